/// A few words beside a point. They keep clear of each other and of the edges of the plot, not of
/// the data.
public struct TextMark: ChartContent {
  public let content: Layers

  /// - Parameter text: plain text.
  public init(x: PlottableValue, y: PlottableValue, _ text: String) {
    content = Layers(
      Layer(kind: .text, x: Channel(x), y: Channel(y), texts: [text], isSingle: true))
  }
}
