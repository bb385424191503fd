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
  source.record(
    .aboutMany(
      name, source, comparisons(actual, expected, tolerance), verifies: verifies,
      mismatch: mismatch(actual.count, expected.count)
    ) { "element \($0)" })
}

/// Claims that two matrices agree entry by entry; the worst entry is shown, counted from 0.
///
/// Matrices of different shape do not agree.
public func verify(
  _ name: String, _ actual: Matrix, equals expected: Matrix, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  let shapes = [actual, expected].map { "\($0.rows) × \($0.columns)" }
  source.record(
    .aboutMany(
      name, source, comparisons(actual.elements, expected.elements, tolerance),
      verifies: verifies,
      mismatch: shapes[0] == shapes[1]
        ? nil : Mismatch(shapes[0], shapes[1], "none: the matrices differ in shape")
    ) { "row \($0 / expected.columns), column \($0 % expected.columns)" })
}

/// Claims that estimates agree with exact values element by element; the worst one is shown.
public func verify(
  _ name: String, _ actual: [Estimate], equals expected: [Double], within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  source.record(
    .aboutMany(
      name, source, zip(actual, expected).map { Comparison($0, $1, within: tolerance) },
      verifies: verifies, mismatch: mismatch(actual.count, expected.count)
    ) { "element \($0)" })
}

/// Claims that two functions agree in all `cases`; the worst case is shown.
///
///     verify("the closed form", over: linspace(-3, 3, 61), numerical, equals: closed,
///       within: .relative(1e-10))
///
/// A case is a number, or anything else that a claim can be about: a tuple with names, an array, a
/// value of the chapter's own. `randomCases` draws them with a seed.
public func verify<Case>(
  _ name: String, over cases: some Sequence<Case>, _ actual: (Case) throws -> Double,
  equals expected: (Case) throws -> Double, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) rethrows {
  let source = Source(file, line, column)
  source.record(try .aboutCases(name, source, cases, actual, expected, tolerance, verifies))
}

/// Claims that two functions of a number agree in all `cases`; the worst case is shown.
///
/// The same as for cases of any kind. Without it a closure of literals alone could be taken for one
/// about another kind of number.
public func verify(
  _ name: String, over cases: some Sequence<Double>, _ actual: (Double) throws -> Double,
  equals expected: (Double) throws -> Double, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) rethrows {
  let source = Source(file, line, column)
  source.record(try .aboutCases(name, source, cases, actual, expected, tolerance, verifies))
}

/// Claims that a function estimates another one in all `cases`, each with its own standard error.
public func verify<Case>(
  _ name: String, over cases: some Sequence<Case>, estimated actual: (Case) throws -> Estimate,
  equals expected: (Case) throws -> Double, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) rethrows {
  let source = Source(file, line, column)
  let cases = Array(cases)
  let comparisons = try cases.map {
    Comparison(try actual($0), try expected($0), within: tolerance)
  }
  source.record(
    .aboutMany(name, source, comparisons, verifies: verifies) { described(cases[$0]) })
}

/// Cases drawn with a seed, the same on every machine.
///
///     let cases = randomCases(100, seed: 7) { (y: $0.normal(), s: $0.uniform(in: 0.1...2)) }
public func randomCases<Case>(
  _ count: Int, seed: UInt64, _ draw: (inout SeededGenerator) throws -> Case
) rethrows -> [Case] {
  var generator = SeededGenerator(seed: seed)
  return try (0..<max(count, 0)).map { _ in try draw(&generator) }
}

/// Two things that cannot be compared at all.
struct Mismatch {
  var actual: String
  var expected: String
  var reason: String

  init(_ actual: String, _ expected: String, _ reason: String) {
    (self.actual, self.expected, self.reason) = (actual, expected, reason)
  }
}

extension Claim {
  fileprivate static func aboutCases<Case>(
    _ name: String, _ source: Source, _ cases: some Sequence<Case>,
    _ actual: (Case) throws -> Double, _ expected: (Case) throws -> Double,
    _ tolerance: Tolerance, _ verifies: [String]
  ) rethrows -> Claim {
    let cases = Array(cases)
    let results = try cases.map { (try actual($0), try expected($0)) }
    return aboutMany(
      name, source, comparisons(results.map(\.0), results.map(\.1), tolerance),
      verifies: verifies
    ) { described(cases[$0]) }
  }

  /// A claim about many comparisons, which is as good as the worst of them.
  static func aboutMany(
    _ name: String, _ source: Source, _ comparisons: [Comparison], verifies: [String],
    mismatch: Mismatch? = nil, describe: (Int) -> String
  ) -> Claim {
    func refused(_ mismatch: Mismatch) -> Claim {
      Claim(
        name: name, place: source.place, holds: false, actual: mismatch.actual,
        expected: mismatch.expected, distance: mismatch.reason, allowed: "", verifies: verifies)
    }
    if let mismatch { return refused(mismatch) }
    let worst = comparisons.indices.max { comparisons[$0].severity < comparisons[$1].severity }
    guard let worst else {
      return refused(Mismatch(elements(0), elements(0), "none: there is nothing to compare"))
    }
    return Claim(
      name, source, comparisons[worst], worstCase: describe(worst), verifies: verifies)
  }
}

private func comparisons(_ actual: [Double], _ expected: [Double], _ tolerance: Tolerance)
  -> [Comparison]
{
  let largest = expected.reduce(0) { max($0, abs($1)) }
  return zip(actual, expected).map {
    Comparison($0, $1, within: tolerance, largest: largest)
  }
}

private func mismatch(_ actual: Int, _ expected: Int) -> Mismatch? {
  actual == expected
    ? nil : Mismatch(elements(actual), elements(expected), "none: the lists differ in length")
}

private func elements(_ count: Int) -> String { count == 1 ? "1 element" : "\(count) elements" }
