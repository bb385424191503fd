// The Kullback–Leibler divergence KL(p‖q) = E log(p(X)/q(X)) with X from p, in nats (S. Kullback,
// R. Leibler, "On information and sufficiency", Ann. Math. Statist. 22, 1951), where it has a closed
// form. Each is written as a sum of terms that are not negative, so that a small divergence keeps its
// digits.

/// The divergence of two normal laws: ½ (σ₀²/σ₁² − 1 − log σ₀²/σ₁²) + ½ ((μ₀ − μ₁)/σ₁)². NaN if one
/// of them is no law.
public func kullbackLeibler(_ p: Normal, _ q: Normal) -> Double {
  Normal.kullbackLeibler(
    (p.mean, p.standardDeviation), (q.mean, q.standardDeviation))
}

extension Normal {
  /// The divergence as a function of the parameters of both laws, so that it can be differentiated
  /// with respect to them. NaN unless the standard deviations are positive.
  @inlinable
  public static func kullbackLeibler<T: Scalar>(
    _ p: (mean: T, standardDeviation: T), _ q: (mean: T, standardDeviation: T)
  ) -> T {
    guard p.standardDeviation > 0, q.standardDeviation > 0 else { return T(.nan) }
    let ratio = p.standardDeviation / q.standardDeviation
    let step = (p.standardDeviation - q.standardDeviation) / q.standardDeviation
    let distance = (p.mean - q.mean) / q.standardDeviation
    return 0.5 * excessOverLog(step * (ratio + 1)) + 0.5 * distance * distance
  }
}

/// The divergence of two Cauchy laws, log(((γ₀ + γ₁)² + (x₀ − x₁)²) / (4 γ₀ γ₁)); it is symmetric
/// (F. Chyzak, F. Nielsen, "A closed-form formula for the Kullback–Leibler divergence between Cauchy
/// distributions", 2019). NaN if one of them is no law.
public func kullbackLeibler(_ p: Cauchy, _ q: Cauchy) -> Double {
  // 1 + ((γ₀ − γ₁)² + (x₀ − x₁)²) / (4 γ₀ γ₁)
  let (width, place) = (p.scale - q.scale, p.location - q.location)
  return log1p(
    width / p.scale * (width / q.scale) / 4 + place / p.scale * (place / q.scale) / 4)
}

/// The divergence of two uniform laws: the logarithm of the ratio of their lengths, or infinity if
/// the first one reaches beyond the second. NaN if one of them is no law.
public func kullbackLeibler(_ p: Uniform, _ q: Uniform) -> Double {
  guard p.low < p.high, q.low < q.high else { return .nan }
  return q.low <= p.low && p.high <= q.high ? log((q.high - q.low) / (p.high - p.low)) : .infinity
}

/// The divergence Σ pₖ log(pₖ/qₖ); infinity if an outcome of the first law is impossible under the
/// second, NaN if they have different numbers of outcomes.
public func kullbackLeibler(_ p: Categorical, _ q: Categorical) -> Double {
  guard p.count == q.count else { return .nan }
  return zip(p.probabilities, q.probabilities).reduce(0) { sum, pair in
    let (p, q) = pair
    // p log(p/q) − p + q: what is added sums to zero.
    return sum + (p > 0 ? p * excessOverLog((q - p) / p) : q)
  }
}

/// The divergence of two laws on points; infinity if a point of the first is none of the second.
public func kullbackLeibler(_ p: Discrete, _ q: Discrete) -> Double {
  var sum = 0.0
  for (x, p) in zip(p.points, p.probabilities) {
    sum += p * excessOverLog((q.probability(x) - p) / p)
  }
  for (x, q) in zip(q.points, q.probabilities) where p.probability(x) == 0 { sum += q }
  return sum
}
