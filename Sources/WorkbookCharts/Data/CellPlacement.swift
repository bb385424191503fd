/// Turns cells into rectangles that touch: from half-way to the neighbour before to half-way to the
/// neighbour after, by the least distance of two cells.
func placeCells(in layers: inout [PlottedLayer], _ xAxis: AxisData, _ yAxis: AxisData) {
  let cells = layers.filter { $0.kind == .cell }
  guard !cells.isEmpty else { return }
  let columns = CellSides(cells.flatMap(\.x), on: xAxis)
  let rows = CellSides(cells.flatMap(\.y), on: yAxis)
  for index in layers.indices where layers[index].kind == .cell {
    layers[index].kind = .rectangle
    (layers[index].x, layers[index].xEnd) = columns.sides(layers[index].x)
    (layers[index].y, layers[index].yEnd) = rows.sides(layers[index].y)
  }
}

private struct CellSides {
  private let type: ScaleType
  private let half: Double

  init(_ places: [Double], on axis: AxisData) {
    type = axis.settings.type
    half = leastStep(places, on: axis) / 2
  }

  func sides(_ places: [Double]) -> ([Double], [Double]) {
    let even = places.map(type.even)
    return (
      even.map { type.value(atEven: $0 - half) }, even.map { type.value(atEven: $0 + half) }
    )
  }
}

/// The least distance of two of the places, where the axis is even; 1 for categories.
func leastStep(_ places: [Double], on axis: AxisData) -> Double {
  guard axis.categories.isEmpty else { return 1 }
  let type = axis.settings.type
  let even = places.map(type.even).filter(\.isFinite).sorted()
  let gaps = zip(even, even.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
  return gaps.min() ?? even.first.map { $0 == 0 || type == .log ? 1 : $0.magnitude / 2 } ?? 1
}
