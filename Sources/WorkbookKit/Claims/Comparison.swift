import WorkbookNumerics

/// What came of comparing one result with one expected value.
struct Comparison {
  var holds: Bool
  /// The distance as a multiple of what was allowed, to find the worst of many: NaN counts as worst.
  var severity: Double
  var actual: String
  var expected: String
  var distance: String
  var allowed: String

  /// - Parameter largest: the largest magnitude among the expected values of a list; that of
  ///   `expected` where there is only one.
  init(
    _ actual: Double, _ expected: Double, within tolerance: Tolerance, largest: Double? = nil
  ) {
    let measured = Measured(
      actual, expected, tolerance, standardError: nil, largest: largest ?? abs(expected))
    self.init(measured)
    (self.actual, self.expected) = texts(actual, expected, apart: !holds)
  }

  init(_ actual: Estimate, _ expected: Double, within tolerance: Tolerance) {
    let measured = Measured(
      actual.mean, expected, tolerance, standardError: actual.standardError,
      largest: abs(expected))
    self.init(measured)
    self.actual = actual.description
    self.expected = shortest(expected)
  }

  /// Two independent estimates: the standard error of their difference counts.
  init(_ actual: Estimate, _ expected: Estimate, within tolerance: Tolerance) {
    let (first, second) = (actual.standardError, expected.standardError)
    let measured = Measured(
      actual.mean, expected.mean, tolerance,
      standardError: (first * first + second * second).squareRoot(), largest: abs(expected.mean))
    self.init(measured)
    self.actual = actual.description
    self.expected = expected.description
  }

  private init(_ measured: Measured) {
    holds = measured.distance <= measured.allowed
    severity = holds ? measured.distance / max(measured.allowed, .leastNonzeroMagnitude) : .infinity
    if !holds, measured.distance.isFinite, measured.allowed >= 0 {
      severity = 1 + measured.distance / max(measured.allowed, .leastNonzeroMagnitude)
    }
    actual = ""
    expected = ""
    distance = measured.text
    allowed = shortest(measured.allowed)
  }
}

/// A distance in the units of a tolerance. A distance that cannot be measured is NaN, which is
/// below no bound.
private struct Measured {
  var distance: Double
  var allowed: Double
  var text: String

  init(
    _ actual: Double, _ expected: Double, _ tolerance: Tolerance, standardError: Double?,
    largest: Double
  ) {
    let gap = abs(actual - expected)
    let unit: String
    switch tolerance {
    case .absolute(let bound):
      (distance, allowed, unit) = (gap, bound, "absolute")
    case .relative(let bound):
      (distance, allowed, unit) = (gap == 0 ? 0 : gap / abs(expected), bound, "relative")
    case .relativeToLargest(let bound):
      (distance, allowed, unit) = (gap == 0 ? 0 : gap / largest, bound, "of the largest")
    case .standardErrors(let bound):
      let error = standardError.map { $0 > 0 && $0.isFinite ? $0 : .nan } ?? .nan
      (distance, allowed, unit) = (gap / error, bound, "standard errors")
    case .ulps(let bound):
      (distance, allowed, unit) = (gap == 0 ? 0 : gap / expected.ulp, Double(bound), "ulps")
    }
    text = "\(shortest(distance, digits: 2)) \(unit)"

    guard actual.isFinite, expected.isFinite else {
      distance = .nan
      text = "none: \(actual.isFinite ? "the expected value" : "the result") is not finite"
      return
    }
    if case .standardErrors = tolerance, !distance.isFinite {
      text =
        standardError == nil
        ? "none: a plain number has no standard error, state an Estimate"
        : "none: the standard error is \(shortest(standardError ?? .nan))"
      distance = .nan
    } else if case .relative = tolerance, expected == 0, gap != 0 {
      distance = .nan
      text = "none: no relative distance from 0, which is \(shortest(gap, digits: 2)) away"
    } else if case .relativeToLargest = tolerance, !distance.isFinite {
      distance = .nan
      text = "none: no distance relative to the largest value, which is \(shortest(largest))"
    } else if allowed.isNaN || allowed < 0 {
      text += ", and the tolerance is not a number from 0 up"
    }
  }
}

/// Two numbers with seven digits, or with as many more as it takes to see them differ.
private func texts(_ first: Double, _ second: Double, apart: Bool) -> (String, String) {
  var digits = 7
  while apart, digits < 17, first != second,
    shortest(first, digits: digits - 1) == shortest(second, digits: digits - 1)
  {
    digits += 1
  }
  return (shortest(first, digits: digits), shortest(second, digits: digits))
}
