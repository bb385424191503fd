import Testing

@testable import WorkbookCharts

/// Every mark on the data that pictures break on: a defined picture, or an error that says what is
/// wrong.
struct EdgeCaseTests {
  /// Every mark that takes arrays or numbers, with the same numbers in all its places.
  private func charts(_ v: [Double]) -> [(name: String, chart: Chart)] {
    let a = v.first ?? .nan
    let value = PlottableValue.value("v", a)
    return [
      ("line", Chart { LineSeries(x: v, y: v) }),
      ("points", Chart { PointSeries(x: v, y: v) }),
      ("area", Chart { AreaSeries(x: v, y: v) }),
      ("band", Chart { AreaSeries(x: v, yStart: v, yEnd: v) }),
      ("bins", Chart { BinSeries(edges: v + [a + 1], y: v) }),
      ("bars", Chart { for u in v { BarMark(x: .value("x", u), y: .value("y", u)) } }),
      (
        "rules",
        Chart {
          for u in v {
            RuleMark(x: .value("x", u))
            RuleMark(y: .value("y", u))
          }
        }
      ),
      ("interval", Chart { RuleMark(x: value, yStart: value, yEnd: value) }),
      ("cells", Chart { for u in v { RectangleMark(x: .value("x", u), y: .value("y", u)) } }),
      ("heat", Chart { HeatSeries(x: v, y: v, values: v.map { _ in v }) }),
      ("contours", Chart { ContourSeries(x: v, y: v, values: v.map { _ in v }) }),
      ("stated levels", Chart { ContourSeries(x: v, y: v, values: v.map { _ in v }, levels: v) }),
      ("vectors", Chart { VectorSeries(x: v, y: v, dx: v, dy: v, length: "length") }),
      ("arrow", Chart { ArrowMark(xStart: value, yStart: value, xEnd: value, yEnd: value) }),
      ("histogram", Chart { HistogramSeries(v) }),
      ("density", Chart { DensitySeries(v) }),
      ("error bars", Chart { ErrorBarSeries(x: v, y: v, errors: v) }),
      ("lying error bar", Chart { ErrorBarMark(x: value, y: value, xError: a) }),
      ("text", Chart { for u in v { TextMark(x: .value("x", u), y: .value("y", u), "t") } }),
      (
        "coloured points",
        Chart {
          for u in v {
            PointMark(x: .value("x", 1), y: .value("y", 1)).foregroundStyle(by: .value("c", u))
          }
        }
      ),
    ]
  }

  private static let types: [ScaleType] = [
    .linear, .log, .symmetricLog, .squareRoot, .date, .duration, .category,
  ]

  @Test(
    arguments: [
      [], [0], [1], [-1], [5, 5, 5], [1, .nan, 3], [.nan], [.infinity, 2], [-.infinity, .infinity],
      [1e300, 2e300], [-1e300, 1e300], [1e-320, 2e-320], [1, 1 + 1e-15], [1e308, -1e308],
      [3, 1, 2],
    ], types)
  func `any numbers on any scale make a sound picture or a chart error`(
    _ values: [Double], _ type: ScaleType
  ) throws {
    for (name, chart) in charts(values) {
      let scaled = chart.chartXScale(type: type).chartYScale(type: type)
        .chartForegroundStyleScale(type: type == .category ? .linear : type)
      do {
        let svg = try scaled.svg(title: "t", description: "d")
        #expect(!svg.contains("nan") && !svg.contains("inf"), "\(name)")
        #expect(svg.hasSuffix("</svg>\n") && svg.utf8.count < 100_000, "\(name)")
      } catch let error as ChartError {
        #expect(!error.description.isEmpty)
        let isDrawable = values.count { $0.magnitude < 1e290 } > 2 && type != .log
        #expect(error != .nothingToDraw || !isDrawable, "\(name)")
      }
    }
  }

  @Test func `nothing to draw is an error of every mark, none of it a picture`() {
    for (name, chart) in charts([]) + charts([.nan, .nan]) {
      #expect(throws: ChartError.nothingToDraw, "\(name)") {
        try chart.svg(title: "", description: "")
      }
    }
  }

  @Test func `one finite point makes a picture with a middle`() throws {
    for (name, chart) in charts([2]) where name != "bins" {
      let data = try ChartData(chart.layers, chart.settings)
      for domain in [data.x.domain, name.hasPrefix("coloured") ? data.x.domain : data.y.domain] {
        #expect(domain.lowerBound < 2 && domain.upperBound > 0, "\(name)")
        #expect(domain.upperBound - domain.lowerBound > 0.1, "\(name)")
      }
    }
  }

  @Test func `the logarithm of a negative number is refused on either axis, by its series`() {
    let chart = Chart { LineSeries(x: [1, 2], y: [-3, 2], name: "p") }
    #expect(throws: ChartError.notPositive(axis: "y", value: -3, series: "p")) {
      try chart.chartYScale(type: .log).svg(title: "", description: "")
    }
    let vectors = Chart {
      VectorSeries(x: [-1, 2], y: [1, 2], dx: [0, 0], dy: [1, 1], name: "v")
    }
    #expect(throws: ChartError.notPositive(axis: "x", value: -1, series: "v")) {
      try vectors.chartXScale(type: .log).svg(title: "", description: "")
    }
  }

  @Test func `a stated domain decides over infinite values, which are left out`() throws {
    let chart = Chart { PointSeries(x: [0, 1, .infinity], y: [.infinity, 1, 2]) }
      .chartXScale(domain: 0...2).chartYScale(domain: 0...2)
    let svg = try chart.svg(title: "", description: "")
    let path = try #require(svg.firstMatch(of: /class="point series-1"[^>]* d="([^"]*)"/))
    #expect(path.output.1.count { $0 == "h" } == 1)
  }
}
