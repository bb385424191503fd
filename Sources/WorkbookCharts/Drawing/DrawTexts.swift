extension ChartPlan {
  /// Writes the text marks: each above its point if there is room, or else to a side or below.
  func drawTexts(_ names: SeriesNames, into svg: inout SVGWriter) {
    var taken: [Frame] = []
    for layer in data.layers where layer.kind == .text {
      let pen = Pen(.text, layer.style, layer.series, names)
      for (index, text) in layer.texts.enumerated() where !text.isEmpty {
        let point = Point(x: x.position(layer.x[index]), y: y.position(layer.y[index]))
        guard plot.contains(point) else { continue }
        let frame = frame(of: text, at: point, avoiding: taken)
        taken.append(frame)
        svg.text(
          text, at: Point(x: frame.left, y: frame.bottom - 4), pen.styleClass + " annotation",
          room: frame.width)
      }
    }
  }

  private func frame(of text: String, at point: Point, avoiding taken: [Frame]) -> Frame {
    let width = min(TextSize.width(text), plot.width)
    let height = Self.lineHeight
    let centre = point.x - width / 2
    let candidates = [
      (centre, point.y - height - 5), (point.x + 7, point.y - height / 2),
      (point.x - 7 - width, point.y - height / 2), (centre, point.y + 5),
      (point.x + 4, point.y - height - 3), (point.x - 4 - width, point.y - height - 3),
      (point.x + 4, point.y + 3), (point.x - 4 - width, point.y + 3),
    ].map { left, top in
      let left = min(max(left, plot.left), plot.right - width)
      let top = min(max(top, plot.top), plot.bottom - height)
      return Frame(left: left, top: top, right: left + width, bottom: top + height)
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
