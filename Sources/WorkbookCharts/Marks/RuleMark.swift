/// A straight line along an axis: a mean, a threshold, an interval.
public struct RuleMark: ChartContent {
  public let content: Layers

  /// Vertical, through the whole plot.
  public init(x: PlottableValue) {
    content = Layers(Layer(kind: .rule, x: Channel(x)))
  }

  /// Horizontal, through the whole plot.
  public init(y: PlottableValue) {
    content = Layers(Layer(kind: .rule, y: Channel(y)))
  }

  /// Vertical at `x`, from `yStart` to `yEnd`.
  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
    content = Layers(
      Layer(kind: .rule, x: Channel(x), y: Channel(yStart), yEnd: Channel(yEnd)))
  }

  /// Horizontal at `y`, from `xStart` to `xEnd`.
  public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
    content = Layers(
      Layer(kind: .rule, x: Channel(xStart), xEnd: Channel(xEnd), y: Channel(y)))
  }
}
