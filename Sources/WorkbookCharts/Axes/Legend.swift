/// The list of series above a plot, in rows that wrap where the width ends.
struct Legend {
  /// A series as the legend shows it: its name, and a small copy of each of its marks.
  struct Entry {
    var name: String
    var samples: [Sample]
  }

  /// One way in which a series is drawn.
  struct Sample: Hashable {
    var kind: MarkKind
    var style: MarkStyle
  }

  struct Item {
    var entry: Entry
    /// The left end of the swatch.
    var x: Double
    /// The width that is left for the name.
    var room: Double
  }

  static let rowHeight = 20.0
  static let swatchWidth = 24.0
  static let swatchGap = 6.0
  private static let itemGap = 18.0

  let rows: [[Item]]

  /// Places entries from `left` to `right`.
  init(_ entries: [Entry], left: Double, right: Double) {
    var rows: [[Item]] = []
    var x = right
    for entry in entries {
      let start = Self.swatchWidth + Self.swatchGap
      let text = min(TextSize.width(entry.name), right - left - start)
      if rows.isEmpty || x + start + text > right {
        rows.append([])
        x = left
      }
      rows[rows.count - 1].append(Item(entry: entry, x: x, room: text))
      x += start + text + Self.itemGap
    }
    self.rows = rows
  }

  /// The width of all entries in one row.
  static func width(_ entries: [Entry]) -> Double {
    entries.reduce(-itemGap) {
      $0 + swatchWidth + swatchGap + TextSize.width($1.name) + itemGap
    }
  }

  /// The series of charts that show a legend, each with the marks that it has in any of them.
  static func entries(of charts: [ChartData], _ names: SeriesNames) -> [Entry] {
    var samples: [String: [Sample]] = [:]
    for layer in charts.lazy.filter(\.settings.showsLegend).flatMap(\.layers) {
      guard let series = layer.series, layer.kind != .text, layer.kind != .space else { continue }
      let sample = Sample(kind: layer.kind, style: layer.style)
      if samples[series, default: []].contains(sample) { continue }
      samples[series, default: []].append(sample)
    }
    return names.names.compactMap { name in
      samples[name].map { Entry(name: name, samples: $0) }
    }
  }
}
