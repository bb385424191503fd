import Testing

@testable import WorkbookCharts

/// What a reader downloads under a picture.
struct DataTableTests {
  private func csv(_ picture: some Picture) throws -> String {
    try picture.drawing(title: "", description: "").data
  }

  @Test func `the data of a chart are its points under the names of its axes`() throws {
    let chart = Chart {
      PointSeries(x: [1, 2.5], y: [1e-12, -3], name: "a")
      PointSeries(x: [0.1 + 0.2], y: [.nan], name: "b, \"c\"")
    }
    .chartXAxisLabel("$x_0$").chartYAxisLabel("error")
    #expect(
      try csv(chart) == """
        series,x0,error
        a,1,1e-12
        a,2.5,-3
        "b, ""c""\",0.3,

        """)
  }

  @Test func `bars have their values and categories, not their corners`() throws {
    let chart = Chart {
      BarMark(x: .value("method", "Euler"), y: .value("error", 0.5))
      BarMark(x: .value("method", "Heun"), y: .value("error", 0.25))
    }
    #expect(try csv(chart) == "method,error\nEuler,0.5\nHeun,0.25\n")
  }

  @Test func `an area and the line around it have their data once`() throws {
    let chart = Chart {
      AreaSeries(x: [0, 1], y: [1, 2], name: "p")
      LineSeries(x: [0, 1], y: [1, 2], name: "p")
    }
    #expect(try csv(chart) == "series,x,y\np,0,1\np,1,2\n")
  }

  @Test func `a function has the points at which it was drawn`() throws {
    let chart = Chart { LinePlot(x: "x", y: "y", domain: 0...1) { 2 * $0 } }
    let lines = try csv(chart).split(separator: "\n")
    #expect(lines.first == "x,y" && lines.dropFirst().first == "0,0" && lines.last == "1,2")
  }

  @Test func `each facet and each frame has its value beside its points`() throws {
    let frames = Frames("$\\sigma$", [1, 2]) { s in
      Chart { PointSeries(x: [0], y: [Double(s)]) }
    }
    #expect(try csv(frames) == "σ,x,y\n1,0,1\n2,0,2\n")
    let panels = Panels(columns: 2) {
      Chart { PointSeries(x: [0], y: [1]) }.chartTitle("left")
      Chart { PointSeries(x: [0], y: [2]) }.chartTitle("right")
    }
    #expect(try csv(panels) == "panel,x,y\nleft,0,1\nright,0,2\n")
  }

  @Test func `a heat map has its cells with their colours' numbers`() throws {
    let chart = Chart { HeatSeries(x: [0, 1], y: [0, 1], values: [[7]], name: "p") }
    #expect(try csv(chart) == "x,x end,y,y end,p\n0,1,0,1,7\n")
  }

  @Test func `words on a picture are no data`() throws {
    let chart = Chart { TextMark(x: .value("x", 0), y: .value("y", 0), "here") }
    #expect(try csv(chart) == "")
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.3"), (123456.75, "123456.75"), (1e-5, "0.00001"), (-2.5e-9, "-2.5e-9"),
    (1e300, "1e300"), (5e-324, "5e-324"), (0, "0"), (999_999_999_99.6, "100000000000"),
    (1.0 / 3, "0.3333333333"), (-0.0, "0"), (1e15, "1e15"), (3e14, "300000000000000"),
  ]) func `a number has up to ten digits in its shortest form`(value: Double, text: String) {
    #expect(significant(value, digits: 10) == text)
  }
}
