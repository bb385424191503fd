/// How a line is stroked. `StrokeStyle(lineWidth: 3, dash: [6, 3])`, or one of the named ones.
public struct StrokeStyle: Sendable, Hashable {
  /// Units of the picture, which is 640 wide.
  public var lineWidth: Double
  /// Lengths of dashes and gaps in turn, in units of the picture; empty for a solid line.
  public var dash: [Double]

  public init(lineWidth: Double = 2, dash: [Double] = []) {
    self.lineWidth = lineWidth.isFinite ? min(max(lineWidth, 0.1), 40) : 2
    self.dash = dash.allSatisfy { $0.isFinite && $0 >= 0 } && dash.contains { $0 > 0 } ? dash : []
  }

  public static let solid = StrokeStyle()
  public static let dashed = StrokeStyle(dash: [7, 4])
  public static let dotted = StrokeStyle(dash: [2, 3])
  public static let dashDotted = StrokeStyle(dash: [8, 3, 2, 3])
}

/// The shape of a point.
public enum SymbolShape: Sendable, Hashable, CaseIterable {
  case circle, square, triangle, diamond, cross
  /// A circle that is empty: a node of a graph, with its name inside.
  case ring
}

/// What the modifiers of a mark have said about its looks; `nil` leaves it to the chart.
struct MarkStyle: Hashable {
  var stroke: StrokeStyle?
  var opacity: Double?
  var symbol: SymbolShape?
  var symbolSize: Double?
  /// How far before its points an arrow starts and ends.
  var inset = 0.0
  var textPlace = AnnotationPosition.automatic
  /// The points are places along a line, any of which its one text may take.
  var textIsOnLine = false
}
