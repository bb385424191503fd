/// A mixture of normal laws in several dimensions: first one of them is drawn, by its weight, then a
/// vector from it.
public struct MultivariateMixture: Sendable, Hashable {
  /// Those of positive weight.
  public let components: [MultivariateNormal]
  private let choice: Categorical

  /// - Throws: `LawFailure` if the counts or dimensions differ, a weight is negative or not finite,
  ///   or the weights have no positive sum.
  public init(_ components: [MultivariateNormal], weights: [Double]) throws(LawFailure) {
    guard components.count == weights.count else {
      throw .countsDiffer(outcomes: components.count, weights: weights.count)
    }
    for (first, second) in zip(components, components.dropFirst())
    where first.dimension != second.dimension {
      throw .dimensionsDiffer(first.dimension, second.dimension)
    }
    let places = weights.indices.filter { weights[$0] != 0 }
    choice = try Categorical(weights: places.map { weights[$0] })
    self.components = places.map { components[$0] }
  }

  /// A mixture with equal weights.
  /// - Throws: `LawFailure` if there is no component, or their dimensions differ.
  public init(_ components: [MultivariateNormal]) throws(LawFailure) {
    try self.init(components, weights: components.map { _ in 1 })
  }

  /// Summing to one.
  public var weights: [Double] { choice.probabilities }
  public var dimension: Int { components[0].dimension }

  public var mean: [Double] {
    (0..<dimension).map { axis in choice.expectation { components[$0].mean[axis] } }
  }

  /// The mean of the components' covariances and the covariance of their means.
  public var covariance: Matrix {
    let (mean, covariances) = (self.mean, components.map(\.covariance))
    return Matrix(rows: dimension, columns: dimension) { i, j in
      choice.expectation {
        let center = components[$0].mean
        return covariances[$0][i, j] + (center[i] - mean[i]) * (center[j] - mean[j])
      }
    }
  }

  /// The density at x; NaN if x has another dimension.
  public func density(_ x: [Double]) -> Double { exp(logDensity(x)) }

  /// The logarithm of the density at x; NaN if x has another dimension.
  public func logDensity(_ x: [Double]) -> Double { logSumExp(terms(x)) }

  /// The log density at scalars of any kind, so that it can be differentiated.
  @_disfavoredOverload
  public func logDensity<T: Scalar>(_ x: [T]) -> T { T.logSumExp(terms(x)) }

  /// The score ∇ log p(x): the components' scores, each with its responsibility. NaN in each
  /// component if x has another dimension.
  public func score(_ x: [Double]) -> [Double] {
    let scores = components.map { $0.score(x) }
    let shares = responsibilities(x)
    return x.indices.map { axis in
      zip(shares, scores).reduce(0) { $0 + ($1.0 == 0 ? 0 : $1.0 * $1.1[axis]) }
    }
  }

  /// How probable each component is for a vector that turned out to be x.
  public func responsibilities(_ x: [Double]) -> [Double] { softmax(terms(x)) }

  public func sample(_ generator: inout SeededGenerator) -> [Double] {
    components[choice.sample(&generator)].sample(&generator)
  }

  /// Independent samples; the same as so many calls of `sample`.
  public func samples(_ count: Int, _ generator: inout SeededGenerator) -> [[Double]] {
    (0..<max(count, 0)).map { _ in sample(&generator) }
  }

  private func terms<T: Scalar>(_ x: [T]) -> [T] {
    zip(components, weights).map { $0.logDensity(x) + T(log($1)) }
  }
}
