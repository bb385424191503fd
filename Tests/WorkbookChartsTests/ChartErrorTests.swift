import Testing

@testable import WorkbookCharts

/// What cannot be drawn is refused in the author's terms.
struct ChartErrorTests {
  private func failure(_ picture: some Picture) -> ChartError? {
    #expect(throws: ChartError.self) { try picture.svg(title: "t", description: "d") }
  }

  @Test func `an empty chart is refused`() {
    #expect(failure(Chart {}) == .nothingToDraw)
    #expect(failure(Chart { LineSeries(x: [], y: []) }) == .nothingToDraw)
    #expect(failure(Panels(columns: 2) {}) == .nothingToDraw)
  }

  @Test func `a chart of NaN and infinity alone is refused, even with stated domains`() {
    let chart = Chart { LineSeries(x: [.nan, 1, 2], y: [1, .infinity, .nan]) }
    #expect(failure(chart) == .nothingToDraw)
    #expect(
      failure(chart.chartXScale(domain: 0...1).chartYScale(domain: 0...1)) == .nothingToDraw)
  }

  @Test func `zero on a logarithmic axis without a domain is refused with its series`() {
    let chart = Chart { LineSeries(x: [1, 2], y: [0.5, 0], name: "error") }
    let error = failure(chart.chartYScale(type: .log))
    #expect(error == .notPositive(axis: "y", value: 0, series: "error"))
    #expect(
      error?.description
        == "0.0 has no place on the logarithmic y axis (series 'error'); "
        + "state the domain to cut it off, or use a linear scale")
    let function = Chart { LinePlot(x: "x", y: "y", domain: -1...1) { $0 } }
    #expect(
      failure(function.chartXScale(type: .log)) == .notPositive(axis: "x", value: -1, series: nil))
  }

  @Test(arguments: [1.0...1.0, 0...Double.infinity, 1...(1 + 1e-12), -1e301...0])
  func `a domain that no axis can cover is refused`(_ domain: ClosedRange<Double>) {
    let chart = Chart { PointSeries(x: [1], y: [1]) }
    guard case .domain(axis: "x", domain, _)? = failure(chart.chartXScale(domain: domain)) else {
      Issue.record("\(domain) was not refused as a domain")
      return
    }
  }

  @Test func `a logarithmic domain that reaches zero is refused`() {
    let chart = Chart { PointSeries(x: [1], y: [1]) }
    #expect(
      failure(chart.chartYScale(domain: 0...1, type: .log))
        == .domain(axis: "y", 0...1, reason: "a logarithmic axis has positive ends"))
  }

  @Test func `arrays of different lengths are refused with both counts`() {
    #expect(
      failure(Chart { LineSeries(x: [1, 2, 3], y: [1, 2], name: "p") })
        == .countsDiffer(series: "p", x: 3, y: 2))
    #expect(
      failure(Chart { AreaSeries(x: [1, 2], yStart: [1, 2], yEnd: [1]) })
        == .countsDiffer(series: nil, x: 2, y: 1))
    #expect(
      failure(Chart { BinSeries(edges: [0, 1], y: [1, 2]) })
        == .countsDiffer(series: nil, x: 1, y: 2))
  }

  @Test func `categories share an axis neither with numbers nor with a logarithmic scale`() {
    let bars = BarMark(x: .value("method", "Euler"), y: .value("error", 1))
    #expect(
      failure(
        Chart {
          bars
          RuleMark(x: .value("x", 1.0))
        }) == .mixedAxis(axis: "x"))
    #expect(failure(Chart { bars }.chartXScale(type: .log)) == .mixedAxis(axis: "x"))
    #expect(
      failure(
        Chart {
          bars
          LinePlot(x: "x", y: "y") { $0 }
        }) == .mixedAxis(axis: "x"))
  }

  @Test func `a function needs a domain from somewhere`() {
    #expect(
      failure(Chart { LinePlot(x: "x", y: "sin x") { $0 } }) == .functionWithoutDomain("sin x"))
  }

  @Test func `bars are not stacked on a logarithmic scale`() {
    let chart = Chart {
      BarMark(x: .value("m", "a"), y: .value("e", 1.0))
      BarMark(x: .value("m", "a"), y: .value("e", 2.0))
    }
    #expect(failure(chart.chartYScale(type: .log)) == .stackedOnLogScale)
  }

  @Test func `mathematics that cannot be set is refused, a price is not`() throws {
    let chart = Chart { LineSeries(x: [0, 1], y: [0, 1], name: "5 $") }
    #expect(
      failure(chart.chartYAxisLabel("$\\sigmma$"))
        == .formula("$\\sigmma$", "'\\sigmma' is not known in labels"))
    #expect(try chart.svg(title: "", description: "").contains("5 $"))
  }

  @Test(arguments: [-1, 0, 5]) func `panels need a possible number of columns`(_ columns: Int) {
    let panels = Panels(columns: columns) { Chart { PointSeries(x: [1], y: [1]) } }
    #expect(failure(panels) == .columns(columns))
  }

  @Test func `what a plotted function throws, the drawing throws`() {
    struct Refusal: Error, Equatable {}
    let chart = Chart { LinePlot(x: "x", y: "y", domain: 0...1) { _ in throw Refusal() } }
    #expect(throws: Refusal()) { try chart.svg(title: "", description: "") }
  }
}
