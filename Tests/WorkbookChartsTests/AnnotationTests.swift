import Testing

@testable import WorkbookCharts

/// Words beside marks.
struct AnnotationTests {
  @Test func `words on a rule stand at its end, inside the plot`() throws {
    let chart = Chart {
      LineSeries(x: [0, 1], y: [0, 1])
      RuleMark(x: .value("", 0.25)).annotation { "quarter" }
      RuleMark(x: .value("", 0.99)).annotation { "nearly one" }
      RuleMark(y: .value("", 0.5)).annotation { "half" }
    }
    let plan = ChartPlan(
      try ChartData(chart.layers, chart.settings), legend: [], width: 640, height: 360)
    let svg = try chart.svg(title: "", description: "")
    for (words, y) in [("quarter", plan.plot.top + 11), ("nearly one", plan.plot.top + 11)] {
      #expect(svg.contains(try Regex("y=\"\(decimal(y))\">\(words)<")))
    }
    let left = try #require(svg.firstMatch(of: /x="([0-9.]+)" y="[0-9.]+">nearly one</))
    #expect(Double(left.output.1) ?? 0 < plan.x.position(0.99) - 30)
    #expect(svg.contains(">half<"))
  }
}
