/// Where charts stand in rows and columns, from the top left corner of all of them.
struct PanelGrid {
  private(set) var plans: [ChartPlan]
  /// The top left corners of the charts.
  private(set) var origins: [Point] = []
  private(set) var height = 0.0

  static let gap = 12.0

  private init(plans: [ChartPlan]) { self.plans = plans }

  /// Each chart with its own axes, in columns of the same width.
  static func separate(_ data: [ChartData], columns: Int, width: Double) -> PanelGrid {
    let columns = min(columns, data.count)
    let panelWidth = (width - gap * Double(columns - 1)) / Double(columns)
    let panelHeight = [280.0, 240, 200, 180][columns - 1]
    var grid = PanelGrid(
      plans: data.map { ChartPlan($0, legend: [], width: panelWidth, height: panelHeight) })
    grid.place(columns, Array(repeating: panelWidth, count: columns)) { grid, row in
      grid.plans[row].map(\.height).max() ?? 0
    }
    return grid
  }

  /// Plots of one size in line with each other. Labels of shared axes stand only in the first
  /// column and under the last chart of each column.
  static func aligned(
    _ data: [ChartData], columns: Int, width: Double, _ shared: SharedScales
  ) -> PanelGrid {
    let columns = min(columns, data.count)
    var data = data
    for index in data.indices {
      if shared.y, index % columns > 0 { data[index].settings.y.hidesTickLabels = true }
      if shared.x, index + columns < data.count { data[index].settings.x.hidesTickLabels = true }
    }
    let gaps = gap * Double(columns - 1)
    var insets = Array(repeating: Insets.none, count: data.count)
    var plans: [ChartPlan] = []
    var widths: [Double] = []
    // What labels need depends a little on the width that they leave to the plots.
    for _ in 0..<4 {
      let sides = (0..<columns).map { column in
        let inColumn = stride(from: column, to: insets.count, by: columns).map { insets[$0] }
        return (inColumn.map(\.left).max() ?? 0, inColumn.map(\.right).max() ?? 0)
      }
      let taken = sides.reduce(gaps) { $0 + $1.0 + $1.1 }
      let size = plotSize(data, (width - taken) / Double(columns), columns, shared)
      widths = sides.map { $0.0 + size.width + $0.1 }
      plans = data.indices.map { index in
        let row = index / columns
        let inRow = insets[(row * columns)..<min((row + 1) * columns, insets.count)]
        let (left, right) = sides[index % columns]
        let least = Insets(left: left, top: inRow.map(\.top).max() ?? 0, right: right)
        return ChartPlan(
          data[index], width: widths[index % columns], insets: least, plotSize: size)
      }
      insets = plans.map(\.insets)
    }
    var grid = PanelGrid(plans: plans)
    grid.place(columns, widths) { grid, row in
      // What stands under the last chart of a column has room below it.
      let last = grid.plans.count - 1
      let above = row.filter { $0 + columns <= last || row.contains(last) }
      return grid.plans[above.isEmpty ? Array(row) : above].map(\.height).max() ?? 0
    }
    return grid
  }

  private static func plotSize(
    _ data: [ChartData], _ width: Double, _ columns: Int, _ shared: SharedScales
  ) -> (width: Double, height: Double) {
    let height = [200.0, 170, 140, 120][columns - 1]
    if shared.x, shared.y, let ratio = data.lazy.compactMap(\.unitRatio).first {
      let wanted = min(width * ratio, 0.7 * 640)
      return (wanted / ratio, wanted)
    }
    let rows = data.map { Double($0.y.categories.count) * (ChartPlan.lineHeight + 2) }.max() ?? 0
    return (width, max(height, rows))
  }

  private mutating func place(
    _ columns: Int, _ widths: [Double], rowHeight: (Self, Range<Int>) -> Double
  ) {
    var top = 0.0
    for start in stride(from: 0, to: plans.count, by: columns) {
      let row = start..<min(start + columns, plans.count)
      for index in row {
        let left = widths[..<(index - start)].reduce(0) { $0 + $1 + Self.gap }
        origins.append(Point(x: left, y: top))
        height = max(height, top + plans[index].height)
      }
      top += rowHeight(self, row) + Self.gap
    }
  }
}

extension [ChartPlan] {
  fileprivate subscript(indices: some Sequence<Int>) -> [ChartPlan] { indices.map { self[$0] } }
}
