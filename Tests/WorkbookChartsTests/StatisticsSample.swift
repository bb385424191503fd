import WorkbookCharts

extension Sample {
  /// Numbers between 0 and 1 that lie about like those of a triangular law.
  static let draws: [Double] = (0..<400).map { (k: Int) -> Double in
    let (a, b) = ((k * 7919) % 1009, (k * 104_729) % 1013)
    return Double(a + b) / 2022
  }

  static var histogram: Chart {
    Chart {
      HistogramSeries(draws, name: "samples")
      DensitySeries(draws, name: "smoothed").lineStyle(.dashed)
      LinePlot(x: "x", y: "density", domain: 0...1, name: "law") { 2 - 4 * ($0 - 0.5).magnitude }
    }
  }

  static var errorBars: Chart {
    Chart {
      ErrorBarSeries(
        x: [10, 100, 1000, 10000], y: [0.3, 0.1, 0.03, 0.01], errors: [0.1, 0.03, 0.01, 0.02],
        name: "Monte Carlo")
      PointMark(x: .value("n", 300), y: .value("error", 0.2)).symbol(.diamond)
        .foregroundStyle(by: .value("method", "guess"))
      ErrorBarMark(x: .value("n", 300), y: .value("error", 0.2), xError: 150)
        .foregroundStyle(by: .value("method", "guess"))
    }
    .chartXScale(type: .log).chartYScale(type: .log)
  }
}
