import Testing

@testable import WorkbookCharts

/// Contours, vector fields and graphs.
struct FieldTests {
  private func data(_ chart: Chart) throws -> ChartData {
    try ChartData(chart.layers, chart.settings)
  }

  private func grid(_ count: Int, _ function: (Double, Double) -> Double) -> GridField {
    let places = (0...count).map { -2 + 4 * Double($0) / Double(count) }
    return GridField(
      x: places, y: places, values: places.map { y in places.map { function($0, y) } })
  }

  @Test func `the contour of a cone is one closed line at its radius`() {
    let lines = grid(64) { ($0 * $0 + $1 * $1).squareRoot() }.contours(at: 1)
    #expect(lines.count == 1)
    #expect(lines.first?.first == lines.first?.last)
    for point in lines.joined() {
      let radius = (point.x * point.x + point.y * point.y).squareRoot()
      #expect((radius - 1).magnitude < 0.002)
    }
  }

  @Test func `the contour of a plane is one straight line from edge to edge`() {
    let lines = grid(10) { $0 + 2 * $1 }.contours(at: 0.5)
    #expect(lines.count == 1)
    #expect(lines.joined().allSatisfy { ($0.x + 2 * $0.y - 0.5).magnitude < 1e-12 })
    #expect(lines.first?.count == 16)
  }

  @Test func `a saddle is cut by two lines that do not cross, on the side of the mean`() {
    func ends(_ level: Double) -> [[Point]] {
      GridField(x: [0, 1], y: [0, 1], values: [[1, 0], [0, 1]]).contours(at: level)
    }
    // The mean is one half: below it the two high corners are joined, above it they are cut off.
    #expect(
      ends(0.25) == [
        [Point(x: 0.75, y: 0), Point(x: 1, y: 0.25)], [Point(x: 0.25, y: 1), Point(x: 0, y: 0.75)],
      ])
    #expect(
      ends(0.75) == [
        [Point(x: 0, y: 0.25), Point(x: 0.25, y: 0)], [Point(x: 1, y: 0.75), Point(x: 0.75, y: 1)],
      ])
  }

  @Test func `a contour is interrupted where the field is not a number`() {
    let lines = grid(10) { x, y in x.magnitude < 0.1 && y.magnitude < 0.1 ? .nan : y - 0.1 }
      .contours(at: 0)
    #expect(lines.count == 2)
    #expect(lines.joined().allSatisfy { $0.x.magnitude > 0.3 })
  }

  @Test func `levels are round numbers between the least and the greatest value`() {
    #expect(
      grid(4) { x, _ in x / 4 + 0.5 }.levels(about: 4).map(\.label) == ["0.2", "0.4", "0.6", "0.8"])
    #expect(grid(4) { _, _ in 3 }.levels(about: 4).isEmpty)
    #expect(grid(4) { _, _ in .nan }.levels(about: 4).isEmpty)
  }

  @Test func `the axes of a contour plot cover its grid, and a constant field is an empty plot`()
    throws
  {
    let chart = Chart {
      ContourPlot(x: "x", y: "y", value: "f", xDomain: 0...7, yDomain: -1...1) { _, _ in 2 }
    }
    #expect(try data(chart).x.domain == 0...7 && data(chart).y.domain == -1...1)
    #expect(try !chart.svg(title: "", description: "").contains("class=\"line"))
  }

  @Test func `each level has its colour, or all that of a series`() throws {
    let plot = ContourPlot(
      x: "x", y: "y", value: "f", xDomain: 0...1, yDomain: 0...1, levels: [0.25, 0.5, 2]
    ) { x, _ in x }
    #expect(try data(Chart { plot }).layers.map(\.colors) == [[], [0.25], [0.5]])
    let named = Chart { plot.foregroundStyle(by: .value("law", "p")) }
    #expect(try data(named).color == nil)
    #expect(try named.svg(title: "", description: "").contains("line series-1"))
  }

  @Test func `the longest arrow of a field is as long as its points are apart`() throws {
    let chart = Chart {
      VectorSeries(x: [0, 2, 0, 2], y: [0, 0, 1, 1], dx: [0, 4, 0, 0], dy: [0, 0, 1, .nan])
    }
    let layer = try #require(try data(chart).layers.first)
    let ends = try #require(layer.xEnd)
    #expect(layer.x[1] == 1 && ends[1] == 3)
    let tops = try #require(layer.yEnd)
    #expect(layer.y[2] == 0.75 && tops[2] == 1.25)
  }

  @Test func `vectors of other counts than their places are refused`() {
    let chart = Chart { VectorSeries(x: [0, 1], y: [0, 1], dx: [1, 1], dy: [1]) }
    #expect(throws: ChartError.countsDiffer(series: nil, x: 2, y: 1)) {
      try chart.svg(title: "", description: "")
    }
  }

  @Test func `an arrow has its barbs at its end, and stops before it by its inset`() {
    let frame = Frame(left: 0, top: 0, right: 100, bottom: 100)
    var path = PathData()
    path.arrow(
      from: Point(x: 10, y: 50), to: Point(x: 60, y: 50), inset: 5, head: 4, inside: frame)
    #expect(path.text == "M15 50h40m-4-2l4 2-4 2")
    var cut = PathData()
    cut.arrow(
      from: Point(x: 90, y: 50), to: Point(x: 120, y: 50), inset: 0, head: 4, inside: frame)
    #expect(cut.text == "M90 50h10")
  }

  @Test func `a vector of no length is a dot, an edge shorter than its insets is nothing`() {
    let frame = Frame(left: 0, top: 0, right: 100, bottom: 100)
    let point = Point(x: 10, y: 50)
    var path = PathData()
    path.arrow(from: point, to: point, inset: 0, head: 4, inside: frame)
    #expect(path.text == "M10 50h0")
    var edge = PathData()
    edge.arrow(from: point, to: Point(x: 20, y: 50), inset: 6, head: 4, inside: frame)
    #expect(edge.isEmpty)
  }

  @Test func `large nodes at the edge of the data stay inside the picture`() throws {
    let plan = try ChartPlan(data(Sample.graph), legend: [], width: 640, height: 360)
    #expect(plan.x.position(0) >= 17 && plan.x.position(2) <= 623)
    #expect(plan.y.position(1) >= 17 && plan.y.position(-1) <= 343)
  }

  @Test func `with an aspect ratio of one, a unit of y is as high as a unit of x is wide`() throws {
    for (width, height) in [(3.0, 3.0), (10, 2), (1, 50)] {
      let chart = Chart { LineSeries(x: [-width, width], y: [-height, height]) }
        .chartAspectRatio(1).chartYScale(domain: -height...height)
      let plan = try ChartPlan(data(chart), legend: [], width: 640, height: 360)
      let (x, y) = (
        plan.x.position(1) - plan.x.position(0), plan.y.position(0) - plan.y.position(1)
      )
      #expect((x / y - 1).magnitude < 0.02, "\(width) by \(height)")
      #expect(plan.plot.height <= 640 && plan.plot.right <= 640)
    }
  }

  @Test func `hidden axes leave neither ticks nor grid nor labels`() throws {
    let svg = try Sample.graph.svg(title: "", description: "")
    #expect(!svg.contains("class=\"grid\"") && !svg.contains("class=\"tick\""))
    #expect(!svg.contains("class=\"domain\"") && !svg.contains("axis-label"))
  }
}
