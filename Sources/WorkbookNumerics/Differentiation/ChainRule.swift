/// A scalar that knows how to differentiate through a function whose slope is given: all that the
/// elementary functions need to be differentiated, forwards or in reverse.
///
/// The derivatives are those of Abramowitz and Stegun, "Handbook of Mathematical Functions", 4.1 to
/// 4.6 and 7.1, written so that they neither overflow nor cancel where the function does not. Where
/// a function is NaN its derivative is NaN; at a kink (|x| at 0) the derivative is NaN too.
public protocol DifferentiatingScalar: Scalar {
  associatedtype Number: Scalar
  var value: Number { get }
  /// g(self), where `value` is g at the value of self and `slope` is g′ there.
  func mapped(to value: Number, slope: Number) -> Self
  /// g(x, y), where `value` is g at the values of x and y and the slopes are its partial
  /// derivatives.
  static func combined(
    to value: Number, _ x: Self, slope xSlope: Number, _ y: Self, slope ySlope: Number
  ) -> Self
}

extension DifferentiatingScalar {
  @inlinable
  public static func exp(_ x: Self) -> Self {
    let e = Number.exp(x.value)
    return x.mapped(to: e, slope: e)
  }

  @inlinable
  public static func expMinusOne(_ x: Self) -> Self {
    x.mapped(to: .expMinusOne(x.value), slope: .exp(x.value))
  }

  @inlinable
  public static func log(_ x: Self) -> Self { x.mapped(to: .log(x.value), slope: 1 / x.value) }

  @inlinable
  public static func log(onePlus x: Self) -> Self {
    x.mapped(to: .log(onePlus: x.value), slope: 1 / (1 + x.value))
  }

  @inlinable
  public static func sqrt(_ x: Self) -> Self {
    let root = Number.sqrt(x.value)
    return x.mapped(to: root, slope: 1 / (root + root))
  }

  @inlinable
  public static func erf(_ x: Self) -> Self {
    let slope = Number(1.1283791670955126) * .exp(-x.value * x.value)
    return x.mapped(to: .erf(x.value), slope: slope)
  }

  @inlinable
  public static func erfc(_ x: Self) -> Self {
    let slope = Number(-1.1283791670955126) * .exp(-x.value * x.value)
    return x.mapped(to: .erfc(x.value), slope: slope)
  }

  @inlinable
  public var magnitude: Self {
    if value < 0 { return mapped(to: -value, slope: -1) }
    if value > 0 { return mapped(to: value, slope: 1) }
    return mapped(to: value.magnitude, slope: Number(.nan))
  }
}

// Trigonometric and hyperbolic functions and their inverses.
extension DifferentiatingScalar {
  @inlinable
  public static func sin(_ x: Self) -> Self { x.mapped(to: .sin(x.value), slope: .cos(x.value)) }

  @inlinable
  public static func cos(_ x: Self) -> Self { x.mapped(to: .cos(x.value), slope: -.sin(x.value)) }

  @inlinable
  public static func tan(_ x: Self) -> Self {
    let t = Number.tan(x.value)
    return x.mapped(to: t, slope: 1 + t * t)
  }

  @inlinable
  public static func asin(_ x: Self) -> Self {
    let root = Number.sqrt((1 - x.value) * (1 + x.value))
    return x.mapped(to: .asin(x.value), slope: 1 / root)
  }

  @inlinable
  public static func acos(_ x: Self) -> Self {
    let root = Number.sqrt((1 - x.value) * (1 + x.value))
    return x.mapped(to: .acos(x.value), slope: -1 / root)
  }

  @inlinable
  public static func atan(_ x: Self) -> Self {
    x.mapped(to: .atan(x.value), slope: 1 / (1 + x.value * x.value))
  }

  @inlinable
  public static func sinh(_ x: Self) -> Self { x.mapped(to: .sinh(x.value), slope: .cosh(x.value)) }

  @inlinable
  public static func cosh(_ x: Self) -> Self { x.mapped(to: .cosh(x.value), slope: .sinh(x.value)) }

  @inlinable
  public static func tanh(_ x: Self) -> Self {
    // 1 − tanh² cancels and 1/cosh² overflows; this does neither.
    let e = Number.exp(x.value < 0 ? 2 * x.value : -2 * x.value)
    return x.mapped(to: .tanh(x.value), slope: 4 * e / ((1 + e) * (1 + e)))
  }

  @inlinable
  public static func asinh(_ x: Self) -> Self {
    let v = x.value
    let size = v < 0 ? -v : v
    let root = size > 1 ? size * .sqrt(1 + (1 / v) * (1 / v)) : .sqrt(1 + v * v)
    return x.mapped(to: .asinh(v), slope: 1 / root)
  }

  @inlinable
  public static func acosh(_ x: Self) -> Self {
    let root = Number.sqrt(x.value - 1) * Number.sqrt(x.value + 1)
    return x.mapped(to: .acosh(x.value), slope: 1 / root)
  }

  @inlinable
  public static func atanh(_ x: Self) -> Self {
    x.mapped(to: .atanh(x.value), slope: 1 / ((1 - x.value) * (1 + x.value)))
  }
}

// Powers.
extension DifferentiatingScalar {
  @inlinable
  public static func pow(_ x: Self, _ n: Int) -> Self {
    let v = x.value
    let power = Number.pow(v, n)
    if n == 0 { return x.mapped(to: power, slope: 0) }
    let lower = n == .min ? power / v : Number.pow(v, n - 1)
    return x.mapped(to: power, slope: Number(Double(n)) * lower)
  }

  @inlinable
  public static func pow(_ x: Self, _ exponent: Double) -> Self {
    let power = Number.pow(x.value, exponent)
    if exponent == 0 || exponent == 1 { return x.mapped(to: power, slope: Number(exponent)) }
    return x.mapped(to: power, slope: Number(exponent) * .pow(x.value, exponent - 1))
  }

  @inlinable
  public static func pow(_ x: Self, _ y: Self) -> Self {
    let power = Number.pow(x.value, y.value)
    return combined(
      to: power, x, slope: y.value * Number.pow(x.value, y.value - 1),
      y, slope: power * .log(x.value))
  }

  @inlinable
  public static func root(_ x: Self, _ n: Int) -> Self {
    let root = Number.root(x.value, n)
    let slope =
      n == .min ? root / x.value / Number(Double(n)) : 1 / (Number(Double(n)) * .pow(root, n - 1))
    return x.mapped(to: root, slope: slope)
  }
}

// What every kind of scalar says of constants in the same way.
extension DifferentiatingScalar {
  @inlinable public init(floatLiteral constant: Double) { self.init(constant) }
  @inlinable public init(integerLiteral constant: Int) { self.init(Double(constant)) }
  @inlinable public static var zero: Self { Self(0.0) }

  @inlinable
  public init?<Integer: BinaryInteger>(exactly constant: Integer) {
    guard let number = Double(exactly: constant) else { return nil }
    self.init(number)
  }

  @inlinable public static func += (x: inout Self, y: Self) { x = x + y }
  @inlinable public static func -= (x: inout Self, y: Self) { x = x - y }
  @inlinable public static func *= (x: inout Self, y: Self) { x = x * y }
  @inlinable public static func /= (x: inout Self, y: Self) { x = x / y }

  // Order looks at the values alone, so that a branch is taken as for plain numbers.
  @inlinable public static func < (x: Self, y: Self) -> Bool { x.value < y.value }
  @inlinable public static func <= (x: Self, y: Self) -> Bool { x.value <= y.value }
  @inlinable public static func > (x: Self, y: Self) -> Bool { x.value > y.value }
  @inlinable public static func >= (x: Self, y: Self) -> Bool { x.value >= y.value }
}
