/// How a layer shows its data.
enum MarkKind: Hashable {
  case line, point, area, bar, rule, rectangle, cell, arrow, errorBar, text
  /// Nothing, for which the axes make room.
  case space
}

/// Data that one mark shows in one style: the unit in which a chart works.
struct Layer {
  var kind: MarkKind
  var x: Channel?
  var xEnd: Channel?
  var y: Channel?
  var yEnd: Channel?
  /// Numbers that are shown by colour: one a point, or one for all.
  var color: Channel?
  var texts: [String] = []
  var function: PlottedFunction?
  /// What the arrays of a grid were, to be checked.
  var grid: GridShape?
  /// How many elements the arrays of a series had, where the channels do not show it.
  var counts: [Int] = []

  /// The name in the legend.
  var series: String?
  /// Keeps lines of one series apart.
  var group: String?
  /// Which of the bars that stand side by side this is.
  var place: String?
  var style = MarkStyle()
  /// A single mark, to be joined with its like.
  var isSingle = false

  /// What single marks must share to be joined.
  var joinKey: JoinKey {
    JoinKey(
      kind: kind, series: series, group: group, place: place, style: style,
      color: hasOneColor ? color?.numbers.first : nil, hasColors: color != nil)
  }

  struct JoinKey: Hashable {
    var kind: MarkKind
    var series: String?
    var group: String?
    var place: String?
    var style: MarkStyle
    var color: Double?
    var hasColors: Bool
  }

  /// Lines and areas are of one colour throughout.
  var hasOneColor: Bool { kind == .line || kind == .area }
}

/// A function that stands for its graph until the domain is known.
struct PlottedFunction {
  var label: String
  var domain: ClosedRange<Double>?
  /// The ends of the area at x, or the one value of a line twice.
  var values: (Double) throws -> (start: Double, end: Double)
}

extension Layer {
  /// Room for a region, whatever is drawn in it.
  static func space(_ x: [Double], _ y: [Double]) -> Layer {
    Layer(kind: .space, x: Channel("", x), y: Channel("", y))
  }

  /// Joins single marks of the same kind, series and style, each at the place of the first.
  static func joined(_ layers: [Layer]) -> [Layer] {
    var result: [Layer] = []
    var places: [JoinKey: Int] = [:]
    for layer in layers {
      guard layer.isSingle else {
        result.append(layer)
        continue
      }
      let key = layer.joinKey
      if let index = places[key] {
        result[index].append(layer)
      } else {
        places[key] = result.count
        result.append(layer)
      }
    }
    return result
  }

  private mutating func append(_ other: Layer) {
    if let more = other.x { x?.append(more) }
    if let more = other.xEnd { xEnd?.append(more) }
    if let more = other.y { y?.append(more) }
    if let more = other.yEnd { yEnd?.append(more) }
    if !hasOneColor, let more = other.color { color?.append(more) }
    texts += other.texts
  }
}
