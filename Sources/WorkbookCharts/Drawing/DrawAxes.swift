extension ChartPlan {
  /// The lines behind the data, one at each labelled tick.
  func drawGrid(into svg: inout SVGWriter) {
    var path = PathData()
    if y.categories.isEmpty {
      for tick in yTicks {
        path.polyline([
          Point(x: plot.left, y: tick.position), Point(x: plot.right, y: tick.position),
        ])
      }
    }
    if x.categories.isEmpty {
      for tick in xTicks {
        path.polyline([
          Point(x: tick.position, y: plot.top), Point(x: tick.position, y: plot.bottom),
        ])
      }
    }
    svg.path(path, "grid", "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.15\"")
  }

  /// The two axis lines, their ticks and everything that is written along them.
  func drawAxes(into svg: inout SVGWriter) {
    let stroke = "fill=\"none\" stroke=\"currentColor\""
    svg.group("axis") { svg in
      var line = PathData()
      line.polyline(axisLine)
      svg.path(line, "domain", stroke)
      svg.path(tickMarks, "tick", stroke)
      for tick in xTicks {
        if xLabelsAreTurned {
          svg.text(
            tick.lines.first ?? "", at: Point(x: tick.position + 4, y: plot.bottom + 8), "label",
            anchor: .end, room: tick.room, isTurned: true)
          continue
        }
        for (index, text) in tick.lines.enumerated() {
          let baseline = plot.bottom + 18 + Double(index) * Self.lineHeight
          svg.text(
            text, at: Point(x: tick.position, y: baseline), "label", anchor: .middle,
            room: tick.room)
        }
      }
      for tick in yTicks {
        for text in tick.lines {
          svg.text(
            text, at: Point(x: plot.left - 8, y: tick.position + 4), "label", anchor: .end,
            room: tick.room)
        }
      }
      drawLabels(into: &svg)
    }
  }

  /// Down the y axis and along the x axis.
  private var axisLine: [Point] {
    let corner = Point(x: plot.left, y: plot.bottom)
    let (hidesX, hidesY) = (data.settings.x.isHidden, data.settings.y.isHidden)
    if hidesX, hidesY { return [] }
    return (hidesY ? [] : [Point(x: plot.left, y: plot.top)]) + [corner]
      + (hidesX ? [] : [Point(x: plot.right, y: plot.bottom)])
  }

  private var tickMarks: PathData {
    var path = PathData()
    func xTick(_ position: Double, _ length: Double) {
      path.polyline([
        Point(x: position, y: plot.bottom), Point(x: position, y: plot.bottom + length),
      ])
    }
    func yTick(_ position: Double, _ length: Double) {
      path.polyline([Point(x: plot.left, y: position), Point(x: plot.left - length, y: position)])
    }
    if x.categories.isEmpty { for tick in xTicks { xTick(tick.position, 5) } }
    for value in data.settings.x.isHidden ? [] : x.minorTicks() { xTick(x.position(value), 3) }
    if y.categories.isEmpty { for tick in yTicks { yTick(tick.position, 5) } }
    for value in data.settings.y.isHidden ? [] : y.minorTicks() { yTick(y.position(value), 3) }
    return path
  }

  private func drawLabels(into svg: inout SVGWriter) {
    for (index, text) in yLabelLines.enumerated() {
      let baseline = yLabelTop + 14 + Double(index) * Self.lineHeight
      svg.text(text, at: Point(x: 8, y: baseline), "label axis-label", room: width - 16)
    }
    for (index, text) in xLabelLines.enumerated() {
      let baseline = plot.bottom + tickLabelHeight + 22 + Double(index) * Self.lineHeight
      let half = min(TextSize.width(text), width - 16) / 2
      let middle = min(max((plot.left + plot.right) / 2, 8 + half), width - 8 - half)
      svg.text(
        text, at: Point(x: middle, y: baseline), "label axis-label", anchor: .middle,
        room: width - 16)
    }
  }
}
