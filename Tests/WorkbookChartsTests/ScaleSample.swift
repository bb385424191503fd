import WorkbookCharts

extension Sample {
  static var symmetricLog: Chart {
    Chart {
      LineSeries(
        x: (-50...50).map { Double($0) * 20 }, y: (-50...50).map { Double($0 * $0 * $0) },
        name: "cube")
      RuleMark(y: .value("", 0))
    }
    .chartXScale(type: .symmetricLog(slopeAtZero: 0.1)).chartYScale(type: .symmetricLog)
    .chartXAxisLabel("x").chartYAxisLabel("x³")
  }

  static var squareRoot: Chart {
    Chart {
      for k in 0...20 {
        PointMark(x: .value("n", k * k), y: .value("count", k * k * k)).symbol(.square)
      }
    }
    .chartXScale(type: .squareRoot).chartYScale(type: .power(exponent: 0.33))
  }

  /// The first five months of 2026, with Monday ticks on no particular day.
  static var dates: Chart {
    let start = 1_767_225_600.0
    return Chart {
      LineSeries(
        x: (0..<140).map { start + Double($0) * 86400 }, y: (0..<140).map { Double(($0 * 37) % 50) }
      )
    }
    .chartXScale(type: .date).chartYScale(domain: [50, 0]).chartYAxisLabel("depth")
  }

  static var statedTicks: Chart {
    Chart { LinePlot(x: "angle", y: "value", domain: 0...6.2831853) { $0 * (6.2831853 - $0) / 10 } }
      .chartXAxis {
        AxisMarks(
          values: [0, 1.5707963, 3.1415927, 6.2831853, 6.3], labels: ["0", "π/2", "π", "2π"])
      }
      .chartYAxis { AxisMarks(values: .stride(by: 0.25)) }
  }

  static var numbersAsCategories: Chart {
    Chart {
      for (n, error) in [(10, 3.0), (40, 1.5), (20, 2.2), (1000, 0.1)] {
        BarMark(x: .value("steps", n), y: .value("error", error))
      }
    }
    .chartXScale(type: .category)
  }
}
