/// Coloured cells, brought together so that few characters draw many of them: on the grid of all
/// their edges, cells of one colour that are neighbours in a row become one run, and all runs of a
/// colour one path.
///
/// A later cell covers an earlier one. Cells that lie too far apart for a grid are runs by
/// themselves.
struct CellRuns {
  struct Cell {
    var frame: Frame
    var step: Int
  }

  /// A run from the edge `first` to the edge `last`, in the row under the edge `row`.
  struct Run: Hashable {
    var row: Int
    var first: Int
    var last: Int
  }

  /// In hundredths of a unit, ascending.
  let columnEdges: [Int]
  let rowEdges: [Int]
  /// By the colour's place on the ramp.
  private(set) var runs: [Int: [Run]] = [:]

  init(_ cells: [Cell]) {
    let columns = Set(cells.flatMap { [hundredths($0.frame.left), hundredths($0.frame.right)] })
      .sorted()
    let rows = Set(cells.flatMap { [hundredths($0.frame.top), hundredths($0.frame.bottom)] })
      .sorted()
    columnEdges = columns
    rowEdges = rows
    guard columns.count > 1, rows.count > 1 else { return }
    let columnOf = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    let rowOf = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    let width = columns.count - 1
    var steps = [Int](repeating: -1, count: width * (rows.count - 1))
    for cell in cells {
      guard let left = columnOf[hundredths(cell.frame.left)],
        let right = columnOf[hundredths(cell.frame.right)],
        let top = rowOf[hundredths(cell.frame.top)],
        let bottom = rowOf[hundredths(cell.frame.bottom)]
      else { continue }
      for row in top..<bottom {
        for column in left..<right { steps[row * width + column] = cell.step }
      }
    }
    for row in 0..<(rows.count - 1) {
      var first = 0
      for column in 1...width {
        let step = steps[row * width + first]
        if column < width, steps[row * width + column] == step { continue }
        if step >= 0 { runs[step, default: []].append(Run(row: row, first: first, last: column)) }
        first = column
      }
    }
  }

  /// Whether the edges are as far apart as each other, but for rounding.
  var isRegular: Bool { Self.isRegular(columnEdges) && Self.isRegular(rowEdges) }

  private static func isRegular(_ edges: [Int]) -> Bool {
    guard edges.count > 2, let first = edges.first, let last = edges.last else { return false }
    let step = Double(last - first) / Double(edges.count - 1)
    return edges.enumerated().allSatisfy { index, edge in
      (Double(first) + step * Double(index) - Double(edge)).magnitude <= 1.5
    }
  }
}

extension CellRuns {
  /// One path for each colour. On a regular grid it is written in columns and rows, as lines as
  /// thick as a row, and stretched to its size: `m7 1h2` is a run.
  func draw(_ ramp: ColorRamp, opacity: Double?, into svg: inout SVGWriter) {
    guard !runs.isEmpty else { return }
    // Neighbours share their edge exactly: smoothing each of them alone would leave a seam.
    var attributes = "shape-rendering=\"crispEdges\""
    if let opacity, opacity < 1 { attributes += " opacity=\"\(decimal(opacity))\"" }
    attributes +=
      isRegular
      ? " fill=\"none\" stroke=\"currentColor\" stroke-width=\"1\" stroke-linecap=\"butt\" "
        + "transform=\"\(placement)\""
      : " fill=\"currentColor\" stroke=\"none\""
    svg.group("cells", attributes) { svg in
      for step in runs.keys.sorted() {
        svg.path(path(of: runs[step] ?? []), "", "color=\"\(ramp.colors[step])\"")
      }
    }
  }

  private func path(of runs: [Run]) -> PathData {
    var path = PathData()
    for run in runs {
      if isRegular {
        let y = Double(run.row)
        path.polyline([Point(x: Double(run.first), y: y), Point(x: Double(run.last), y: y)])
      } else {
        let (left, right) = (position(columnEdges[run.first]), position(columnEdges[run.last]))
        let (top, bottom) = (position(rowEdges[run.row]), position(rowEdges[run.row + 1]))
        path.polygon([
          Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom),
          Point(x: left, y: bottom),
        ])
      }
    }
    return path
  }

  /// From columns and rows to the picture; a line lies in the middle of its row.
  private var placement: String {
    let (columns, rows) = (columnEdges.count - 1, rowEdges.count - 1)
    let width = position(columnEdges[columns] - columnEdges[0]) / Double(columns)
    let height = position(rowEdges[rows] - rowEdges[0]) / Double(rows)
    let top = position(rowEdges[0]) + height / 2
    return "translate(\(decimal(position(columnEdges[0]))) \(decimal(top))) "
      + "scale(\(fine(width)) \(fine(height)))"
  }

  private func position(_ hundredths: Int) -> Double { Double(hundredths) / 100 }
}

/// A factor, to the nearest hundred-thousandth: over hundreds of columns its error stays below a
/// hundredth of a unit.
private func fine(_ factor: Double) -> String {
  let digits = DecimalNumber(whole: Int((factor * 1e5).rounded()), exponent: -5).plain
  return digits.contains(".") ? String(digits.trimmingSuffix { $0 == "0" || $0 == "." }) : digits
}

extension String {
  /// The text without the characters at its end for which `drops` holds.
  fileprivate func trimmingSuffix(while drops: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, drops(last) { rest.removeLast() }
    return rest
  }
}
