/// Charts side by side, each with its own title, under one legend.
///
/// A series has the same colour in all of them. Each chart has its own axes, unless
/// `.sharedScales()` says that all have the same.
public struct Panels: Picture {
  /// What still leaves room for labels.
  public static let mostColumns = 4

  let columns: Int
  let charts: [Chart]
  /// What each chart shows, where they are the values of something: its column in the data.
  var valueColumn: ValueColumn?
  var shared = SharedScales()
  var heading = Heading()

  /// - Parameter columns: how many charts stand in a row, 1 to 4.
  public init(columns: Int, @PanelsBuilder content: () throws -> [Chart]) rethrows {
    self.columns = columns
    charts = try content()
  }

  /// The same chart for each of some values, all with the same scales (small multiples):
  ///
  ///     Facets("$\\sigma$", [0.5, 1, 2], columns: 3) { sigma in
  ///       Chart { LinePlot(x: "x", y: "p", domain: -4...4) { Normal(…).density($0) } }
  ///     }
  ///
  /// - Parameters:
  ///   - name: what the values are of. The title of a chart is `σ = 0.5`, a text alone, or the one
  ///     that it gives itself.
  ///   - columns: how many charts stand in a row, 1 to 4; as many as there are values, up to 3, if
  ///     nothing is said.
  public init<Values: Sequence>(
    _ name: String, _ values: Values, columns: Int? = nil,
    content: (Values.Element) throws -> Chart
  ) rethrows {
    let values = Array(values)
    charts = try values.map { value in
      var chart = try content(value)
      if chart.settings.heading.title == nil {
        chart.settings.heading.title = valueTitle(name, value)
      }
      return chart
    }
    self.columns = columns ?? min(max(values.count, 1), 3)
    valueColumn = ValueColumn(name: name, values: values.map(valueText))
    shared = .all
  }

  /// Shares the scales of the axes and of the colours: one range for all charts, labels only at the
  /// left and at the bottom, one legend.
  public func sharedScales(x: Bool = true, y: Bool = true, color: Bool = true) -> Panels {
    var panels = self
    panels.shared = SharedScales(x: x, y: y, color: color)
    return panels
  }

  /// Writes `title` over all charts and `subtitle`, in quieter letters, under it; mathematics stands
  /// between dollars.
  public func chartTitle(_ title: String, subtitle: String? = nil) -> Panels {
    var panels = self
    (panels.heading.title, panels.heading.subtitle) = (title, subtitle)
    return panels
  }

  /// Writes `caption` under all charts, in quiet letters.
  public func chartCaption(_ caption: String) -> Panels {
    var panels = self
    panels.heading.caption = caption
    return panels
  }

  public func svg(title: String, description: String) throws -> String {
    try drawing(title: title, description: description).svg
  }

  public func drawing(title: String, description: String) throws -> Drawing {
    guard (1...Self.mostColumns).contains(columns) else { throw ChartError.columns(columns) }
    guard !charts.isEmpty else { throw ChartError.nothingToDraw }
    for text in heading.texts { _ = try ChartText.runs(text) }
    let data = try shared.data(of: charts)
    return Drawing(
      svg: svg(of: data, title: title, description: description),
      data: DataTable(data, valueColumn ?? titleColumn).csv)
  }

  /// The titles of the charts, if all have one.
  private var titleColumn: ValueColumn? {
    let titles = charts.compactMap(\.settings.heading.title)
    guard titles.count == charts.count else { return nil }
    return ValueColumn(name: "panel", values: titles.map { ChartText($0).spoken })
  }
}

/// Small multiples: `Facets("σ", [0.5, 1, 2]) { sigma in Chart { … } }`.
public typealias Facets = Panels

/// What the charts of a picture are the values of.
struct ValueColumn {
  /// With `$math$`.
  var name: String
  /// Plain text.
  var values: [String]
}

/// A value in plain text: numbers with up to six digits.
func valueText(_ value: some Any) -> String {
  switch value {
  case let number as Double: significant(number, digits: 6).replacing("-", with: "−")
  case let number as Float: significant(Double(number), digits: 6).replacing("-", with: "−")
  case let number as Int: shortText(of: Double(number))
  default: "\(value)"
  }
}

/// `σ = 0.5`, or a text alone.
func valueTitle(_ name: String, _ value: some Any) -> String {
  name.isEmpty || value is String ? valueText(value) : "\(name) = \(valueText(value))"
}

/// The language inside `Panels { … }`: charts, `let`, `if`, `switch`, `for`, arrays of charts.
@resultBuilder
public enum PanelsBuilder {
  public static func buildExpression(_ chart: Chart) -> [Chart] { [chart] }
  public static func buildExpression(_ charts: [Chart]) -> [Chart] { charts }
  public static func buildBlock(_ parts: [Chart]...) -> [Chart] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Chart]?) -> [Chart] { part ?? [] }
  public static func buildEither(first part: [Chart]) -> [Chart] { part }
  public static func buildEither(second part: [Chart]) -> [Chart] { part }
  public static func buildLimitedAvailability(_ part: [Chart]) -> [Chart] { part }
  public static func buildArray(_ parts: [[Chart]]) -> [Chart] { parts.flatMap { $0 } }
}
