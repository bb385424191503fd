/// A mixture of normal laws: first one of them is drawn, by its weight, then a number from it.
///
/// The weights are taken relative to their sum. If there is no component, the counts differ, or a
/// weight is negative, not finite or all are zero, all that it says is NaN.
public struct Mixture: DifferentiableLaw, Hashable {
  public let components: [Normal]
  private let choice: Categorical?

  public init(_ components: [Normal], weights: [Double]) {
    // A component of weight zero must not spoil a minimum or a logarithm.
    let places =
      components.count == weights.count ? weights.indices.filter { weights[$0] != 0 } : []
    choice = try? Categorical(weights: places.map { weights[$0] })
    self.components = choice == nil ? [] : places.map { components[$0] }
  }

  /// Summing to one.
  public var weights: [Double] { choice?.probabilities ?? [] }

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

  public func logDensity(_ x: Double) -> Double { logDensity(any: x) }

  @_disfavoredOverload
  public func logDensity<T: Scalar>(_ x: T) -> T { logDensity(any: x) }

  private func logDensity<T: Scalar>(any x: T) -> T {
    components.isEmpty
      ? T(.nan) : T.logSumExp(zip(components, weights).map { T(log($1)) + $0.logDensity(x) })
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
    choice.map { components[$0.sample(&generator)].sample(&generator) } ?? .nan
  }

  private func expectation(_ f: (Normal) -> Double) -> Double {
    guard !components.isEmpty else { return .nan }
    return zip(components, weights).reduce(0) { $0 + $1.1 * f($1.0) }
  }
}
