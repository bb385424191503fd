/// The data of a chart, brought together: single marks joined, categories numbered, bars given
/// their places, functions sampled, and the two scales fitted to all of it.
struct ChartData {
  let layers: [PlottedLayer]
  /// What the layers were made of, one by one.
  let sources: [Layer]
  var settings: ChartSettings
  var x: Scale
  var y: Scale
  var color: ColorScale?
  var xLabel: String
  var yLabel: String
  /// What the headings of other frames at the same place take at least.
  var headingRoom = 0.0
  let xFit: Fit
  let yFit: Fit

  /// What the scale of an axis is fitted to.
  struct Fit {
    var axis: AxisData
    var margin: Margin
  }

  /// - Parameter xCovers: what the x axis covers beside the data, if its domain is not stated.
  init(
    _ content: [Layer], _ settings: ChartSettings, xCovers: ClosedRange<Double>? = nil
  ) throws {
    let joined = Layer.joined(content)
    try requireReadableTexts(settings, joined)
    let xChannels = joined.flatMap { [$0.x, $0.xEnd].compactMap { $0 } }
    let yChannels = joined.flatMap { [$0.y, $0.yEnd].compactMap { $0 } }
    var xAxis = try AxisData("x", settings.x, xChannels)
    var yAxis = try AxisData("y", settings.y, yChannels)

    var layers = try joined.map { try PlottedLayer($0, xAxis, yAxis) }
    try placeBars(in: &layers, xAxis, yAxis)
    placeCells(in: &layers, xAxis, yAxis)
    for layer in layers { try xAxis.include(layer.xValues(on: settings.x), series: layer.series) }
    if let xCovers { try xAxis.include([xCovers.lowerBound, xCovers.upperBound], series: nil) }
    try sampleFunctions(of: joined, into: &layers, &xAxis, settings)
    for layer in layers { try yAxis.include(layer.yValues(on: settings.y), series: layer.series) }
    guard layers.contains(where: \.hasSomething) else { throw ChartError.nothingToDraw }

    if settings.x.includesZero ?? layers.contains(where: \.restsOnX) { xAxis.includeZero() }
    if settings.y.includesZero ?? layers.contains(where: \.restsOnY) { yAxis.includeZero() }
    let runsToEdges = layers.allSatisfy { [.line, .area, .rule, .text].contains($0.kind) }
    let fillsPlot = layers.contains { $0.isHeatMap || $0.kind == .space }
    xFit = Fit(axis: xAxis, margin: runsToEdges || fillsPlot ? .none : .some)
    yFit = Fit(axis: yAxis, margin: fillsPlot ? .none : .round)
    x = try xAxis.scale(margin: xFit.margin)
    y = try yAxis.scale(margin: yFit.margin)
    (x.marks, y.marks) = (settings.x.marks, settings.y.marks)
    color = try ColorScale(
      settings.color, layers, label: commonLabel(of: joined.compactMap(\.color)))
    xLabel = settings.x.isHidden ? "" : settings.x.label ?? commonLabel(of: xChannels)
    yLabel = settings.y.isHidden ? "" : settings.y.label ?? commonLabel(of: yChannels)
    self.layers = layers
    sources = joined
    self.settings = settings
  }
}

extension ChartData {
  /// The height of the plot over its width that the stated ratio of units asks for.
  var unitRatio: Double? {
    guard let ratio = settings.aspectRatio, x.type == .linear, y.type == .linear else { return nil }
    let spans = [x, y].map { $0.domain.upperBound - $0.domain.lowerBound }
    return ratio * spans[1] / spans[0]
  }
}

/// The label that all channels with a label agree on.
private func commonLabel(of channels: [Channel]) -> String {
  agreedText(channels.map(\.label))
}

/// The one text that occurs beside empty ones; empty if there are several.
func agreedText(_ texts: [String]) -> String {
  let different = Set(texts).subtracting([""])
  return different.count == 1 ? different.first ?? "" : ""
}

/// Every formula of the chart's texts must be one that can be set.
private func requireReadableTexts(_ settings: ChartSettings, _ layers: [Layer]) throws(ChartError) {
  var texts = settings.heading.texts + [settings.x.label, settings.y.label].compactMap { $0 }
  for layer in layers {
    texts += [layer.series, layer.x?.label, layer.y?.label, layer.color?.label].compactMap { $0 }
    texts += layer.texts + (layer.x?.categories ?? []) + (layer.y?.categories ?? [])
  }
  for text in texts { _ = try ChartText.runs(text) }
}

private func sampleFunctions(
  of layers: [Layer], into plotted: inout [PlottedLayer], _ xAxis: inout AxisData,
  _ settings: ChartSettings
) throws {
  for layer in layers {
    guard let domain = layer.function?.domain else { continue }
    try xAxis.include([domain.lowerBound, domain.upperBound], series: layer.series)
  }
  let sampler = FunctionSampler(x: settings.x, y: settings.y)
  for (index, layer) in layers.enumerated() {
    guard let function = layer.function else { continue }
    guard xAxis.categories.isEmpty else { throw ChartError.mixedAxis(axis: "x") }
    guard let domain = function.domain ?? xAxis.covered
    else { throw ChartError.functionWithoutDomain(function.label) }
    let samples = try sampler.samples(of: function, over: domain)
    plotted[index].x = samples.x
    plotted[index].y = samples.start
    if layer.yEnd != nil { plotted[index].yEnd = samples.end }
  }
}
