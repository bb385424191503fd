/// Turns bars into rectangles: each as wide as its place allows, stacked or side by side.
func placeBars(
  in layers: inout [PlottedLayer], _ xAxis: AxisData, _ yAxis: AxisData
) throws(ChartError) {
  let bars = layers.filter { $0.kind == .bar }
  guard !bars.isEmpty else { return }
  let isUpright = yAxis.categories.isEmpty
  let axis = isUpright ? xAxis : yAxis
  let valueType = (isUpright ? yAxis : xAxis).settings.type
  var rows = BarRows(bars.map { isUpright ? $0.x : $0.y }, places: bars.map(\.place), on: axis)

  for index in layers.indices where layers[index].kind == .bar {
    let layer = layers[index]
    let values = isUpright ? layer.y : layer.x
    let sides = (isUpright ? layer.x : layer.y).map { rows.sides(at: $0, place: layer.place) }
    var starts: [Double] = []
    var ends: [Double] = []
    for (side, value) in zip(sides, values) {
      let (start, end) = rows.stack(value, on: side.lower)
      if valueType == .log, start != 0 { throw .stackedOnLogScale }
      starts.append(start)
      ends.append(end)
    }
    // On a logarithmic scale a bar stands on the bottom of the plot, which is not known yet.
    layers[index].kind = .rectangle
    if isUpright {
      (layers[index].x, layers[index].xEnd) = (sides.map(\.lower), sides.map(\.upper))
      (layers[index].y, layers[index].yEnd) = (ends, valueType == .log ? nil : starts)
    } else {
      (layers[index].y, layers[index].yEnd) = (sides.map(\.lower), sides.map(\.upper))
      (layers[index].x, layers[index].xEnd) = (ends, valueType == .log ? nil : starts)
    }
  }
}

/// The places of bars along their axis, and how high each is stacked so far.
private struct BarRows {
  private let type: ScaleType
  /// From one bar to the next, where the axis is even.
  private let step: Double
  private let places: [String?]
  private var heights: [Double: (up: Double, down: Double)] = [:]

  init(_ positions: [[Double]], places: [String?], on axis: AxisData) {
    let type = axis.settings.type
    self.type = type
    self.places = places.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    step = leastStep(Array(positions.joined()), on: axis)
  }

  /// The sides of a bar: four fifths of the step, shared by the bars side by side.
  func sides(at position: Double, place: String?) -> (lower: Double, upper: Double) {
    let width = step * 0.8 / Double(places.count)
    let first = type.even(position) - step * 0.4
    let lower = first + Double(places.firstIndex(of: place) ?? 0) * width
    return (type.value(atEven: lower), type.value(atEven: lower + width))
  }

  /// Where a bar starts and ends on those below it; negative ones hang downwards.
  mutating func stack(_ value: Double, on side: Double) -> (start: Double, end: Double) {
    guard value.isFinite else { return (0, .nan) }
    let height = heights[side] ?? (0, 0)
    let start = value < 0 ? height.down : height.up
    heights[side] = value < 0 ? (height.up, start + value) : (start + value, height.down)
    return (start, start + value)
  }
}
