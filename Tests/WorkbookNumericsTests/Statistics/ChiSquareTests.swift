import Testing
import WorkbookNumerics

@Suite struct ChiSquareTests {
  @Test func `a test without sense has no p-value`() {
    for test in [
      chiSquareTest(observed: [], expected: []), chiSquareTest(observed: [3], expected: [3]),
      chiSquareTest(observed: [1, 2], expected: [1, 1, 1]),
      chiSquareTest(observed: [-1, 4], expected: [1, 2]),
      chiSquareTest(observed: [1, 2], expected: [0, 3]),
      chiSquareTest(observed: [1, 2], expected: [.nan, 3]),
      chiSquareTest(observed: [1, 2], expected: [2, 2]),
      chiSquareTest(observed: [1, 2, 3], expected: [2, 2, 2], estimatedParameters: 2),
      chiSquareTest(observed: [1, 2, 3], expected: [2, 2, 2], estimatedParameters: -1),
      chiSquareTest(observed: [1, 2, 3], expected: [2, 2, 2], estimatedParameters: .max),
      chiSquareTest([], Normal(), bins: 4), chiSquareTest([1, .nan], Normal(), bins: 4),
      chiSquareTest([1], Normal(), bins: 1), chiSquareTest([1], Normal(), bins: -1),
    ] {
      #expect(test.pValue.isNaN && test.statistic.isNaN)
    }
  }

  @Test func `incomplete gamma functions outside of their domain are NaN`() {
    for (a, x) in [(0.0, 1.0), (-1, 1), (1, -1), (.nan, 1), (1, .nan), (.infinity, 1), (1e9, 1)] {
      #expect(regularizedGamma(a, x).lower.isNaN && regularizedGamma(a, x).upper.isNaN)
    }
    #expect(regularizedGamma(2, 0) == (0, 1) && regularizedGamma(2, .infinity) == (1, 0))
  }

  @Test(
    arguments: [
      // mpmath 1.3, gammainc(regularized=True), 40 digits; the last row SciPy 1.17
      (0.5, 0.1, 0.34527915398142297956, 0.65472084601857702044),
      (0.5, 3.2, 0.98858796361399834746, 0.011412036386001652536),
      (1, 1, 0.6321205588285576784, 0.3678794411714423216),
      (2.5, 10, 0.99875026943696862459, 0.0012497305630313754119),
      (10, 3, 0.0011024881301154797421, 0.99889751186988452026),
      (10, 30, 0.99999287824913718442, 7.1217508628155770916e-6),
      (100, 90, 0.1582209891864301681, 0.8417790108135698319),
      (100, 140, 0.99983894282528744414, 0.00016105717471255585829),
      (0.5, 1e-10, 0.000011283791670578999555, 0.999988716208329421),
      (1000, 1000, 0.5042052441802155085, 0.4957947558197844915),
      (10, 1e-17, 2.7557319223985890402e-177, 1),
      (50, 200, 1, 1.6927979958857087673e-37),
      (1e6, 1_001_500, 0.9331388957641022375, 0.0668611042358977625),
      (1e8, 100_010_000, 1 - 0.15865525352820123, 0.15865525352820123),
    ] as [(Double, Double, Double, Double)])
  func `incomplete gamma functions are mpmath's`(
    a: Double, x: Double, lower: Double, upper: Double
  ) {
    let (p, q) = regularizedGamma(a, x)
    #expect(isClose(p, lower, 4e-14), "\(p / lower - 1)")
    #expect(isClose(q, upper, 4e-14), "\(q / upper - 1)")
  }

  @Test func `the test is SciPy's`() {
    // scipy.stats.chisquare, SciPy 1.17
    let observed = [16, 18, 16, 14, 12, 12]
    let test = chiSquareTest(observed: observed, expected: [16, 16, 16, 16, 16, 8])
    #expect(isClose(test.statistic, 3.5, 1e-15) && test.degreesOfFreedom == 5)
    #expect(isClose(test.pValue, 0.6233876277495822, 1e-13))
    let mean = 88 / 6.0
    let fitted = chiSquareTest(
      observed: observed, expected: observed.map { _ in mean }, estimatedParameters: 1)
    #expect(isClose(fitted.statistic, 2, 1e-14) && fitted.degreesOfFreedom == 4)
    #expect(isClose(fitted.pValue, 0.7357588823428847, 1e-13))
  }

  @Test func `samples of the law pass, with p-values spread evenly; others do not`() {
    var generator = SeededGenerator(seed: 31)
    let pValues = (0..<500).map { _ in
      chiSquareTest(generator.normals(500), Normal(), bins: 20).pValue
    }
    #expect(kolmogorovSmirnov(pValues, Uniform()).pValue > 1e-3)
    let shifted = Normal(mean: 0.08).samples(20_000, &generator)
    #expect(chiSquareTest(shifted, Normal(), bins: 20).pValue < 1e-5)
  }
}
