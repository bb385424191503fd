import Testing
import WorkbookNumerics

/// Reference values from mpmath 1.3, closed forms and `quad` to 40 digits.
@Suite struct DivergenceTests {
  @Test func `a divergence of what is no law is NaN or a failure`() throws {
    let (good, bad) = (Normal(), Normal(standardDeviation: 0))
    #expect(kullbackLeibler(good, bad).isNaN && kullbackLeibler(bad, good).isNaN)
    #expect(kullbackLeibler(Cauchy(), Cauchy(scale: -1)).isNaN)
    #expect(kullbackLeibler(Uniform(), Uniform(2, 1)).isNaN)
    for (p, q) in [(good, bad), (bad, good)] {
      #expect(throws: IntegrationFailure.self) { try integratedKullbackLeibler(p, q) }
    }
    let (two, three) = (try Categorical(weights: [1, 1]), try Categorical(weights: [1, 1, 1]))
    #expect(kullbackLeibler(two, three).isNaN)
    let flat = MultivariateNormal.standard(dimension: 2)
    #expect(throws: LawFailure.dimensionsDiffer(2, 3)) {
      try kullbackLeibler(flat, .standard(dimension: 3))
    }
  }

  @Test func `an infinite divergence is infinite in closed form and a failure of the integral`()
    throws
  {
    #expect(kullbackLeibler(Uniform(0, 2), Uniform(0, 1)) == .infinity)
    #expect(
      kullbackLeibler(
        try Categorical(weights: [1, 1]), try Categorical(weights: [0, 1])) == .infinity)
    #expect(kullbackLeibler(try Discrete([0, 1]), try Discrete([0, 2])) == .infinity)
    let failure = #expect(throws: IntegrationFailure.self) {
      try integratedKullbackLeibler(Normal(), Uniform(-1, 1))
    }
    if case .notFinite? = failure?.reason {} else { Issue.record("\(String(describing: failure))") }
    for q in [Normal(), Normal(standardDeviation: 1e6)] {
      #expect(throws: IntegrationFailure.self) { try integratedKullbackLeibler(Cauchy(), q) }
    }
  }

  @Test(
    arguments: [
      (Normal(), Normal(), 0),
      (Normal(mean: 1), Normal(mean: -1), 2),
      (Normal(mean: 0x1p-23, standardDeviation: 1 + 0x1p-23), Normal(), 2.131628150811442456e-14),
      (Normal(mean: 3, standardDeviation: 2), Normal(), 5.3068528194400546906),
    ] as [(Normal, Normal, Double)])
  func `divergences of normal laws are mpmath's, small ones too`(
    p: Normal, q: Normal, expected: Double
  ) throws {
    #expect(isClose(kullbackLeibler(p, q), expected, 1e-14))
    let integral = try integratedKullbackLeibler(p, q)
    #expect(abs(integral.value - expected) <= max(integral.errorEstimate, 1e-16))
    #expect(integral.errorEstimate <= 1e-11 * expected + 1e-15)
  }

  @Test func `integrated divergences are mpmath's`() throws {
    let mixture = MixtureTests.law
    let normal = Normal(mean: 0.45, standardDeviation: 2)
    #expect(
      isClose(try integratedKullbackLeibler(mixture, normal).value, 0.23714496484905939735, 1e-11))
    #expect(
      isClose(try integratedKullbackLeibler(normal, mixture).value, 0.45964323194294112749, 1e-11))
    let cauchy = Cauchy(location: 1, scale: 2)
    #expect(
      isClose(try integratedKullbackLeibler(Normal(), cauchy).value, 0.76198720213334950979, 1e-11))
    #expect(
      isClose(
        try integratedKullbackLeibler(Uniform(-1, 2), Normal()).value, 0.32032624453656305039, 1e-11
      ))
  }

  @Test func `closed forms and integrals agree`() throws {
    let (p, q) = (Cauchy(location: 0.5, scale: 1.5), Cauchy(location: 1, scale: 2))
    #expect(isClose(kullbackLeibler(p, q), 0.040821994520255129555, 1e-14))
    #expect(isClose(kullbackLeibler(p, q), kullbackLeibler(q, p), 1e-14))
    #expect(isClose(try integratedKullbackLeibler(p, q).value, kullbackLeibler(p, q), 1e-10))
    let (inner, outer) = (Uniform(0, 1), Uniform(-1, 3))
    #expect(isClose(kullbackLeibler(inner, outer), log(4), 1e-15))
    #expect(isClose(try integratedKullbackLeibler(inner, outer).value, log(4), 1e-12))
    let far = Normal(mean: 100)
    #expect(isClose(try integratedKullbackLeibler(Normal(), far).value, 5000, 1e-11))
  }

  @Test func `an estimate agrees within four standard errors`() {
    var generator = SeededGenerator(seed: 3)
    let (p, q) = (Normal(mean: 0.3, standardDeviation: 0.8), Normal(mean: -0.2))
    let estimate = estimatedKullbackLeibler(p, q, samples: 20_000, &generator)
    #expect(estimate.standardErrors(from: kullbackLeibler(p, q)) < 4)
    #expect(estimate.standardError < 0.01)
    #expect(estimatedKullbackLeibler(p, q, samples: 0, &generator).mean.isNaN)
  }

  @Test func `the gradient with respect to the parameters is the one of the formula`() {
    // (μ₀ − μ₁)/σ₁², σ₀/σ₁² − 1/σ₀
    let slopes = gradient(at: [0.3, 0.7]) { Normal.kullbackLeibler(($0[0], $0[1]), (-0.2, 1.5)) }
    #expect(allClose(slopes, [0.5 / 2.25, 0.7 / 2.25 - 1 / 0.7], 1e-14))
    // The series near equal laws: second derivatives 1/σ² and 2/σ² at the minimum.
    let bend = hessian(at: [0, 1]) { Normal.kullbackLeibler(($0[0], $0[1]), (0, 1)) }
    #expect(allClose(bend.elements, [1, 0, 0, 2], 1e-14))
  }

  @Test func `discrete divergences and entropies are mpmath's, and small ones keep their digits`()
    throws
  {
    let p = try Categorical(weights: [2, 5, 3])
    let q = try Categorical(weights: [1, 1, 2])
    #expect(isClose(kullbackLeibler(p, q), 0.14869719288733349859, 1e-14))
    #expect(isClose(p.entropy, 1.0296530140645735274, 1e-15))
    let points = try Discrete([1, 2, 3], weights: [2, 5, 3])
    #expect(
      isClose(
        kullbackLeibler(points, try Discrete([2, 1, 3], weights: [1, 1, 2])),
        0.14869719288733349859, 1e-14))
    // Against ½(1 ± δ) the divergence of one half is −½ log(1 − δ²).
    let close = try Categorical(weights: [1 + 0x1p-20, 1 - 0x1p-20])
    let half = try Categorical(weights: [1, 1])
    #expect(isClose(kullbackLeibler(half, close), -0.5 * log1p(-0x1p-40), 1e-9))
    #expect(kullbackLeibler(p, p) == 0)
  }

  @Test func `no divergence of random laws is negative`() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<1000 {
      let p = try Categorical(weights: (0..<5).map { _ in generator.uniform() })
      let q = try Categorical(weights: (0..<5).map { _ in generator.uniform() })
      #expect(kullbackLeibler(p, q) > 0)
    }
  }
}
