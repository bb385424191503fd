/// Writes the elements of one picture.
struct SVGWriter {
  private var text: String

  /// Begins the `<svg>` element. `title` names it for readers who do not see it.
  init(width: Double, height: Double, title: String, description: String) {
    let name = escaped(title)
    text = """
      <svg class="chart" xmlns="http://www.w3.org/2000/svg" \
      viewBox="0 0 \(decimal(width)) \(decimal(height))" role="img" aria-label="\(name)" \
      font-size="\(decimal(TextSize.label))" fill="currentColor">
      <title>\(name)</title>
      <desc>\(escaped(description))</desc>

      """
  }

  func finished() -> String { text + "</svg>\n" }

  /// A group; `attributes` are written as they are.
  mutating func group(
    _ styleClass: String, _ attributes: String = "", content: (inout Self) -> Void
  ) {
    text += "<g class=\"\(styleClass)\"\(attributes.isEmpty ? "" : " " + attributes)>\n"
    content(&self)
    text += "</g>\n"
  }

  /// A path, unless it is empty.
  mutating func path(_ data: PathData, _ styleClass: String = "", _ attributes: String = "") {
    guard !data.isEmpty else { return }
    text += "<path"
    if !styleClass.isEmpty { text += " class=\"\(styleClass)\"" }
    if !attributes.isEmpty { text += " \(attributes)" }
    text += " d=\"\(data.text)\"/>\n"
  }

  enum Anchor: String { case start, middle, end }

  /// Text with its baseline at `point`. If its estimated width is more than `room`, it is set into
  /// that room. Turned text runs upwards.
  mutating func text(
    _ string: String, at point: Point, _ styleClass: String, anchor: Anchor = .start,
    size: Double = TextSize.label, room: Double, isTurned: Bool = false
  ) {
    text += "<text class=\"\(styleClass)\" x=\"\(decimal(point.x))\" y=\"\(decimal(point.y))\""
    if anchor != .start { text += " text-anchor=\"\(anchor.rawValue)\"" }
    if isTurned {
      text += " transform=\"rotate(-90 \(decimal(point.x)) \(decimal(point.y)))\""
    }
    if size != TextSize.label { text += " font-size=\"\(decimal(size))\"" }
    if TextSize.width(string, size: size) > room + 0.01 {
      text += " textLength=\"\(decimal(max(room, 1)))\" lengthAdjust=\"spacingAndGlyphs\""
    }
    text += ">\(ChartText(string).runs(size: size))</text>\n"
  }
}

extension ChartText {
  /// The runs as SVG: mathematics in `<tspan>` elements, raised and lowered from one to the next.
  fileprivate func runs(size: Double) -> String {
    var (svg, height) = ("", 0.0)
    for run in runs {
      var attributes = ""
      switch run.style {
      case .words: break
      case .upright: attributes += " class=\"math\""
      case .italic: attributes += " class=\"math\" font-style=\"italic\""
      case .bold: attributes += " class=\"math\" font-weight=\"700\""
      }
      if run.rise != height {
        attributes += " dy=\"\(decimal((height - run.rise) * size))\""
        height = run.rise
      }
      if run.scale != 1 { attributes += " font-size=\"\(decimal(run.scale * size))\"" }
      let content = escaped(run.text)
      svg += attributes.isEmpty ? content : "<tspan\(attributes)>\(content)</tspan>"
    }
    return svg
  }

  /// The text without its markup, for readers who hear it.
  var spoken: String { runs.map(\.text).joined() }
}

/// Text as XML, for content and for attributes in double quotes. Characters that XML does not
/// allow at all are left out.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n", "\t": result += " "
    case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
