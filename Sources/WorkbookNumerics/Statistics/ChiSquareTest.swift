/// The outcome of a chi-square test of goodness of fit.
public struct ChiSquareTest: Sendable, Hashable {
  /// Σ (observed − expected)² / expected.
  public let statistic: Double
  public let degreesOfFreedom: Int
  /// How probable so large a statistic is, or a larger one, if the expected counts are right.
  public let pValue: Double
}

/// Tests whether counts agree with those expected: Pearson's test (Phil. Mag. 50, 1900).
///
/// The p-value Q(k/2, χ²/2) is that of the limit of large counts; each expected one should be 5 or
/// more. All is NaN if the lists differ in length, an observed count is negative, an expected one is
/// not positive and finite, their sums differ by more than 10⁻⁸ of them (something was left out), or
/// no degree of freedom is left, or fewer than no parameters were estimated.
/// - Parameter estimatedParameters: How many parameters of the law were fitted to the same counts,
///   by maximum likelihood; each costs a degree of freedom.
public func chiSquareTest(
  observed: [Int], expected: [Double], estimatedParameters: Int = 0
) -> ChiSquareTest {
  let degrees = max(observed.count - 1 - min(max(estimatedParameters, 0), observed.count), 0)
  let total = observed.reduce(0.0) { $0 + Double($1) }
  let expectedTotal = expected.reduce(0, +)
  guard observed.count == expected.count, degrees > 0, estimatedParameters >= 0,
    observed.allSatisfy({ $0 >= 0 }),
    expected.allSatisfy({ $0 > 0 && $0.isFinite }),
    abs(total - expectedTotal) <= 1e-8 * max(total, expectedTotal)
  else { return ChiSquareTest(statistic: .nan, degreesOfFreedom: degrees, pValue: .nan) }
  let statistic = zip(observed, expected).reduce(0) { sum, pair in
    let distance = Double(pair.0) - pair.1
    return sum + distance / pair.1 * distance
  }
  return ChiSquareTest(
    statistic: statistic, degreesOfFreedom: degrees,
    pValue: regularizedGamma(0.5 * Double(degrees), 0.5 * statistic).upper)
}

/// Tests whether samples follow a law, by their counts in `bins` intervals that are equally probable
/// under it. All is NaN for fewer than two bins, without samples, or if one is NaN.
public func chiSquareTest(_ samples: [Double], _ law: some Law, bins: Int) -> ChiSquareTest {
  guard bins > 1, !samples.isEmpty else { return chiSquareTest(observed: [], expected: []) }
  var counts = [Int](repeating: 0, count: bins)
  for x in samples {
    let p = law.cumulative(x)
    guard 0 <= p, p <= 1 else { return chiSquareTest(observed: [], expected: []) }
    counts[min(Int(p * Double(bins)), bins - 1)] += 1
  }
  let share = Double(samples.count) / Double(bins)
  return chiSquareTest(observed: counts, expected: counts.map { _ in share })
}
