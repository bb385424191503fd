/// Where everything of a chart stands: from the top, the heading, the legend with the label of the
/// y axis, the plot, the ticks and the label of the x axis, the caption. Nothing stands on the data.
///
/// Positions are in units of the picture with the origin at the top left of the chart.
struct ChartPlan {
  let data: ChartData
  let width: Double
  private(set) var height: Double
  let heading: HeadingLines
  let legend: Legend
  let legendTop: Double
  let colorLegend: ColorLegend?
  let yLabelLines: [String]
  let yLabelTop: Double
  let xLabelLines: [String]
  private(set) var xTicks: [PlacedTick]
  /// Categories whose words are wider than their places are written upwards.
  let xLabelsAreTurned: Bool
  let tickLabelHeight: Double
  let yTicks: [PlacedTick]
  let x: Scale
  let y: Scale

  /// What a stated ratio of the sides leaves free to the right of the plot.
  private let unusedWidth: Double

  /// The rectangle of the data.
  let plot: Frame
  let captionTop: Double

  struct PlacedTick {
    var position: Double
    /// The lines of the label; none for a minor tick.
    var lines: [String]
    /// The width that the label may take.
    var room: Double
  }

  static let lineHeight = 15.0
  static let edge = 8.0
  /// What ticks without labels take.
  private static let tickRoom = 6.0

  /// - Parameter height: the least height. Many rows of legend make the chart higher rather than
  ///   the plot lower than 55 % of this.
  init(_ data: ChartData, legend entries: [Legend.Entry], width: Double, height: Double) {
    self.init(data, legend: entries, width: width, height: height, insets: .none, plotSize: nil)
    guard let ratio = data.unitRatio else { return }
    // Other labels may need other room, so that the size settles at the second try.
    for _ in 0..<2 {
      let widest = plot.width + unusedWidth
      let wanted = min(widest * ratio, 0.7 * width)
      let size = (width: wanted / ratio, height: wanted)
      self.init(
        data, legend: entries, width: width, height: height, insets: .none, plotSize: size)
    }
  }

  /// A chart beside others: without a legend, its plot at least `insets` from the edges.
  init(
    _ data: ChartData, width: Double, insets: Insets, plotSize: (width: Double, height: Double)
  ) {
    self.init(data, legend: [], width: width, height: 0, insets: insets, plotSize: plotSize)
  }

  private init(
    _ data: ChartData, legend entries: [Legend.Entry], width: Double, height: Double,
    insets: Insets, plotSize: (width: Double, height: Double)?
  ) {
    self.data = data
    self.width = width
    let inside = width - 2 * Self.edge
    heading = HeadingLines(data.settings.heading, width: inside)
    xLabelLines = TextSize.lines(data.xLabel, width: inside)
    yLabelLines = TextSize.lines(data.yLabel, width: inside)
    let yLabelWidth = yLabelLines.map { TextSize.width($0) }.max() ?? 0

    // The header: the label of the y axis shares its row with the legend where both fit.
    var top = Self.edge + max(heading.height, data.headingRoom)
    colorLegend =
      data.settings.showsLegend
      ? data.color.map {
        ColorLegend($0, left: Self.edge, right: width - Self.edge, top: top)
      } : nil
    top += colorLegend?.height ?? 0
    let shares = yLabelWidth + 24 + Legend.width(entries) <= inside && yLabelLines.count <= 1
    legend =
      shares && !yLabelLines.isEmpty
      ? Legend(
        entries, left: width - Self.edge - Legend.width(entries) - 0.01, right: width - Self.edge)
      : Legend(entries, left: Self.edge, right: width - Self.edge)
    legendTop = top
    if !shares { top += Double(legend.rows.count) * Legend.rowHeight }
    yLabelTop = top
    top +=
      shares
      ? (entries.isEmpty && yLabelLines.isEmpty ? 0 : Legend.rowHeight)
      : Double(yLabelLines.count) * Self.lineHeight
    top = max(top + 8, insets.top)

    // The plot is at least as high as it is when there is nothing but ticks around a low header.
    let xLabelHeight = xLabelLines.isEmpty ? 0 : Double(xLabelLines.count) * Self.lineHeight + 4
    var (x, y) = (data.x, data.y)
    let rows = Double(y.categories.count) * (Self.lineHeight + 2)
    let plotHeight =
      plotSize?.height
      ?? max(height - top - xLabelHeight - heading.captionHeight - 30, height * 0.55, rows)

    // Numbers grow upwards; categories are read from the top.
    let bottom = top + plotHeight
    let inset = Self.symbolInset(data)
    let (highest, lowest) = (top + inset, bottom - inset)
    let growsDown = y.categories.isEmpty == data.settings.y.isReversed
    (y.start, y.end) = growsDown ? (highest, lowest) : (lowest, highest)
    let besideY = data.settings.y.isHidden ? [] : yTickLabels(y, plotHeight)
    let hidesYLabels = data.settings.y.hidesTickLabels
    let widestLabel = besideY.map { TextSize.width($0.label) }.max() ?? 0
    let labelWidth = hidesYLabels ? 0 : min(widestLabel, width * 0.35)
    yTicks = placeBesideY(besideY, y, room: labelWidth, isLabelled: !hidesYLabels)

    let isReversed = data.settings.x.isReversed
    // Half of the outermost labels of the x axis stands outside the plot.
    let hidesXLabels = data.settings.x.hidesTickLabels
    var left =
      hidesYLabels ? Self.tickRoom : Self.edge + labelWidth + (data.settings.y.isHidden ? 0 : 8)
    left = max(left, insets.left)
    var right = min(width - (hidesYLabels ? Self.tickRoom : Self.edge + 4), width - insets.right)
    (x.start, x.end) = isReversed ? (right - inset, left + inset) : (left + inset, right - inset)
    var ticks = data.settings.x.isHidden ? [] : xTickLabels(x)
    for tick in ticks where x.categories.isEmpty && !hidesXLabels {
      let half = TextSize.width(tick.label) / 2
      let position = x.position(tick.value)
      left = max(left, min(left + half, left + half - (position - Self.edge)))
      right = min(right, max(right - half, right - (position + half - width + Self.edge)))
    }
    unusedWidth = max(0, right - left - (plotSize?.width ?? right - left))
    right -= unusedWidth
    (x.start, x.end) = isReversed ? (right - inset, left + inset) : (left + inset, right - inset)
    if !data.settings.x.isHidden { ticks = xTickLabels(x) }
    (xTicks, xLabelsAreTurned) = placeUnderX(ticks, x)
    if hidesXLabels { for index in xTicks.indices { xTicks[index].lines = [] } }
    tickLabelHeight =
      hidesXLabels
      ? Self.tickRoom - 14
      : xLabelsAreTurned
        ? xTicks.map(\.room).max() ?? 0
        : Double(max(xTicks.map(\.lines.count).max() ?? 0, 1)) * Self.lineHeight
    plot = Frame(left: left, top: top, right: right, bottom: bottom)
    captionTop = plot.bottom + 14 + tickLabelHeight + xLabelHeight
    let needed = (captionTop + heading.captionHeight).rounded(.up)
    self.height = plotSize == nil ? max(needed, height) : needed
    self.x = x
    self.y = y
  }

  /// How far large symbols keep from the edges of the plot, so that they stay inside the picture.
  private static func symbolInset(_ data: ChartData) -> Double {
    let sizes = data.layers.filter { $0.kind == .point }.compactMap(\.style.symbolSize)
    return max(0, (sizes.max() ?? 0) / 2 - 6)
  }
}
