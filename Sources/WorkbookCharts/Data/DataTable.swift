/// The data of a picture as rows: a point each, with its place, its ends and its colour, under the
/// names that the axes have. Functions are there as they were sampled; texts are left out.
struct DataTable {
  private var rows: [Row] = []
  private var names = Row()

  private struct Row: Hashable {
    var value = ""
    var mark = ""
    var series = ""
    var x = ""
    var xEnd = ""
    var y = ""
    var yEnd = ""
    var color = ""

    static var columns: [WritableKeyPath<Row, String>] {
      [\.value, \.mark, \.series, \.x, \.xEnd, \.y, \.yEnd, \.color]
    }
  }

  /// - Parameter column: what each of the charts is the value of.
  init(_ charts: [ChartData], _ column: ValueColumn? = nil) {
    for (index, chart) in charts.enumerated() {
      var seen: Set<[Row]> = []
      for (source, plotted) in zip(chart.sources, chart.layers) {
        var points = Self.rows(source, plotted)
        // The line around an area has its data.
        guard seen.insert(points).inserted else { continue }
        for row in points.indices {
          points[row].value = column?.values[index] ?? ""
          points[row].mark = source.kind.name
        }
        rows += points
      }
    }
    if Set(rows.map(\.mark)).count < 2 { for row in rows.indices { rows[row].mark = "" } }
    let x = agreedText(charts.map(\.xLabel))
    let y = agreedText(charts.map(\.yLabel))
    let color = agreedText(charts.compactMap(\.color?.label))
    func name(_ label: String, _ other: String) -> String {
      label.isEmpty ? other : ChartText(label).spoken
    }
    names.value = name(column?.name ?? "", "panel")
    (names.mark, names.series) = ("mark", "series")
    (names.x, names.y) = (name(x, "x"), name(y, "y"))
    if names.x == names.y { (names.x, names.y) = ("x", "y") }
    (names.xEnd, names.yEnd) = (names.x + " end", names.y + " end")
    names.color = name(color, "colour")
  }

  private static func rows(_ source: Layer, _ plotted: PlottedLayer) -> [Row] {
    guard source.kind != .text, source.kind != .space else { return [] }
    func texts(_ channel: Channel?) -> [String] {
      guard let channel else { return [] }
      return channel.categories + channel.numbers.map(number)
    }
    let isFunction = source.function != nil
    let x = isFunction ? plotted.x.map(number) : texts(source.x)
    let y = isFunction ? plotted.y.map(number) : texts(source.y)
    let xEnd = texts(source.xEnd)
    let yEnd = isFunction ? (plotted.yEnd ?? []).map(number) : texts(source.yEnd)
    let colors = texts(source.color)
    func at(_ index: Int, _ texts: [String]) -> String {
      index < texts.count ? texts[index] : ""
    }
    return (0..<max(x.count, y.count)).compactMap { index in
      var row = Row()
      (row.x, row.xEnd) = (at(index, x), at(index, xEnd))
      (row.y, row.yEnd) = (at(index, y), at(index, yEnd))
      // Nothing but the gap between two pieces of a line.
      if row.x.isEmpty, row.y.isEmpty { return nil }
      row.color = colors.count == 1 ? colors[0] : at(index, colors)
      row.series = (source.series ?? source.group).map { ChartText($0).spoken } ?? ""
      return row
    }
  }

  /// Comma-separated values after RFC 4180 with a row of names, but lines end in a newline alone;
  /// empty if there are no rows. Columns without any value are left out.
  var csv: String {
    let columns = Row.columns.filter { column in
      rows.contains { !$0[keyPath: column].isEmpty }
    }
    guard !rows.isEmpty else { return "" }
    var text = ""
    for row in [names] + rows {
      text += columns.map { quoted(row[keyPath: $0]) }.joined(separator: ",") + "\n"
    }
    return text
  }
}

/// A number with up to ten digits, which are the same on every machine; nothing for NaN.
private func number(_ value: Double) -> String {
  value.isNaN
    ? "" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : significant(value, digits: 10)
}

private func quoted(_ field: String) -> String {
  guard field.utf8.contains(where: { [34, 44, 10, 13].contains($0) }) else { return field }
  return "\"" + field.replacing("\"", with: "\"\"") + "\""
}

extension MarkKind {
  /// What the data calls the mark.
  fileprivate var name: String {
    switch self {
    case .line: "line"
    case .point: "point"
    case .area: "area"
    case .bar: "bar"
    case .rule: "rule"
    case .rectangle, .cell: "rectangle"
    case .arrow: "arrow"
    case .errorBar: "error bar"
    case .text, .space: ""
    }
  }
}
