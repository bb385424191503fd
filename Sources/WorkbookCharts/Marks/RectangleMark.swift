/// A rectangle: a cell of a heat map, or what lies between two values in both directions.
///
/// `.foregroundStyle(by: .value("density", 0.3))` colours it by a number.
public struct RectangleMark: ChartContent {
  public let content: Layers

  /// The cell around a number or a category, as wide and as high as neighbouring cells allow.
  public init(x: PlottableValue, y: PlottableValue) {
    content = Layers(Layer(kind: .cell, x: Channel(x), y: Channel(y), isSingle: true))
  }

  /// From `xStart` to `xEnd` and from `yStart` to `yEnd`.
  public init(
    xStart: PlottableValue, xEnd: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue
  ) {
    content = Layers(
      Layer(
        kind: .rectangle, x: Channel(xStart), xEnd: Channel(xEnd), y: Channel(yStart),
        yEnd: Channel(yEnd), isSingle: true))
  }
}
