/// The integral of `f` from `a` to `b`, by adaptive Gauss–Kronrod quadrature.
///
/// The interval with the largest error is halved until the sum of all errors is below the tolerance
/// (the method of `qag` in QUADPACK, with its 21-point rule). An infinite range is mapped to (0, 1]
/// by x = c ± (1 − t)/t as in `qagi`; a doubly infinite one is first split at its breaks, or at 0.
///
/// - Parameters:
///   - a: Where the range begins; may be `-.infinity`, and may lie above `b`.
///   - relativeTolerance: The error allowed, as a multiple of the integral's magnitude.
///   - absoluteTolerance: The error allowed in any case. An integral that is zero needs it.
///   - breaks: Points to split at beforehand: peaks, kinks, singularities. Those outside are ignored.
///   - maximumIntervals: When to give up.
/// - Throws: `IntegrationFailure` when the tolerance cannot be met, and whatever `f` throws.
@inlinable
public func integrate(
  _ a: Double, _ b: Double, relativeTolerance: Double = 1e-12, absoluteTolerance: Double = 0,
  breaks: [Double] = [], maximumIntervals: Int = 2000, _ f: (Double) throws -> Double
) throws -> Integral {
  if a == b { return Integral(value: 0, errorEstimate: 0, evaluations: 0) }
  if a > b {
    let forward = try integrate(
      b, a, relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance,
      breaks: breaks, maximumIntervals: maximumIntervals, f)
    return Integral(
      value: -forward.value, errorEstimate: forward.errorEstimate,
      evaluations: forward.evaluations)
  }
  var subdivision = try Subdivision(
    a, b, breaks: breaks, relativeTolerance: relativeTolerance,
    absoluteTolerance: absoluteTolerance, maximumIntervals: maximumIntervals)
  while let interval = try subdivision.next() {
    let range = interval.range
    var culprit = Double.nan
    let outcome = try GaussKronrodRule.apply(interval.low, interval.high) { t in
      let (x, weight) = range.point(at: t)
      let y = try f(x)
      if !y.isFinite { culprit = x }
      // Far out the weight may overflow; where the integrand has died out it does not matter.
      return y == 0 ? 0 : y * weight
    }
    guard culprit.isNaN else { throw subdivision.failure(.notFinite(at: culprit)) }
    subdivision.record(outcome, for: interval)
  }
  return subdivision.integral
}
