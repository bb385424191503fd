extension ChartPlan {
  /// Draws the chart: what lies behind the data, the data, then what must stay readable on it.
  func draw(_ names: SeriesNames, into svg: inout SVGWriter) {
    drawGrid(into: &svg)
    drawMarks(names, into: &svg)
    drawAxes(into: &svg)
    drawNotes(names, into: &svg)
    drawLegend(legend, top: legendTop, names, into: &svg)
    colorLegend?.draw(isOfLines: !data.layers.contains(where: \.isHeatMap), into: &svg)
  }

  /// The data.
  func drawMarks(_ names: SeriesNames, into svg: inout SVGWriter) {
    svg.group(
      "marks",
      "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linejoin=\"round\" "
        + "stroke-linecap=\"round\""
    ) { svg in
      for layer in data.layers where layer.kind != .text {
        drawMarks(of: layer, namesOnMap(names), into: &svg)
      }
    }
  }

  /// What is written on the data and around the plot.
  func drawNotes(_ names: SeriesNames, into svg: inout SVGWriter) {
    drawTexts(namesOnMap(names), into: &svg)
    heading.draw(top: Self.edge, captionTop: captionTop, into: &svg)
  }

  /// What has no colour of its own is drawn on a heat map so that it stands out from all of it.
  private func namesOnMap(_ names: SeriesNames) -> SeriesNames {
    var names = names
    if data.layers.contains(where: \.isHeatMap), let color = data.color {
      names.nameless = color.ramp.isDiverging ? "on-light-map" : "on-dark-map"
    }
    return names
  }
}

/// Draws a legend whose first row begins at `top`.
func drawLegend(_ legend: Legend, top: Double, _ names: SeriesNames, into svg: inout SVGWriter) {
  guard !legend.rows.isEmpty else { return }
  svg.group("legend") { svg in
    for (row, items) in legend.rows.enumerated() {
      let middle = top + (Double(row) + 0.5) * Legend.rowHeight
      for item in items {
        svg.group(
          "swatch",
          "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\""
        ) { svg in
          for sample in item.entry.samples {
            drawSwatch(
              sample, of: item.entry.name, left: item.x, middle: middle, names, into: &svg)
          }
        }
        svg.text(
          item.entry.name,
          at: Point(x: item.x + Legend.swatchWidth + Legend.swatchGap, y: middle + 4), "label",
          room: item.room)
      }
    }
  }
}

/// A small copy of a mark: the same colour, dash, symbol and opacity as in the plot.
private func drawSwatch(
  _ sample: Legend.Sample, of series: String, left: Double, middle: Double, _ names: SeriesNames,
  into svg: inout SVGWriter
) {
  var style = sample.style
  // Many translucent points make a deep colour; the one in the legend must do so alone.
  if sample.kind == .point, let opacity = style.opacity { style.opacity = max(opacity, 0.6) }
  let pen = Pen(sample.kind, style, series, names)
  let right = left + Legend.swatchWidth
  var path = PathData()
  switch sample.kind {
  case .line, .rule:
    path.polyline([Point(x: left, y: middle), Point(x: right, y: middle)])
    svg.path(path, pen.styleClass, pen.strokeAttributes)
  case .area, .rectangle, .cell, .bar:
    path.polygon([
      Point(x: left, y: middle - 5), Point(x: right, y: middle - 5),
      Point(x: right, y: middle + 5), Point(x: left, y: middle + 5),
    ])
    svg.path(path, pen.styleClass, pen.fillAttributes)
  case .arrow:
    path.arrow(
      from: Point(x: left, y: middle), to: Point(x: right, y: middle), inset: 0,
      head: pen.arrowHead,
      inside: Frame(left: left, top: middle, right: right, bottom: middle))
    svg.path(path, pen.styleClass, pen.strokeAttributes)
  case .errorBar:
    let ends = (Point(x: left + 12, y: middle - 6), Point(x: left + 12, y: middle + 6))
    path.addErrorBar(
      ends, inside: Frame(left: left, top: middle - 9, right: right, bottom: middle + 9))
    svg.path(path, pen.styleClass, pen.strokeAttributes)
  case .point, .text, .space: break
  }
  if sample.kind == .point || sample.kind == .line && sample.style.symbol != nil {
    pen.drawSymbols(at: [Point(x: (left + right) / 2, y: middle)], into: &svg)
  }
}
