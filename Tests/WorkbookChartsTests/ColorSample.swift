import WorkbookCharts

extension Sample {
  /// Two hills, by arithmetic alone.
  static func hills(_ x: Double, _ y: Double) -> Double {
    let (a, b) = (x * x + (y - 1) * (y - 1), (x - 1) * (x - 1) + (y + 1) * (y + 1))
    return bell(a.squareRoot()) + 0.6 * bell(b.squareRoot(), 0.7)
  }

  static var heatMap: Chart {
    Chart {
      HeatPlot(
        x: "x", y: "y", value: "density", xDomain: -3...3, yDomain: -3...3, cells: 100,
        function: hills)
      LineSeries(x: [-2, 0, 1], y: [2, 1, -1]).symbol(.circle)
      TextMark(x: .value("x", 1), y: .value("y", -1), "the end of the path")
    }
  }

  static var matrix: Chart {
    let names = ["z₁", "z₂", "z₃", "z₄"]
    let values = [
      [1, 0.5, -0.25, 0.1], [0.5, 0.8, -0.6, .nan], [-0.25, -0.6, 0.6, 0.3], [0.1, 0, 0.3, 0.9],
    ]
    return Chart {
      for (i, row) in values.enumerated() {
        for (j, value) in row.enumerated() {
          RectangleMark(x: .value("column", names[j]), y: .value("row", names[i]))
            .foregroundStyle(by: .value("a covariance of two of the coordinates", value))
        }
      }
    }
    .chartForegroundStyleScale(range: .diverging)
  }
}
