/// The normal law in several dimensions, with a mean vector and a covariance matrix.
///
/// The covariance is held as its Cholesky factor L: samples are μ + L z, and densities follow from
/// y = L⁻¹ (x − μ) (Golub, Van Loan, "Matrix Computations", 4th ed., section 4.2). With independent
/// components it is held as their standard deviations, and everything takes time linear in the
/// dimension.
public struct MultivariateNormal: Sendable, Hashable {
  public let mean: [Double]
  @usableFromInline let spread: Spread

  /// The covariance's triangular factor, or only the diagonal of a diagonal one.
  @usableFromInline
  enum Spread: Sendable, Hashable {
    case diagonal([Double])
    case triangular(Matrix)
  }

  /// - Throws: `LinearAlgebraFailure` if the mean is not finite, or the covariance does not fit it or
  ///   is not symmetric and positive definite.
  public init(mean: [Double], covariance: Matrix) throws {
    guard covariance.rows == mean.count else {
      throw LinearAlgebraFailure.shapeMismatch(covariance.shape, "a mean of \(mean.count)")
    }
    try self.init(mean: mean, spread: .triangular(covariance.cholesky().lower))
  }

  /// A law with independent components.
  /// - Throws: `LinearAlgebraFailure` if the lengths differ, a mean is not finite, or a standard
  ///   deviation is not positive and finite.
  public init(mean: [Double], standardDeviations: [Double]) throws {
    guard standardDeviations.count == mean.count else {
      throw LinearAlgebraFailure.shapeMismatch(
        "\(standardDeviations.count) standard deviations", "a mean of \(mean.count)")
    }
    if let row = standardDeviations.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw LinearAlgebraFailure.notPositiveDefinite(row: row)
    }
    try self.init(mean: mean, spread: .diagonal(standardDeviations))
  }

  /// An isotropic law: all components have the same standard deviation.
  /// - Throws: `LinearAlgebraFailure`, as for several.
  public init(mean: [Double], standardDeviation: Double) throws {
    try self.init(mean: mean, standardDeviations: mean.map { _ in standardDeviation })
  }

  /// The standard normal law; a dimension below one counts as zero.
  public static func standard(dimension: Int) -> MultivariateNormal {
    let zero = [Double](repeating: 0, count: max(dimension, 0))
    return MultivariateNormal(checked: zero, spread: .diagonal(zero.map { _ in 1 }))
  }

  init(mean: [Double], spread: Spread) throws {
    if let row = mean.firstIndex(where: { !$0.isFinite }) {
      throw LinearAlgebraFailure.notFinite(row: row, column: 0)
    }
    self.init(checked: mean, spread: spread)
  }

  private init(checked mean: [Double], spread: Spread) {
    self.mean = mean
    self.spread = spread
  }

  public var dimension: Int { mean.count }

  public var covariance: Matrix {
    switch spread {
    case .diagonal(let deviations): return .diagonal(deviations.map { $0 * $0 })
    case .triangular(let lower):
      return Matrix(rows: dimension, columns: dimension) { row, column in
        (0...min(row, column)).reduce(0) { $0 + lower[row, $1] * lower[column, $1] }
      }
    }
  }

  /// The triangular matrix L with L Lᵀ the covariance.
  public var factor: Matrix {
    switch spread {
    case .diagonal(let deviations): .diagonal(deviations)
    case .triangular(let lower): lower
    }
  }

  /// The density at x; NaN if x has another dimension.
  public func density(_ x: [Double]) -> Double { exp(logDensity(x)) }

  /// The logarithm of the density at x; NaN if x has another dimension.
  public func logDensity(_ x: [Double]) -> Double { logDensity(any: x) }

  /// The log density at scalars of any kind, so that it can be differentiated.
  @_disfavoredOverload
  public func logDensity<T: Scalar>(_ x: [T]) -> T { logDensity(any: x) }

  /// The score ∇ log p(x) = −Σ⁻¹ (x − μ); NaN in each component if x has another dimension.
  public func score(_ x: [Double]) -> [Double] {
    guard x.count == dimension else { return x.map { _ in .nan } }
    var y = whitened(x)
    switch spread {
    case .diagonal(let deviations):
      for row in y.indices { y[row] /= -deviations[row] }
    case .triangular(let lower):
      for row in y.indices.reversed() {
        for k in (row + 1)..<max(y.count, row + 1) { y[row] += lower[k, row] * y[k] }
        y[row] /= -lower[row, row]
      }
    }
    return y
  }

  /// A vector; its components draw their numbers in their order.
  public func sample(_ generator: inout SeededGenerator) -> [Double] {
    placed(generator.normals(dimension))
  }

  /// Independent samples; the same as so many calls of `sample`.
  public func samples(_ count: Int, _ generator: inout SeededGenerator) -> [[Double]] {
    (0..<max(count, 0)).map { _ in sample(&generator) }
  }

  /// The differential entropy ½ log det(2πe Σ).
  public var entropy: Double { logScale + 1.4189385332046727 * Double(dimension) }

  /// ½ log det Σ.
  var logScale: Double {
    switch spread {
    case .diagonal(let deviations): deviations.reduce(0) { $0 + log($1) }
    case .triangular(let lower): lower.diagonal.reduce(0) { $0 + log($1) }
    }
  }

  /// y = L⁻¹ (x − μ), which has a standard normal law if x has this one.
  func whitened<T: Scalar>(_ x: [T]) -> [T] {
    var y = x.indices.map { x[$0] - T(mean[$0]) }
    switch spread {
    case .diagonal(let deviations):
      for row in y.indices { y[row] /= T(deviations[row]) }
    case .triangular(let lower):
      for row in y.indices {
        for k in 0..<row { y[row] -= T(lower[row, k]) * y[k] }
        y[row] /= T(lower[row, row])
      }
    }
    return y
  }

  /// μ + L z.
  func placed(_ z: [Double]) -> [Double] {
    switch spread {
    case .diagonal(let deviations):
      return z.indices.map { mean[$0] + deviations[$0] * z[$0] }
    case .triangular(let lower):
      return z.indices.map { row in
        (0...row).reduce(mean[row]) { $0 + lower[row, $1] * z[$1] }
      }
    }
  }

  private func logDensity<T: Scalar>(any x: [T]) -> T {
    guard x.count == dimension else { return T(.nan) }
    let square = whitened(x).reduce(T.zero) { $0 + $1 * $1 }
    return -0.5 * square - T(logScale + 0.9189385332046727 * Double(dimension))  // ½ log(2π)
  }
}

/// The divergence of two normal laws in the same dimension,
/// ½ (tr Σ₁⁻¹Σ₀ − d − log det Σ₁⁻¹Σ₀ + (μ₀ − μ₁)ᵀ Σ₁⁻¹ (μ₀ − μ₁)), from M = L₁⁻¹ L₀: a sum of terms
/// that are not negative.
/// - Throws: `LawFailure.dimensionsDiffer`.
public func kullbackLeibler(_ p: MultivariateNormal, _ q: MultivariateNormal) throws -> Double {
  guard p.dimension == q.dimension else {
    throw LawFailure.dimensionsDiffer(p.dimension, q.dimension)
  }
  var sum = q.whitened(p.mean).reduce(0) { $0 + $1 * $1 }
  if case (.diagonal(let first), .diagonal(let second)) = (p.spread, q.spread) {
    for (a, b) in zip(first, second) { sum += excessOverLog((a - b) / b * (a / b + 1)) }
    return 0.5 * sum
  }
  let factor = p.factor
  for column in 0..<p.dimension {
    // μ₁ + L₀ eₖ is whitened to L₁⁻¹ L₀ eₖ.
    let place = (0..<p.dimension).map { q.mean[$0] + factor[$0, column] }
    for (row, element) in q.whitened(place).enumerated() {
      sum += row == column ? excessOverLog((element - 1) * (element + 1)) : element * element
    }
  }
  return 0.5 * sum
}
