import WorkbookNumerics
import WorkbookTranscript

/// Claims that a number does not exceed a bound.
public func verify(
  _ name: String, _ actual: Double, atMost bound: Double,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  source.record(
    .bounded(
      name, source, actual, "at most", bound, excess: actual - bound, "above", verifies))
}

/// Claims that a number reaches a bound.
public func verify(
  _ name: String, _ actual: Double, atLeast bound: Double,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  source.record(
    .bounded(
      name, source, actual, "at least", bound, excess: bound - actual, "below", verifies))
}

/// Claims that a statistical test does not reject: its p-value is at least `alpha`.
///
/// A true statement fails with probability `alpha`; with a fixed seed it does so always or never.
public func verify(
  _ name: String, significance p: Double, atLeast alpha: Double,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  let isProbability = 0 <= p && p <= 1 && 0 < alpha && alpha < 1
  source.record(
    Claim(
      name: name, place: source.place, holds: isProbability && p >= alpha,
      actual: "p = \(shortest(p, digits: 3))", expected: "at least \(shortest(alpha))",
      distance: isProbability ? "" : "none: p and its bound are not both probabilities",
      allowed: "", verifies: verifies))
}

/// Claims that errors fall with a power of the step: the slope of log error over log step, by least
/// squares, is `order` up to `tolerance`.
public func verify(
  _ name: String, errors: [Double], steps: [Double], order: Double, within tolerance: Double,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  let observed = observedOrder(errors: errors, steps: steps)
  var comparison = Comparison(observed, order, within: .absolute(tolerance))
  comparison.actual = "order \(shortest(observed, digits: 4))"
  comparison.expected = "order \(shortest(order, digits: 4))"
  source.record(Claim(name, source, comparison, verifies: verifies))
}

extension Claim {
  fileprivate static func bounded(
    _ name: String, _ source: Source, _ actual: Double, _ relation: String, _ bound: Double,
    excess: Double, _ side: String, _ verifies: [String]
  ) -> Claim {
    let isFinite = actual.isFinite && bound.isFinite
    let holds = isFinite && excess <= 0
    let distance =
      !isFinite
      ? "none: the \(actual.isFinite ? "bound" : "result") is not finite"
      : holds ? "" : "\(shortest(excess, digits: 2)) \(side)"
    let comparison = Comparison(actual, bound, within: .absolute(holds ? .infinity : -1))
    return Claim(
      name: name, place: source.place, holds: holds, actual: comparison.actual,
      expected: "\(relation) \(comparison.expected)", distance: distance, allowed: "",
      verifies: verifies)
  }
}
