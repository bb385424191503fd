import WorkbookNumerics
import WorkbookTranscript

/// Claims that a number equals another one closely enough.
///
/// Each claim is recorded with its place and shown in the chapter with its measured distance. One
/// that does not hold fails the check, and the chapter goes on running. What is not finite equals
/// nothing. `verifies` names the equations that the claim supports.
public func verify(
  _ name: String, _ actual: Double, equals expected: Double, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let comparison = Comparison(actual, expected, within: tolerance)
  let source = Source(file, line, column)
  source.record(Claim(name, source, comparison, verifies: verifies))
}

/// Claims that a quantity known up to chance equals an exact value.
public func verify(
  _ name: String, _ actual: Estimate, equals expected: Double, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let comparison = Comparison(actual, expected, within: tolerance)
  let source = Source(file, line, column)
  source.record(Claim(name, source, comparison, verifies: verifies))
}

/// Claims that two independent estimates of one quantity agree: `.standardErrors` counts in those of
/// their difference.
public func verify(
  _ name: String, _ actual: Estimate, equals expected: Estimate, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let comparison = Comparison(actual, expected, within: tolerance)
  let source = Source(file, line, column)
  source.record(Claim(name, source, comparison, verifies: verifies))
}

/// Claims that two whole numbers are the same.
public func verify(
  _ name: String, _ actual: some BinaryInteger, equals expected: some BinaryInteger,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  source.record(
    Claim(
      name: name, place: source.place, holds: actual == expected, actual: "\(actual)",
      expected: "\(expected)", distance: distance(actual, expected), allowed: "0",
      verifies: verifies))
}

/// Claims that something is the case.
public func verify(
  _ name: String, _ condition: Bool,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  source.record(
    Claim(
      name: name, place: source.place, holds: condition, actual: condition ? "true" : "false",
      expected: "true", distance: "", allowed: "", verifies: verifies))
}

@available(*, unavailable, message: "state a tolerance, as in within: .relative(1e-10)")
public func verify(_ name: String, _ actual: Double, equals expected: Double) {}

@available(*, unavailable, message: "state a tolerance, as in within: .relative(1e-10)")
public func verify(_ name: String, _ actual: [Double], equals expected: [Double]) {}

@available(*, unavailable, message: "state a tolerance, as in within: .standardErrors(4)")
public func verify(_ name: String, _ actual: Estimate, equals expected: Double) {}

/// How far apart two whole numbers are; empty where that number is too large to write.
private func distance(_ first: some BinaryInteger, _ second: some BinaryInteger) -> String {
  guard let first = Int(exactly: first), let second = Int(exactly: second) else { return "" }
  let (difference, overflow) = first.subtractingReportingOverflow(second)
  return overflow ? "" : "\(difference.magnitude)"
}

extension Claim {
  init(
    _ name: String, _ source: Source, _ comparison: Comparison, worstCase: String = "",
    verifies: [String]
  ) {
    self.init(
      name: name, place: source.place, holds: comparison.holds, actual: comparison.actual,
      expected: comparison.expected, distance: comparison.distance, allowed: comparison.allowed,
      worstCase: worstCase, verifies: verifies)
  }
}
