import WorkbookNumerics
import WorkbookTranscript

/// Claims that two lists agree element by element; the worst element is shown, counted from 0.
///
/// Lists of different length do not agree, and a claim about no elements does not hold.
public func verify(
  _ name: String, _ actual: [Double], equals expected: [Double], within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  let comparisons = zip(actual, expected).map { Comparison($0, $1, within: tolerance) }
  source.record(
    .aboutMany(
      name, source, comparisons, counts: (actual.count, expected.count), verifies: verifies
    ) { "element \($0)" })
}

/// Claims that estimates agree with exact values element by element; the worst one is shown.
public func verify(
  _ name: String, _ actual: [Estimate], equals expected: [Double], within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  let comparisons = zip(actual, expected).map { Comparison($0, $1, within: tolerance) }
  source.record(
    .aboutMany(
      name, source, comparisons, counts: (actual.count, expected.count), verifies: verifies
    ) { "element \($0)" })
}

/// Claims that two functions agree at all of `cases`; the worst case is shown.
///
///     verify("the closed form", over: linspace(-3, 3, 61), numerical, equals: closed,
///       within: .relative(1e-10))
public func verify(
  _ name: String, over cases: some Sequence<Double>, _ actual: (Double) throws -> Double,
  equals expected: (Double) throws -> Double, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) rethrows {
  let source = Source(file, line, column)
  let cases = Array(cases)
  let comparisons = try cases.map {
    Comparison(try actual($0), try expected($0), within: tolerance)
  }
  source.record(
    .aboutMany(
      name, source, comparisons, counts: (cases.count, cases.count), verifies: verifies
    ) { "x = \(shortest(cases[$0]))" })
}

extension Claim {
  /// A claim about many comparisons, which is as good as the worst of them.
  static func aboutMany(
    _ name: String, _ source: Source, _ comparisons: [Comparison], counts: (Int, Int),
    verifies: [String], describe: (Int) -> String
  ) -> Claim {
    func refused(_ distance: String) -> Claim {
      Claim(
        name: name, place: source.place, holds: false, actual: elements(counts.0),
        expected: elements(counts.1), distance: distance, allowed: "", verifies: verifies)
    }
    guard counts.0 == counts.1 else { return refused("none: the lists differ in length") }
    let worst = comparisons.indices.max { comparisons[$0].severity < comparisons[$1].severity }
    guard let worst else { return refused("none: there is nothing to compare") }
    return Claim(
      name, source, comparisons[worst], worstCase: describe(worst), verifies: verifies)
  }
}

private func elements(_ count: Int) -> String { count == 1 ? "1 element" : "\(count) elements" }
