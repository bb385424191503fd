/// One cut through an area. The `AreaMark`s of a series are joined in the order they are given.
///
/// Areas of several series lie over each other; unlike those of Swift Charts they are not stacked.
public struct AreaMark: ChartContent {
  public let content: Layers

  /// From zero, or on a logarithmic scale from the bottom of the chart, to `y`.
  public init(x: PlottableValue, y: PlottableValue) {
    content = Layers(Layer(kind: .area, x: Channel(x), y: Channel(y), isSingle: true))
  }

  /// From `yStart` to `yEnd`.
  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
    content = Layers(
      Layer(kind: .area, x: Channel(x), y: Channel(yStart), yEnd: Channel(yEnd), isSingle: true))
  }
}

/// The area under a curve, or the band between two: the arrays are taken whole.
///
/// Where a value is NaN or infinite, the area is interrupted.
public struct AreaSeries: ChartContent {
  public let content: Layers

  /// From zero, or on a logarithmic scale from the bottom of the chart, to `y`.
  public init(x: [Double], y: [Double], name: String? = nil) {
    content = Layers(
      Layer(kind: .area, x: Channel("", x), y: Channel("", y), series: name))
  }

  /// The band from `yStart` to `yEnd`.
  public init(x: [Double], yStart: [Double], yEnd: [Double], name: String? = nil) {
    content = Layers(
      Layer(
        kind: .area, x: Channel("", x), y: Channel("", yStart), yEnd: Channel("", yEnd),
        series: name))
  }
}
