import Testing

@testable import WorkbookCharts

/// How values are spread along an axis.
struct ScaleTests {
  private func data(_ chart: Chart) throws -> ChartData {
    try ChartData(chart.layers, chart.settings)
  }

  private func labels(
    _ domain: ClosedRange<Double>, _ count: Int, _ type: ScaleType
  ) -> [String] {
    Scale(type, domain).ticks(count).map(\.label)
  }

  @Test(arguments: [
    ScaleType.linear, .symmetricLog, .symmetricLog(slopeAtZero: 100), .squareRoot,
    .power(exponent: 3), .date, .duration,
  ])
  func `every value has a place, in order, that leads back to it`(_ type: ScaleType) {
    let values = [-1e9, -3, -1e-6, 0, 1e-6, 0.5, 1, 7, 1e9]
    let places = values.map(type.even)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
    for (value, place) in zip(values, places) {
      #expect((type.value(atEven: place) - value).magnitude <= 1e-12 * value.magnitude)
    }
  }

  @Test func `a symmetric logarithm has the slope at zero that it is given`() {
    let type = ScaleType.symmetricLog(slopeAtZero: 5)
    #expect((type.even(1e-9) / 1e-9 - 5).magnitude < 1e-6)
    // Far from zero, equal ratios take equal lengths.
    #expect((type.even(1e8) - type.even(1e7) - (type.even(1e7) - type.even(1e6))).magnitude < 1e-5)
  }

  @Test func `exponents and slopes that make no scale count as one`() {
    for wrong in [0, -2, Double.nan, .infinity] {
      #expect(ScaleType.power(exponent: wrong) == .power(exponent: 1))
      #expect(ScaleType.symmetricLog(slopeAtZero: wrong) == .symmetricLog)
    }
  }

  @Test func `a symmetric logarithm is labelled at zero and at powers of ten on both sides`() {
    #expect(
      labels(-1000...1000, 9, .symmetricLog)
        == ["−10³", "−10²", "−10¹", "−10⁰", "0", "10⁰", "10¹", "10²", "10³"])
    #expect(labels(0...1e6, 5, .symmetricLog) == ["0", "10⁰", "10²", "10⁴", "10⁶"])
    #expect(labels(-1...1, 5, .symmetricLog) == ["−1.0", "−0.5", "0.0", "0.5", "1.0"])
  }

  @Test func `where powers crowd around zero, zero and the larger ones are labelled`() throws {
    let chart = Chart { LineSeries(x: [0, 1], y: [-1e6, 1e6]) }
      .chartYScale(domain: -1e6...1e6, type: .symmetricLog)
    let plan = try ChartPlan(data(chart), legend: [], width: 640, height: 360)
    #expect(plan.yTicks.map(\.lines) == [["−10⁶"], ["−10³"], ["0"], ["10³"], ["10⁶"]])
  }

  @Test func `data on a square root scale that ends at zero still does`() throws {
    let domain = try data(Sample.squareRoot).x.domain
    #expect(domain.lowerBound == 0 && domain.upperBound > 400 && domain.upperBound < 440)
  }

  /// Seconds as `date -u +%s` prints them.
  @Test func `dates are those of the Gregorian calendar`() {
    for (seconds, year, month, day) in [
      (0, 1970, 1, 1), (951_782_400, 2000, 2, 29), (1_772_323_200, 2026, 3, 1),
      (4_107_542_400, 2100, 3, 1), (-2_203_891_200, 1900, 3, 1), (-1, 1969, 12, 31),
    ] {
      let date = CalendarDate(seconds: seconds)
      #expect([date.year, date.month, date.day] == [year, month, day])
      #expect(date.seconds == seconds)
    }
    #expect(CalendarDate(monthCount: 12 * 2026 + 2).seconds == 1_772_323_200)
  }

  @Test func `dates are labelled with what differs`() {
    let day = 86400.0
    let start = 1_767_225_600.0
    #expect(
      labels(start...(start + 140 * day), 6, .date)
        == ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026"])
    #expect(
      labels(start...(start + 3000 * day), 5, .date) == ["2026", "2028", "2030", "2032", "2034"])
    #expect(
      labels(start...(start + 28 * day), 5, .date) == ["5 Jan", "12 Jan", "19 Jan", "26 Jan"])
    #expect(
      labels(start...(start + day), 5, .date) == ["1 Jan", "06:00", "12:00", "18:00", "2 Jan"])
    #expect(
      labels(start...(start + 20), 5, .date) == [
        "1 Jan", "00:00:05", "00:00:10", "00:00:15", "00:00:20",
      ])
  }

  @Test func `seconds are labelled as minutes and hours where there are many`() {
    #expect(labels(0...300, 6, .duration) == ["0:00", "1:00", "2:00", "3:00", "4:00", "5:00"])
    #expect(labels(0...5400, 4, .duration) == ["0:00:00", "0:30:00", "1:00:00", "1:30:00"])
    #expect(labels(0...60, 4, .duration) == ["0", "20", "40", "60"])
  }

  @Test(arguments: [-1e300...1e300, 0...1e-280, 1...(1 + 1e-8), 1e299...1e300, -1e15...3])
  func `every scale has few finite ticks on extreme domains`(_ domain: ClosedRange<Double>) {
    for type in [
      ScaleType.linear, .symmetricLog, .symmetricLog(slopeAtZero: 1e12), .squareRoot,
      .power(exponent: 2), .date, .duration,
    ] {
      let ticks = Scale(type, domain).ticks(6)
      #expect(ticks.count <= 14, "\(type)")
      #expect(ticks.allSatisfy { $0.value.isFinite }, "\(type)")
    }
  }

  @Test(arguments: [ScaleType.linear, .symmetricLog, .squareRoot, .log, .date, .duration])
  func `one value stands in the middle of an axis, whatever the scale`(_ type: ScaleType) throws {
    for value in [1e-9, 1, 1e12] {
      let chart = Chart { PointSeries(x: [value], y: [value]) }
        .chartXScale(type: type).chartYScale(type: type)
      let domain = try data(chart).x.domain
      #expect(domain.lowerBound < value && value < domain.upperBound)
      #expect(try !chart.svg(title: "", description: "").contains("nan"))
    }
  }

  @Test func `on a scale of categories, numbers stand in the order they first appear`() throws {
    let scale = try data(Sample.numbersAsCategories).x
    #expect(scale.categories == ["10", "40", "20", "1000"])
  }

  @Test func `stated categories have the stated order, and others are left out`() throws {
    let chart = Chart {
      for name in ["a", "b", "c"] { BarMark(x: .value("c", name), y: .value("v", 1)) }
    }.chartXScale(domain: ["c", "a", "empty"])
    let plotted = try data(chart)
    #expect(plotted.x.categories == ["c", "a", "empty"])
    #expect(try #require(plotted.layers.first).x.filter(\.isFinite) == [0.6, -0.4])
  }

  @Test func `a reversed axis runs the other way`() throws {
    let chart = Chart { LineSeries(x: [0, 1], y: [0, 1]) }
    func ends(_ chart: Chart) throws -> (x: Bool, y: Bool) {
      let plan = try ChartPlan(data(chart), legend: [], width: 640, height: 360)
      return (
        plan.x.position(0) < plan.x.position(1), plan.y.position(0) > plan.y.position(1)
      )
    }
    #expect(try ends(chart) == (true, true))
    #expect(try ends(chart.chartXScale(domain: [1, 0])) == (false, true))
    #expect(try ends(chart.chartYScale(domain: .automatic(reversed: true))) == (true, false))
    #expect(try data(chart.chartYScale(domain: [1, -1])).y.domain == -1...1)
  }

  @Test func `zero is on an axis that is to include it, and not on one that is not`() throws {
    let points = Chart { PointSeries(x: [1], y: [5]) }
    #expect(
      try data(points.chartYScale(domain: .automatic(includesZero: true))).y.domain.contains(0))
    let area = Chart { AreaSeries(x: [0, 1], y: [5, 6]) }
    #expect(
      try !data(area.chartYScale(domain: .automatic(includesZero: false))).y.domain.contains(0))
  }

  @Test func `stated ticks are shown inside the axis, with as many labels as have room`() throws {
    let chart = Chart { LineSeries(x: [0, 1], y: [0, 1]) }
    func ticks(_ marks: AxisMarks) throws -> [[String]] {
      let plan = try ChartPlan(
        data(chart.chartXAxis { marks }), legend: [], width: 640, height: 360)
      return plan.xTicks.map(\.lines)
    }
    #expect(try ticks(AxisMarks(values: [0, 0.3, 2])) == [["0"], ["0.3"]])
    #expect(try ticks(AxisMarks(values: [0, 1], labels: ["start"])) == [["start"], []])
    #expect(try ticks(AxisMarks(values: [0, 0.001, 1])) == [["0"], [], ["1"]])
    #expect(
      try ticks(AxisMarks(values: .stride(by: 0.3))) == [["0.0"], ["0.3"], ["0.6"], ["0.9"]])
    #expect(try ticks(AxisMarks(values: .automatic(desiredCount: 3))).count == 3)
    #expect(try ticks(AxisMarks(values: .stride(by: 1e-9))) == ticks(AxisMarks()))
  }
}
