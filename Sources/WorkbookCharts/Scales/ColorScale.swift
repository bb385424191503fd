/// Which colour of a ramp stands for a number.
struct ColorScale: Sendable {
  let scale: Scale
  let ramp: ColorRamp
  /// What the colours measure; empty if the marks do not agree.
  let label: String

  /// The place of a number on the ramp: that of the nearest end for what lies outside the domain,
  /// `nil` for NaN, infinity and what has no place on a logarithmic scale.
  func step(of value: Double) -> Int? {
    let position = scale.clampedPosition(value)
    guard value.isFinite, position.isFinite else { return nil }
    let count = ramp.colors.count
    return min(max(Int(position * Double(count)), 0), count - 1)
  }
}

/// What the modifiers of a chart have said about its colours.
struct ColorSettings {
  var domain: ClosedRange<Double>?
  var type = ScaleType.linear
  var ramp = ColorRamp.viridis
}

extension ColorScale {
  /// The scale of all coloured layers; `nil` if there is none or no number among their values.
  init?(
    _ settings: ColorSettings, _ layers: [PlottedLayer], label: String
  ) throws(ChartError) {
    guard layers.contains(where: { !$0.colors.isEmpty }) else { return nil }
    var axisSettings = AxisSettings()
    (axisSettings.domain, axisSettings.type) = (settings.domain, settings.type)
    var axis = try AxisData("colour", axisSettings, [])
    for layer in layers { try axis.include(layer.colors, series: layer.series) }
    if settings.ramp.isDiverging, settings.domain == nil { axis.centerOnZero() }
    guard axis.covered != nil else { return nil }
    scale = try axis.scale(margin: .none)
    ramp = settings.ramp
    self.label = label
  }
}
