// The C library's names for scalars of any kind. They are disfavored, so that the compiler reads
// formulas of plain numbers as if these were not there, and as fast.

@inlinable @_disfavoredOverload public func exp<T: Scalar>(_ x: T) -> T { T.exp(x) }
@inlinable @_disfavoredOverload public func expm1<T: Scalar>(_ x: T) -> T { T.expMinusOne(x) }
@inlinable @_disfavoredOverload public func log<T: Scalar>(_ x: T) -> T { T.log(x) }
@inlinable @_disfavoredOverload public func log1p<T: Scalar>(_ x: T) -> T { T.log(onePlus: x) }
@inlinable @_disfavoredOverload public func sqrt<T: Scalar>(_ x: T) -> T { T.sqrt(x) }
@inlinable @_disfavoredOverload public func sin<T: Scalar>(_ x: T) -> T { T.sin(x) }
@inlinable @_disfavoredOverload public func cos<T: Scalar>(_ x: T) -> T { T.cos(x) }
@inlinable @_disfavoredOverload public func tan<T: Scalar>(_ x: T) -> T { T.tan(x) }
@inlinable @_disfavoredOverload public func asin<T: Scalar>(_ x: T) -> T { T.asin(x) }
@inlinable @_disfavoredOverload public func acos<T: Scalar>(_ x: T) -> T { T.acos(x) }
@inlinable @_disfavoredOverload public func atan<T: Scalar>(_ x: T) -> T { T.atan(x) }
@inlinable @_disfavoredOverload public func sinh<T: Scalar>(_ x: T) -> T { T.sinh(x) }
@inlinable @_disfavoredOverload public func cosh<T: Scalar>(_ x: T) -> T { T.cosh(x) }
@inlinable @_disfavoredOverload public func tanh<T: Scalar>(_ x: T) -> T { T.tanh(x) }
@inlinable @_disfavoredOverload public func erf<T: Scalar>(_ x: T) -> T { T.erf(x) }
@inlinable @_disfavoredOverload public func erfc<T: Scalar>(_ x: T) -> T { T.erfc(x) }

/// x to a whole power, for x of any sign.
@inlinable @_disfavoredOverload public func pow<T: Scalar>(_ x: T, _ n: Int) -> T { T.pow(x, n) }

/// x to a constant power; NaN for x < 0.
@inlinable @_disfavoredOverload public func pow<T: Scalar>(_ x: T, _ exponent: Double) -> T {
  T.pow(x, exponent)
}

/// x to a power that is differentiated too; NaN for x < 0, and no derivative at x = 0.
@inlinable @_disfavoredOverload public func pow<T: Scalar>(_ x: T, _ y: T) -> T { T.pow(x, y) }
