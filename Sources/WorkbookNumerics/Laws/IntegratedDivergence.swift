/// The Kullback–Leibler divergence KL(p‖q) of two laws on the real line by adaptive Gauss–Kronrod
/// quadrature, with an estimate of its error; for laws without a closed form, or to check one.
///
/// Between the quantiles of p for 10⁻¹⁵ the integrand is p log(p/q) − p + q, which is nowhere negative,
/// so that nothing cancels; what lies outside is added from the distribution functions. What is
/// below some 10⁻¹⁶ is rounding. The range is split at quantiles of both laws.
/// - Throws: `IntegrationFailure`: `.notFinite` where q vanishes and p does not, and the divergence is
///   infinite; `.tooManyIntervals` where the integral does not exist because the tails of q are too
///   light, or does not meet its tolerances; `.invalidArgument` or `.notFinite` if one of them is no
///   law.
public func integratedKullbackLeibler(
  _ p: some Law, _ q: some Law, relativeTolerance: Double = 1e-12,
  absoluteTolerance: Double = 1e-16
) throws -> Integral {
  let places = [1e-9, 1e-4, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999, 1 - 1e-9]
  let (left, right) = (p.quantile(1e-15), p.quantile(1 - 1e-15))
  let middle = try integrate(
    left, right, relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance,
    breaks: places.flatMap { [p.quantile($0), q.quantile($0)] }.filter { !$0.isNaN }
  ) { divergenceDensity(p, q, $0) }
  let tails = try [(p.quantile(0), left), (right, p.quantile(1))].map { low, high in
    try integrate(
      low, high, relativeTolerance: 1e-6,
      absoluteTolerance: max(absoluteTolerance, relativeTolerance * middle.value)
    ) { x in p.density(x) == 0 ? 0 : p.density(x) * (p.logDensity(x) - q.logDensity(x)) }
  }
  let beyond = tails[0].value + tails[1].value
  // So little of p cannot decide what its divergence is.
  guard abs(beyond) <= 1e-3 * middle.value + absoluteTolerance else {
    throw IntegrationFailure(
      reason: .tooManyIntervals, value: middle.value + beyond, errorEstimate: .infinity,
      intervals: 3)
  }
  let outside =
    q.cumulative(left) - p.cumulative(left) + (1 - q.cumulative(right))
    - (1 - p.cumulative(right))
  return Integral(
    value: max(middle.value + beyond + outside, 0),
    errorEstimate: tails.reduce(middle.errorEstimate) { $0 + $1.errorEstimate },
    evaluations: tails.reduce(middle.evaluations) { $0 + $1.evaluations })
}

/// The Kullback–Leibler divergence KL(p‖q) as the mean of log p(X)/q(X) over samples of p, with its
/// standard error. It is unbiased and may be negative; infinite or NaN where q vanishes at a sample.
public func estimatedKullbackLeibler(
  _ p: some Law, _ q: some Law, samples: Int, _ generator: inout SeededGenerator
) -> Estimate {
  Estimate(of: p.samples(samples, &generator).map { p.logDensity($0) - q.logDensity($0) })
}

/// p log(p/q) − p + q at x.
private func divergenceDensity(_ p: some Law, _ q: some Law, _ x: Double) -> Double {
  let (logP, logQ) = (p.logDensity(x), q.logDensity(x))
  if logP == -.infinity { return q.density(x) }
  let (density, gap) = (p.density(x), logQ - logP)
  guard abs(gap) < 0.125 else {
    return q.density(x) - density - (density == 0 ? 0 : density * gap)
  }
  // exp(gap) − 1 − gap by its series.
  var (term, sum) = (gap, 0.0)
  for n in 2...12 {
    term *= gap / Double(n)
    sum += term
  }
  return density * sum
}
