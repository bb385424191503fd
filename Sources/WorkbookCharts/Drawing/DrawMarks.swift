extension ChartPlan {
  /// Draws the data of one layer inside the plot.
  func drawMarks(of layer: PlottedLayer, _ names: SeriesNames, into svg: inout SVGWriter) {
    guard !layer.colors.isEmpty else {
      return draw(layer, Pen(layer.kind, layer.style, layer.series, names), into: &svg)
    }
    guard let color = data.color else { return }
    if layer.kind == .rectangle {
      return cells(of: layer, color).draw(color.ramp, opacity: layer.style.opacity, into: &svg)
    }
    for (step, part) in layer.parts(by: color) {
      let shade = color.ramp.colors[step]
      draw(part, Pen(layer.kind, layer.style, layer.series, names, shade: shade), into: &svg)
    }
  }

  private func draw(_ layer: PlottedLayer, _ pen: Pen, into svg: inout SVGWriter) {
    var path = PathData()
    switch layer.kind {
    case .line:
      let points = positions(layer.x, layer.y)
      let pieces = plot.pieces(ofLine: points)
      for piece in pieces where piece.count > 1 { path.polyline(simplified(piece)) }
      svg.path(path, pen.styleClass, pen.strokeAttributes)
      // A point without neighbours would be no line: it is shown as a point.
      let alone = pieces.filter { $0.count == 1 }.joined()
      pen.drawSymbols(
        at: layer.style.symbol == nil ? Array(alone) : points.filter(plot.contains), into: &svg)
    case .point:
      pen.drawSymbols(at: positions(layer.x, layer.y).filter(plot.contains), into: &svg)
    case .area:
      for outline in areaOutlines(of: layer) {
        path.polygon(simplified(plot.part(ofArea: outline)))
      }
      svg.path(path, pen.styleClass, pen.fillAttributes)
    case .bar, .rectangle:
      for rectangle in rectangles(of: layer) { path.polygon(rectangle) }
      svg.path(path, pen.styleClass, pen.fillAttributes)
    case .rule:
      for piece in plot.pieces(ofLine: rule(of: layer)) { path.polyline(piece) }
      svg.path(path, pen.styleClass, pen.strokeAttributes)
    case .arrow:
      let ends = positions(layer.xEnd ?? [], layer.yEnd ?? [])
      for (start, end) in zip(positions(layer.x, layer.y), ends) {
        path.arrow(
          from: start, to: end, inset: layer.style.inset, head: pen.arrowHead, inside: plot)
      }
      svg.path(path, pen.styleClass, pen.strokeAttributes)
    case .errorBar:
      for index in layer.x.indices { path.addErrorBar(errorBar(of: layer, index), inside: plot) }
      svg.path(path, pen.styleClass, pen.strokeAttributes)
    case .text, .cell, .space: break
    }
  }

  private func cells(of layer: PlottedLayer, _ color: ColorScale) -> CellRuns {
    CellRuns(
      layer.x.indices.compactMap { index in
        guard let step = color.step(of: layer.color(at: index)),
          let corners = corners(of: layer, index)
        else { return nil }
        return CellRuns.Cell(frame: corners, step: step)
      })
  }

  private func positions(_ xs: [Double], _ ys: [Double]) -> [Point] {
    zip(xs, ys).map { Point(x: x.position($0), y: y.position($1)) }
  }

  /// The outlines of an area between its interruptions: forth along one side, back along the other.
  private func areaOutlines(of layer: PlottedLayer) -> [[Point]] {
    let first = positions(layer.x, layer.y)
    let floor = y.clampedPosition(0)
    let second =
      layer.yEnd.map { positions(layer.x, $0) } ?? first.map { Point(x: $0.x, y: floor) }
    var outlines: [[Point]] = []
    var start = 0
    for index in 0...first.count {
      if index < first.count, first[index].isFinite, second[index].isFinite { continue }
      if start < index {
        outlines.append(outline(Array(first[start..<index]), Array(second[start..<index])))
      }
      start = index + 1
    }
    return outlines
  }

  /// A cut alone has no width; it is shown as wide as a line.
  private func outline(_ first: [Point], _ second: [Point]) -> [Point] {
    if first.count == 1, let a = first.first, let b = second.first {
      return [
        Point(x: a.x - 1, y: a.y), Point(x: a.x + 1, y: a.y), Point(x: b.x + 1, y: b.y),
        Point(x: b.x - 1, y: b.y),
      ]
    }
    return simplified(first) + simplified(second).reversed()
  }

  private func rectangles(of layer: PlottedLayer) -> [[Point]] {
    layer.x.indices.compactMap { index in
      guard let frame = corners(of: layer, index) else { return nil }
      // A hair of space keeps neighbouring bins apart.
      let inset = frame.width > 4 ? 0.4 : 0
      let (left, right) = (frame.left + inset, frame.right - inset)
      return [
        Point(x: left, y: frame.bottom), Point(x: right, y: frame.bottom),
        Point(x: right, y: frame.top), Point(x: left, y: frame.top),
      ]
    }
  }

  /// What of a rectangle lies inside the plot.
  private func corners(of layer: PlottedLayer, _ index: Int) -> Frame? {
    let (x1, x2) = (layer.x[index], layer.xEnd?[index] ?? 0)
    let (y1, y2) = (layer.y[index], layer.yEnd?[index] ?? 0)
    guard x1.isFinite, x2.isFinite, y1.isFinite, y2.isFinite else { return nil }
    if isOutside(x1, x2, x) || isOutside(y1, y2, y) { return nil }
    let (a, b) = (x.clampedPosition(x1), x.clampedPosition(x2))
    let (c, d) = (y.clampedPosition(y1), y.clampedPosition(y2))
    return Frame(left: min(a, b), top: min(c, d), right: max(a, b), bottom: max(c, d))
  }

  private func isOutside(_ a: Double, _ b: Double, _ scale: Scale) -> Bool {
    max(a, b) < scale.domain.lowerBound || min(a, b) > scale.domain.upperBound
  }

  /// The two ends of an error bar. What has no place on a logarithmic axis is beyond its end.
  private func errorBar(of layer: PlottedLayer, _ index: Int) -> (Point, Point) {
    func position(_ scale: Scale, _ value: Double) -> Double {
      let hasNoPlace = value <= 0 && scale.type == .log
      return hasNoPlace ? scale.start - (scale.end - scale.start) : scale.position(value)
    }
    let (x1, y1) = (layer.x[index], layer.y[index])
    return (
      Point(x: position(x, x1), y: position(y, y1)),
      Point(x: position(x, layer.xEnd?[index] ?? x1), y: position(y, layer.yEnd?[index] ?? y1))
    )
  }

  private func rule(of layer: PlottedLayer) -> [Point] {
    if layer.y.isEmpty {
      return layer.x.map(x.position).flatMap {
        [Point(x: $0, y: plot.top), Point(x: $0, y: plot.bottom)]
      }
    }
    if layer.x.isEmpty {
      return layer.y.map(y.position).flatMap {
        [Point(x: plot.left, y: $0), Point(x: plot.right, y: $0)]
      }
    }
    return positions(layer.x, layer.y) + positions(layer.xEnd ?? layer.x, layer.yEnd ?? layer.y)
  }
}
