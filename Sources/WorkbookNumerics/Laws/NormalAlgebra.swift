// What becomes of normal laws under affine maps, sums, observations and products: again normal laws
// (C. Bishop, "Pattern Recognition and Machine Learning", 2006, section 2.3).

extension Normal {
  /// The law of a X + b + ε, where X has this law and ε is independent with mean zero and this
  /// standard deviation. No law (all is NaN) if the result would have no width.
  public func mapped(by a: Double, adding b: Double = 0, noise: Double = 0) -> Normal {
    Normal(mean: a * mean + b, standardDeviation: hypot(a * standardDeviation, noise))
  }

  /// The normal law in proportion to the product of both densities, and the logarithm of the
  /// product's integral, which is the density at 0 of the difference of independent samples.
  public func product(_ other: Normal) -> (law: Normal, logIntegral: Double) {
    let width = hypot(standardDeviation, other.standardDeviation)
    let share = standardDeviation / width
    let law = Normal(
      mean: mean + share * share * (other.mean - mean),
      standardDeviation: share * other.standardDeviation)
    return (law, Normal(standardDeviation: width).logDensity(mean - other.mean))
  }
}

extension MultivariateNormal {
  /// The law of A X + b + ε, where X has this law and ε is independent normal noise with mean zero.
  /// - Parameter noise: The covariance of ε; none if not given.
  /// - Throws: `LinearAlgebraFailure` if the shapes do not fit, or the result's covariance is not
  ///   positive definite.
  public func mapped(
    by a: Matrix, adding b: [Double]? = nil, noise: Matrix? = nil
  ) throws -> MultivariateNormal {
    let image = try a * mean
    let shift = b ?? image.map { _ in 0 }
    guard shift.count == image.count else {
      throw LinearAlgebraFailure.shapeMismatch(a.shape, "a vector of \(shift.count)")
    }
    let half = try a * factor
    let covariance = try half * half.transpose
    return try MultivariateNormal(
      mean: zip(image, shift).map { $0 + $1 },
      covariance: try noise.map { try covariance + $0 } ?? covariance)
  }

  /// The law of some components, in the order in which they are named.
  /// - Throws: `LawFailure.noSuchComponent`.
  public func marginal(_ components: [Int]) throws -> MultivariateNormal {
    try check(components)
    let mean = components.map { self.mean[$0] }
    if case .diagonal(let deviations) = spread {
      return try MultivariateNormal(
        mean: mean, standardDeviations: components.map { deviations[$0] })
    }
    return try MultivariateNormal(mean: mean, covariance: block(components, components))
  }

  /// The law of the other components, in their order, where some are known: the mean
  /// μ₁ + Σ₁₂ Σ₂₂⁻¹ (x₂ − μ₂) and the covariance Σ₁₁ − Σ₁₂ Σ₂₂⁻¹ Σ₂₁.
  /// - Parameter known: Components and their values.
  /// - Throws: `LawFailure.noSuchComponent`, or `LinearAlgebraFailure` if a value is not finite or
  ///   the rest is known up to rounding.
  public func conditioned(on known: [Int: Double]) throws -> MultivariateNormal {
    let second = known.keys.sorted()
    try check(second)
    let first = (0..<dimension).filter { known[$0] == nil }
    if case .diagonal = spread { return try marginal(first) }
    let distance = second.map { (known[$0] ?? .nan) - mean[$0] }
    if let row = distance.firstIndex(where: { !$0.isFinite }) {
      throw LinearAlgebraFailure.notFinite(row: row, column: 0)
    }
    let cholesky = try block(second, second).cholesky()
    // Each row is L₂₂⁻¹ of a column of Σ₂₁.
    let rows = try first.map { row in
      try cholesky.whitened(block(second, [row]).column(0))
    }
    let whitened = try cholesky.whitened(distance)
    let own = block(first, first)
    return try MultivariateNormal(
      mean: first.indices.map { try mean[first[$0]] + dot(rows[$0], whitened) },
      covariance: try Matrix(rows: first.count, columns: first.count) { i, j in
        try own[i, j] - dot(rows[i], rows[j])
      })
  }

  /// The normal law in proportion to the product of both densities, and the logarithm of the
  /// product's integral.
  /// - Throws: `LawFailure.dimensionsDiffer`.
  public func product(
    _ other: MultivariateNormal
  ) throws -> (law: MultivariateNormal, logIntegral: Double) {
    guard dimension == other.dimension else {
      throw LawFailure.dimensionsDiffer(dimension, other.dimension)
    }
    let sum = try MultivariateNormal(
      mean: mean, covariance: covariance + other.covariance)
    // With S = Σ₀ + Σ₁: the mean μ₀ + Σ₀ S⁻¹ (μ₁ − μ₀), the covariance Σ₀ S⁻¹ Σ₁.
    let pull = sum.score(other.mean).map { -$0 }
    let shift = try covariance * pull
    let gain = try covariance * sum.covariance.solve(other.covariance)
    let law = try MultivariateNormal(
      mean: zip(mean, shift).map { $0 + $1 },
      covariance: Matrix(rows: dimension, columns: dimension) {
        0.5 * (gain[$0, $1] + gain[$1, $0])
      })
    return (law, sum.logDensity(other.mean))
  }

  private func check(_ components: [Int]) throws {
    var seen: Set<Int> = []
    for component in components {
      guard 0 <= component, component < dimension, seen.insert(component).inserted else {
        throw LawFailure.noSuchComponent(component, dimension: dimension)
      }
    }
  }

  private func block(_ rows: [Int], _ columns: [Int]) -> Matrix {
    let all = covariance
    return Matrix(rows: rows.count, columns: columns.count) { all[rows[$0], columns[$1]] }
  }
}
