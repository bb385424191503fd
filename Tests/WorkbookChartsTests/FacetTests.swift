import Testing

@testable import WorkbookCharts

/// Charts that share scales, frames, and the data of pictures.
struct FacetTests {
  private func chart(_ low: Double, _ high: Double) -> Chart {
    Chart { PointSeries(x: [low, high], y: [low, 10 * high]) }
  }

  @Test func `charts that share scales have the same ones, which cover all data`() throws {
    let data = try SharedScales.all.data(of: [chart(0, 1), chart(5, 9)])
    #expect(data[0].x.domain == data[1].x.domain && data[0].y.domain == data[1].y.domain)
    #expect(data[0].x.domain.lowerBound <= 0 && data[0].x.domain.upperBound >= 9)
    #expect(data[0].y.domain.upperBound >= 90)
  }

  @Test func `scales that are not shared stay those of each chart`() throws {
    let data = try SharedScales(x: true).data(of: [chart(0, 1), chart(5, 9)])
    #expect(data[0].x.domain == data[1].x.domain)
    #expect(data[0].y.domain.upperBound <= 20)
  }

  @Test func `a function without a domain runs over the whole shared axis`() throws {
    let open = Chart { LinePlot(x: "x", y: "y") { 2 * $0 } }
    let data = try SharedScales.all.data(of: [open, chart(5, 9)])
    #expect(data[0].layers[0].x.first == 5 && data[0].layers[0].x.last == 9)
  }

  @Test func `shared categories are those of all charts in the order they appear`() throws {
    func bars(_ names: [String]) -> Chart {
      Chart { ForEach(names) { BarMark(x: .value("c", $0), y: .value("v", 1)) } }
    }
    let data = try SharedScales.all.data(of: [bars(["a", "b"]), bars(["c", "b"])])
    #expect(data.map(\.x.categories) == [["a", "b", "c"], ["a", "b", "c"]])
    #expect(data[1].layers[0].x.map { $0 + 0.4 } == [2, 1])
  }

  @Test func `axes of different scales cannot be shared`() {
    let panels = Panels(columns: 2) {
      chart(1, 2)
      chart(1, 2).chartYScale(type: .log)
    }
    #expect(throws: ChartError.sharedAxisDiffers(axis: "y")) {
      try panels.sharedScales().svg(title: "", description: "")
    }
    #expect(throws: Never.self) {
      try panels.sharedScales(y: false).svg(title: "", description: "")
    }
  }

  @Test func `plots of one row and of one column are in line`() throws {
    let data = try SharedScales.all.data(of: (1...5).map { chart(0, Double($0) * 1e4) })
    let grid = PanelGrid.aligned(data, columns: 3, width: 640, .all)
    let frames = zip(grid.plans, grid.origins).map { plan, origin in
      (left: origin.x + plan.plot.left, top: origin.y + plan.plot.top, plan: plan)
    }
    for frame in frames {
      #expect((frame.plan.plot.width - frames[0].plan.plot.width).magnitude < 0.05)
      #expect((frame.plan.plot.height - frames[0].plan.plot.height).magnitude < 0.05)
    }
    #expect(frames[0].top == frames[2].top && frames[3].top == frames[4].top)
    #expect((frames[1].left - frames[4].left).magnitude < 0.05)
    let right = zip(grid.plans, grid.origins).map { $1.x + $0.width }.max() ?? 0
    #expect(right <= 640.01)
  }

  @Test func `labels of shared axes stand at the left and under each column only`() throws {
    let data = try SharedScales.all.data(of: (1...5).map { chart(0, Double($0)) })
    let plans = PanelGrid.aligned(data, columns: 3, width: 640, .all).plans
    #expect(
      plans.map { $0.yTicks.contains { !$0.lines.isEmpty } } == [true, false, false, true, false])
    #expect(
      plans.map { $0.xTicks.contains { !$0.lines.isEmpty } } == [false, false, true, true, true])
    #expect(plans.allSatisfy { $0.xTicks.count == plans[0].xTicks.count })
  }

  @Test func `frames show one of them, and all of them where nothing moves`() throws {
    let drawing = try Sample.frames.drawing(title: "t", description: "d")
    let frames = try #require(drawing.frames)
    #expect(frames.name == "$t$" && frames.values == ["0", "0.5", "1", "2"])
    #expect(frames.svg.matches(of: /<g class="frame">/).count == 1)
    #expect(frames.svg.matches(of: /<g class="frame" display="none">/).count == 3)
    #expect(frames.svg.matches(of: /class="axis"/).count == 1)
    #expect(drawing.svg.matches(of: /<g class="panel"/).count == 4)
    #expect(drawing.svg.contains("= 0.5"))
  }

  @Test func `of many frames some stand side by side, the first and the last among them`() throws {
    let svg = try Frames("t", 0..<101) { _ in chart(0, 1) }.svg(title: "", description: "")
    let titles = svg.matches(of: />t = (\d+)</).map { String($0.output.1) }
    #expect(titles == (0...10).map { "\(10 * $0)" })
    let uneven = try Frames("t", 0..<14) { _ in chart(0, 1) }.svg(title: "", description: "")
    #expect(uneven.matches(of: /<g class="panel"/).count == Frames.mostSideBySide)
    #expect(uneven.contains(">t = 0<") && uneven.contains(">t = 13<"))
  }

  @Test func `no frames and no values are an error, not a picture`() {
    #expect(throws: ChartError.nothingToDraw) {
      try Frames("t", [Double]()) { _ in chart(0, 1) }.svg(title: "", description: "")
    }
    #expect(throws: ChartError.nothingToDraw) {
      try Facets("t", [Double]()) { _ in chart(0, 1) }.svg(title: "", description: "")
    }
  }

  @Test func `a formula in the name of the frames that cannot be set is an error`() {
    #expect(throws: ChartError.self) {
      try Frames("$\\nonsense$", [1]) { _ in chart(0, 1) }.svg(title: "", description: "")
    }
  }
}
