/// One point of a line. The `LineMark`s of a series are joined in the order they are given.
public struct LineMark: ChartContent {
  public let content: Layers

  /// - Parameter series: keeps lines of one colour apart, such as the paths of several particles.
  public init(x: PlottableValue, y: PlottableValue, series: PlottableValue? = nil) {
    var layer = Layer(kind: .line, x: Channel(x), y: Channel(y), isSingle: true)
    layer.group = series?.name
    content = Layers(layer)
  }
}

/// A line through the points `x[i]`, `y[i]` in order: the arrays are taken whole.
///
/// Where a value is NaN or infinite, the line is interrupted.
public struct LineSeries: ChartContent {
  public let content: Layers

  /// - Parameter name: the series it belongs to, as the legend shows it.
  public init(x: [Double], y: [Double], name: String? = nil) {
    content = Layers(
      Layer(kind: .line, x: Channel("", x), y: Channel("", y), series: name))
  }
}
