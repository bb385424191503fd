/// A quantity that is known up to chance: a mean and its standard error.
///
/// A claim about it allows a number of standard errors: four are exceeded by chance once in sixteen
/// thousand times.
public struct Estimate: Sendable, Hashable {
  public var mean: Double
  public var standardError: Double

  public init(mean: Double, standardError: Double) {
    self.mean = mean
    self.standardError = standardError
  }

  /// The mean of independent samples with its standard error s/√n. NaN for fewer than two samples.
  public init(of samples: some Sequence<Double>) {
    self.init(Moments(samples))
  }

  @usableFromInline
  init(_ moments: Moments) {
    self.init(
      mean: moments.mean, standardError: (moments.variance / moments.count).squareRoot())
  }

  /// The variance of independent samples with its standard error √((m₄ − (n−3)/(n−1) s⁴)/n), which
  /// needs no normal law (Kenney, Keeping, "Mathematics of Statistics", part 2). NaN for fewer than
  /// two samples.
  public init(varianceOf samples: [Double]) {
    let moments = Moments(samples)
    let (n, variance) = (moments.count, moments.variance)
    var fourth = 0.0
    for x in samples {
      let square = (x - moments.mean) * (x - moments.mean)
      fourth += square * square
    }
    let spread = fourth / n - (n - 3) / (n - 1) * variance * variance
    self.init(mean: variance, standardError: (max(spread, 0) / n).squareRoot())
  }

  /// How many standard errors lie between the mean and an exact value.
  public func standardErrors(from exact: Double) -> Double {
    mean == exact ? 0 : abs(mean - exact) / standardError
  }
}

extension Estimate: CustomStringConvertible {
  /// Both numbers to the same place, the error with two digits: `0.4987 ± 0.0016`.
  public var description: String {
    guard mean.isFinite, standardError.isFinite, standardError > 0 else {
      return "\(shortest(mean)) ± \(shortest(standardError, digits: 2))"
    }
    let size = max(abs(mean), standardError)
    let exponent = Int(floor(log10(size)))
    guard -4 <= exponent, exponent < 7 else {
      let scale = pow(10, Double(exponent))
      let scaled = Estimate(mean: mean / scale, standardError: standardError / scale)
      return scale.isNormal ? "(\(scaled.plain))e\(exponent)" : "\(mean) ± \(standardError)"
    }
    return plain
  }

  private var plain: String {
    let decimals = min(max(1 - Int(floor(log10(standardError))), 0), 17)
    return "\(fixed(mean, decimals: decimals)) ± \(fixed(standardError, decimals: decimals))"
  }
}
