/// The names of the series of one picture, in the order they first appear: the first has the class
/// `series-1`, and so on. There are eight colours; from the ninth on, dashes tell series apart.
struct SeriesNames: Sendable {
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]
  /// What colours a mark without a name, where it is not the first series or the text.
  var nameless: String?

  init(_ charts: [ChartData]) {
    for name in charts.lazy.flatMap(\.layers).compactMap(\.series) where places[name] == nil {
      places[name] = names.count
      names.append(name)
    }
  }

  /// The class that colours a mark. Where no mark names a series, all have the first colour; beside
  /// named series, a mark without one, like every rule without one, has the colour of the text.
  func styleClass(of series: String?, _ kind: MarkKind) -> String {
    guard let series, let place = places[series] else {
      if let nameless { return nameless }
      return names.isEmpty && kind != .rule ? "series-1" : "no-series"
    }
    return "series-\(place % 8 + 1)"
  }

  /// The stroke of a mark, as stated or as its series needs.
  func stroke(of series: String?, _ style: MarkStyle, _ kind: MarkKind) -> StrokeStyle {
    if let stroke = style.stroke { return stroke }
    if kind == .rule, series == nil { return StrokeStyle(lineWidth: 1.2, dash: [4, 3]) }
    let round = series.flatMap { places[$0] }.map { $0 / 8 } ?? 0
    let dashes: [[Double]] = [[], [7, 4], [2, 3], [8, 3, 2, 3]]
    return StrokeStyle(dash: dashes[round % dashes.count])
  }
}
