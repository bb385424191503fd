/// log Σ exp xᵢ, without overflow: the largest term is taken out first. −∞ for no terms, NaN if one
/// is NaN. For numbers that carry derivatives it is `Dual.logSumExp`, `Variable.logSumExp`.
public func logSumExp(_ x: [Double]) -> Double { Double.logSumExp(x) }

/// exp xᵢ / Σ exp xⱼ, without overflow: positive numbers that sum to one. All are NaN if one is, or
/// if none is above −∞. For numbers that carry derivatives it is `Dual.softmax`, `Variable.softmax`.
public func softmax(_ x: [Double]) -> [Double] { Double.softmax(x) }

// No overloads of the functions above: with them the compiler would give up on long formulas.
extension Scalar {
  /// log Σ exp xᵢ, without overflow; its gradient is `softmax`. −∞ for no terms, NaN if one is NaN.
  public static func logSumExp(_ x: [Self]) -> Self {
    guard let largest = x.max() else { return Self(-.infinity) }
    guard x.allSatisfy({ $0 <= $0 }) else { return Self(.nan) }
    // Infinite terms decide by themselves; their differences would be NaN.
    guard Self(-.infinity) < largest, largest < Self(.infinity) else { return largest }
    return largest + .log(x.reduce(.zero) { $0 + .exp($1 - largest) })
  }

  /// exp xᵢ / Σ exp xⱼ, without overflow. All are NaN if one is, or if none is above −∞.
  public static func softmax(_ x: [Self]) -> [Self] {
    let total = logSumExp(x)
    let weights = x.map { Self.exp($0 - total) }
    // The logarithm's rounding error would show in every term; dividing by the sum removes it.
    let sum = weights.reduce(.zero, +)
    return weights.map { $0 / sum }
  }
}
