/// What is known of an axis while the data of a chart is brought together.
struct AxisData {
  let name: String
  private(set) var settings: AxisSettings
  /// In the order they first appear; empty for an axis of numbers.
  let categories: [String]
  private let places: [String: Int]
  private var extent = Extent()

  init(_ name: String, _ settings: AxisSettings, _ channels: [Channel]) throws(ChartError) {
    self.name = name
    self.settings = settings
    var categories = settings.categories ?? []
    var places: [String: Int] = [:]
    for (index, category) in categories.enumerated() where places[category] == nil {
      places[category] = index
    }
    for category in channels.lazy.flatMap({ categoryNames($0, settings) }).compactMap(\.self)
    where settings.categories == nil && places[category] == nil {
      places[category] = categories.count
      categories.append(category)
    }
    self.categories = categories
    self.places = places
    guard !categories.isEmpty else { return }
    let hasNumbers = settings.type != .category && channels.contains { !$0.numbers.isEmpty }
    if ![.linear, .category].contains(settings.type) || settings.domain != nil || hasNumbers {
      throw .mixedAxis(axis: name)
    }
  }

  /// The values of a channel, categories as their numbers; NaN for one that is not in the domain.
  func numbers(_ channel: Channel) -> [Double] {
    categories.isEmpty
      ? channel.numbers
      : categoryNames(channel, settings).map { $0.flatMap { places[$0] }.map(Double.init) ?? .nan }
  }

  /// Makes room for values. A logarithmic axis has none for what is not positive; if its domain is
  /// stated, that is below the domain and cut off like all else outside it.
  mutating func include(_ values: [Double], series: String?) throws(ChartError) {
    if settings.type == .log, settings.domain == nil,
      let value = values.first(where: { $0 <= 0 && $0.isFinite })
    {
      throw .notPositive(axis: name, value: value, series: series)
    }
    extent.include(values)
  }

  /// Makes room for the zero on which bars and areas stand.
  mutating func includeZero() {
    if settings.type.hasZero { extent.include(0) }
  }

  /// Makes as much room below zero as above.
  mutating func centerOnZero() {
    guard !extent.isEmpty else { return }
    let largest = max(extent.lower.magnitude, extent.upper.magnitude)
    extent.include([-largest, largest])
  }

  /// What the axis covers so far.
  var covered: ClosedRange<Double>? {
    settings.domain ?? (extent.isEmpty ? nil : extent.lower...extent.upper)
  }

  /// An axis for the data of all of the axes, which must be of one type. It covers stated domains
  /// alone if all are stated.
  init(common axes: [AxisData]) throws(ChartError) {
    guard let first = axes.first else { throw .nothingToDraw }
    self = first
    for axis in axes.dropFirst() {
      guard axis.settings.type == settings.type, axis.categories == categories else {
        throw .sharedAxisDiffers(axis: name)
      }
    }
    let covered = axes.compactMap(\.covered)
    settings.domain = nil
    for domain in covered { extent.include([domain.lowerBound, domain.upperBound]) }
    if axes.allSatisfy({ $0.settings.domain != nil }) {
      settings.domain = extent.isEmpty ? first.settings.domain : extent.lower...extent.upper
    }
  }

  func scale(margin: Margin) throws(ChartError) -> Scale {
    if !categories.isEmpty {
      let domain = -0.5...(Double(categories.count) - 0.5)
      return Scale(.linear, domain, categories: categories)
    }
    if let domain = settings.domain {
      return try Scale(stated: domain, settings.type, axis: name)
    }
    guard !extent.isEmpty else { throw .nothingToDraw }
    return Scale(fitting: extent, settings.type, margin: margin)
  }
}

/// The categories of a channel; on a scale of categories, finite numbers are some too.
func categoryNames(_ channel: Channel, _ settings: AxisSettings) -> [String?] {
  guard settings.type == .category else { return channel.categories }
  return channel.categories + channel.numbers.map { $0.isFinite ? shortText(of: $0) : nil }
}
