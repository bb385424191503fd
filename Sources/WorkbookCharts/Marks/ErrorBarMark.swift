/// A value with its error: a bar with a cap at each end. A `PointMark` shows the value itself.
///
/// On a logarithmic axis, a bar that reaches zero or below runs to the edge of the plot.
public struct ErrorBarMark: ChartContent {
  public let content: Layers

  /// Upright, from `y - error` to `y + error`.
  public init(x: PlottableValue, y: PlottableValue, error: Double) {
    content =
      ErrorBarMark(
        x: x, yStart: y.shifted(by: -error), yEnd: y.shifted(by: error)
      ).content
  }

  /// Lying, from `x - xError` to `x + xError`.
  public init(x: PlottableValue, y: PlottableValue, xError: Double) {
    content =
      ErrorBarMark(
        xStart: x.shifted(by: -xError), xEnd: x.shifted(by: xError), y: y
      ).content
  }

  /// Upright, from `yStart` to `yEnd`: a confidence interval, say.
  public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
    var layer = Layer(
      kind: .errorBar, x: Channel(x), y: Channel(yStart), yEnd: Channel(yEnd), isSingle: true)
    layer.style.stroke = StrokeStyle(lineWidth: 1.5)
    content = Layers(layer)
  }

  /// Lying, from `xStart` to `xEnd`.
  public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
    var layer = Layer(
      kind: .errorBar, x: Channel(xStart), xEnd: Channel(xEnd), y: Channel(y), isSingle: true)
    layer.style.stroke = StrokeStyle(lineWidth: 1.5)
    content = Layers(layer)
  }
}

/// Values with their errors, each as a point with a bar from `y[i] - errors[i]` to
/// `y[i] + errors[i]`: the arrays are taken whole. A point whose error is NaN has no bar.
public struct ErrorBarSeries: ChartContent {
  public let content: Layers

  /// - Parameters:
  ///   - errors: standard errors, or whatever the caption says they are.
  ///   - name: the series they belong to, as the legend shows it.
  public init(x: [Double], y: [Double], errors: [Double], name: String? = nil) {
    var bars = Layer(kind: .errorBar, x: Channel("", x), y: Channel("", zip(y, errors).map(-)))
    bars.yEnd = Channel("", zip(y, errors).map(+))
    bars.series = name
    bars.style.stroke = StrokeStyle(lineWidth: 1.5)
    bars.counts = [x.count, y.count, errors.count]
    content = Layers([bars] + PointSeries(x: x, y: y, name: name).content.layers)
  }
}
