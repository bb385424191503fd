/// The arithmetic mean. NaN for no samples.
public func mean(_ samples: some Sequence<Double>) -> Double {
  samples.withContiguousStorageIfAvailable { $0.isEmpty ? .nan : total($0) / Double($0.count) }
    ?? Moments(samples).mean
}

/// The sample variance, with n − 1 below the sum of squares. NaN for fewer than two samples.
public func variance(_ samples: some Sequence<Double>) -> Double { Moments(samples).variance }

/// Mean and variance in two passes; the second mends what rounding left in the mean (Chan, Golub,
/// LeVeque, "Algorithms for computing the sample variance", The American Statistician 37, 1983).
@usableFromInline
struct Moments {
  @usableFromInline private(set) var count = 0.0
  private var runningMean = 0.0
  private var squares = 0.0

  init(_ samples: some Sequence<Double>) {
    let done: Void? = samples.withContiguousStorageIfAvailable { measure($0) }
    if done == nil { Array(samples).withUnsafeBufferPointer { measure($0) } }
  }

  @usableFromInline init() {}

  /// One sample more (Welford, Technometrics 4, 1962).
  @usableFromInline
  mutating func add(_ x: Double) {
    count += 1
    let distance = x - runningMean
    runningMean += distance / count
    squares += distance * (x - runningMean)
  }

  private mutating func measure(_ samples: UnsafeBufferPointer<Double>) {
    guard !samples.isEmpty else { return }
    count = Double(samples.count)
    let centre = total(samples) / count
    let rest = total(samples) { $0 - centre }
    runningMean = centre + rest / count
    squares = total(samples) { ($0 - centre) * ($0 - centre) } - rest * rest / count
  }

  var mean: Double { count > 0 ? runningMean : .nan }
  var variance: Double { count > 1 ? squares / (count - 1) : .nan }
}

/// The sum of a function over samples: eight sums side by side, in blocks whose sums are added up, so
/// that rounding grows with the root of the count at most and not with the count.
@inline(__always)
private func total(
  _ samples: UnsafeBufferPointer<Double>, _ function: (Double) -> Double = { $0 }
) -> Double {
  var sum = 0.0
  var start = 0
  while start < samples.count {
    let end = min(start + 4096, samples.count)
    var lanes = SIMD8<Double>()
    var index = start
    while index + 8 <= end {
      for lane in 0..<8 { lanes[lane] += function(samples[index + lane]) }
      index += 8
    }
    var block = lanes.sum()
    while index < end {
      block += function(samples[index])
      index += 1
    }
    sum += block
    start = end
  }
  return sum
}
