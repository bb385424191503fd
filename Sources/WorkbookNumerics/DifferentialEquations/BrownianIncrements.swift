/// The increments of a Brownian motion over equal steps of time, so that one and the same noise can
/// drive several methods and several step sizes.
public struct BrownianIncrements: Sendable, Hashable {
  public let start: Double
  public let end: Double
  /// Normal numbers with variance |end − start| / count.
  public let values: [Double]

  /// Increments of one path. Without a step, or with times that are not finite, there are none.
  public init(from start: Double, to end: Double, steps: Int, _ generator: inout SeededGenerator) {
    let length = (abs(end - start) / Double(max(steps, 1))).squareRoot()
    let count = length.isFinite ? steps : 0
    self.init(from: start, to: end, values: generator.normals(count).map { $0 * length })
  }

  init(from start: Double, to end: Double, values: [Double]) {
    (self.start, self.end, self.values) = (start, end, values)
  }

  /// The same motion in steps that are `factor` times as long; `nil` unless these fill the time.
  public func coarsened(by factor: Int) -> BrownianIncrements? {
    guard factor > 0, values.count % factor == 0 else { return nil }
    let sums = stride(from: 0, to: values.count, by: factor).map { first in
      values[first..<first + factor].reduce(0, +)
    }
    return BrownianIncrements(from: start, to: end, values: sums)
  }

  /// The motion at the end, from 0 at the start.
  public var total: Double { values.reduce(0, +) }
}
