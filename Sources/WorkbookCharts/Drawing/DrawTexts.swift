extension ChartPlan {
  /// Writes the text marks: each above its point if there is room, or else to a side or below.
  func drawTexts(_ names: SeriesNames, into svg: inout SVGWriter) {
    var taken: [Frame] = []
    for layer in data.layers where layer.kind == .text {
      let pen = Pen(.text, layer.style, layer.series, names)
      if layer.style.textIsOnLine {
        drawText(onLineOf: layer, pen, avoiding: &taken, into: &svg)
        continue
      }
      for (index, text) in layer.texts.enumerated() where !text.isEmpty {
        // Words without a place in one direction stand at the end of a rule.
        let point = Point(
          x: layer.x.isEmpty ? plot.right : x.position(layer.x[index]),
          y: layer.y.isEmpty ? plot.top : y.position(layer.y[index]))
        guard plot.contains(point) else { continue }
        var place = layer.style.textPlace
        if layer.y.isEmpty, place == .automatic {
          let fits = point.x + 7 + TextSize.width(text) <= plot.right
          place = fits ? .trailing : .leading
        }
        let frame = frame(of: text, at: point, place, avoiding: taken)
        taken.append(frame)
        svg.text(
          text, at: Point(x: frame.left, y: frame.bottom - 4), pen.styleClass + " annotation",
          room: frame.width)
      }
    }
  }

  /// Writes a text at the first place along its line that is free, or nowhere.
  private func drawText(
    onLineOf layer: PlottedLayer, _ pen: Pen, avoiding taken: inout [Frame],
    into svg: inout SVGWriter
  ) {
    guard let text = layer.texts.first else { return }
    let (half, height) = (TextSize.width(text) / 2, Self.lineHeight)
    let (xs, ys) = (layer.x.map(x.position), layer.y.map(y.position))
    // A line smaller than its text would be hidden by it.
    let width = (xs.max() ?? 0) - (xs.min() ?? 0)
    let lineHeight = (ys.max() ?? 0) - (ys.min() ?? 0)
    guard max(width, lineHeight) > 2 * half else { return }
    for (x, y) in zip(xs, ys) {
      let frame = Frame(
        left: x - half, top: y - height / 2, right: x + half, bottom: y + height / 2)
      guard plot.contains(frame), !taken.contains(where: { $0.intersects(frame) }) else { continue }
      taken.append(frame)
      return svg.text(
        text, at: Point(x: frame.left, y: frame.bottom - 4), pen.styleClass + " annotation",
        room: frame.width)
    }
  }

  private func frame(
    of text: String, at point: Point, _ place: AnnotationPosition, avoiding taken: [Frame]
  ) -> Frame {
    let width = min(TextSize.width(text), plot.width)
    let height = Self.lineHeight
    let centre = point.x - width / 2
    var candidates = [
      (centre, point.y - height - 5), (point.x + 7, point.y - height / 2),
      (point.x - 7 - width, point.y - height / 2), (centre, point.y + 5),
      (point.x + 4, point.y - height - 3), (point.x - 4 - width, point.y - height - 3),
      (point.x + 4, point.y + 3), (point.x - 4 - width, point.y + 3),
    ].map { left, top in
      let left = min(max(left, plot.left), plot.right - width)
      let top = min(max(top, plot.top), plot.bottom - height)
      return Frame(left: left, top: top, right: left + width, bottom: top + height)
    }
    let stated: Frame? =
      switch place {
      case .automatic: nil
      case .top: candidates[0]
      case .trailing: candidates[1]
      case .leading: candidates[2]
      case .bottom: candidates[3]
      // What is written on a mark stays on it.
      case .overlay:
        Frame(
          left: centre, top: point.y - height / 2, right: centre + width,
          bottom: point.y + height / 2)
      }
    if let stated {
      if place == .overlay { return stated }
      candidates.insert(stated, at: 0)
    }
    return candidates.first { candidate in
      !taken.contains { $0.intersects(candidate) }
    } ?? nearestFree(to: candidates[0], avoiding: taken)
  }

  /// The nearest free place in rows and columns over the plot, or the wanted one if all are taken.
  private func nearestFree(to wanted: Frame, avoiding taken: [Frame]) -> Frame {
    let lefts = stride(from: plot.left, through: plot.right - wanted.width, by: wanted.width / 2)
    let tops = stride(from: plot.top, through: plot.bottom - wanted.height, by: wanted.height / 2)
    func distance(_ frame: Frame) -> Double {
      (frame.left - wanted.left).magnitude + (frame.top - wanted.top).magnitude
    }
    let places = lefts.flatMap { left in
      tops.map { top in
        Frame(left: left, top: top, right: left + wanted.width, bottom: top + wanted.height)
      }
    }
    return places.filter { place in !taken.contains { $0.intersects(place) } }
      .min { distance($0) < distance($1) } ?? wanted
  }
}
