/// A layer whose values are all numbers, ready to be drawn.
struct PlottedLayer {
  var kind: MarkKind
  /// One value a point, in the order of drawing; empty for a rule through the whole plot.
  var x: [Double]
  var xEnd: [Double]?
  var y: [Double]
  var yEnd: [Double]?
  var texts: [String]
  var series: String?
  var place: String?
  var style: MarkStyle

  init(_ layer: Layer, _ xAxis: AxisData, _ yAxis: AxisData) throws(ChartError) {
    kind = layer.kind
    x = layer.x.map(xAxis.numbers) ?? []
    xEnd = layer.xEnd.map(xAxis.numbers)
    y = layer.y.map(yAxis.numbers) ?? []
    yEnd = layer.yEnd.map(yAxis.numbers)
    texts = layer.texts
    series = layer.series
    place = layer.place
    style = layer.style
    // A rule may have a place in one direction only.
    if kind == .rule, x.isEmpty || y.isEmpty { return }
    for count in [y.count, yEnd?.count, xEnd?.count] {
      if let count, count != x.count {
        throw .countsDiffer(series: series, x: x.count, y: count)
      }
    }
  }

  /// All values that the x axis has to cover.
  var xValues: [Double] { xEnd.map { x + $0 } ?? x }
  /// All values that the y axis has to cover.
  var yValues: [Double] { yEnd.map { y + $0 } ?? y }

  /// Stands on the zero of the y axis.
  var restsOnY: Bool { (kind == .area || kind == .rectangle) && yEnd == nil }
  /// Stands on the zero of the x axis.
  var restsOnX: Bool { kind == .rectangle && xEnd == nil }

  /// Whether there is a point that can be drawn.
  var hasSomething: Bool {
    if kind == .rule { return (x + y).contains(where: \.isFinite) }
    return zip(x, y).contains { $0.isFinite && $1.isFinite }
  }
}
