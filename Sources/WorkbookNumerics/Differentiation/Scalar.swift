// Exported, because the division of a generic `T: Scalar` is an operator of this module.
@_exported import RealModule

/// A number that a formula can be evaluated with, and differentiated: `Double`, `Float`, `Dual`,
/// dual numbers of dual numbers, and the `Variable` of a `Tape`.
///
///     func bump<T: Scalar>(_ x: T) -> T { exp(-x * x / 2) }
///     derivative(at: 0.3, bump)
///
/// `exp`, `log`, `sqrt`, `sin`, `pow`, … of the C library have generic namesakes for scalars, so
/// one text serves all of them. A constant that is not a literal is wrapped: `T(sigma) * x`.
public protocol Scalar: AlgebraicField, ElementaryFunctions, Comparable, ExpressibleByFloatLiteral
where Magnitude == Self {
  /// A constant: all its derivatives are zero.
  init(_ constant: Double)
  /// x to a constant power; NaN for x < 0.
  static func pow(_ x: Self, _ exponent: Double) -> Self
  static func erf(_ x: Self) -> Self
  static func erfc(_ x: Self) -> Self
}

extension Double: Scalar {}

extension Float: Scalar {
  @inlinable
  public static func pow(_ x: Float, _ exponent: Double) -> Float {
    Float(Double.pow(Double(x), exponent))
  }
}
