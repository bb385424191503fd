/// A mixture of normal laws: first one of them is drawn, by its weight, then a number from it.
///
/// The weights are taken relative to their sum. If there is no component, the counts differ, or a
/// weight is negative, not finite or all are zero, all that it says is NaN.
public struct Mixture: Law, Hashable {
  public let components: [Normal]
  /// Summing to one.
  public let weights: [Double]

  public init(_ components: [Normal], weights: [Double]) {
    let total = weights.reduce(0, +)
    let isLaw =
      components.count == weights.count && weights.allSatisfy { $0 >= 0 } && total > 0
      && total.isFinite
    // A component of weight zero must not spoil a minimum or a logarithm.
    let places = isLaw ? weights.indices.filter { weights[$0] > 0 } : []
    self.components = places.map { components[$0] }
    self.weights = places.map { weights[$0] / total }
  }

  /// A mixture with equal weights.
  public init(_ components: [Normal]) {
    self.init(components, weights: components.map { _ in 1 })
  }

  public var mean: Double { expectation { $0.mean } }

  public var variance: Double {
    let mean = self.mean
    return expectation {
      $0.standardDeviation * $0.standardDeviation + ($0.mean - mean) * ($0.mean - mean)
    }
  }

  public func density(_ x: Double) -> Double { expectation { $0.density(x) } }

  public func logDensity(_ x: Double) -> Double {
    components.isEmpty
      ? .nan : logSumExp(zip(components, weights).map { log($1) + $0.logDensity(x) })
  }

  public func cumulative(_ x: Double) -> Double { min(expectation { $0.cumulative(x) }, 1) }

  /// How probable each component is for a number that turned out to be x; NaN for each where the
  /// mixture is no law.
  public func responsibilities(_ x: Double) -> [Double] {
    softmax(zip(components, weights).map { log($1) + $0.logDensity(x) })
  }

  public func quantile(_ p: Double) -> Double {
    let ends = components.map { $0.quantile(p) }
    guard let low = ends.min(), let high = ends.max(), !ends.contains(where: \.isNaN) else {
      return .nan
    }
    return invert(cumulative, at: p, between: low, high)
  }

  public func sample(_ generator: inout SeededGenerator) -> Double {
    var u = generator.uniform()
    for (component, weight) in zip(components, weights) {
      if u < weight { return component.sample(&generator) }
      u -= weight
    }
    // The weights may sum to a little less than one.
    return components.last?.sample(&generator) ?? .nan
  }

  private func expectation(_ f: (Normal) -> Double) -> Double {
    guard !components.isEmpty else { return .nan }
    return zip(components, weights).reduce(0) { $0 + $1.1 * f($1.0) }
  }
}
