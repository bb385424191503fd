import Testing

@testable import WorkbookCharts

/// Histograms, densities and error bars.
struct StatisticsTests {
  private func data(_ chart: Chart) throws -> ChartData {
    try ChartData(chart.layers, chart.settings)
  }

  private func heights(_ series: HistogramSeries) throws -> [Double] {
    try #require(try data(Chart { series }).layers.first).y
  }

  @Test func `a bin holds its lower edge, and the last one its upper edge too`() throws {
    let samples = [0.0, 0.5, 1, 1, 2, 3, .nan, -1, .infinity]
    #expect(try heights(HistogramSeries(samples, edges: [0, 1, 2], height: .count)) == [2, 3])
  }

  @Test func `shares are of all finite samples, densities per width of the bin`() throws {
    let samples = [0.0, 0.5, 1, 3]
    let edges = [0.0, 1, 3]
    #expect(
      try heights(HistogramSeries(samples, edges: edges, height: .probability)) == [0.5, 0.5])
    #expect(try heights(HistogramSeries(samples, edges: edges)) == [0.5, 0.25])
  }

  @Test func `without edges, bins are round and about as wide as Freedman and Diaconis say`() {
    // Quartiles 250 and 750 of a thousand samples: 2 · 500 / 10 = 100.
    let even = (0...1000).map(Double.init)
    #expect(freedmanDiaconisEdges(even) == stride(from: 0, through: 1000, by: 100).map { $0 })
    let shifted = even.map { $0 / 1000 - 0.45 }
    #expect(freedmanDiaconisEdges(shifted).first == -0.5)
    #expect(freedmanDiaconisEdges(shifted).dropFirst().first == -0.4)
  }

  @Test func `every sample is in a bin, whatever the samples are`() {
    let cases: [[Double]] = [
      [0], [3, 3, 3], [0, 0, 0, 0, 0, 0, 0, 1], [0, 1e-12], [1e9, 1e9 + 1],
      [-1, 0, 0.1, 0.2, 0.3, 1e6], Array(repeating: 0, count: 99) + [1e250],
    ]
    for samples in cases {
      let edges = freedmanDiaconisEdges(samples)
      #expect(edges.count >= 2 && edges.count <= 203, "\(samples)")
      #expect(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "\(samples)")
      #expect(binCounts(samples, edges).reduce(0, +) == samples.count, "\(samples)")
    }
  }

  @Test func `a histogram or a density of no finite sample is refused`() {
    for samples in [[], [Double.nan, .infinity]] {
      #expect(throws: ChartError.nothingToDraw) {
        try Chart { HistogramSeries(samples) }.svg(title: "", description: "")
      }
      #expect(throws: ChartError.nothingToDraw) {
        try Chart { DensitySeries(samples) }.svg(title: "", description: "")
      }
    }
  }

  /// Two samples at ±1 with bandwidth 1/2: the mean of two normal densities, by hand at 0 and 1.
  @Test func `a density is the mean of normal densities around the samples`() throws {
    let layer = try #require(
      try data(Chart { DensitySeries([-1, 1], bandwidth: 0.5) }).layers.first)
    func value(_ x: Double) throws -> Double {
      let index = try #require(layer.x.firstIndex { $0 >= x })
      let share = (x - layer.x[index - 1]) / (layer.x[index] - layer.x[index - 1])
      return (1 - share) * layer.y[index - 1] + share * layer.y[index]
    }
    #expect(try (value(0) - 0.107981933).magnitude < 2e-4)
    #expect(try (value(1) - 0.399076048).magnitude < 2e-4)
    let mass = zip(layer.x, layer.x.dropFirst()).map { $1 - $0 }
    #expect((zip(mass, layer.y).map(*).reduce(0, +) - 1).magnitude < 1e-4)
  }

  /// R: `bw.nrd0(c(1, 2, 3, 4, 10))` is 0.9 · min(3.535534, 2/1.34) · 5^(-1/5).
  @Test func `Silverman's rule takes the smaller of two spreads`() {
    #expect((silvermanBandwidth([1, 2, 3, 4, 10]) - 0.9736).magnitude < 1e-4)
    #expect(silvermanBandwidth([4, 4]) == 0.4 && silvermanBandwidth([0]) == 0.1)
  }

  @Test func `an error bar that reaches zero runs off a logarithmic axis, without a cap`() throws {
    let chart = Chart { ErrorBarSeries(x: [1, 2], y: [1, 1], errors: [0.5, 2]) }
      .chartYScale(type: .log)
    #expect(try data(chart).y.domain.lowerBound > 0.4)
    let svg = try chart.svg(title: "", description: "")
    let path = try #require(svg.firstMatch(of: /class="line series-1"[^>]* d="([^"]*)"/)).output.1
    // Two bars, and three caps.
    #expect(path.count { $0 == "v" } == 2 && path.count { $0 == "h" } == 3)
  }

  @Test func `errors of another count than the points are refused, a NaN among them is no bar`()
    throws
  {
    #expect(throws: ChartError.countsDiffer(series: "e", x: 2, y: 1)) {
      try Chart { ErrorBarSeries(x: [1, 2], y: [1, 2], errors: [1], name: "e") }
        .svg(title: "", description: "")
    }
    let svg = try Chart { ErrorBarSeries(x: [1], y: [1], errors: [.nan]) }
      .svg(title: "", description: "")
    #expect(svg.contains("class=\"point series-1\"") && !svg.contains("class=\"line"))
  }
}
