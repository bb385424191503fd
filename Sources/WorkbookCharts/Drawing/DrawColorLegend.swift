extension ColorLegend {
  /// - Parameter isOfLines: shows the colours as lines and points have them, which keep a contrast
  ///   to the page.
  func draw(isOfLines: Bool, into svg: inout SVGWriter) {
    svg.group("legend") { svg in
      let steps = 32
      let colors = color.ramp.colors
      let width = ramp.width / Double(steps)
      svg.group(
        isOfLines ? "ramp shade" : "ramp",
        "fill=\"none\" stroke=\"currentColor\" stroke-width=\"\(decimal(ramp.height))\" "
          + "shape-rendering=\"crispEdges\""
      ) { svg in
        let middle = (ramp.top + ramp.bottom) / 2
        for step in 0..<steps {
          var path = PathData()
          path.polyline([
            Point(x: ramp.left + Double(step) * width, y: middle),
            Point(x: ramp.left + Double(step + 1) * width, y: middle),
          ])
          let index = (2 * step + 1) * colors.count / (2 * steps)
          svg.path(path, "", "color=\"\(colors[index])\"")
        }
      }
      var marks = PathData()
      for tick in ticks {
        marks.polyline([
          Point(x: tick.position, y: ramp.bottom), Point(x: tick.position, y: ramp.bottom + 4),
        ])
        for text in tick.lines {
          svg.text(
            text, at: Point(x: tick.position, y: ramp.bottom + 16), "label", anchor: .middle,
            room: tick.room)
        }
      }
      svg.path(marks, "tick", "fill=\"none\" stroke=\"currentColor\"")
      for (index, line) in labelLines.enumerated() {
        let baseline = labelBaseline + Double(index) * ChartPlan.lineHeight
        svg.text(
          line, at: Point(x: left, y: baseline), "label", room: TextSize.width(line))
      }
    }
  }
}
