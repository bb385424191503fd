/// A number a + b ε with ε² = 0: the value of a formula and, in b, its derivative along a
/// direction.
///
/// Forward-mode differentiation (A. Griewank, A. Walther, "Evaluating Derivatives", 2nd ed., SIAM
/// 2008, chapter 3.1): exact up to rounding, at a small multiple of the formula's cost for each
/// direction. A dual number of dual numbers carries second derivatives; the types keep the two
/// directions apart.
///
/// Order compares values alone. Two dual numbers are equal only if their derivatives are too, so a
/// branch such as `x == 0 ? 1 : sin(x) / x` is not taken at a moving x, where it would return the
/// derivative of a constant; the other branch says NaN there.
public struct Dual<Number: Scalar>: DifferentiatingScalar {
  public var value: Number
  public var derivative: Number

  @inlinable
  public init(_ value: Number, derivative: Number) {
    self.value = value
    self.derivative = derivative
  }

  @inlinable public init(_ constant: Double) { self.init(Number(constant), derivative: 0) }

  @inlinable
  public func mapped(to value: Number, slope: Number) -> Dual {
    Dual(value, derivative: slope * derivative).checked
  }

  @inlinable
  public static func combined(
    to value: Number, _ x: Dual, slope xSlope: Number, _ y: Dual, slope ySlope: Number
  ) -> Dual {
    Dual(value, derivative: xSlope * x.derivative + ySlope * y.derivative).checked
  }

  /// A value that is not a number has no derivative, whatever the formula for it says.
  @inlinable
  var checked: Dual { value <= value ? self : Dual(value, derivative: Number(.nan)) }
}

extension Dual {
  @inlinable
  public static func + (x: Dual, y: Dual) -> Dual {
    Dual(x.value + y.value, derivative: x.derivative + y.derivative)
  }

  @inlinable
  public static func - (x: Dual, y: Dual) -> Dual {
    Dual(x.value - y.value, derivative: x.derivative - y.derivative)
  }

  @inlinable
  public static prefix func - (x: Dual) -> Dual { Dual(-x.value, derivative: -x.derivative) }

  @inlinable
  public static func * (x: Dual, y: Dual) -> Dual {
    Dual(x.value * y.value, derivative: x.derivative * y.value + x.value * y.derivative)
  }

  @inlinable
  public static func / (x: Dual, y: Dual) -> Dual {
    let quotient = x.value / y.value
    return Dual(quotient, derivative: (x.derivative - quotient * y.derivative) / y.value)
  }

  @inlinable
  public static func == (x: Dual, y: Dual) -> Bool {
    x.value == y.value && x.derivative == y.derivative
  }
}

extension Dual: Sendable where Number: Sendable {}

extension Dual: CustomStringConvertible {
  /// `0.5 + 2.0 ε`
  public var description: String { "\(value) + \(derivative) ε" }
}
