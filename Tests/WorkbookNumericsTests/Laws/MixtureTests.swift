import Testing
import WorkbookNumerics

@Suite struct MixtureTests {
  static let law = Mixture(
    [Normal(mean: -2, standardDeviation: 0.5), Normal(mean: 1.5)], weights: [3, 7])

  @Test func `a mixture without components or with weights that make none is NaN`() {
    let two = [Normal(), Normal(mean: 1)]
    for law in [
      Mixture([]), Mixture(two, weights: [1]), Mixture(two, weights: [-1, 2]),
      Mixture(two, weights: [0, 0]), Mixture(two, weights: [.nan, 1]),
      Mixture(two, weights: [.infinity, 1]), Mixture([Normal(standardDeviation: 0), Normal()]),
    ] {
      #expect(law.density(0).isNaN && law.logDensity(0).isNaN && law.cumulative(0).isNaN)
      #expect(law.quantile(0.5).isNaN && law.variance.isNaN)
    }
    var generator = SeededGenerator(seed: 1)
    #expect(Mixture([]).sample(&generator).isNaN && Mixture([]).mean.isNaN)
    #expect(Self.law.quantile(-0.1).isNaN && Self.law.quantile(.nan).isNaN)
    #expect(Self.law.density(.nan).isNaN && Self.law.cumulative(.nan).isNaN)
  }

  @Test(arguments: [
    // mpmath 1.3, 40 digits
    (-2, 0.23997624612739163881, -1.427215335007643237, 0.15016284035532486753),
    (0, 0.090742615101583140541, -2.3997281854395017759, 0.34675553951565071023),
    (1.2, 0.26697147112765527327, -1.3206134759998806376, 0.56746200444442659928),
    (-60, 0, -1892.4006134771434051, 0),
  ])
  func `density and distribution are mpmath's`(
    x: Double, density: Double, logDensity: Double, cumulative: Double
  ) {
    #expect(isClose(Self.law.density(x), density, 1e-14))
    #expect(isClose(Self.law.logDensity(x), logDensity, 1e-14))
    #expect(isClose(Self.law.cumulative(x), cumulative, 1e-14))
  }

  @Test(arguments: [1e-30, 1e-3, 0.3, 0.31, 0.5, 0.999])
  func `quantiles invert the distribution`(p: Double) {
    #expect(isClose(Self.law.cumulative(Self.law.quantile(p)), p, 1e-12))
    #expect(isClose(Mixture([Normal(mean: 3)]).quantile(p), Normal(mean: 3).quantile(p), 1e-14))
  }

  @Test func `quantiles end at the ends, and moments are those of the integrals`() throws {
    let law = Self.law
    #expect(law.quantile(0) == -.infinity && law.quantile(1) == .infinity)
    #expect(law.cumulative(.infinity) == 1 && law.cumulative(-.infinity) == 0)
    #expect(isClose(try integrate(-20, 20, law.density).value, 1, 1e-12))
    let mean = try integrate(-20, 20) { $0 * law.density($0) }.value
    #expect(isClose(law.mean, mean, 1e-12))
    let variance = try integrate(-20, 20) { ($0 - mean) * ($0 - mean) * law.density($0) }.value
    #expect(isClose(law.variance, variance, 1e-12))
  }

  @Test func `samples follow the mixture`() {
    var generator = SeededGenerator(seed: 41)
    #expect(kolmogorovSmirnov(Self.law.samples(20_000, &generator), Self.law).pValue > 1e-3)
  }

  @Test func `responsibilities are Bayes's, far out too, and a weight of zero does no harm`() {
    let law = Mixture(
      [Normal(mean: -1), Normal(mean: 5), Normal(mean: 1)], weights: [2, 0, 2])
    #expect(law.components.count == 2 && law.weights == [0.5, 0.5])
    // 1 / (1 + exp 2x)
    for x in [-300, -1, 0, 0.3, 2] {
      #expect(
        allClose(law.responsibilities(x), [1 / (1 + exp(2 * x)), 1 / (1 + exp(-2 * x))], 1e-12))
    }
  }
}
