/// The uniform law between two bounds. If they are not in order all that it says is NaN.
public struct Uniform: DifferentiableLaw, Hashable {
  public let low: Double
  public let high: Double

  public init(_ low: Double = 0, _ high: Double = 1) {
    self.low = low < high ? low : .nan
    self.high = low < high ? high : .nan
  }

  @inlinable
  public func density(_ x: Double) -> Double {
    x < low || x > high ? 0 : 1 / (high - low) + 0 * x
  }

  @inlinable
  public func logDensity(_ x: Double) -> Double { log(density(x)) }

  /// Constant between the bounds: its derivative is zero there.
  @inlinable
  @_disfavoredOverload
  public func logDensity<T: Scalar>(_ x: T) -> T {
    if x < T(low) || x > T(high) { return T(-.infinity) }
    return 0 * x - T(log(high - low))
  }

  /// The differential entropy, the logarithm of the length.
  @inlinable
  public var entropy: Double { log(high - low) }

  @inlinable
  public func cumulative(_ x: Double) -> Double {
    x <= low ? 0 : x >= high ? 1 : (x - low) / (high - low)
  }

  @inlinable
  public func quantile(_ p: Double) -> Double {
    0 <= p && p <= 1 ? low * (1 - p) + high * p : .nan
  }

  @inlinable
  public func sample(_ generator: inout SeededGenerator) -> Double {
    let u = generator.uniform()
    return low * (1 - u) + high * u
  }
}
