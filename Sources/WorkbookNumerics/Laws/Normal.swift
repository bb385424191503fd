/// The normal law with a mean and a standard deviation.
///
/// With a standard deviation that is not positive all that it says is NaN.
public struct Normal: DifferentiableLaw, Hashable {
  public let mean: Double
  public let standardDeviation: Double

  public init(mean: Double = 0, standardDeviation: Double = 1) {
    self.mean = mean
    self.standardDeviation = standardDeviation > 0 ? standardDeviation : .nan
  }

  @inlinable
  public func density(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return exp(-0.5 * z * z) / (standardDeviation * 2.5066282746310005)  // √(2π)
  }

  @inlinable
  public func logDensity(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return -0.5 * z * z - log(standardDeviation) - 0.9189385332046727  // ½ log(2π)
  }

  @inlinable
  @_disfavoredOverload
  public func logDensity<T: Scalar>(_ x: T) -> T {
    Self.logDensity(x, mean: T(mean), standardDeviation: T(standardDeviation))
  }

  /// The log density as a function of the parameters too, so that it can be differentiated with
  /// respect to them. NaN unless the standard deviation is positive.
  @inlinable
  public static func logDensity<T: Scalar>(_ x: T, mean: T, standardDeviation: T) -> T {
    guard standardDeviation > 0 else { return T(.nan) }
    let z = (x - mean) / standardDeviation
    return -0.5 * z * z - log(standardDeviation) - 0.9189385332046727
  }

  /// The differential entropy ½ log(2πe σ²).
  @inlinable
  public var entropy: Double { log(standardDeviation) + 1.4189385332046727 }

  @inlinable
  public func cumulative(_ x: Double) -> Double {
    0.5 * erfc(-(x - mean) / (standardDeviation * 1.4142135623730951))
  }

  public func quantile(_ p: Double) -> Double { mean + standardDeviation * normalQuantile(p) }

  @inlinable
  public func sample(_ generator: inout SeededGenerator) -> Double {
    mean + standardDeviation * generator.normal()
  }
}

/// Algorithm AS 241, PPND16 (Wichura, "The percentage points of the normal distribution", Applied
/// Statistics 37, 1988): rational approximations in three ranges, to about 16 digits.
private func normalQuantile(_ p: Double) -> Double {
  guard 0 < p, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
  let q = p - 0.5
  if abs(q) <= 0.425 {
    let r = 0.180625 - q * q
    return q * polynomial(centreNumerator, r) / polynomial(centreDenominator, r)
  }
  let r = (-log(q < 0 ? p : 1 - p)).squareRoot()
  let size =
    r <= 5
    ? polynomial(middleNumerator, r - 1.6) / polynomial(middleDenominator, r - 1.6)
    : polynomial(tailNumerator, r - 5) / polynomial(tailDenominator, r - 5)
  return q < 0 ? -size : size
}

/// The coefficients rise with the power.
private func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
  coefficients.reversed().reduce(0) { $0 * x + $1 }
}

private let centreNumerator = [
  3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
  45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
]
private let centreDenominator = [
  1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
  39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
]
private let middleNumerator = [
  1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
  1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833,
  7.74545014278341407640e-4,
]
private let middleDenominator = [
  1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
  0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4,
  1.05075007164441684324e-9,
]
private let tailNumerator = [
  6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
  0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5,
  2.01033439929228813265e-7,
]
private let tailDenominator = [
  1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
  7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
  2.04426310338993978564e-15,
]
