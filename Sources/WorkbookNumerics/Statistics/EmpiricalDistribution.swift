/// The distribution function of samples: for each x the share of samples that are at most x.
///
/// Without samples, or if one is NaN, all that it says is NaN.
public struct EmpiricalDistribution: Sendable, Hashable {
  /// In rising order; none if one was NaN.
  public let samples: [Double]

  public init(_ samples: [Double]) {
    self.samples = samples.contains(where: \.isNaN) ? [] : samples.sorted()
  }

  /// The share of samples up to x.
  public func callAsFunction(_ x: Double) -> Double {
    guard !samples.isEmpty, !x.isNaN else { return .nan }
    var (low, high) = (0, samples.count)
    while low < high {
      let middle = (low + high) / 2
      if samples[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(samples.count)
  }

  /// The smallest sample up to which there is at least a share p of them; NaN unless 0 ≤ p ≤ 1.
  public func quantile(_ p: Double) -> Double {
    guard !samples.isEmpty, 0 <= p, p <= 1 else { return .nan }
    let n = Double(samples.count)
    var index = min(max(Int((n * p).rounded(.up)) - 1, 0), samples.count - 1)
    // n p may have been rounded over a whole number.
    if index > 0, Double(index) / n >= p { index -= 1 }
    return samples[index]
  }

  /// Half the height of a band around the function that holds the true distribution function
  /// everywhere with this probability: √(log(2 / (1 − confidence)) / 2n) (Massart, "The tight constant
  /// in the Dvoretzky–Kiefer–Wolfowitz inequality", Ann. Probab. 18, 1990). NaN unless the
  /// probability is in (0, 1).
  public func bandHalfWidth(confidence: Double) -> Double {
    guard !samples.isEmpty, 0 < confidence, confidence < 1 else { return .nan }
    return (log(2 / (1 - confidence)) / (2 * Double(samples.count))).squareRoot()
  }
}
