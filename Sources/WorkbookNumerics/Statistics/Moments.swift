/// The arithmetic mean. NaN for no samples.
public func mean(_ samples: some Sequence<Double>) -> Double { Moments(samples).mean }

/// The sample variance, with n − 1 below the sum of squares. NaN for fewer than two samples.
public func variance(_ samples: some Sequence<Double>) -> Double { Moments(samples).variance }

/// Mean and variance in one pass (Welford, Technometrics 4, 1962).
@usableFromInline
struct Moments {
  @usableFromInline private(set) var count = 0.0
  private var runningMean = 0.0
  private var squares = 0.0

  @usableFromInline init() {}

  init(_ samples: some Sequence<Double>) {
    for x in samples { add(x) }
  }

  @usableFromInline
  mutating func add(_ x: Double) {
    count += 1
    let distance = x - runningMean
    runningMean += distance / count
    squares += distance * (x - runningMean)
  }

  var mean: Double { count > 0 ? runningMean : .nan }
  var variance: Double { count > 1 ? squares / (count - 1) : .nan }
}
