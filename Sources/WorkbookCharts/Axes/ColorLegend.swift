/// The ramp of a continuous colour scale above a plot: what is measured, the colours, and ticks
/// under them.
struct ColorLegend {
  let color: ColorScale
  let labelLines: [String]
  /// The baseline of the first line of the label.
  let labelBaseline: Double
  let left: Double
  let ramp: Frame
  let ticks: [ChartPlan.PlacedTick]
  let height: Double

  private static let rampHeight = 10.0
  private static let mostWidth = 240.0

  /// From `left` to at most `right`. The label stands to the left of the ramp where there is room.
  init(_ color: ColorScale, left: Double, right: Double, top: Double) {
    self.color = color
    self.left = left
    let labelWidth = TextSize.width(color.label)
    let fits = color.label.isEmpty || left + labelWidth + 12 + 140 <= right
    labelLines =
      fits && !color.label.isEmpty
      ? [color.label] : TextSize.lines(color.label, width: right - left)
    labelBaseline = top + 12
    let rampTop = top + 3 + (fits ? 0 : Double(labelLines.count) * ChartPlan.lineHeight)
    var start = fits && !color.label.isEmpty ? left + labelWidth + 12 : left
    var end = min(start + Self.mostWidth, right)

    // Half of the outermost labels stands beside the ramp.
    let first = Self.ticks(color.scale, start, end)
    let overhang = first.map { start - ($0.position - $0.room / 2) }.max() ?? 0
    let rest = first.map { $0.position + $0.room / 2 - right }.max() ?? 0
    start += max(0, overhang)
    end = min(end + max(0, overhang), right) - max(0, rest)
    ramp = Frame(left: start, top: rampTop, right: end, bottom: rampTop + Self.rampHeight)
    ticks = Self.ticks(color.scale, start, end)
    height = ramp.bottom + 24 - top
  }

  private static func ticks(
    _ scale: Scale, _ start: Double, _ end: Double
  ) -> [ChartPlan.PlacedTick] {
    var scale = scale
    (scale.start, scale.end) = (start, end)
    return placeUnderX(xTickLabels(scale), scale).0
  }
}
