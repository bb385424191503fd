/// The graph of a function, sampled more densely where it bends.
///
/// The function is called when the chart is drawn, about a hundred times or, where it bends, up to
/// a few thousand times. Where its value is NaN or infinite, the line is interrupted. What it
/// throws, the drawing throws.
public struct LinePlot: ChartContent {
  public let content: Layers

  /// - Parameters:
  ///   - x: what the argument is called; labels the axis where the chart does not.
  ///   - y: what the value is called.
  ///   - domain: where to plot; without one, wherever the x axis of the chart reaches.
  ///   - name: the series it belongs to, as the legend shows it.
  public init(
    x: String, y: String, domain: ClosedRange<Double>? = nil, name: String? = nil,
    function: @escaping (Double) throws -> Double
  ) {
    let plotted = PlottedFunction(label: name ?? y, domain: domain) { x in
      let y = try function(x)
      return (y, y)
    }
    content = Layers(
      Layer(kind: .line, x: Channel(x, []), y: Channel(y, []), function: plotted, series: name))
  }
}

/// The area under the graph of a function, or between two, sampled like a `LinePlot`.
public struct AreaPlot: ChartContent {
  public let content: Layers

  /// From zero, or on a logarithmic scale from the bottom of the chart, to the graph.
  public init(
    x: String, y: String, domain: ClosedRange<Double>? = nil, name: String? = nil,
    function: @escaping (Double) throws -> Double
  ) {
    let plotted = PlottedFunction(label: name ?? y, domain: domain) { x in
      let y = try function(x)
      return (y, y)
    }
    content = Layers(
      Layer(kind: .area, x: Channel(x, []), y: Channel(y, []), function: plotted, series: name))
  }

  /// Between the two values of a function.
  public init(
    x: String, yStart: String, yEnd: String, domain: ClosedRange<Double>? = nil,
    name: String? = nil, function: @escaping (Double) throws -> (yStart: Double, yEnd: Double)
  ) {
    let plotted = PlottedFunction(label: name ?? yEnd, domain: domain) { x in
      let (start, end) = try function(x)
      return (start, end)
    }
    content = Layers(
      Layer(
        kind: .area, x: Channel(x, []), y: Channel(yStart, []), yEnd: Channel(yEnd, []),
        function: plotted, series: name))
  }
}
