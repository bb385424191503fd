import Testing
import WorkbookNumerics

@Suite struct SampleStatisticsTests {
  static let samples = [2.1, 3.5, -1.2, 0.4, 5.5, 2.2, 1.9]

  @Test func `quantiles of nothing, of NaN and of no probability are NaN`() {
    #expect(quantile([], 0.5).isNaN && quantile([1, .nan], 0.5).isNaN && median([]).isNaN)
    #expect(quantile([1, 2], -0.1).isNaN && quantile([1, 2], 1.1).isNaN)
    #expect(quantile([1, 2], .nan).isNaN)
  }

  @Test(arguments: [
    // numpy.quantile, NumPy 2.4
    (0, -1.2), (0.1, -0.24), (0.25, 1.15), (0.5, 2.1), (0.77, 3.006), (1, 5.5),
  ])
  func `quantiles are NumPy's`(p: Double, expected: Double) {
    #expect(isClose(quantile(Self.samples, p), expected, 1e-14))
  }

  @Test func `quantiles hold at the ends of the numbers`() {
    #expect(median([1, 2, 3, 4]) == 2.5 && median([7]) == 7)
    #expect(median([-.greatestFiniteMagnitude, .greatestFiniteMagnitude]) == 0)
    #expect(quantiles([0, .infinity, .infinity], [0, 0.5, 0.75]) == [0, .infinity, .infinity])
  }

  @Test func `a histogram without bins, range or samples is empty and says what it left out`() {
    for histogram in [
      Histogram([1, 2], bins: 0), Histogram([1, .nan], bins: -1),
      Histogram([1, 2], bins: 3, range: 1...1), Histogram([.nan, .infinity], bins: 2),
      Histogram(
        [1, 2], bins: 2, range: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude),
    ] {
      #expect(histogram.edges.isEmpty && histogram.counts.isEmpty && histogram.outside == 2)
      #expect(histogram.densities.isEmpty && histogram.centers.isEmpty)
    }
    #expect(Histogram([], bins: 2, range: 0...1).counts == [0, 0])
    #expect(Histogram([], bins: 2, range: 0...1).densities.allSatisfy { $0.isNaN })
  }

  @Test func `histograms are NumPy's`() {
    // numpy.histogram, NumPy 2.4
    let histogram = Histogram(Self.samples, bins: 4)
    #expect(histogram.counts == [2, 2, 2, 1] && histogram.outside == 0)
    #expect(allClose(histogram.edges, [-1.2, 0.475, 2.15, 3.825, 5.5], 1e-15))
    #expect(allClose(histogram.densities, [0.17057569, 0.17057569, 0.17057569, 0.08528785], 1e-7))
    #expect(allClose(histogram.centers, [-0.3625, 1.3125, 2.9875, 4.6625], 1e-14))
    let part = Histogram(Self.samples + [.nan], bins: 3, range: -1...2.2)
    #expect(part.counts == [0, 1, 3] && part.outside == 4)
    #expect(Histogram([4, 4], bins: 1).edges == [3.5, 4.5])
  }

  @Test(arguments: [3, 7, 10, 49, 1000])
  func `samples on the edges belong to the bin above, and those just below to the one below`(
    bins: Int
  ) {
    let edges = Histogram([], bins: bins, range: 0...0.7).edges
    let histogram = Histogram(edges, bins: bins, range: 0...0.7)
    #expect(histogram.counts == (0..<bins).map { $0 == bins - 1 ? 2 : 1 })
    let below = Histogram(edges.dropFirst().map(\.nextDown), bins: bins, range: 0...0.7)
    #expect(below.counts == (0..<bins).map { _ in 1 })
  }

  @Test func `the empirical distribution counts samples, and has no opinion on nothing`() {
    let distribution = EmpiricalDistribution([3, 1, 2, 2])
    #expect([0.9, 1, 1.5, 2, 3, 9].map { distribution($0) } == [0, 0.25, 0.25, 0.75, 1, 1])
    #expect([0, 0.25, 0.3, 0.75, 0.76, 1].map(distribution.quantile) == [1, 1, 2, 2, 3, 3])
    for none in [EmpiricalDistribution([]), EmpiricalDistribution([1, .nan])] {
      #expect(
        none(1).isNaN && none.quantile(0.5).isNaN && none.bandHalfWidth(confidence: 0.5).isNaN)
    }
    #expect(distribution(.nan).isNaN && distribution.quantile(1.5).isNaN)
    #expect(distribution.bandHalfWidth(confidence: 1).isNaN)
    for n in 1...60 {
      let all = EmpiricalDistribution((1...n).map(Double.init))
      for k in 1...n { #expect(all.quantile(Double(k) / Double(n)) == Double(k)) }
    }
  }

  @Test func `the band around the distribution function covers it as often as it promises`() {
    var generator = SeededGenerator(seed: 21)
    let inside = (0..<1000).filter { _ in
      let samples = Uniform().samples(100, &generator)
      let half = EmpiricalDistribution(samples).bandHalfWidth(confidence: 0.9)
      return kolmogorovSmirnov(samples, Uniform()).statistic <= half
    }
    // Binomial, standard error 0.0095; the band is a little too wide for a finite number.
    #expect((0.88...0.95).contains(Double(inside.count) / 1000))
  }

  @Test func `a density estimate without samples or width is NaN`() {
    for kernel in [
      KernelDensity([]), KernelDensity([1]), KernelDensity([2, 2, 2]), KernelDensity([1, .nan, 3]),
      KernelDensity([1, .infinity]), KernelDensity([1, 2], bandwidth: 0),
      KernelDensity([1, 2], bandwidth: .infinity), KernelDensity([1, 2], bandwidth: .nan),
    ] {
      var generator = SeededGenerator(seed: 1)
      #expect(kernel.density(1).isNaN && kernel.logDensity(1).isNaN && kernel.cumulative(1).isNaN)
      #expect(kernel.quantile(0.5).isNaN && kernel.sample(&generator).isNaN)
    }
    #expect(KernelDensity([1, 2], bandwidth: 1).density(.nan).isNaN)
    #expect(KernelDensity([1, 2], bandwidth: 1).quantile(2).isNaN)
  }

  @Test func `density estimates are SciPy's`() throws {
    // scipy.stats.gaussian_kde, SciPy 1.17, with Silverman's bandwidth worked out by NumPy
    let kernel = KernelDensity(Self.samples)
    #expect(isClose(kernel.bandwidth, 0.768528315420857, 1e-14))
    let expected = [
      0.004779090578315111, 0.09317688472596458, 0.23829720937741378, 0.011041577651861917,
    ]
    #expect(allClose([-3, 0, 2, 7].map(kernel.density), expected, 1e-13))
    #expect(allClose([-3, 0, 2, 7].map { exp(kernel.logDensity($0)) }, expected, 1e-13))
    #expect(isClose(kernel.cumulative(2), 0.4863047843055276, 1e-13))
    #expect(kernel.logDensity(100) < -6000 && kernel.density(100) == 0)
    #expect(isClose(try integrate(-20, 20, kernel.density).value, 1, 1e-12))
    #expect(isClose(kernel.cumulative(kernel.quantile(0.03)), 0.03, 1e-13))
    // Half of the samples are equal: the standard deviation is left.
    #expect(
      isClose(
        KernelDensity.silvermanBandwidth([0, 0, 0, 0, 0, 0, 6]),
        0.9 * (36 / 7.0).squareRoot() * pow(7, -0.2), 1e-14))
  }

  @Test func `a density estimate comes close to a normal law, and samples from itself`() {
    var generator = SeededGenerator(seed: 22)
    let kernel = KernelDensity(generator.normals(20_000))
    for x in linspace(-3, 3, 13) { #expect(abs(kernel.density(x) - Normal().density(x)) < 0.02) }
    let small = KernelDensity(Self.samples)
    #expect(kolmogorovSmirnov(small.samples(20_000, &generator), small).pValue > 1e-3)
  }
}
