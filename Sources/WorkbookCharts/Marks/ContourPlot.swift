/// Lines along which a function of two numbers has equal values, at round levels, coloured by
/// their level.
///
/// `.foregroundStyle(by: .value("law", "p"))` draws them all in the colour of one series instead.
public struct ContourPlot: ChartContent {
  public let content: Layers

  /// Calls the function at once, at the crossings of a grid. What it throws is thrown; around
  /// where it is NaN or infinite the lines are interrupted.
  ///
  /// - Parameters:
  ///   - x: what the first argument is called; labels the axis where the chart does not.
  ///   - y: what the second argument is called.
  ///   - value: what the value is called, written beside the colours.
  ///   - levels: the values of the lines; without them about eight round numbers.
  ///   - labelled: whether each line says its level.
  ///   - cells: how many cells the grid has in each direction.
  public init(
    x: String, y: String, value: String, xDomain: ClosedRange<Double>,
    yDomain: ClosedRange<Double>, levels: [Double]? = nil, labelled: Bool = false,
    cells: Int = 100, function: (_ x: Double, _ y: Double) throws -> Double
  ) rethrows {
    let (xs, ys) = (edges(of: xDomain, cells), edges(of: yDomain, cells))
    let values = try ys.map { y in try xs.map { x in try function(x, y) } }
    var layers = ContourSeries(
      x: xs, y: ys, values: values, levels: levels, labelled: labelled, name: value
    ).content.layers
    for index in layers.indices {
      layers[index].x?.label = x
      layers[index].y?.label = y
    }
    content = Layers(layers)
  }
}

/// Lines of equal value between the numbers at the crossings of a grid: the arrays are taken whole.
///
/// The lines are found cell by cell ("marching squares": William Lorensen and Harvey Cline,
/// *Marching cubes*, SIGGRAPH 1987, in two dimensions), and are straight within a cell. Around a
/// value that is NaN or infinite they are interrupted.
public struct ContourSeries: ChartContent {
  public let content: Layers

  /// - Parameters:
  ///   - x: the places of the columns, ascending.
  ///   - y: the places of the rows, ascending.
  ///   - values: a row for each y, with a number for each x.
  ///   - levels: the values of the lines; without them about eight round numbers.
  ///   - labelled: whether each line says its level.
  ///   - name: what the numbers are, written beside the colours.
  public init(
    x: [Double], y: [Double], values: [[Double]], levels: [Double]? = nil,
    labelled: Bool = false, name: String = ""
  ) {
    let shape = GridShape(x: x.count, y: y.count, rows: values.map(\.count))
    let field = shape.isComplete(onlyMiddles: true) ? GridField(x: x, y: y, values: values) : nil
    let ticks = levels.map(exactTicks) ?? field?.levels(about: 8) ?? []
    var lines: [Layer] = []
    var labels: [Layer] = []
    for tick in ticks.sorted(by: { $0.value < $1.value }) {
      let pieces = field?.contours(at: tick.value) ?? []
      guard !pieces.isEmpty else { continue }
      var layer = Layer(kind: .line, x: Channel("", []), y: Channel("", []))
      for piece in pieces {
        layer.x?.numbers += piece.map(\.x) + [.nan]
        layer.y?.numbers += piece.map(\.y) + [.nan]
      }
      layer.color = Channel(name, [tick.value])
      layer.style.stroke = StrokeStyle(lineWidth: 1.5)
      lines.append(layer)
      labels.append(label(tick.label, along: pieces))
    }
    // The axes cover the grid, wherever the lines are.
    var space = Layer.space(ends(of: x), ends(of: y))
    space.grid = shape
    content = Layers([space] + lines + (labelled ? labels : []))
  }
}

/// A text on the longest of some lines, wherever there is room for it.
private func label(_ text: String, along pieces: [[Point]]) -> Layer {
  let longest = pieces.max { $0.count < $1.count } ?? []
  // In leaps over about a third of the line, so that labels do not crowd at one end.
  let count = min(longest.count, 36)
  let places = (0..<count).map { longest[($0 * 13 + count / 2) % count * longest.count / count] }
  var layer = Layer(
    kind: .text, x: Channel("", places.map(\.x)), y: Channel("", places.map(\.y)))
  layer.texts = [text]
  layer.style.textIsOnLine = true
  return layer
}

/// The first and the last of the values, or none.
func ends(of values: [Double]) -> [Double] {
  guard let first = values.first, let last = values.last else { return [] }
  return [first, last]
}

/// Stated numbers with the shortest text that says them.
private func exactTicks(_ values: [Double]) -> [Tick] {
  values.filter(\.isFinite).map { Tick(value: $0, label: shortText(of: $0)) }
}
