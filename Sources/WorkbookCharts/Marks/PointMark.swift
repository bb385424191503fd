/// A symbol at a point.
public struct PointMark: ChartContent {
  public let content: Layers

  public init(x: PlottableValue, y: PlottableValue) {
    content = Layers(Layer(kind: .point, x: Channel(x), y: Channel(y), isSingle: true))
  }
}

/// A symbol at each of the points `x[i]`, `y[i]`: the arrays are taken whole.
///
/// Points that are not finite are left out.
public struct PointSeries: ChartContent {
  public let content: Layers

  /// - Parameter name: the series it belongs to, as the legend shows it.
  public init(x: [Double], y: [Double], name: String? = nil) {
    content = Layers(
      Layer(kind: .point, x: Channel("", x), y: Channel("", y), series: name))
  }
}
