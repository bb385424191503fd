/// The same chart for each of some values, one at a time: the page has a slider that changes
/// between them. On paper, and without scripts, they stand side by side.
///
///     Frames("t", linspace(0, 1, 11)) { t in
///       Chart { LinePlot(x: "x", y: "p", domain: -4...4) { density($0, t) } }
///     }
///
/// All frames have the same scales and one legend.
public struct Frames: Picture {
  /// How many stand side by side at most where there is no slider: of more, the first, the last and
  /// some between them, at equal steps if that leaves at least six.
  public static let mostSideBySide = 12

  private let name: String
  private let values: [String]
  private let titles: [String]
  private let charts: [Chart]
  private var heading = Heading()

  /// - Parameters:
  ///   - name: what the values are of, with `$math$`: the slider shows it with the value.
  ///   - content: the chart for a value, called for all of them at once.
  public init<Values: Sequence>(
    _ name: String, _ values: Values, content: (Values.Element) throws -> Chart
  ) rethrows {
    let values = Array(values)
    self.name = name
    self.values = values.map(valueText)
    titles = values.map { valueTitle(name, $0) }
    charts = try values.map(content)
  }

  /// Writes `title` over the frames and `subtitle`, in quieter letters, under it; mathematics
  /// stands between dollars.
  public func chartTitle(_ title: String, subtitle: String? = nil) -> Frames {
    var frames = self
    (frames.heading.title, frames.heading.subtitle) = (title, subtitle)
    return frames
  }

  /// Writes `caption` under the frames, in quiet letters.
  public func chartCaption(_ caption: String) -> Frames {
    var frames = self
    frames.heading.caption = caption
    return frames
  }

  public func svg(title: String, description: String) throws -> String {
    try drawing(title: title, description: description).svg
  }

  public func drawing(title: String, description: String) throws -> Drawing {
    guard !charts.isEmpty else { throw ChartError.nothingToDraw }
    for text in heading.texts + [name] { _ = try ChartText.runs(text) }
    let data = try SharedScales.all.data(of: charts)
    return Drawing(
      svg: still(of: data, title: title, description: description),
      data: DataTable(data, ValueColumn(name: name, values: values)).csv,
      frames: DrawnFrames(
        name: name, values: values,
        svg: moving(data, title: title, description: description)))
  }

  /// Small multiples.
  private func still(of data: [ChartData], title: String, description: String) -> String {
    let last = data.count - 1
    var count = min(data.count, Self.mostSideBySide)
    count = (6...Self.mostSideBySide).last { $0 <= count && last % ($0 - 1) == 0 } ?? count
    let shown = (0..<count).map { count == 1 ? 0 : $0 * last / (count - 1) }
    var panels = Panels(columns: min(count, 3)) { shown.map { charts[$0] } }.sharedScales()
    panels.heading = heading
    let titled = shown.map { index in
      var frame = data[index]
      frame.settings.heading.title = frame.settings.heading.title ?? titles[index]
      return frame
    }
    return panels.svg(of: titled, title: title, description: description)
  }

  /// All frames at one place. What is the same in all of them is drawn once.
  private func moving(_ data: [ChartData], title: String, description: String) -> String {
    let names = SeriesNames(data)
    let plans = plans(data, names)
    let height = plans.map(\.height).max() ?? 0
    let lines = HeadingLines(heading, width: 640 - 2 * ChartPlan.edge)
    let top = lines.height > 0 ? lines.height + 4 : 0
    var svg = SVGWriter(
      width: 640, height: top + height + lines.captionHeight, title: title,
      description: description)
    lines.draw(top: ChartPlan.edge, captionTop: top + height, into: &svg)
    svg.group("frames", top == 0 ? "" : "transform=\"translate(0 \(decimal(top)))\"") { svg in
      let areAxesCommon = hasSameAxes(plans)
      if areAxesCommon { plans[0].drawGrid(into: &svg) }
      for (index, plan) in plans.enumerated() {
        svg.group("frame", index == 0 ? "" : "display=\"none\"") { svg in
          if !areAxesCommon { plan.drawGrid(into: &svg) }
          plan.drawMarks(names, into: &svg)
          if !areAxesCommon { plan.drawAxes(into: &svg) }
          plan.drawNotes(names, into: &svg)
        }
      }
      if areAxesCommon { plans[0].drawAxes(into: &svg) }
      drawLegend(plans[0].legend, top: plans[0].legendTop, names, into: &svg)
      plans[0].colorLegend?.draw(
        isOfLines: !data.contains { $0.layers.contains(where: \.isHeatMap) }, into: &svg)
    }
    return svg.finished()
  }

  /// The plots at the same place, whatever headings the frames have themselves.
  private func plans(_ data: [ChartData], _ names: SeriesNames) -> [ChartPlan] {
    let legend = Legend.entries(of: data, names)
    let color = data.first { $0.color != nil }?.color
    var data = data
    let headings = data.map {
      HeadingLines($0.settings.heading, width: 640 - 2 * ChartPlan.edge).height
    }
    for index in data.indices {
      // A frame without numbers of its own keeps the room for their colours.
      data[index].color = color
      data[index].headingRoom = headings.max() ?? 0
    }
    return data.map { ChartPlan($0, legend: legend, width: 640, height: 360) }
  }

  private func hasSameAxes(_ plans: [ChartPlan]) -> Bool {
    func axes(_ plan: ChartPlan) -> String {
      var svg = SVGWriter(width: 0, height: 0, title: "", description: "")
      plan.drawGrid(into: &svg)
      plan.drawAxes(into: &svg)
      return svg.finished()
    }
    let first = axes(plans[0])
    return plans.dropFirst().allSatisfy { axes($0) == first }
  }
}
