import Testing

@testable import WorkbookCharts

/// From marks to the layers that are drawn.
struct DataTests {
  private func data(_ chart: Chart) throws -> ChartData {
    try ChartData(chart.layers, chart.settings)
  }

  @Test func `single marks of a series are joined in order, others are kept apart`() throws {
    let chart = Chart {
      for k in 0..<3 {
        LineMark(x: .value("n", k), y: .value("e", k * k)).foregroundStyle(by: .value("m", "a"))
        LineMark(x: .value("n", k), y: .value("e", -k)).foregroundStyle(by: .value("m", "b"))
      }
      for path in 0..<2 {
        LineMark(x: .value("n", path), y: .value("e", 0), series: .value("path", path))
      }
    }
    let layers = try data(chart).layers
    #expect(layers.map(\.series) == ["a", "b", nil, nil])
    #expect(layers.map(\.x) == [[0, 1, 2], [0, 1, 2], [0], [1]])
    #expect(layers[0].y == [0, 1, 4])
  }

  @Test func `the builder takes conditions, arrays and ForEach`() throws {
    let wantsRule = true
    let chart = Chart {
      ForEach([1.0, 2.0]) { x in PointMark(x: .value("x", x), y: .value("y", x)) }
      if wantsRule { RuleMark(y: .value("y", 0)) } else { RuleMark(y: .value("y", 1)) }
      [LineSeries(x: [0], y: [0]), LineSeries(x: [1], y: [1])]
    }
    #expect(try data(chart).layers.map(\.kind) == [.point, .rule, .line, .line])
  }

  @Test func `axes take the label that all marks agree on`() throws {
    let chart = Chart {
      PointMark(x: .value("n", 1), y: .value("error", 2))
      LineSeries(x: [1], y: [1])
      RuleMark(y: .value("threshold", 0.5))
    }
    #expect(try data(chart).xLabel == "n")
    #expect(try data(chart).yLabel == "")
    #expect(try data(chart.chartYAxisLabel("e")).yLabel == "e")
  }

  @Test func `bars at one place are stacked, negative ones downwards`() throws {
    let values = [2.0, -1, 3, -4]
    let chart = Chart {
      for (k, value) in values.enumerated() {
        BarMark(x: .value("c", "only"), y: .value("v", value))
          .foregroundStyle(by: .value("s", k))
      }
    }
    let layers = try data(chart).layers
    #expect(layers.map { $0.yEnd?[0] } == [0, 0, 2, -1])
    #expect(layers.map { $0.y[0] } == [2, -1, 5, -5])
    #expect(layers.allSatisfy { $0.x == [-0.4] && $0.xEnd == [0.4] })
  }

  @Test func `bars with a position stand side by side in their category`() throws {
    let chart = Chart {
      for name in ["a", "b"] {
        BarMark(x: .value("c", "first"), y: .value("v", 1)).position(by: .value("s", name))
      }
    }
    let layers = try data(chart).layers
    #expect(layers.map(\.x) == [[-0.4], [0]])
    #expect(layers.map { $0.y[0] } == [1, 1])
  }

  @Test func `areas and bars stand on a zero that the axis covers`() throws {
    let area = Chart { AreaSeries(x: [0, 1], y: [5, 6]) }
    #expect(try data(area).y.domain.lowerBound == 0)
    let line = Chart { LineSeries(x: [0, 1], y: [5, 6]) }
    #expect(try data(line).y.domain == 5...6)
    let band = Chart { AreaSeries(x: [0, 1], yStart: [5, 5], yEnd: [6, 6]) }
    #expect(try data(band).y.domain == 5...6)
  }

  @Test func `values outside a stated domain, zero on a log axis too, do not stretch it`() throws {
    let chart = Chart { LineSeries(x: [1, 2, 3], y: [0, 1e-3, 1]) }
      .chartYScale(domain: 1e-6...1, type: .log)
    #expect(try data(chart).y.domain == 1e-6...1)
  }

  private func samples(
    _ domain: ClosedRange<Double>, y: AxisSettings = AxisSettings(),
    x: AxisSettings = AxisSettings(), _ f: @escaping (Double) -> Double
  ) throws -> FunctionSampler.Samples {
    let function = PlottedFunction(label: "f", domain: domain) { (f($0), f($0)) }
    return try FunctionSampler(x: x, y: y).samples(of: function, over: domain)
  }

  @Test func `a function is sampled until chords are within a two-thousandth of its range`() throws
  {
    let narrow = { (x: Double) in 1 / (1 + 400 * x * x) }
    let samples = try samples(-1...1, narrow)
    #expect(samples.x == samples.x.sorted() && samples.x.first == -1 && samples.x.last == 1)
    for (a, b) in zip(samples.x, samples.x.dropFirst()) {
      let chord = (narrow(a) + narrow(b)) / 2
      #expect((chord - narrow((a + b) / 2)).magnitude < 1.0 / 1500)
    }
    #expect(samples.x.count < 600)
  }

  @Test func `a straight function costs no more than its first look`() throws {
    #expect(try samples(0...1) { 3 * $0 - 1 }.x.count == 129)
  }

  @Test func `the edge of a function's domain is found between samples`() throws {
    let samples = try samples(-1...1.03) { $0.squareRoot() }
    let first = zip(samples.x, samples.start).first { $0.1.isFinite }
    #expect(try #require(first).0 < 0.001)
  }

  @Test func `the branches of a pole are not joined where the y domain is stated`() throws {
    let samples = try samples(-1.013...1, y: AxisSettings(domain: -5...5)) { 1 / $0 }
    let pole = try #require(samples.start.firstIndex { $0.isNaN })
    #expect(samples.start[pole - 1] < -5 && samples.start[pole + 1] > 5)
    #expect(samples.start.count { $0.isNaN } == 1)
  }

  @Test func `a steep straight function is not mistaken for a pole`() throws {
    let samples = try samples(-1...1, y: AxisSettings(domain: -1...1)) { 1000 * $0 }
    #expect(samples.start.allSatisfy { !$0.isNaN })
  }

  @Test func `a function is only called where the chart shows it`() throws {
    let samples = try samples(-10...10, x: AxisSettings(domain: 2...3)) { $0 }
    #expect(samples.x.first == 2 && samples.x.last == 3)
    #expect(try self.samples(5...10, x: AxisSettings(domain: 2...3)) { $0 }.x.isEmpty)
  }
}
