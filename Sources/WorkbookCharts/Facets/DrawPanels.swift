extension Panels {
  /// The charts under what they have in common: the heading, the legends, the label of the y axis;
  /// below them the label of the x axis and the caption.
  func svg(of data: [ChartData], title: String, description: String) -> String {
    let names = SeriesNames(data)
    let width = 640.0
    let edge = ChartPlan.edge
    let lines = HeadingLines(heading, width: width - 2 * edge)
    let legend = Legend(Legend.entries(of: data, names), left: edge, right: width - edge)
    var data = data
    let common = Common(shared, &data)

    var top = lines.height > 0 ? edge + lines.height : 4
    let legendTop = top
    top += Double(legend.rows.count) * Legend.rowHeight
    let colorLegend = common.color.map {
      ColorLegend($0, left: edge, right: width - edge, top: top)
    }
    top += colorLegend?.height ?? 0
    let yLabelBaseline = top + 14
    if !common.yLabel.isEmpty { top += ChartPlan.lineHeight + 2 }
    top = top > 4 ? top + 4 : 0

    let grid =
      shared.isAny
      ? PanelGrid.aligned(data, columns: columns, width: width, shared)
      : PanelGrid.separate(data, columns: columns, width: width)
    let bottom = top + grid.height
    let captionTop = bottom + (common.xLabel.isEmpty ? 0 : ChartPlan.lineHeight + 4)
    let height = captionTop + lines.captionHeight

    var svg = SVGWriter(width: width, height: height, title: title, description: description)
    for (plan, origin) in zip(grid.plans, grid.origins) {
      let place = "translate(\(decimal(origin.x)) \(decimal(top + origin.y)))"
      svg.group("panel", "transform=\"\(place)\"") { plan.draw(names, into: &$0) }
    }
    drawLegend(legend, top: legendTop, names, into: &svg)
    colorLegend?.draw(
      isOfLines: !data.contains { $0.layers.contains(where: \.isHeatMap) }, into: &svg)
    if !common.yLabel.isEmpty {
      svg.text(
        common.yLabel, at: Point(x: edge, y: yLabelBaseline), "label axis-label",
        room: width - 2 * edge)
    }
    if !common.xLabel.isEmpty {
      svg.text(
        common.xLabel, at: Point(x: width / 2, y: bottom + 14), "label axis-label",
        anchor: .middle, room: width - 2 * edge)
    }
    lines.draw(top: edge, captionTop: captionTop, into: &svg)
    return svg.finished()
  }

  /// What is written once for all charts, and no more in each of them.
  private struct Common {
    var xLabel = ""
    var yLabel = ""
    var color: ColorScale?

    init(_ shared: SharedScales, _ data: inout [ChartData]) {
      if shared.x { xLabel = Self.take(\.xLabel, &data) }
      if shared.y { yLabel = Self.take(\.yLabel, &data) }
      guard shared.color else { return }
      color = data.first { $0.color != nil && $0.settings.showsLegend }?.color
      for index in data.indices { data[index].settings.showsLegend = false }
    }

    private static func take(
      _ label: WritableKeyPath<ChartData, String>, _ data: inout [ChartData]
    ) -> String {
      let common = agreedText(data.map { $0[keyPath: label] })
      if !common.isEmpty { for index in data.indices { data[index][keyPath: label] = "" } }
      return common
    }
  }
}
