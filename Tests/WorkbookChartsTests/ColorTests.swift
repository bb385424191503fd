import Foundation
import Testing

@testable import WorkbookCharts

/// Numbers shown by colour.
struct ColorTests {
  private func data(_ chart: Chart) throws -> ChartData {
    try ChartData(chart.layers, chart.settings)
  }

  /// Oklab lightness: Björn Ottosson, *A perceptual color space for image processing*, 2020.
  private func lightness(_ color: String) throws -> Double {
    let value = try #require(Int(color.dropFirst(), radix: 16))
    let rgb = [value >> 16, (value >> 8) & 255, value & 255].map { channel in
      let s = Double(channel) / 255
      return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4)
    }
    let l = cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2])
    let m = cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2])
    let s = cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2])
    return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
  }

  @Test func `the lightness of viridis rises with the number`() throws {
    let steps = try ColorRamp.viridis.colors.map(lightness)
    #expect(steps.count == 64)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `the lightness of the diverging ramp falls in equal steps on both sides of zero`()
    throws
  {
    let steps = try ColorRamp.diverging.colors.map(lightness)
    #expect(steps.count == 65)
    for (k, step) in steps.enumerated() {
      #expect((step - (0.965 - 0.565 * Double(abs(k - 32)) / 32)).magnitude < 0.004)
    }
  }

  @Test func `the ends of a domain have the first and the last colour, and so has what is outside`()
    throws
  {
    let chart = Chart { HeatSeries(x: [0, 1], y: [0, 1], values: [[0, 0.5], [1, 1]]) }
    let color = try #require(try data(chart).color)
    #expect([-1, 0, 0.5, 1, 7].map(color.step) == [0, 0, 32, 63, 63])
    #expect([Double.nan, .infinity, -.infinity].map(color.step) == [nil, nil, nil])
  }

  @Test func `zero has the middle of a diverging ramp`() throws {
    let chart = Chart { HeatSeries(x: [0, 1], y: [0], values: [[-1, 5]]) }
      .chartForegroundStyleScale(range: .diverging)
    let color = try #require(try data(chart).color)
    #expect(color.scale.domain == -5...5)
    #expect(color.step(of: 0) == 32)
    #expect(ColorRamp.diverging.reversed.colors[32] == ColorRamp.diverging.colors[32])
  }

  @Test func `the middles of a grid become cells that touch, edges stay as they are`() throws {
    let middles = Chart { HeatSeries(x: [0, 1, 4], y: [2], values: [[1, 2, 3]]) }
    let layer = try #require(try data(middles).layers.first)
    #expect(layer.x == [-0.5, 0.5, 2.5] && layer.xEnd == [0.5, 2.5, 5.5])
    #expect(layer.y == [1.5, 1.5, 1.5] && layer.yEnd == [2.5, 2.5, 2.5])
    let edges = Chart { HeatSeries(x: [0, 1, 4], y: [0, 2], values: [[1, 2]]) }
    #expect(try data(edges).layers.first?.xEnd == [1, 4])
  }

  @Test func `rows that do not fit the grid are refused with their sizes`() {
    let chart = Chart { HeatSeries(x: [0, 1], y: [0, 1, 2], values: [[1, 2], [1]]) }
    #expect(throws: ChartError.gridDiffers(x: 2, y: 3, rows: 2, columns: 2)) {
      try chart.svg(title: "", description: "")
    }
  }

  @Test func `a cell without a number is left out, and so is a map of nothing else`() throws {
    let chart = Chart { HeatSeries(x: [0, 1], y: [0], values: [[.nan, 2]]) }
    #expect(try chart.svg(title: "", description: "").contains("class=\"cells\""))
    let empty = Chart { HeatSeries(x: [0, 1], y: [0], values: [[.nan, .infinity]]) }
    #expect(throws: ChartError.nothingToDraw) { try empty.svg(title: "", description: "") }
  }

  @Test func `zero on a logarithmic colour scale without a domain is refused`() throws {
    let chart = Chart { HeatSeries(x: [0, 1], y: [0], values: [[0, 2]]) }
    #expect(throws: ChartError.notPositive(axis: "colour", value: 0, series: nil)) {
      try chart.chartForegroundStyleScale(type: .log).svg(title: "", description: "")
    }
    let cut = chart.chartForegroundStyleScale(domain: 0.1...10, type: .log)
    #expect(try data(cut).color?.step(of: 0) == 0)
  }

  @Test func `a whole number names a series, another number is a colour`() throws {
    let chart = Chart {
      PointMark(x: .value("x", 1), y: .value("y", 1)).foregroundStyle(by: .value("n", 3))
      PointMark(x: .value("x", 2), y: .value("y", 1)).foregroundStyle(by: .value("t", 3.5))
      PointMark(x: .value("x", 3), y: .value("y", 1)).foregroundStyle(by: .value("t", 4.5))
    }
    let layers = try data(chart).layers
    #expect(layers.map(\.series) == ["3", nil])
    #expect(layers.map(\.colors) == [[], [3.5, 4.5]])
    #expect(try data(chart).color?.label == "t")
  }

  @Test func `neighbours of one colour are one run, and a later cell covers an earlier one`() {
    func cell(_ column: Double, _ row: Double, _ step: Int, width: Double = 1) -> CellRuns.Cell {
      let frame = Frame(
        left: 10 * column, top: 5 * row, right: 10 * (column + width), bottom: 5 * (row + 1))
      return CellRuns.Cell(frame: frame, step: step)
    }
    let runs = CellRuns([
      cell(0, 0, 7), cell(1, 0, 7), cell(2, 0, 3), cell(0, 1, 3, width: 3), cell(1, 1, 7),
    ])
    #expect(runs.isRegular)
    #expect(
      runs.runs == [
        7: [CellRuns.Run(row: 0, first: 0, last: 2), CellRuns.Run(row: 1, first: 1, last: 2)],
        3: [
          CellRuns.Run(row: 0, first: 2, last: 3), CellRuns.Run(row: 1, first: 0, last: 1),
          CellRuns.Run(row: 1, first: 2, last: 3),
        ],
      ])
  }

  @Test func `ten thousand cells of a smooth function take less than forty kilobytes`() throws {
    let svg = try Sample.heatMap.svg(title: "", description: "")
    #expect(svg.utf8.count < 40_000, "\(svg.utf8.count)")
  }

  @Test func `cells on a logarithmic axis are drawn, each at its own width`() throws {
    let chart = Chart { HeatSeries(x: [1, 10, 1000], y: [0, 1], values: [[1, 2]]) }
      .chartXScale(type: .log)
    let svg = try chart.svg(title: "", description: "")
    #expect(svg.contains("<path color=\"#440154\" d=\"M"))
    #expect(!svg.contains("scale("))
  }
}
