/// The regularised incomplete gamma functions P(a, x) = γ(a, x) / Γ(a) and Q(a, x) = 1 − P(a, x).
///
/// The smaller one is computed: P by its series for x < a + 1 (DLMF 8.7.1), otherwise Q by Legendre's
/// continued fraction (DLMF 8.9.2) with the algorithm of Lentz as Thompson and Barnett changed it
/// (J. Comput. Phys. 64, 1986). The factor xᵃ e⁻ˣ / Γ(a + 1) keeps its digits for large a by Loader's
/// form ("Fast and accurate computation of binomial probabilities", 2000). NaN unless 0 < a ≤ 10⁸
/// and x ≥ 0.
public func regularizedGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
  guard a > 0, a <= 1e8, x >= 0 else { return (.nan, .nan) }
  if x == 0 { return (0, 1) }
  if x == .infinity { return (1, 0) }
  let factor = gammaFactor(a, x)
  if x < a + 1 {
    var (term, sum) = (1.0, 1.0)
    var n = 1.0
    while term > 0.25 * .ulpOfOne * sum {
      term *= x / (a + n)
      sum += term
      n += 1
    }
    let lower = min(factor * sum, 1)
    return (lower, 1 - lower)
  }
  var b = x + 1 - a
  var c = Double.infinity
  var d = 1 / b
  var fraction = d
  // Some √a turns are needed where x is near a, and a few elsewhere.
  for n in 1...100_000 {
    let n = Double(n)
    let numerator = n * (a - n)
    b += 2
    d = numerator * d + b
    c = b + numerator / c
    d = 1 / (abs(d) < 1e-300 ? 1e-300 : d)
    if abs(c) < 1e-300 { c = 1e-300 }
    fraction *= c * d
    if abs(c * d - 1) <= 2 * .ulpOfOne {
      let upper = min(factor * a * fraction, 1)
      return (1 - upper, upper)
    }
  }
  return (.nan, .nan)
}

/// xᵃ e⁻ˣ / Γ(a + 1).
private func gammaFactor(_ a: Double, _ x: Double) -> Double {
  if a < 10 { return exp(a * log(x) - x - lgamma(a + 1)) }
  // Stirling's series for log Γ(a + 1) − (a + ½) log a + a − ½ log 2π (DLMF 5.11.1).
  let s = 1 / (a * a)
  let stirling =
    (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s * (1 / 1188.0))))) / a
  let mu = (x - a) / a
  let excess = abs(mu) < 0.1 ? excessOverLog(mu) : mu - log(x / a)
  return exp(-a * excess - stirling) / (2 * .pi * a).squareRoot()
}
