/// Numbers at the crossings of a grid.
struct GridField {
  let x: [Double]
  let y: [Double]
  /// A row for each y.
  let values: [[Double]]

  /// About `count` round numbers strictly between the least and the greatest value.
  func levels(about count: Int) -> [Tick] {
    var extent = Extent()
    for row in values { extent.include(row) }
    guard !extent.isEmpty, extent.lower < extent.upper else { return [] }
    return Scale(.linear, extent.lower...extent.upper).ticks(count + 2).filter {
      $0.value > extent.lower && $0.value < extent.upper
    }
  }

  /// The lines along which the field has the value `level`; a closed line ends where it began.
  ///
  /// A corner counts as above the level if its value is at least the level. Where opposite corners
  /// of a cell are above and the others below, the mean of the four decides which are joined.
  func contours(at level: Double) -> [[Point]] {
    guard x.count > 1, y.count > 1 else { return [] }
    var chains = Chains()
    for row in 0..<(y.count - 1) {
      for column in 0..<(x.count - 1) { addSegments(row, column, level, to: &chains) }
    }
    return chains.lines().map { line in line.map { point(on: $0, level) } }
  }

  /// Adds what crosses the cell to the upper right of a crossing.
  private func addSegments(_ row: Int, _ column: Int, _ level: Double, to chains: inout Chains) {
    let corners = [
      values[row][column], values[row][column + 1], values[row + 1][column + 1],
      values[row + 1][column],
    ]
    guard corners.allSatisfy({ $0.magnitude <= Extent.largest }) else { return }
    let above = corners.map { $0 >= level }
    // The sides in the order of the corners: below, right, above, left.
    let sides = [
      GridEdge(row: row, column: column, isAlongX: true),
      GridEdge(row: row, column: column + 1, isAlongX: false),
      GridEdge(row: row + 1, column: column, isAlongX: true),
      GridEdge(row: row, column: column, isAlongX: false),
    ]
    let crossed = (0..<4).filter { above[$0] != above[($0 + 1) % 4] }
    if crossed.count == 2 {
      chains.add(sides[crossed[0]], sides[crossed[1]])
    } else if crossed.count == 4 {
      let middleIsAbove = corners.reduce(0) { $0 + $1 / 4 } >= level
      // Each line cuts off one of the two corners that differ from the middle.
      let first = above[0] != middleIsAbove ? 0 : 1
      chains.add(sides[(first + 3) % 4], sides[first])
      chains.add(sides[(first + 1) % 4], sides[(first + 2) % 4])
    }
  }

  /// Where the field has the value `level` on an edge, if it is straight along it.
  private func point(on edge: GridEdge, _ level: Double) -> Point {
    let (row, column) = (edge.row, edge.column)
    let first = values[row][column]
    let second = edge.isAlongX ? values[row][column + 1] : values[row + 1][column]
    let share = min(max((level - first) / (second - first), 0), 1)
    return edge.isAlongX
      ? Point(x: x[column] + share * (x[column + 1] - x[column]), y: y[row])
      : Point(x: x[column], y: y[row] + share * (y[row + 1] - y[row]))
  }
}

/// The edge of a grid from a crossing to the next one along x, or else along y.
private struct GridEdge: Hashable {
  var row: Int
  var column: Int
  var isAlongX: Bool
}

/// Segments between edges, each edge the end of at most two, joined to lines.
private struct Chains {
  private var neighbours: [GridEdge: [GridEdge]] = [:]
  /// In the order they were added, so that the lines do not depend on how edges are hashed.
  private var edges: [GridEdge] = []

  mutating func add(_ a: GridEdge, _ b: GridEdge) {
    for (from, to) in [(a, b), (b, a)] {
      if neighbours[from] == nil { edges.append(from) }
      neighbours[from, default: []].append(to)
    }
  }

  /// Open lines from their ends, then closed ones.
  func lines() -> [[GridEdge]] {
    var isDone: Set<GridEdge> = []
    var lines: [[GridEdge]] = []
    func follow(_ start: GridEdge) {
      guard !isDone.contains(start) else { return }
      var line = [start]
      isDone.insert(start)
      while let last = line.last,
        let next = neighbours[last]?.first(where: { !isDone.contains($0) })
      {
        line.append(next)
        isDone.insert(next)
      }
      if line.count > 2, let last = line.last, neighbours[last]?.contains(start) == true {
        line.append(start)
      }
      lines.append(line)
    }
    for edge in edges where neighbours[edge]?.count == 1 { follow(edge) }
    for edge in edges { follow(edge) }
    return lines
  }
}
