/// The Cauchy law with a location (its median) and a scale (half its width at half height).
///
/// It has no mean and no variance. With a scale that is not positive all that it says is NaN.
public struct Cauchy: DifferentiableLaw, Hashable {
  public let location: Double
  public let scale: Double

  public init(location: Double = 0, scale: Double = 1) {
    self.location = location
    self.scale = scale > 0 ? scale : .nan
  }

  @inlinable
  public func density(_ x: Double) -> Double {
    let z = (x - location) / scale
    return 1 / (.pi * scale * (1 + z * z))
  }

  @inlinable
  public func logDensity(_ x: Double) -> Double {
    // log(1 + z²) = 2 log |z + i|, which does not overflow.
    -2 * log(hypot(1, (x - location) / scale)) - log(.pi * scale)
  }

  @inlinable
  @_disfavoredOverload
  public func logDensity<T: Scalar>(_ x: T) -> T {
    let z = (x - T(location)) / T(scale)
    let square = z * z
    // log(1 + z²), which does not overflow.
    let tail = square > 1 ? 2 * log(z.magnitude) + log1p(1 / z / z) : log1p(square)
    return -tail - T(log(.pi * scale))
  }

  /// The differential entropy log(4π scale).
  @inlinable
  public var entropy: Double { log(4 * .pi * scale) }

  /// (1/π) arctan of minus 1/z below the median, so that small probabilities keep their digits.
  @inlinable
  public func cumulative(_ x: Double) -> Double { atan2(1, -(x - location) / scale) / .pi }

  @inlinable
  public func quantile(_ p: Double) -> Double {
    guard 0 < p, p < 1 else {
      return p == 0 ? -.infinity + 0 * scale : p == 1 ? .infinity + 0 * scale : .nan
    }
    // −cot(πp), by the nearer end: p itself is exact where it is small.
    return location + scale * (p < 0.5 ? -1 / tan(.pi * p) : 1 / tan(.pi * (1 - p)))
  }

  @inlinable
  public func sample(_ generator: inout SeededGenerator) -> Double {
    location + scale * generator.cauchy()
  }
}
