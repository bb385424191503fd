import WorkbookCharts

extension Sample {
  static var contours: Chart {
    Chart {
      ContourPlot(
        x: "x", y: "y", value: "density", xDomain: -3...3, yDomain: -3...3, labelled: true,
        cells: 60, function: hills)
      PointMark(x: .value("x", 0), y: .value("y", 1)).symbol(.cross)
        .annotation(position: .trailing) { "mode" }
    }
    .chartAspectRatio(1)
  }

  static var vectors: Chart {
    Chart {
      VectorPlot(x: "x", y: "y", xDomain: -3...3, yDomain: -2...2, length: "speed") { x, y in
        (-y * bell((x * x + y * y).squareRoot(), 2), x * bell((x * x + y * y).squareRoot(), 2))
      }
    }
  }

  /// A node–link drawing.
  static var graph: Chart {
    let nodes = [("x", 0.0, 0.0), ("z₁", 1, 1), ("z₂", 1, -1), ("y", 2, 0)]
    let edges = [(0, 1, "f₁"), (0, 2, "f₂"), (1, 3, "g₁"), (2, 3, "g₂"), (1, 2, "")]
    return Chart {
      for (from, to, name) in edges {
        let (a, b) = (nodes[from], nodes[to])
        ArrowMark(
          xStart: .value("", a.1), yStart: .value("", a.2), xEnd: .value("", b.1),
          yEnd: .value("", b.2), inset: 18
        ).annotation { name }
      }
      for (name, x, y) in nodes {
        PointMark(x: .value("", x), y: .value("", y)).symbol(.ring).symbolSize(34)
          .annotation(position: .overlay) { name }
      }
    }
    .chartXAxis(.hidden).chartYAxis(.hidden)
  }
}
