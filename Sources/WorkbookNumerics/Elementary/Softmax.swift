/// log Σ exp xᵢ, without overflow: the largest term is taken out first. −∞ for no terms.
public func logSumExp(_ x: [Double]) -> Double {
  guard let largest = x.max() else { return -.infinity }
  // Infinite terms decide by themselves; their differences would be NaN.
  guard largest.isFinite, !x.contains(where: \.isNaN) else {
    return x.contains(where: \.isNaN) ? .nan : largest
  }
  return largest + log(x.reduce(0) { $0 + exp($1 - largest) })
}

/// exp xᵢ / Σ exp xⱼ, without overflow: positive numbers that sum to one.
public func softmax(_ x: [Double]) -> [Double] {
  let total = logSumExp(x)
  let weights = x.map { exp($0 - total) }
  // The logarithm's rounding error would show in every term; dividing by the sum removes it.
  let sum = weights.reduce(0, +)
  return weights.map { $0 / sum }
}
