/// A probability law on the real line with a density.
public protocol Law: Sendable {
  /// The density at x.
  func density(_ x: Double) -> Double
  /// The logarithm of the density, which is accurate where the density itself is zero.
  func logDensity(_ x: Double) -> Double
  /// The probability of everything up to x.
  func cumulative(_ x: Double) -> Double
  /// Where `cumulative` is p; NaN unless p is in [0, 1].
  func quantile(_ p: Double) -> Double
  func sample(_ generator: inout SeededGenerator) -> Double
}

extension Law {
  /// Independent samples; the same as so many calls of `sample`.
  @inlinable
  public func samples(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(max(count, 0))
    for _ in stride(from: 0, to: count, by: 1) { result.append(sample(&generator)) }
    return result
  }
}

/// A law whose log density can be evaluated with scalars of any kind, and so differentiated.
///
///     derivative(at: 0.3) { law.logDensity($0) }    // the score
public protocol DifferentiableLaw: Law {
  /// The logarithm of the density at a scalar of any kind.
  @_disfavoredOverload
  func logDensity<T: Scalar>(_ x: T) -> T
}

extension DifferentiableLaw {
  /// The density at a scalar of any kind.
  @inlinable
  @_disfavoredOverload
  public func density<T: Scalar>(_ x: T) -> T { exp(logDensity(x)) }

  /// The score ∂ log p(x)/∂x, by forward-mode differentiation. NaN where the log density has a kink
  /// or is not finite.
  @inlinable
  public func score(_ x: Double) -> Double {
    let y = logDensity(Dual(x, derivative: 1))
    return y.value.isFinite ? y.checked.derivative : .nan
  }
}

/// Where a rising function reaches p between two bounds, by bisection to neighbouring numbers. NaN if
/// a bound is; a bound where both are equal or infinite.
func invert(
  _ cumulative: (Double) -> Double, at p: Double, between low: Double, _ high: Double
) -> Double {
  guard !low.isNaN, !high.isNaN else { return .nan }
  guard low.isFinite, high.isFinite else { return low.isFinite ? high : low }
  var (low, high) = (low, high)
  while true {
    let middle = 0.5 * low + 0.5 * high
    guard low < middle, middle < high else { return high }
    if cumulative(middle) < p { low = middle } else { high = middle }
  }
}
