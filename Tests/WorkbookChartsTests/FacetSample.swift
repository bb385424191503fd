import WorkbookCharts

extension Sample {
  static var facets: Facets {
    Facets("$\\sigma$", [0.25, 0.5, 1, 2, 4], columns: 3) { sigma in
      Chart {
        LinePlot(x: "$x$", y: "$p_\\sigma(x)$", domain: -3...3, name: "law") { bell($0, sigma) }
        BinSeries(edges: [-3, -1, 1, 3], y: [0.1, bell(sigma - 1), 0.1], name: "bins")
      }
    }
    .chartTitle("Five widths", subtitle: "A bell of width $\\sigma$ over its bins")
    .chartCaption("The bell is $1/(1 + x^2/\\sigma^2)^2$; bins are made up.")
  }

  static var coloredFacets: Panels {
    Panels(columns: 2) {
      for width in [1.0, 2] {
        Chart {
          HeatPlot(
            x: "x", y: "y", value: "density", xDomain: -3...3, yDomain: -2...2, cells: 30
          ) { x, y in bell((x * x + y * y).squareRoot(), width) / width }
        }
        .chartTitle("width \(Int(width))").chartAspectRatio(1)
      }
    }
    .sharedScales()
  }

  static var frames: Frames {
    Frames("$t$", [0.0, 0.5, 1, 2]) { t in
      Chart {
        LinePlot(x: "$x$", y: "density", domain: -4...4, name: "now") { bell($0 - t, 1 + t) }
        LinePlot(x: "$x$", y: "density", domain: -4...4, name: "at first") { bell($0) }
          .lineStyle(.dashed)
        RuleMark(x: .value("$x$", t)).annotation { "mode" }
      }
    }
    .chartTitle("A bell that spreads")
  }

  static var captioned: Chart {
    Chart { LineSeries(x: xs, y: xs.map { bell($0) }) }
      .chartTitle("One law", subtitle: "with a subtitle in quieter letters, and $\\sigma^2 = 1$")
      .chartCaption("Source: arithmetic.").chartXAxisLabel("x")
  }
}
