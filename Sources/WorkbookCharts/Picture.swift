/// Something that draws itself as one SVG picture: a `Chart`, or `Panels` of charts.
public protocol Picture {
  /// The picture as an `<svg>` element, 640 units wide, coloured by a stylesheet through classes.
  ///
  /// The element has no ids, so that any number of pictures can share a page, and no size of its
  /// own: it takes the width that the page gives it.
  ///
  /// - Parameters:
  ///   - title: the accessible name, plain text.
  ///   - description: what there is to see, for a reader who does not see it, plain text.
  /// - Throws: `ChartError` when there is no picture of this data; what a plotted function throws.
  func svg(title: String, description: String) throws -> String
}
