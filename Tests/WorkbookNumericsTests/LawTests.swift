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
    Uniform(-2, 5),
  ]

  @Test(arguments: laws.indices) func `densities integrate to the distribution`(_ index: Int) throws
  {
    let law = Self.laws[index]
    for p in [0.01, 0.2, 0.5, 0.9] {
      let (low, high) = (law.quantile(p), law.quantile(0.95))
      let mass = try integrate(low, high) { law.density($0) }.value
      #expect(isClose(mass, 0.95 - p, 1e-12))
      #expect(isClose(law.cumulative(low), p, 1e-14))
      #expect(isClose(law.logDensity(low), log(law.density(low)), 1e-13))
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

  @Test func `a law without a width says nothing but NaN`() {
    for width in [0, -1, Double.nan] {
      var generator = SeededGenerator(seed: 1)
      let normal = Normal(mean: 0, standardDeviation: width)
      let cauchy = Cauchy(location: 0, scale: width)
      #expect(normal.density(0).isNaN && normal.logDensity(0).isNaN && normal.quantile(0.5).isNaN)
      #expect(normal.cumulative(0).isNaN && normal.sample(&generator).isNaN)
      #expect(cauchy.density(0).isNaN && cauchy.logDensity(0).isNaN && cauchy.quantile(0.5).isNaN)
      #expect(cauchy.cumulative(0).isNaN && cauchy.sample(&generator).isNaN)
      let uniform = Uniform(0, width)
      #expect(uniform.density(0).isNaN && uniform.cumulative(0).isNaN)
      #expect(uniform.quantile(0.5).isNaN && uniform.sample(&generator).isNaN)
    }
  }
}
