import Testing
import WorkbookNumerics

@Suite struct StatisticsTests {
  @Test(arguments: [
    // scipy.stats.kstwo.sf(d, n), SciPy 1.17
    (10, 0.274, 0.3715203845434957, 1e-10), (100, 0.1, 0.2526927570063874, 1e-10),
    (140, 0.06, 0.6719092248862638, 1e-10), (5, 0.5, 0.112, 1e-10),
    (20, 0.6, 2.0483011649719853e-07, 1e-10), (150, 0.25, 9.543914559897106e-09, 1e-6),
    (200, 0.05, 0.6802625495871704, 1e-6), (1000, 0.04, 0.07933956059000224, 3e-3),
    (500, 0.02, 0.9859871786857471, 2e-3),
    (100_000, 0.004, 0.08130148920222469, 2e-3),
  ])
  func `p-values of the Kolmogorov–Smirnov test agree with SciPy's`(
    n: Int, d: Double, p: Double, tolerance: Double
  ) {
    // Evenly spread samples, moved up by what makes the largest distance d.
    let samples = (0..<n).map { (Double($0) + 1) / Double(n) - d }
    let test = kolmogorovSmirnov(samples) { min(max($0, 0), 1) }
    #expect(isClose(test.statistic, d, 1e-12))
    #expect(isClose(test.pValue, p, tolerance))
  }

  @Test func `the Kolmogorov–Smirnov statistic is the largest distance on either side`() {
    // scipy.stats.kstest(xs, 'uniform')
    let samples = [0.9, 0.05, 0.2, 0.21, 0.4, 0.55, 0.61, 0.72]
    let test = kolmogorovSmirnov(samples, Uniform())
    #expect(isClose(test.statistic, 0.165, 1e-14))
    #expect(isClose(test.pValue, 0.9571692191057403, 1e-10))
  }

  @Test func `the Kolmogorov–Smirnov test rejects another law and has no opinion on nothing`() {
    var generator = SeededGenerator(seed: 4)
    let samples = Normal(mean: 0.03).samples(50_000, &generator)
    #expect(kolmogorovSmirnov(samples, Normal()).pValue < 1e-5)
    #expect(kolmogorovSmirnov([], Normal()).pValue.isNaN)
    #expect(kolmogorovSmirnov([0, .nan, 1], Normal()).pValue.isNaN)
  }

  @Test func `mean and variance hold when the mean is large`() {
    let samples = [4.0, 7, 13, 16].map { $0 + 1e9 }
    #expect(mean(samples) == 1e9 + 10)
    #expect(variance(samples) == 30)
    #expect(mean([]).isNaN && variance([1]).isNaN)
  }

  @Test func `estimates come with the textbook's standard errors`() {
    let estimate = Estimate(of: [4, 7, 13, 16])
    #expect(estimate.mean == 10)
    #expect(isClose(estimate.standardError, (30 / 4.0).squareRoot(), 1e-15))
    // m₄ = (6⁴ + 3⁴ + 3⁴ + 6⁴)/4 = 688.5; s⁴ (n−3)/(n−1) = 300
    let spread = Estimate(varianceOf: [4, 7, 13, 16])
    #expect(spread.mean == 30)
    #expect(isClose(spread.standardError, ((688.5 - 300) / 4).squareRoot(), 1e-15))
    #expect(Estimate(of: [1]).standardError.isNaN)
    #expect(Estimate(of: []).mean.isNaN)
  }

  @Test func `an estimate of a variance covers the truth as often as its errors promise`() {
    var generator = SeededGenerator(seed: 6)
    let inside = (0..<2000).filter { _ in
      Estimate(varianceOf: generator.normals(400)).standardErrors(from: 1) < 2
    }
    // 95.4 % if exactly normal; a skewed s² costs about one in a hundred.
    #expect((0.92...0.97).contains(Double(inside.count) / 2000))
  }

  @Test(arguments: [
    (0.49871, 0.00163, "0.4987 ± 0.0016"), (12.3456, 0.5, "12.35 ± 0.50"),
    (1234.5, 20, "1234 ± 20"), (-0.00002, 1e-6, "(-2.00 ± 0.10)e-5"),
    (3e9, 2e7, "(3.000 ± 0.020)e9"), (0.5, 0, "0.5 ± 0"), (.nan, 1, "NaN ± 1"),
    (0, 0.0032, "0.0000 ± 0.0032"),
  ])
  func `an estimate is written to the place its error allows`(
    mean: Double, error: Double, text: String
  ) {
    #expect(Estimate(mean: mean, standardError: error).description == text)
  }

  @Test func `log-sum-exp and softmax neither overflow nor lose the smallest terms`() {
    // mpmath
    #expect(isClose(logSumExp([1000, 1001, 1002]), 1002.4076059644443803, 1e-15))
    #expect(isClose(logSumExp([-1000, -1001, -1002]), -999.59239403555561969, 1e-15))
    let expected = [0.090030573170380457998, 0.24472847105479765247, 0.66524095577482188953]
    #expect(allClose(softmax([1000, 1001, 1002]), expected, 1e-15))
    #expect(logSumExp([]) == -.infinity)
    #expect(logSumExp([-.infinity, 0]) == 0)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([.infinity, 0]) == .infinity)
    #expect(logSumExp([.nan, 0]).isNaN)
    #expect(softmax([]).isEmpty)
    #expect(abs(softmax((0..<1000).map { Double($0 % 7) }).reduce(0, +) - 1) < 1e-14)
  }

  @Test func `the gradient of log-sum-exp is softmax, forwards and in reverse`() throws {
    let x = [1000.0, 1001, 1002]
    let weights = softmax(x)
    #expect(allClose(gradient(at: x) { Dual.logSumExp($0) }, weights, 1e-14))
    #expect(allClose(try Tape.gradient(at: x) { Variable.logSumExp($0) }, weights, 1e-14))
    // ∂wᵢ/∂xⱼ = wᵢ (δᵢⱼ − wⱼ)
    let slopes = try jacobian(at: x) { Dual.softmax($0) }
    for i in 0..<3 {
      for j in 0..<3 {
        #expect(isClose(slopes[i, j], weights[i] * ((i == j ? 1 : 0) - weights[j]), 1e-13))
      }
    }
    #expect(Variable.logSumExp([]).value == -.infinity)
    #expect(Dual<Double>.logSumExp([0, Dual(.nan)]).value.isNaN)
  }

  @Test func `the observed order is the slope, or NaN where there is none`() {
    let steps = [0.1, 0.05, 0.02]
    #expect(
      isClose(observedOrder(errors: steps.map { 3 * pow($0, 2.5) }, steps: steps), 2.5, 1e-12))
    #expect(observedOrder(errors: [1, 2], steps: [1, 2, 3]).isNaN)
    #expect(observedOrder(errors: [1], steps: [1]).isNaN)
    #expect(observedOrder(errors: [0, 1], steps: [1, 2]).isNaN)
    #expect(observedOrder(errors: [1, 2], steps: [1, 1]).isNaN)
  }

  @Test func `grids meet both ends exactly and are symmetric`() {
    #expect(linspace(-3, 3, 7) == [-3, -2, -1, 0, 1, 2, 3])
    let grid = linspace(-0.7, 0.7, 1001)
    #expect(grid.first == -0.7 && grid.last == 0.7 && grid[500] == 0)
    #expect(grid == grid.reversed().map { -$0 })
    #expect(linspace(2, 5, 1) == [2])
    #expect(linspace(2, 5, 0).isEmpty && linspace(2, 5, -1).isEmpty)
    #expect(allClose(logspace(1, 1000, 4), [1, 10, 100, 1000], 1e-14))
    #expect(logspace(1, 1000, 4).last == 1000)
    #expect(logspace(-1, 1, 3)[1].isNaN)
  }
}
