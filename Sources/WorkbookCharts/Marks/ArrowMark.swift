/// An arrow from one point to another: an edge of a graph, a step, a displacement.
public struct ArrowMark: ChartContent {
  public let content: Layers

  /// - Parameter inset: how far before its two ends the arrow stops, in units of the picture (640
  ///   wide): half of the `symbolSize` of the nodes that it joins, say.
  public init(
    xStart: PlottableValue, yStart: PlottableValue, xEnd: PlottableValue, yEnd: PlottableValue,
    inset: Double = 0
  ) {
    var layer = Layer(
      kind: .arrow, x: Channel(xStart), xEnd: Channel(xEnd), y: Channel(yStart),
      yEnd: Channel(yEnd), isSingle: true)
    layer.style.inset = inset.isFinite ? min(max(inset, 0), 100) : 0
    content = Layers(layer)
  }
}

/// A vector at each of many points, as an arrow whose middle is there: the arrays are taken whole.
///
/// Arrows without a finite place or a finite vector are left out.
public struct VectorSeries: ChartContent {
  public let content: Layers

  /// - Parameters:
  ///   - dx: the components along x of the vectors at `x[i]`, `y[i]`.
  ///   - dy: their components along y.
  ///   - scale: units of the axes for a unit of the vectors; without it, the longest arrow is as
  ///     long as the points are apart.
  ///   - length: what the length of a vector is called: colours the arrows by it.
  ///   - name: the series they belong to, as the legend shows it.
  public init(
    x: [Double], y: [Double], dx: [Double], dy: [Double], scale: Double? = nil,
    length: String? = nil, name: String? = nil
  ) {
    let factor = scale.flatMap { $0.isFinite ? $0 : nil } ?? fittingScale(x, y, dx, dy)
    func shifted(_ places: [Double], _ vectors: [Double], _ share: Double) -> [Double] {
      zip(places, vectors).map { $0 + share * factor * $1 }
    }
    var layer = Layer(kind: .arrow)
    layer.x = Channel("", shifted(x, dx, -0.5))
    layer.xEnd = Channel("", shifted(x, dx, 0.5))
    layer.y = Channel("", shifted(y, dy, -0.5))
    layer.yEnd = Channel("", shifted(y, dy, 0.5))
    layer.series = name
    layer.style.stroke = StrokeStyle(lineWidth: 1.3)
    if let length {
      layer.color = Channel(
        length, zip(dx, dy).map { ($0 * $0 + $1 * $1).squareRoot() })
    }
    layer.counts = [x.count, y.count, dx.count, dy.count]
    content = Layers(layer)
  }
}

/// The factor by which no component of a vector is longer than the least distance of two places
/// in its direction.
private func fittingScale(_ x: [Double], _ y: [Double], _ dx: [Double], _ dy: [Double]) -> Double {
  func step(_ places: [Double]) -> Double {
    let sorted = places.filter(\.isFinite).sorted()
    let extent = (sorted.last ?? 1) - (sorted.first ?? 0)
    // Places that differ by rounding alone are one place.
    let gaps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > 1e-9 * extent }
    return gaps.min() ?? 1
  }
  func largest(_ vectors: [Double]) -> Double {
    vectors.lazy.filter { $0.magnitude <= Extent.largest }.map(\.magnitude).max() ?? 0
  }
  let share = max(largest(dx) / step(x), largest(dy) / step(y))
  return share > 0 ? 1 / share : 1
}

/// A vector field, as arrows on a grid.
public struct VectorPlot: ChartContent {
  public let content: Layers

  /// Calls the function at once, in the middle of each cell of a grid. What it throws is thrown;
  /// where it is NaN or infinite, no arrow is drawn.
  ///
  /// - Parameters:
  ///   - x: what the first argument is called; labels the axis where the chart does not.
  ///   - y: what the second argument is called.
  ///   - cells: how many columns of arrows and how many rows.
  ///   - scale: units of the axes for a unit of the vectors; without it, the longest arrow is as
  ///     long as its cell.
  ///   - length: what the length of a vector is called: colours the arrows by it.
  ///   - name: the series they belong to, as the legend shows it.
  public init(
    x: String, y: String, xDomain: ClosedRange<Double>, yDomain: ClosedRange<Double>,
    cells: (x: Int, y: Int) = (24, 12), scale: Double? = nil, length: String? = nil,
    name: String? = nil, function: (_ x: Double, _ y: Double) throws -> (dx: Double, dy: Double)
  ) rethrows {
    func middles(_ domain: ClosedRange<Double>, _ count: Int) -> [Double] {
      let ends = edges(of: domain, count)
      return zip(ends, ends.dropFirst()).map { $0 + ($1 - $0) / 2 }
    }
    let (columns, rows) = (middles(xDomain, cells.x), middles(yDomain, cells.y))
    let xs = rows.flatMap { _ in columns }
    let ys = rows.flatMap { Array(repeating: $0, count: columns.count) }
    let vectors = try zip(xs, ys).map { try function($0, $1) }
    var layer = VectorSeries(
      x: xs, y: ys, dx: vectors.map(\.dx), dy: vectors.map(\.dy), scale: scale, length: length,
      name: name
    ).content.layers[0]
    layer.x?.label = x
    layer.y?.label = y
    content = Layers([
      .space([xDomain.lowerBound, xDomain.upperBound], [yDomain.lowerBound, yDomain.upperBound]),
      layer,
    ])
  }
}
