import WorkbookCharts

/// Charts that between them use every mark, scale and modifier.
enum Sample {
  static let xs = (0..<500).map { -4 + 8 * Double($0) / 499 }
  /// A bell by arithmetic alone, so that its digits are the same on every machine.
  static func bell(_ x: Double, _ width: Double = 1) -> Double {
    let r = 1 / (1 + x * x / (width * width))
    return r * r
  }

  static var densities: Chart {
    Chart {
      AreaSeries(x: xs, y: xs.map { bell($0) }, name: "p")
      LineSeries(x: xs, y: xs.map { bell($0) }, name: "p")
      LineSeries(x: xs, y: xs.map { bell($0 - 1, 0.5) }, name: "q & r").lineStyle(.dashed)
      LinePlot(x: "x", y: "y", name: "s <plot>") { bell($0 + 1, 2) }.lineStyle(.dotted)
      RuleMark(x: .value("mean", 1))
      RuleMark(xStart: .value("x", -1), xEnd: .value("x", 1), y: .value("y", 0.3))
      TextMark(x: .value("x", 1), y: .value("y", 0.98), "mode")
    }
    .chartTitle("Three laws").chartXAxisLabel("x₀").chartYAxisLabel("density")
  }

  static var convergence: Chart {
    Chart {
      for k in 0..<9 {
        let n = [1.0, 3, 10, 30, 100, 300, 1000, 3000, 10000][k]
        LineMark(x: .value("n", n), y: .value("error", 1 / n))
          .foregroundStyle(by: .value("method", "Euler")).symbol(.circle)
        LineMark(x: .value("n", n), y: .value("error", 0.3 / (n * n)))
          .foregroundStyle(by: .value("method", "Heun")).symbol(.square).lineStyle(.dashDotted)
        PointMark(x: .value("n", n), y: .value("error", 2 / n.squareRoot()))
          .foregroundStyle(by: .value("method", "Monte Carlo")).symbol(.triangle)
        PointMark(x: .value("n", n), y: .value("error", 4 / n.squareRoot()))
          .foregroundStyle(by: .value("method", "crosses")).symbol(.cross).opacity(0.5)
        PointMark(x: .value("n", n), y: .value("error", 8 / n.squareRoot()))
          .foregroundStyle(by: .value("method", "diamonds")).symbol(.diamond).symbolSize(9)
      }
    }
    .chartXScale(type: .log).chartYScale(type: .log)
  }

  static var bars: Chart {
    Chart {
      for (method, bias, noise) in [("Euler–Maruyama", 0.3, 0.1), ("Heun", 0.05, 0.2)] {
        BarMark(x: .value("error", bias), y: .value("method", method))
          .foregroundStyle(by: .value("part", "bias"))
        BarMark(x: .value("error", noise), y: .value("method", method))
          .foregroundStyle(by: .value("part", "noise"))
      }
    }
  }

  static var manyCategories: Chart {
    Chart {
      for k in 0..<25 { BarMark(x: .value("c", "category \(k)"), y: .value("v", k)) }
    }
  }

  static var panels: Panels {
    Panels(columns: 2) {
      for width in [0.5, 1, 2] {
        Chart {
          BinSeries(edges: [-4, -2, 0, 2, 4], y: [0.1, 0.4, 0.4, 0.1], name: "histogram")
          LinePlot(x: "x", y: "p", domain: -4...4, name: "law") { bell($0, width) }
          AreaSeries(
            x: xs, yStart: xs.map { bell($0, width) - 0.1 }, yEnd: xs.map { bell($0, width) + 0.1 },
            name: "band"
          ).opacity(0.3)
        }
        .chartTitle("width \(width)")
      }
    }
  }

  static var manySeries: Chart {
    Chart {
      for k in 0..<20 {
        LineSeries(x: [0, 1], y: [Double(k), Double(20 - k)], name: "a series with number \(k)")
      }
    }
  }

  static var longLabels: Chart {
    Chart {
      LineSeries(x: [0, 123456], y: [-1e-12, 1e5], name: String(repeating: "long ", count: 40))
      RectangleMark(
        xStart: .value("", 0), xEnd: .value("", 1e5), yStart: .value("", 0), yEnd: .value("", 1e4))
    }
    .chartTitle(String(repeating: "W", count: 90)).chartXAxisLabel(
      String(repeating: "ab ", count: 90)
    )
    .chartYAxisLabel(String(repeating: "one two ", count: 20))
  }

  static var onePoint: Chart {
    Chart { LineMark(x: .value("x", 3), y: .value("y", 1e-9)) }
  }

  static var all: [(name: String, picture: any Picture)] {
    [
      ("densities", densities), ("convergence", convergence), ("bars", bars),
      ("many-categories", manyCategories), ("panels", panels), ("many-series", manySeries),
      ("long-labels", longLabels), ("one-point", onePoint),
      ("heat-map", heatMap), ("matrix", matrix), ("contours", contours),
      ("vectors", vectors), ("graph", graph), ("histogram", histogram), ("error-bars", errorBars),
      ("symmetric-log", symmetricLog), ("square-root", squareRoot), ("dates", dates),
      ("stated-ticks", statedTicks), ("numbers-as-categories", numbersAsCategories),
      ("facets", facets), ("coloured-facets", coloredFacets), ("frames", frames),
      ("captioned", captioned),
    ]
  }
}
