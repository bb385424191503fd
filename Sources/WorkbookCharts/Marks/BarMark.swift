/// A bar from zero to a value: upright over a category or a number of the x axis, lying beside a
/// category of the y axis.
///
/// Bars at one place are stacked, or stand side by side with `.position(by:)`.
public struct BarMark: ChartContent {
  public let content: Layers

  public init(x: PlottableValue, y: PlottableValue) {
    content = Layers(Layer(kind: .bar, x: Channel(x), y: Channel(y), isSingle: true))
  }
}

/// Rectangles from zero to `y[i]` over the intervals `edges[i]...edges[i + 1]`: a histogram whose
/// counts or densities are known. The arrays are taken whole; `edges` has one element more.
public struct BinSeries: ChartContent {
  public let content: Layers

  public init(edges: [Double], y: [Double], name: String? = nil) {
    content = Layers(
      Layer(
        kind: .rectangle, x: Channel("", Array(edges.dropLast())),
        xEnd: Channel("", Array(edges.dropFirst())), y: Channel("", y), series: name))
  }
}
