/// The gamma law with a shape k and a scale θ: the density is xᵏ⁻¹ exp(−x/θ) / (Γ(k) θᵏ) for x > 0.
///
/// With shape 1 it is the exponential law, with shape n/2 and scale 2 the χ² law with n degrees of
/// freedom. If the shape is not in (0, 10⁸] or the scale not positive and finite, all that it says is
/// NaN.
public struct Gamma: DifferentiableLaw, Hashable {
  public let shape: Double
  public let scale: Double

  public init(shape: Double, scale: Double = 1) {
    let isLaw = 0 < shape && shape <= 1e8 && 0 < scale && scale.isFinite
    self.shape = isLaw ? shape : .nan
    self.scale = isLaw ? scale : .nan
  }

  public var mean: Double { shape * scale }
  public var variance: Double { shape * scale * scale }

  public func density(_ x: Double) -> Double { exp(logDensity(x)) }

  public func logDensity(_ x: Double) -> Double { logDensity(any: x) }

  @_disfavoredOverload
  public func logDensity<T: Scalar>(_ x: T) -> T { logDensity(any: x) }

  public func cumulative(_ x: Double) -> Double {
    shape.isNaN ? .nan : x <= 0 ? 0 : regularizedGamma(shape, x / scale).lower
  }

  /// By bisection of the distribution function to neighbouring numbers.
  public func quantile(_ p: Double) -> Double {
    guard shape > 0, 0 <= p, p <= 1 else { return .nan }
    if p == 0 || p == 1 { return p == 0 ? 0 : .infinity }
    var high = shape + 1
    while regularizedGamma(shape, high).lower < p { high *= 2 }
    return scale * invert({ regularizedGamma(shape, $0).lower }, at: p, between: 0, high)
  }

  /// G. Marsaglia, W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26, 2000; a
  /// shape below one is raised by one, and the result multiplied by a uniform number to the power
  /// 1/k. The same on every platform.
  public func sample(_ generator: inout SeededGenerator) -> Double {
    guard shape > 0 else { return .nan }
    var boost = 1.0
    if shape < 1 {
      let exponent = reproducibleLog(generator.uniform()) / shape
      boost = exponent > -700 ? reproducibleExp(exponent) : 0
    }
    let d = (shape < 1 ? shape + 1 : shape) - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = generator.normal()
      let root = 1 + c * x
      let u = generator.uniform()
      guard root > 0 else { continue }
      let v = root * root * root
      if reproducibleLog(u) < 0.5 * x * x + d * (1 - v + reproducibleLog(v)) {
        return scale * boost * d * v
      }
    }
  }

  private func logDensity<T: Scalar>(any x: T) -> T {
    guard shape > 0, x <= x else { return T(.nan) }
    if x < 0 { return T(-.infinity) }
    // The limit at zero: log x times zero would be NaN.
    if shape == 1 { return -x / T(scale) - T(log(scale)) }
    let z = x / T(scale)
    return T(shape - 1) * T.log(z) - z - T(lgamma(shape) + log(scale))
  }
}
