import Testing
import WorkbookNumerics

/// Reference values from mpmath 1.3 to 40 digits.
@Suite struct MultivariateNormalTests {
  static let rows: [[Double]] = [[2, 0.3, -0.4], [0.3, 1, 0.2], [-0.4, 0.2, 1.5]]
  static let otherRows: [[Double]] = [[1, 0.5, 0], [0.5, 2, -0.3], [0, -0.3, 0.8]]

  static func law() throws -> MultivariateNormal {
    try MultivariateNormal(mean: [1, -0.5, 2], covariance: Matrix(rows))
  }

  static func other() throws -> MultivariateNormal {
    try MultivariateNormal(mean: [0, 0.25, 1], covariance: Matrix(otherRows))
  }

  @Test func `a law needs a covariance that fits and is positive definite`() throws {
    let identity = Matrix.identity(2)
    #expect(throws: LinearAlgebraFailure.shapeMismatch("2 × 2", "a mean of 3")) {
      try MultivariateNormal(mean: [0, 0, 0], covariance: identity)
    }
    #expect(throws: LinearAlgebraFailure.notPositiveDefinite(row: 1)) {
      try MultivariateNormal(mean: [0, 0], covariance: Matrix([[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraFailure.notSymmetric(row: 1, column: 0)) {
      try MultivariateNormal(mean: [0, 0], covariance: Matrix([[1, 0.2], [0.1, 1]]))
    }
    #expect(throws: LinearAlgebraFailure.notFinite(row: 1, column: 0)) {
      try MultivariateNormal(mean: [0, .nan], covariance: identity)
    }
    for deviation in [0, -1, Double.nan, .infinity] {
      #expect(throws: LinearAlgebraFailure.notPositiveDefinite(row: 0)) {
        try MultivariateNormal(mean: [0, 0], standardDeviation: deviation)
      }
    }
    #expect(throws: LinearAlgebraFailure.self) {
      try MultivariateNormal(mean: [0, 0], standardDeviations: [1])
    }
  }

  @Test func `a vector of another dimension has no density`() throws {
    let law = try Self.law()
    #expect(law.logDensity([1, 2]).isNaN && law.density([]).isNaN)
    #expect(law.score([1, 2]).count == 2 && law.score([1, 2]).allSatisfy(\.isNaN))
    #expect(law.logDensity([1, 2, .nan]).isNaN)
  }

  @Test func `log density, score and entropy are mpmath's`() throws {
    let law = try Self.law()
    let x = [0.7, -1.1, 0.4]
    #expect(isClose(law.logDensity(x), -4.2576411770129661461, 1e-15))
    #expect(isClose(law.density(x), exp(-4.2576411770129661461), 1e-14))
    let score = [0.33216918897943344975, 0.2766783081102056655, 1.1183546759798214979]
    #expect(allClose(law.score(x), score, 1e-14))
    #expect(allClose(gradient(at: x) { law.logDensity($0) }, score, 1e-14))
    #expect(allClose(try Tape.gradient(at: x) { law.logDensity($0) }, score, 1e-14))
    #expect(isClose(law.entropy, 4.7301285654491322307, 1e-15))
    #expect(distance(law.covariance, try Matrix(Self.rows)) < 1e-15)
  }

  @Test func `diagonal and isotropic laws are products of laws on the line, as the full one is`()
    throws
  {
    let deviations = [0.5, 2, 1.25]
    let mean = [1, -0.5, 2.0]
    let x = [0.7, -1.1, 0.4]
    let diagonal = try MultivariateNormal(mean: mean, standardDeviations: deviations)
    let full = try MultivariateNormal(
      mean: mean, covariance: .diagonal(deviations.map { $0 * $0 }))
    let product = (0..<3).reduce(0) {
      $0 + Normal(mean: mean[$1], standardDeviation: deviations[$1]).logDensity(x[$1])
    }
    for law in [diagonal, full] {
      #expect(isClose(law.logDensity(x), product, 1e-14))
      #expect(isClose(law.entropy, diagonal.entropy, 1e-14))
      #expect(allClose(law.score(x), diagonal.score(x), 1e-14))
      #expect(
        isClose(
          try kullbackLeibler(law, Self.law()),
          try kullbackLeibler(full, Self.law()), 1e-13))
      #expect(
        isClose(
          try kullbackLeibler(Self.law(), law),
          try kullbackLeibler(Self.law(), full), 1e-13))
    }
    var (one, two) = (SeededGenerator(seed: 4), SeededGenerator(seed: 4))
    #expect(allClose(diagonal.sample(&one), full.sample(&two), 1e-15) && one == two)
    let isotropic = try MultivariateNormal(mean: mean, standardDeviation: 2)
    #expect(isotropic.covariance == Matrix.diagonal([4, 4, 4]))
    #expect(MultivariateNormal.standard(dimension: -2).dimension == 0)
    #expect(MultivariateNormal.standard(dimension: 0).logDensity([]) == 0)
  }

  @Test func `the divergence is mpmath's and zero only for equal laws`() throws {
    let (p, q) = (try Self.law(), try Self.other())
    #expect(isClose(try kullbackLeibler(p, q), 1.9804028928477519606, 1e-14))
    #expect(try kullbackLeibler(p, p) < 1e-30)
    // d/2 (σ₀²/σ₁² − 1) + d log σ₁/σ₀ + ‖μ₁ − μ₀‖²/(2σ₁²)
    let first = try MultivariateNormal(mean: [1, 0, 0, 0], standardDeviation: 0.5)
    let second = try MultivariateNormal(mean: [0, 2, 0, 0], standardDeviation: 1.5)
    let exact = 2 * (1 / 9.0 - 1) + 4 * log(3) + 5 / 4.5
    #expect(isClose(try kullbackLeibler(first, second), exact, 1e-14))
  }

  @Test func `samples have the mean, the covariance and the law of their distances`() throws {
    let law = try Self.law()
    var generator = SeededGenerator(seed: 8)
    let samples = law.samples(50_000, &generator)
    for i in 0..<3 {
      #expect(Estimate(of: samples.map { $0[i] }).standardErrors(from: law.mean[i]) < 4)
      for j in 0...i {
        let products = samples.map { ($0[i] - law.mean[i]) * ($0[j] - law.mean[j]) }
        #expect(Estimate(of: products).standardErrors(from: Self.rows[i][j]) < 4)
      }
    }
    // Mahalanobis's distance squared has the χ² law with three degrees of freedom.
    let distances = samples.map { -2 * (law.logDensity($0) - law.logDensity(law.mean)) }
    #expect(kolmogorovSmirnov(distances, Gamma(shape: 1.5, scale: 2)).pValue > 1e-3)
    #expect(law.samples(-1, &generator).isEmpty)
  }

  @Test func `marginals and conditionals are mpmath's`() throws {
    let law = try Self.law()
    let conditional = try law.conditioned(on: [1: 0.2])
    #expect(allClose(conditional.mean, [1.21, 2.14], 1e-15))
    #expect(allClose(conditional.covariance.elements, [1.91, -0.46, -0.46, 1.46], 1e-14))
    let marginal = try law.marginal([2, 0])
    #expect(marginal.mean == [2, 1])
    #expect(allClose(marginal.covariance.elements, [1.5, -0.4, -0.4, 2], 1e-14))
    // log p(x, y) = log p(y) + log p(x | y)
    let y = try law.marginal([1]).logDensity([0.2])
    let joint = law.logDensity([0.7, 0.2, 0.4])
    #expect(isClose(joint, y + conditional.logDensity([0.7, 0.4]), 1e-14))
    let all = try law.conditioned(on: [0: 1, 1: 2, 2: 3])
    #expect(all.dimension == 0 && all.logDensity([]) == 0)
    #expect(throws: LawFailure.noSuchComponent(3, dimension: 3)) { try law.marginal([0, 3]) }
    #expect(throws: LawFailure.noSuchComponent(0, dimension: 3)) { try law.marginal([0, 0]) }
    #expect(throws: LawFailure.noSuchComponent(-1, dimension: 3)) {
      try law.conditioned(on: [-1: 0])
    }
    #expect(throws: LinearAlgebraFailure.self) { try law.conditioned(on: [0: .nan]) }
    let independent = try MultivariateNormal(mean: [1, 2], standardDeviations: [3, 4])
    #expect(
      try independent.conditioned(on: [0: 9])
        == MultivariateNormal(mean: [2], standardDeviations: [4]))
  }

  @Test func `products are mpmath's, and agree with the densities everywhere`() throws {
    let (p, q) = (try Self.law(), try Self.other())
    let (law, logIntegral) = try p.product(q)
    #expect(isClose(logIntegral, -4.8624741649699613361, 1e-14))
    #expect(
      allClose(
        law.mean, [0.31532850601639867959, -0.38457033329783835587, 1.5142423597061015866], 1e-13))
    #expect(isClose(law.covariance[2, 1], -0.014290277925673517197, 1e-12))
    let x = [0.3, 1, -0.2]
    #expect(isClose(law.logDensity(x) + logIntegral, p.logDensity(x) + q.logDensity(x), 1e-13))
    #expect(throws: LawFailure.dimensionsDiffer(3, 1)) { try p.product(.standard(dimension: 1)) }
    let (first, second) = (Normal(mean: 1, standardDeviation: 2), Normal(mean: -1))
    let (line, integral) = first.product(second)
    for x in [-2, 0.4, 3] {
      let sum = first.logDensity(x) + second.logDensity(x)
      #expect(isClose(line.logDensity(x) + integral, sum, 1e-14))
    }
  }

  @Test func `affine maps with noise move mean and covariance`() throws {
    let law = try Self.law()
    let map = try Matrix([[1, 0, 2], [0, -1, 0.5]])
    let image = try law.mapped(by: map, adding: [10, 0], noise: Matrix.diagonal([1, 2]))
    #expect(allClose(image.mean, [15, 1.5], 1e-15))
    // A Σ Aᵀ + R, by hand
    #expect(allClose(image.covariance.elements, [7.4, 0.6, 0.6, 3.175], 1e-13))
    #expect(throws: LinearAlgebraFailure.self) { try law.mapped(by: Matrix([[1, 2]])) }
    #expect(throws: LinearAlgebraFailure.self) { try law.mapped(by: map, adding: [1]) }
    #expect(throws: LinearAlgebraFailure.notPositiveDefinite(row: 1)) {
      try law.mapped(by: Matrix([[1, 0, 0], [2, 0, 0]]))
    }
    let line = Normal(mean: 3, standardDeviation: 2).mapped(by: -0.5, adding: 1, noise: 0.75)
    #expect(line == Normal(mean: -0.5, standardDeviation: 1.25))
    #expect(Normal().mapped(by: 0).density(0).isNaN)
  }

  @Test func `a mixture is the weighted sum, with its moments and score`() throws {
    let mixture = try MultivariateMixture([Self.law(), Self.other()], weights: [3, 1])
    let x = [0.3, 0.1, 1.2]
    let density = 0.75 * (try Self.law().density(x)) + 0.25 * (try Self.other().density(x))
    #expect(isClose(mixture.density(x), density, 1e-14))
    #expect(
      isClose(
        mixture.responsibilities(x)[1], 0.25 * (try Self.other().density(x)) / density,
        1e-13))
    #expect(allClose(mixture.score(x), gradient(at: x) { mixture.logDensity($0) }, 1e-13))
    #expect(allClose(mixture.mean, [0.75, -0.3125, 1.75], 1e-15))
    var generator = SeededGenerator(seed: 6)
    let samples = mixture.samples(40_000, &generator)
    #expect(Estimate(of: samples.map { $0[0] }).standardErrors(from: 0.75) < 4)
    let products = samples.map { ($0[0] - 0.75) * ($0[1] + 0.3125) }
    #expect(Estimate(of: products).standardErrors(from: mixture.covariance[0, 1]) < 4)
    #expect(mixture.logDensity([1]).isNaN && mixture.score([1])[0].isNaN)
    #expect(throws: LawFailure.noTotalWeight) { try MultivariateMixture([]) }
    #expect(throws: LawFailure.dimensionsDiffer(3, 1)) {
      try MultivariateMixture([Self.law(), .standard(dimension: 1)])
    }
    #expect(throws: LawFailure.countsDiffer(outcomes: 1, weights: 2)) {
      try MultivariateMixture([Self.law()], weights: [1, 1])
    }
  }
}
