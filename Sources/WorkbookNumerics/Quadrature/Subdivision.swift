/// The book-keeping of adaptive quadrature: which intervals there are, how large their errors are,
/// and which one is worked on next.
@usableFromInline
struct Subdivision {
  /// A part of the whole range, and how a variable t runs through it.
  @usableFromInline
  enum Range: Sendable {
    case finite
    /// From a point to +∞: x = point + (1 − t)/t.
    case above(Double)
    /// From −∞ to a point: x = point − (1 − t)/t.
    case below(Double)

    /// The place that belongs to t, and dx/dt.
    @inlinable
    func point(at t: Double) -> (x: Double, weight: Double) {
      switch self {
      case .finite: (t, 1)
      case .above(let end): (end + (1 - t) / t, 1 / (t * t))
      case .below(let end): (end - (1 - t) / t, 1 / (t * t))
      }
    }
  }

  @usableFromInline
  struct Interval: Sendable {
    @usableFromInline let range: Range
    @usableFromInline let low: Double
    @usableFromInline let high: Double
    var outcome = GaussKronrodRule.Outcome(value: 0, errorEstimate: 0, magnitude: 0)

    var isDivisible: Bool {
      let middle = 0.5 * (low + high)
      return low < middle && middle < high
        && high - low > 100 * .ulpOfOne * max(abs(low), abs(high))
    }
  }

  /// Intervals without an outcome yet; the last one is next.
  private var waiting: [Interval] = []
  private var finished: [Interval] = []
  private var evaluations = 0
  private let relativeTolerance: Double
  private let absoluteTolerance: Double
  private let maximumIntervals: Int

  @usableFromInline
  init(
    _ a: Double, _ b: Double, breaks: [Double], relativeTolerance: Double,
    absoluteTolerance: Double, maximumIntervals: Int
  ) throws(IntegrationFailure) {
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
    self.maximumIntervals = maximumIntervals
    guard a < b, !breaks.contains(where: \.isNaN), relativeTolerance >= 0, absoluteTolerance >= 0,
      relativeTolerance > 0 || absoluteTolerance > 0
    else { throw failure(.invalidArgument) }

    var inner = Set(breaks.filter { a < $0 && $0 < b }).sorted()
    if inner.isEmpty, a == -.infinity, b == .infinity { inner = [0] }
    let points = [a] + inner + [b]
    for (low, high) in zip(points, points.dropFirst()) {
      if high == .infinity {
        waiting.append(Interval(range: .above(low), low: 0, high: 1))
      } else if low == -.infinity {
        waiting.append(Interval(range: .below(high), low: 0, high: 1))
      } else {
        waiting.append(Interval(range: .finite, low: low, high: high))
      }
    }
  }

  /// The interval to evaluate next; `nil` when the integral is known closely enough.
  @usableFromInline
  mutating func next() throws(IntegrationFailure) -> Interval? {
    if let interval = waiting.popLast() { return interval }
    if errorEstimate <= allowed { return nil }
    // A rounding error does not shrink by halving.
    let magnitude = finished.reduce(0) { $0 + $1.outcome.magnitude }
    guard 50 * .ulpOfOne * magnitude <= allowed else { throw failure(.rounding) }
    guard finished.count < maximumIntervals else { throw failure(.tooManyIntervals) }
    guard let worst = finished.indices.max(by: { error($0) < error($1) }) else { return nil }
    let interval = finished[worst]
    guard interval.isDivisible else { throw failure(.tooManyIntervals) }
    finished.swapAt(worst, finished.count - 1)
    finished.removeLast()
    let middle = 0.5 * (interval.low + interval.high)
    waiting.append(Interval(range: interval.range, low: middle, high: interval.high))
    return Interval(range: interval.range, low: interval.low, high: middle)
  }

  @usableFromInline
  mutating func record(_ outcome: GaussKronrodRule.Outcome, for interval: Interval) {
    var interval = interval
    interval.outcome = outcome
    finished.append(interval)
    evaluations += GaussKronrodRule.evaluations
  }

  @usableFromInline
  var integral: Integral {
    Integral(value: value, errorEstimate: errorEstimate, evaluations: evaluations)
  }

  @usableFromInline
  func failure(_ reason: IntegrationFailure.Reason) -> IntegrationFailure {
    IntegrationFailure(
      reason: reason, value: value, errorEstimate: errorEstimate, intervals: finished.count)
  }

  private func error(_ index: Int) -> Double { finished[index].outcome.errorEstimate }

  // Summed anew each time: running sums would collect the errors of intervals long divided.
  private var value: Double { finished.reduce(0) { $0 + $1.outcome.value } }
  private var errorEstimate: Double { finished.reduce(0) { $0 + $1.outcome.errorEstimate } }
  private var allowed: Double { max(absoluteTolerance, relativeTolerance * abs(value)) }
}
