/// A probability law on the real line.
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
