/// A layer whose values are all numbers, ready to be drawn.
struct PlottedLayer {
  var kind: MarkKind
  /// One value a point, in the order of drawing; empty for a rule through the whole plot.
  var x: [Double]
  var xEnd: [Double]?
  var y: [Double]
  var yEnd: [Double]?
  var texts: [String]
  /// Numbers shown by colour, one a point; empty for the colour of the series.
  var colors: [Double]
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
    colors = layer.color?.numbers ?? []
    if let grid = layer.grid, !grid.isComplete(onlyMiddles: kind != .rectangle) {
      throw .gridDiffers(x: grid.x, y: grid.y, rows: grid.rows.count, columns: grid.rows.max() ?? 0)
    }
    if let count = layer.counts.first(where: { $0 != layer.counts[0] }) {
      throw .countsDiffer(series: series, x: layer.counts[0], y: count)
    }
    // A rule may have a place in one direction only, and so may the words at its end.
    if kind == .rule || kind == .text, x.isEmpty || y.isEmpty { return }
    for count in [y.count, yEnd?.count, xEnd?.count] {
      if let count, count != x.count {
        throw .countsDiffer(series: series, x: x.count, y: count)
      }
    }
    if colors.count > 1, colors.count != x.count {
      throw .countsDiffer(series: series, x: x.count, y: colors.count)
    }
  }

  /// The number behind the colour of a point.
  func color(at index: Int) -> Double { colors.count == 1 ? colors[0] : colors[index] }

  /// Cells whose colours are data: a heat map fills the plot to its edges.
  var isHeatMap: Bool { kind == .rectangle && !colors.isEmpty }

  /// All values that the x axis has to cover.
  func xValues(on axis: AxisSettings) -> [Double] { covered(x, xEnd, axis) }
  /// All values that the y axis has to cover.
  func yValues(on axis: AxisSettings) -> [Double] { covered(y, yEnd, axis) }

  private func covered(_ start: [Double], _ end: [Double]?, _ axis: AxisSettings) -> [Double] {
    let values = start + (end ?? [])
    // An error bar may reach beyond what has a place on a logarithmic axis, whole or in part.
    return kind == .errorBar && axis.type == .log ? values.filter { $0 > 0 } : values
  }

  /// Stands on the zero of the y axis.
  var restsOnY: Bool { (kind == .area || kind == .rectangle) && yEnd == nil }
  /// Stands on the zero of the x axis.
  var restsOnX: Bool { kind == .rectangle && xEnd == nil }

  /// Whether there is a point that can be drawn.
  var hasSomething: Bool {
    if kind == .rule { return (x + y).contains(where: \.isFinite) }
    if x.isEmpty || y.isEmpty { return false }
    return x.indices.contains {
      x[$0].isFinite && y[$0].isFinite && (colors.isEmpty || color(at: $0).isFinite)
    }
  }

  /// The layer cut by colour, in the order of the ramp. A line is of one colour throughout.
  func parts(by color: ColorScale) -> [(step: Int, layer: PlottedLayer)] {
    if colors.count == 1 { return color.step(of: colors[0]).map { [($0, self)] } ?? [] }
    let indices = Dictionary(grouping: colors.indices.filter { color.step(of: colors[$0]) != nil })
    {
      color.step(of: colors[$0]) ?? 0
    }
    return indices.sorted { $0.key < $1.key }.map { ($0.key, part($0.value)) }
  }

  private func part(_ indices: [Int]) -> PlottedLayer {
    var part = self
    part.x = x.isEmpty ? [] : indices.map { x[$0] }
    part.y = y.isEmpty ? [] : indices.map { y[$0] }
    part.xEnd = xEnd.map { ends in indices.map { ends[$0] } }
    part.yEnd = yEnd.map { ends in indices.map { ends[$0] } }
    return part
  }
}
