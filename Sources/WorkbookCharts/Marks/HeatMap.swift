/// A number on each cell of a grid, shown by its colour: the arrays are taken whole.
///
/// A cell whose value is NaN or infinite is left out.
public struct HeatSeries: ChartContent {
  public let content: Layers

  /// - Parameters:
  ///   - x: the middles of the columns, or their edges, which are one more; ascending.
  ///   - y: the middles or the edges of the rows, likewise.
  ///   - values: a row for each y, with a number for each x.
  ///   - name: what the numbers are, written beside the colours.
  public init(x: [Double], y: [Double], values: [[Double]], name: String = "") {
    let columns = GridEdges(x, count: values.first?.count ?? 0)
    let rows = GridEdges(y, count: values.count)
    var layer = Layer(kind: .rectangle)
    layer.x = Channel("", values.flatMap { _ in columns.lower })
    layer.xEnd = Channel("", values.flatMap { _ in columns.upper })
    layer.y = Channel("", rows.lower.flatMap { Array(repeating: $0, count: columns.lower.count) })
    layer.yEnd = Channel(
      "", rows.upper.flatMap { Array(repeating: $0, count: columns.upper.count) })
    layer.color = Channel(name, Array(values.joined()))
    layer.grid = GridShape(x: x.count, y: y.count, rows: values.map(\.count))
    content = Layers(layer)
  }
}

/// The lower and upper ends of the cells of a grid in one direction.
private struct GridEdges {
  var lower: [Double]
  var upper: [Double]

  /// Of edges as they are; of middles, half-way to their neighbours.
  init(_ places: [Double], count: Int) {
    var edges = places
    if places.count == count, count > 1 {
      let inner = zip(places, places.dropFirst()).map { $0 + ($1 - $0) / 2 }
      edges =
        [places[0] - (inner[0] - places[0])] + inner
        + [places[count - 1] + (places[count - 1] - inner[count - 2])]
    } else if places.count == 1, count == 1 {
      edges = [places[0] - 0.5, places[0] + 0.5]
    }
    lower = Array(edges.dropLast())
    upper = Array(edges.dropFirst())
  }
}

/// How many places a grid has in each direction and how many numbers in each of its rows.
struct GridShape: Sendable, Hashable {
  var x: Int
  var y: Int
  var rows: [Int]

  /// Whether each number has its cell, or with `onlyMiddles`, its point.
  func isComplete(onlyMiddles: Bool = false) -> Bool {
    let columns = rows.first ?? 0
    return rows.allSatisfy { $0 == columns }
      && (x == columns || !onlyMiddles && x == columns + 1)
      && (y == rows.count || !onlyMiddles && y == rows.count + 1)
  }
}

/// A function of two numbers, shown by the colour of the cells of a grid.
public struct HeatPlot: ChartContent {
  public let content: Layers

  /// Calls the function at once, in the middle of each cell. What it throws is thrown; where it is
  /// NaN or infinite, nothing is drawn.
  ///
  /// - Parameters:
  ///   - x: what the first argument is called; labels the axis where the chart does not.
  ///   - y: what the second argument is called.
  ///   - value: what the value is called, written beside the colours.
  ///   - cells: how many columns and how many rows.
  public init(
    x: String, y: String, value: String, xDomain: ClosedRange<Double>,
    yDomain: ClosedRange<Double>, cells: Int = 80,
    function: (_ x: Double, _ y: Double) throws -> Double
  ) rethrows {
    let (xs, ys) = (edges(of: xDomain, cells), edges(of: yDomain, cells))
    let middles = zip(xs, xs.dropFirst()).map { $0 + ($1 - $0) / 2 }
    let values = try zip(ys, ys.dropFirst()).map { lower, upper in
      try middles.map { try function($0, lower + (upper - lower) / 2) }
    }
    var layer = HeatSeries(x: xs, y: ys, values: values, name: value).content.layers[0]
    layer.x?.label = x
    layer.y?.label = y
    content = Layers(layer)
  }
}

/// The ends of `count` equal parts of a domain.
func edges(of domain: ClosedRange<Double>, _ count: Int) -> [Double] {
  let count = max(count, 1)
  return (0...count).map { index in
    let share = Double(index) / Double(count)
    return domain.lowerBound * (1 - share) + domain.upperBound * share
  }
}
