/// Charts side by side, each with its own title and axes, under one legend.
///
/// A series has the same colour in all of them.
public struct Panels: Picture {
  /// What still leaves room for labels.
  public static let mostColumns = 4

  let columns: Int
  let charts: [Chart]

  /// - Parameter columns: how many charts stand in a row, 1 to 4.
  public init(columns: Int, @PanelsBuilder content: () throws -> [Chart]) rethrows {
    self.columns = columns
    charts = try content()
  }

  public func svg(title: String, description: String) throws -> String {
    guard (1...Self.mostColumns).contains(columns) else { throw ChartError.columns(columns) }
    guard !charts.isEmpty else { throw ChartError.nothingToDraw }
    let data = try charts.map { try ChartData($0.layers, $0.settings) }
    let names = SeriesNames(data)
    let width = 640.0
    let gap = 12.0
    let columns = min(self.columns, charts.count)
    let panelWidth = (width - gap * Double(columns - 1)) / Double(columns)
    let panelHeight = [280.0, 240, 200, 180][columns - 1]
    let plans = data.map {
      ChartPlan($0, legend: [], width: panelWidth, height: panelHeight)
    }

    let legend = Legend(Legend.entries(of: data, names), left: 8, right: width - 8)
    let legendHeight = legend.rows.isEmpty ? 0 : Double(legend.rows.count) * Legend.rowHeight + 8
    let rows = stride(from: 0, to: plans.count, by: columns).map {
      $0..<min($0 + columns, plans.count)
    }
    let heights = rows.map { row in plans[row].map(\.height).max() ?? 0 }
    let height = legendHeight + heights.reduce(0, +) + gap * Double(rows.count - 1)

    var svg = SVGWriter(width: width, height: height, title: title, description: description)
    var top = legendHeight
    for (row, rowHeight) in zip(rows, heights) {
      for index in row {
        let left = Double(index - row.lowerBound) * (panelWidth + gap)
        svg.group("panel", "transform=\"translate(\(decimal(left)) \(decimal(top)))\"") {
          plans[index].draw(names, into: &$0)
        }
      }
      top += rowHeight + gap
    }
    drawLegend(legend, top: 4, names, into: &svg)
    return svg.finished()
  }
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
