/// Where words stand beside a point.
public enum AnnotationPosition: Sendable, Hashable {
  /// Above if there is room, or else to a side or below.
  case automatic
  /// On the point: a name inside a node, a number inside a cell.
  case overlay
  case top, bottom, leading, trailing
}

extension ChartContent {
  /// Writes a text beside each mark: at its point, in the middle of a cell, half-way along an arrow,
  /// at the upper or the right end of a rule through the whole plot.
  ///
  /// Texts keep clear of each other, and for that leave the stated position if they must. Swift
  /// Charts takes a view; here it is plain text.
  public func annotation(
    position: AnnotationPosition = .automatic, text: () throws -> String
  ) rethrows -> Layers {
    let text = try text()
    var labels: [Layer] = []
    for layer in content.layers where layer.kind != .text && layer.kind != .space {
      let (x, y) = (middle(layer.x, layer.xEnd), middle(layer.y, layer.yEnd))
      guard x != nil && y != nil || layer.kind == .rule else { continue }
      var label = Layer(kind: .text, x: x, y: y)
      label.texts = Array(repeating: text, count: max(x?.count ?? 0, y?.count ?? 0))
      label.series = layer.series
      label.style.textPlace = position
      labels.append(label)
    }
    return Layers(content.layers + labels)
  }
}

private func middle(_ start: Channel?, _ end: Channel?) -> Channel? {
  guard var middle = start else { return nil }
  if let end, end.numbers.count == middle.numbers.count {
    middle.numbers = zip(middle.numbers, end.numbers).map { $0 + ($1 - $0) / 2 }
  }
  return middle
}
