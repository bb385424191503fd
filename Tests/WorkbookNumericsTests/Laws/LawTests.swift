import Testing
import WorkbookNumerics

/// Reference values computed with mpmath 1.3 to 40 digits.
@Suite struct LawTests {
  @Test(arguments: [
    (1e-100, -21.273453560965324295), (1e-20, -9.2623400897984075737),
    (1e-10, -6.3613409024040562047), (0.001, -3.0902323061678135415),
    (0.1, -1.281551565544600467), (0.3, -0.52440051270804078404), (0.5, 0),
    (0.975, 1.9599639845400542355),
  ])
  func `normal quantiles are right to fifteen digits`(p: Double, x: Double) {
    #expect(isClose(Normal().quantile(p), x, 2e-15))
    #expect(isClose(Normal(mean: 2, standardDeviation: 3).quantile(p), 2 + 3 * x, 3e-15))
  }

  @Test func `the normal distribution function keeps its digits in the tail`() {
    #expect(isClose(Normal().cumulative(-10), 7.619853024160526066e-24, 1e-14))
    #expect(isClose(Normal().cumulative(1.5), 0.933192798731141934, 1e-15))
  }

  static let laws: [any Law] = [
    Normal(mean: -1, standardDeviation: 0.5), Normal(), Cauchy(location: 2, scale: 3), Cauchy(),
    Uniform(-2, 5), Gamma(shape: 0.5, scale: 2), Gamma(shape: 2.5, scale: 1.5), Gamma(shape: 1),
    Gamma(shape: 400, scale: 0.01),
  ]

  @Test(arguments: laws.indices) func `densities integrate to the distribution`(_ index: Int) throws
  {
    let law = Self.laws[index]
    for p in [0.01, 0.2, 0.5, 0.9] {
      let (low, high) = (law.quantile(p), law.quantile(0.95))
      let mass = try integrate(low, high) { law.density($0) }.value
      #expect(isClose(mass, 0.95 - p, 1e-12))
      #expect(isClose(law.cumulative(low), p, 5e-14))
      #expect(abs(law.logDensity(low) - log(law.density(low))) < 1e-13)
    }
  }

  @Test(arguments: laws.indices) func `samples follow their law`(_ index: Int) {
    let law = Self.laws[index]
    var generator = SeededGenerator(seed: UInt64(index))
    #expect(kolmogorovSmirnov(law.samples(50_000, &generator), law).pValue > 1e-3)
    #expect(law.samples(-1, &generator).isEmpty)
  }

  @Test(arguments: laws.indices) func `quantiles end at the ends`(_ index: Int) {
    let law = Self.laws[index]
    #expect(law.cumulative(law.quantile(0)) == 0)
    #expect(law.cumulative(law.quantile(1)) == 1)
    #expect(law.quantile(-0.1).isNaN && law.quantile(1.1).isNaN && law.quantile(.nan).isNaN)
  }

  @Test func `the Cauchy law keeps small probabilities and far densities`() {
    #expect(isClose(Cauchy().cumulative(-1e20), 1e-20 / .pi, 1e-15))
    #expect(isClose(Cauchy().quantile(1e-20), -1e20 / .pi, 1e-15))
    #expect(isClose(Cauchy().logDensity(1e200), -log(.pi) - 400 * log(10), 1e-15))
    #expect(Normal().logDensity(100) < -5000)
  }

  @Test(arguments: [
    (0.5, 2, 0.3, -0.46695213104170474547, 0.41611757922963482831),
    (2.5, 1.5, 4, -1.885570765730160853, 0.6234323552910231354),
    (30, 0.25, 9, -1.9486953908209283441, 0.8621123989750994789),
    (1, 3, 2, -1.7652789553347763581, 0.48658288096740797313),
  ])
  func `gamma laws are mpmath's`(
    shape: Double, scale: Double, x: Double, logDensity: Double, cumulative: Double
  ) {
    let law = Gamma(shape: shape, scale: scale)
    #expect(isClose(law.logDensity(x), logDensity, 1e-14))
    #expect(isClose(law.density(x), exp(logDensity), 1e-14))
    #expect(isClose(law.cumulative(x), cumulative, 1e-13))
    #expect(isClose(law.quantile(cumulative), x, 1e-12))
  }

  @Test func `a gamma law knows its ends, its tails and its moments`() throws {
    let law = Gamma(shape: 2.5, scale: 1.5)
    #expect(law.density(-1) == 0 && law.logDensity(-1) == -.infinity && law.cumulative(-1) == 0)
    #expect(law.density(.nan).isNaN && law.cumulative(.nan).isNaN)
    #expect(Gamma(shape: 1, scale: 4).density(0) == 0.25 && Gamma(shape: 3).density(0) == 0)
    // scipy.stats.gamma.ppf, SciPy 1.17
    #expect(isClose(law.quantile(1e-5), 0.0243633, 1e-6))
    #expect(isClose(Gamma(shape: 0.5, scale: 2).quantile(1e-5), 1.57079633e-10, 1e-8))
    let mean = try integrate(0, .infinity) { $0 * law.density($0) }.value
    #expect(isClose(law.mean, mean, 1e-11) && isClose(law.variance, 2.5 * 2.25, 1e-15))
  }

  @Test(arguments: laws.indices) func `scores and densities pass derivatives through`(
    _ index: Int
  ) throws {
    let law = try #require(Self.laws[index] as? any DifferentiableLaw)
    for p in [0.2, 0.7] {
      let x = law.quantile(p)
      let step = 1e-5 * (law.quantile(0.7) - law.quantile(0.3))
      let slope = (law.logDensity(x + step) - law.logDensity(x - step)) / (2 * step)
      #expect(abs(law.score(x) - slope) * step < 1e-12)
      let tape = try Tape.gradient(at: [x]) { law.logDensity($0[0]) }
      #expect(abs(tape[0] - law.score(x)) <= 1e-13 * abs(law.score(x)))
      let dual = law.density(Dual(x, derivative: 1.0))
      #expect(isClose(dual.value, law.density(x), 1e-13))
      #expect(abs(dual.derivative - law.density(x) * law.score(x)) <= 1e-12 * law.density(x))
    }
  }

  @Test func `scores are those of the formulas, far out too`() {
    #expect(isClose(Normal(mean: 1, standardDeviation: 2).score(4), -0.75, 1e-15))
    // mpmath 1.3, `diff` to 40 digits
    #expect(isClose(Cauchy(location: 1, scale: 2).score(0.4), 0.27522935779816513761, 1e-14))
    #expect(isClose(Cauchy().score(1e200), -2e-200, 1e-14))
    #expect(isClose(MixtureTests.law.score(0.4), 1.0998332346000704492, 1e-13))
    #expect(Uniform(0, 2).score(1) == 0 && Uniform(0, 2).score(3).isNaN)
    #expect(Normal(standardDeviation: -1).score(0).isNaN)
    let kernel = KernelDensity([0, 1, 4], bandwidth: 0.5)
    let mixture = Mixture([0, 1, 4].map { Normal(mean: $0, standardDeviation: 0.5) })
    #expect(isClose(kernel.score(0.7), mixture.score(0.7), 1e-13))
  }

  @Test func `a log density has derivatives with respect to its parameters`() {
    // ∂/∂μ = z/σ and ∂/∂σ = (z² − 1)/σ
    let slopes = gradient(at: [0.5, 2]) {
      Normal.logDensity(Dual(3.5), mean: $0[0], standardDeviation: $0[1])
    }
    #expect(allClose(slopes, [0.75, 0.625], 1e-15))
    #expect(Normal.logDensity(1.0, mean: 0, standardDeviation: 0).isNaN)
  }

  @Test func `entropies are those of the integrals`() throws {
    func entropy(_ law: some Law) throws -> Double {
      try integrate(law.quantile(0), law.quantile(1), relativeTolerance: 1e-10) {
        law.density($0) == 0 ? 0 : -law.density($0) * law.logDensity($0)
      }.value
    }
    let (normal, cauchy) = (Normal(mean: 1, standardDeviation: 3), Cauchy(scale: 0.2))
    #expect(isClose(try entropy(normal), normal.entropy, 1e-9))
    #expect(isClose(try entropy(cauchy), cauchy.entropy, 1e-9))
    #expect(isClose(try entropy(Uniform(1, 4)), Uniform(1, 4).entropy, 1e-9))
  }

  @Test func `a law without a width says nothing but NaN`() {
    for width in [0, -1, Double.nan] {
      var generator = SeededGenerator(seed: 1)
      let normal = Normal(mean: 0, standardDeviation: width)
      let cauchy = Cauchy(location: 0, scale: width)
      #expect(normal.density(0).isNaN && normal.logDensity(0).isNaN && normal.quantile(0.5).isNaN)
      #expect(normal.cumulative(0).isNaN && normal.sample(&generator).isNaN)
      #expect(cauchy.density(0).isNaN && cauchy.logDensity(0).isNaN && cauchy.quantile(0.5).isNaN)
      #expect(cauchy.cumulative(0).isNaN && cauchy.sample(&generator).isNaN)
      let gamma = Gamma(shape: 2, scale: width)
      #expect(gamma.density(1).isNaN && gamma.logDensity(1).isNaN && gamma.quantile(0.5).isNaN)
      #expect(gamma.cumulative(1).isNaN && gamma.sample(&generator).isNaN)
      let uniform = Uniform(0, width)
      #expect(uniform.density(0).isNaN && uniform.cumulative(0).isNaN)
      #expect(uniform.quantile(0.5).isNaN && uniform.sample(&generator).isNaN)
    }
  }
}
