import WorkbookNumerics
import WorkbookTranscript

// Claims about a quantity as a whole: that it does not depend on a variable, that it rises or falls,
// that it stays below another one.

/// Claims that a quantity is the same in all `cases`: statements "up to a constant" and
/// "proportional to". The largest and the smallest value are compared.
///
///     verify("log p and its bound differ by a constant", over: points, { logP($0) - bound($0) },
///       isConstantWithin: .absolute(1e-12))
public func verify<Case>(
  _ name: String, over cases: some Sequence<Case>, _ quantity: (Case) throws -> Double,
  isConstantWithin tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) rethrows {
  let source = Source(file, line, column)
  source.record(try .aboutConstant(name, source, cases, quantity, tolerance, verifies))
}

/// Claims that a function of a number is the same in all `cases`.
public func verify(
  _ name: String, over cases: some Sequence<Double>, _ quantity: (Double) throws -> Double,
  isConstantWithin tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) rethrows {
  let source = Source(file, line, column)
  source.record(try .aboutConstant(name, source, cases, quantity, tolerance, verifies))
}

/// The order of a list.
public enum Monotonicity: String, Sendable, Hashable {
  case increasing
  case decreasing
  /// Neighbours may be equal.
  case nonDecreasing = "not decreasing"
  /// Neighbours may be equal.
  case nonIncreasing = "not increasing"

  func allows(_ first: Double, _ second: Double) -> Bool {
    switch self {
    case .increasing: first < second
    case .decreasing: first > second
    case .nonDecreasing: first <= second
    case .nonIncreasing: first >= second
    }
  }

  /// How far a step goes in the wrong direction; negative in the right one.
  func violation(_ first: Double, _ second: Double) -> Double {
    switch self {
    case .increasing, .nonDecreasing: first - second
    case .decreasing, .nonIncreasing: second - first
    }
  }
}

/// Claims that a list rises or falls from each element to the next; the worst step is shown.
///
///     verify("the bound never falls", bounds, are: .nonDecreasing)
public func verify(
  _ name: String, _ values: [Double], are order: Monotonicity,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
  let source = Source(file, line, column)
  guard values.count > 1 else {
    return source.record(
      .refused(name, source, "none: two elements at least have an order", verifies))
  }
  let steps = zip(values, values.dropFirst()).map { first, second in
    let violation = order.violation(first, second)
    return (first, second, violation: violation.isNaN ? .infinity : violation)
  }
  let worst = steps.indices.max { steps[$0].violation < steps[$1].violation } ?? 0
  let (first, second, violation) = steps[worst]
  let holds = order.allows(first, second) && values.allSatisfy(\.isFinite)
  source.record(
    Claim(
      name: name, place: source.place, holds: holds,
      actual: "\(shortest(first, digits: 7)), then \(shortest(second, digits: 7))",
      expected: order.rawValue,
      distance: holds
        ? "" : violation.isFinite ? "\(shortest(violation, digits: 2)) the wrong way" : "none",
      allowed: "", worstCase: "element \(worst) to \(worst + 1)", verifies: verifies))
}

/// Claims that one function does not exceed another in any of `cases`; the closest case is shown.
///
/// `within` is what rounding may add where both are equal; it has no default.
public func verify<Case>(
  _ name: String, over cases: some Sequence<Case>, _ actual: (Case) throws -> Double,
  atMost bound: (Case) throws -> Double, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) rethrows {
  let source = Source(file, line, column)
  source.record(try .aboutBound(name, source, cases, actual, bound, tolerance, verifies))
}

/// Claims that one function of a number does not exceed another in any of `cases`.
public func verify(
  _ name: String, over cases: some Sequence<Double>, _ actual: (Double) throws -> Double,
  atMost bound: (Double) throws -> Double, within tolerance: Tolerance,
  verifies: String..., file: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) rethrows {
  let source = Source(file, line, column)
  source.record(try .aboutBound(name, source, cases, actual, bound, tolerance, verifies))
}

extension Claim {
  fileprivate static func aboutConstant<Case>(
    _ name: String, _ source: Source, _ cases: some Sequence<Case>,
    _ quantity: (Case) throws -> Double, _ tolerance: Tolerance, _ verifies: [String]
  ) rethrows -> Claim {
    let cases = Array(cases)
    let values = try cases.map(quantity)
    guard values.count > 1 else {
      return .refused(name, source, "none: two cases at least show a constant", verifies)
    }
    let strange = values.firstIndex { !$0.isFinite }
    let low = strange ?? values.indices.min { values[$0] < values[$1] } ?? 0
    let high = strange ?? values.indices.max { values[$0] < values[$1] } ?? 0
    let place = described(cases[high])
    return Claim(
      name, source, Comparison(values[high], values[low], within: tolerance),
      worstCase: low == high ? place : "\(place) against \(described(cases[low]))",
      verifies: verifies)
  }

  fileprivate static func aboutBound<Case>(
    _ name: String, _ source: Source, _ cases: some Sequence<Case>,
    _ actual: (Case) throws -> Double, _ bound: (Case) throws -> Double, _ tolerance: Tolerance,
    _ verifies: [String]
  ) rethrows -> Claim {
    let cases = Array(cases)
    let comparisons = try cases.map { one -> Comparison in
      let (actual, bound) = (try actual(one), try bound(one))
      var comparison = Comparison(actual, bound, within: tolerance)
      if actual.isFinite, bound.isFinite, actual <= bound {
        comparison.holds = true
        comparison.severity = actual - bound
        comparison.distance = "\(shortest(bound - actual, digits: 2)) below"
      }
      comparison.expected = "at most \(shortest(bound, digits: 7))"
      return comparison
    }
    return aboutMany(name, source, comparisons, verifies: verifies) { described(cases[$0]) }
  }

  /// A claim about too little to say anything.
  fileprivate static func refused(
    _ name: String, _ source: Source, _ reason: String, _ verifies: [String]
  ) -> Claim {
    Claim(
      name: name, place: source.place, holds: false, actual: "none", expected: "none",
      distance: reason, allowed: "", verifies: verifies)
  }
}
