/// Which scales the charts of a picture have in common.
struct SharedScales: Hashable {
  var x = false
  var y = false
  var color = false

  static let all = SharedScales(x: true, y: true, color: true)

  var isAny: Bool { x || y || color }
}

extension SharedScales {
  /// The data of the charts, with each shared scale fitted to all of it.
  func data(of charts: [Chart]) throws -> [ChartData] {
    var charts = charts
    if x { shareCategories(of: &charts, \.x, { [$0.x, $0.xEnd] }) }
    if y { shareCategories(of: &charts, \.y, { [$0.y, $0.yEnd] }) }
    let covered = x ? knownExtent(of: charts) : nil
    var data = try charts.map {
      try ChartData(
        $0.layers, $0.settings,
        xCovers: $0.layers.contains(where: \.isOpenFunction) ? covered : nil)
    }
    if x { try share(\.x, data.map(\.xFit), in: &data) }
    if y { try share(\.y, data.map(\.yFit), in: &data) }
    if color { try shareColors(in: &data) }
    return data
  }

  private func share(
    _ scale: WritableKeyPath<ChartData, Scale>, _ fits: [ChartData.Fit], in data: inout [ChartData]
  ) throws {
    let margins = fits.map(\.margin)
    let margin: Margin =
      margins.contains(.round) ? .round : margins.contains(.some) ? .some : .none
    let common = try AxisData(common: fits.map(\.axis)).scale(margin: margin)
    for index in data.indices {
      let marks = data[index][keyPath: scale].marks
      data[index][keyPath: scale] = common
      data[index][keyPath: scale].marks = marks
    }
  }

  private func shareColors(in data: inout [ChartData]) throws {
    let colored = data.filter { $0.color != nil }
    guard let first = colored.first(where: { $0.settings.color.domain != nil }) ?? colored.first
    else { return }
    let common = try ColorScale(
      first.settings.color, data.flatMap(\.layers),
      label: agreedText(colored.compactMap(\.color?.label)))
    for index in data.indices where data[index].color != nil { data[index].color = common }
  }

  /// Gives each chart that has no categories of its own those of all charts, in the order they first
  /// appear.
  private func shareCategories(
    of charts: inout [Chart], _ axis: WritableKeyPath<ChartSettings, AxisSettings>,
    _ channels: (Layer) -> [Channel?]
  ) {
    var categories: [String] = []
    for chart in charts {
      let settings = chart.settings[keyPath: axis]
      let own =
        settings.categories
        ?? chart.layers.flatMap { layer in
          channels(layer).compactMap { $0 }.flatMap { categoryNames($0, settings) }
        }.compactMap { $0 }
      for category in own where !categories.contains(category) { categories.append(category) }
    }
    guard !categories.isEmpty else { return }
    for index in charts.indices where charts[index].settings[keyPath: axis].categories == nil {
      charts[index].settings[keyPath: axis].categories = categories
    }
  }

  /// What the charts say about x before any function is sampled.
  private func knownExtent(of charts: [Chart]) -> ClosedRange<Double>? {
    var extent = Extent()
    for chart in charts {
      if let domain = chart.settings.x.domain {
        extent.include([domain.lowerBound, domain.upperBound])
        continue
      }
      for layer in chart.layers {
        extent.include((layer.x?.numbers ?? []) + (layer.xEnd?.numbers ?? []))
        if let domain = layer.function?.domain {
          extent.include([domain.lowerBound, domain.upperBound])
        }
      }
    }
    return extent.isEmpty ? nil : extent.lower...extent.upper
  }
}

extension Layer {
  /// A function that runs over whatever the axis covers.
  var isOpenFunction: Bool { function.map { $0.domain == nil } ?? false }
}
