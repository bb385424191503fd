/// How one layer is drawn: classes for what the stylesheet decides, which is colour, and attributes
/// for what belongs to the picture.
struct Pen {
  let styleClass: String
  private let seriesClass: String
  private let stroke: StrokeStyle
  private let style: MarkStyle
  private let defaultFillOpacity: Double
  /// The colour of a continuous scale, instead of that of a series.
  private let shade: String?

  init(
    _ kind: MarkKind, _ style: MarkStyle, _ series: String?, _ names: SeriesNames,
    shade: String? = nil
  ) {
    self.shade = shade
    self.style = style
    seriesClass = shade == nil ? names.styleClass(of: series, kind) : "shade"
    stroke = names.stroke(of: series, style, kind)
    let mark =
      switch kind {
      case .line, .arrow, .errorBar: "line"
      case .point: "point"
      case .area: "area"
      case .bar, .rectangle, .cell: "bar"
      case .rule: "rule"
      case .text, .space: "label"
      }
    styleClass = mark + " " + seriesClass
    defaultFillOpacity = kind == .area ? 0.25 : 0.6
  }

  /// Width, dash and opacity of a line, where they are not those of all marks.
  var strokeAttributes: String {
    var attributes = shadeAttributes
    if stroke.lineWidth != 2 { attributes.append("stroke-width=\"\(decimal(stroke.lineWidth))\"") }
    if !stroke.dash.isEmpty {
      let dash = stroke.dash.map { decimal($0) }.joined(separator: " ")
      attributes.append("stroke-dasharray=\"\(dash)\" stroke-linecap=\"butt\"")
    }
    if let opacity = style.opacity, opacity < 1 {
      attributes.append("stroke-opacity=\"\(decimal(opacity))\"")
    }
    return attributes.joined(separator: " ")
  }

  /// The opacity of an area or a bar.
  var fillAttributes: String {
    let opacity = style.opacity ?? (shade == nil ? defaultFillOpacity : 1)
    return
      (shadeAttributes + ["fill=\"currentColor\" stroke=\"none\""]
      + (opacity < 1 ? ["fill-opacity=\"\(decimal(opacity))\""] : [])).joined(separator: " ")
  }

  /// How long the two strokes at the end of an arrow are.
  var arrowHead: Double { 3 + 2 * stroke.lineWidth }

  private var shadeAttributes: [String] { shade.map { ["color=\"\($0)\""] } ?? [] }

  /// Draws the symbol of the layer at each of the points: one path for all of them, or, where they
  /// are translucent, one each, so that they add up where they overlap.
  func drawSymbols(at points: [Point], into svg: inout SVGWriter) {
    guard !points.isEmpty else { return }
    let shape = style.symbol ?? .circle
    let size = style.symbolSize ?? (shape == .circle ? 5.5 : 7)
    var attributes = shadeAttributes.map { $0 + " " }.joined()
    switch shape {
    case .circle: attributes += "stroke-width=\"\(decimal(size))\""
    case .cross: attributes += "stroke-width=\"\(decimal(max(size * 0.3, 0.5)))\""
    case .ring: attributes += "stroke-width=\"1.5\""
    case .square, .triangle, .diamond: attributes += "fill=\"currentColor\" stroke=\"none\""
    }
    let mark = shape == .ring ? "point ring" : shape.isFilled ? "symbol" : "point"
    let classes = "\(mark) \(seriesClass)"
    guard let opacity = style.opacity, opacity < 1 else {
      var path = PathData()
      for point in points { path.symbol(shape, at: point, size: size) }
      return svg.path(path, classes, attributes)
    }
    let kind = shape.isFilled ? "fill" : "stroke"
    attributes += " \(kind)-opacity=\"\(decimal(opacity))\""
    svg.group(classes, attributes) { svg in
      for point in points {
        var path = PathData()
        path.symbol(shape, at: point, size: size)
        svg.path(path)
      }
    }
  }
}
