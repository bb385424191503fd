/// The outcome of a Kolmogorov–Smirnov test.
public struct KolmogorovSmirnovTest: Sendable, Hashable {
  /// The largest distance between the samples' distribution function and the law's.
  public let statistic: Double
  /// How probable so large a distance is, or a larger one, if the samples follow the law.
  public let pValue: Double
}

/// Tests whether samples follow a law with this continuous distribution function.
///
/// The p-value is exact up to 200 samples (Marsaglia, Tsang, Wang, "Evaluating Kolmogorov's
/// distribution", J. Stat. Software 8, 2003; far out Birnbaum and Tingey's one-sided sum, doubled),
/// and beyond that Kolmogorov's limit with Stephens's
/// correction for finite samples ("Use of the Kolmogorov–Smirnov … statistics without extensive
/// tables", J. R. Stat. Soc. B 32, 1970), which then is right to three digits where it matters. NaN
/// without samples, or if one is NaN.
@inlinable
public func kolmogorovSmirnov(
  _ samples: [Double], cumulative: (Double) throws -> Double
) rethrows -> KolmogorovSmirnovTest {
  let n = Double(samples.count)
  var statistic = samples.isEmpty ? Double.nan : 0
  for (index, x) in samples.sorted().enumerated() {
    let p = try cumulative(x)
    let distance = max(p - Double(index) / n, Double(index + 1) / n - p)
    statistic = distance > statistic || distance.isNaN ? distance : statistic
    if distance.isNaN { break }
  }
  return kolmogorovSmirnov(statistic: statistic, count: samples.count)
}

/// Tests whether samples follow a law.
public func kolmogorovSmirnov(_ samples: [Double], _ law: some Law) -> KolmogorovSmirnovTest {
  kolmogorovSmirnov(samples) { law.cumulative($0) }
}

@usableFromInline
func kolmogorovSmirnov(statistic: Double, count: Int) -> KolmogorovSmirnovTest {
  let n = Double(count)
  let p: Double
  if statistic.isNaN || count == 0 {
    p = .nan
  } else if count <= 200 {
    p =
      n * statistic * statistic < 4
      ? 1 - exactDistribution(statistic, count) : 2 * exactUpperTail(statistic, count)
  } else {
    let root = n.squareRoot()
    p = limitingTail((root + 0.12 + 0.11 / root) * statistic)
  }
  return KolmogorovSmirnovTest(statistic: statistic, pValue: min(max(p, 0), 1))
}

/// 2 Σ (−1)^{k−1} exp(−2k²λ²), or for small λ its transform by Jacobi's theta function.
private func limitingTail(_ lambda: Double) -> Double {
  if lambda < 1 {
    guard lambda > 0.04 else { return 1 }
    let q = exp(-.pi * .pi / (8 * lambda * lambda))
    let series = q + pow(q, 9) + pow(q, 25) + pow(q, 49)
    return 1 - (2 * Double.pi).squareRoot() / lambda * series
  }
  var sum = 0.0
  for k in 1...6 {
    let term = exp(-2 * Double(k * k) * lambda * lambda)
    sum += k % 2 == 1 ? term : -term
  }
  return 2 * sum
}

/// The probability that the distance on one side reaches `d`: the sum over j of
/// d C(n, j) (1 − d − j/n)^{n−j} (d + j/n)^{j−1} (Birnbaum, Tingey, "One-sided confidence contours
/// for probability distribution functions", Ann. Math. Statist. 22, 1951). Both sides at once are so
/// improbable where n d² ≥ 4 that the two probabilities add up.
private func exactUpperTail(_ d: Double, _ count: Int) -> Double {
  let n = Double(count)
  var sum = 0.0
  for j in 0...count {
    let x = Double(j)
    let (below, above) = (1 - d - x / n, d + x / n)
    guard below > 0 else { break }
    let choices = lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1)
    sum += exp(choices + (n - x) * log(below) + (x - 1) * log(above))
  }
  return d * sum
}

/// The probability that the statistic of `count` samples stays below `d`, by Durbin's matrix: with
/// d = (k − h)/n it is n!/nⁿ times the middle element of the n-th power of a matrix of size 2k − 1.
private func exactDistribution(_ d: Double, _ count: Int) -> Double {
  let n = Double(count)
  let k = Int(n * d) + 1
  let size = 2 * k - 1
  let h = Double(k) - n * d
  var matrix = Matrix(rows: size, columns: size) { i, j in i - j + 1 < 0 ? 0 : 1 }
  for i in 0..<size {
    matrix[i, 0] -= pow(h, Double(i + 1))
    matrix[size - 1, i] -= pow(h, Double(size - i))
  }
  if 2 * h - 1 > 0 { matrix[size - 1, 0] += pow(2 * h - 1, Double(size)) }
  for i in 0..<size {
    for j in 0..<size where i - j + 1 > 0 {
      matrix[i, j] /= tgamma(Double(i - j + 2))
    }
  }
  // n!/nⁿ is spread over the n factors of the power: nothing can overflow.
  let scale = exp(lgamma(n + 1) / n) / n
  return (try? (scale * matrix).power(count))?[k - 1, k - 1] ?? .nan
}
