import CommonMark

/// The pictures of snippets, and the files with their data.
extension PageRenderer {
  /// The picture, or, where it has frames, a pair of which the page shows one: the frames with a
  /// slider where scripts run, all frames side by side where they do not and on paper.
  ///
  /// `nil` when it cannot be shown, which is reported.
  mutating func pictures(
    _ figure: ShownFigure, of label: Label, at position: SourcePosition
  ) -> [Node]? {
    for svg in [figure.svg, figure.frames?.svg].compactMap({ $0 }) {
      if let objection = SVGInspection.objection(to: svg) {
        diagnostics.append(.unsafeSVG(label, objection, at: position))
        return nil
      }
    }
    guard let frames = figure.frames, let first = frames.values.first else {
      return [plot(figure.svg, figure.alternativeText)]
    }
    let values = frames.values.map(\.htmlEscaped).joined(separator: "&#10;")
    let name = frames.name.plainText.htmlEscaped
    let input =
      "<input type=\"range\" min=\"0\" max=\"\(frames.values.count - 1)\" value=\"0\" "
      + "aria-label=\"\(name)\" aria-valuetext=\"\(first.htmlEscaped)\" "
      + "data-values=\"\(values)\" autocomplete=\"off\" />"
    let value = "<span class=\"slider-value\">\(first.htmlEscaped)</span>"
    let slider = element(
      "label", " class=\"slider\"",
      [element("span", "", nodes(frames.name) + [custom(name.isEmpty ? value : " = " + value)])]
        + [custom(input)])
    return [
      element(
        "div", " class=\"moving\"", [plot(frames.svg, figure.alternativeText), slider]),
      element("div", " class=\"still\"", [plot(figure.svg, figure.alternativeText)]),
    ]
  }

  private func plot(_ svg: String, _ alternativeText: String) -> Node {
    // A picture that names itself keeps its own words.
    let isNamed = svg.prefix { $0 != ">" }.contains("aria-label")
    let role = isNamed ? "" : " role=\"img\" aria-label=\"\(alternativeText.htmlEscaped)\""
    return Node(.customBlock(onEnter: "<div class=\"plot\"\(role)>\(svg)</div>"))
  }

  /// A link to the figure's data, which becomes a file of the edition that shows the figure.
  mutating func dataLink(_ figure: ShownFigure, of label: Label) -> String {
    guard !figure.data.isEmpty else { return "" }
    let name = fileName(String(label.name.trimmingPrefix("fig-")))
    let address = "data/\(figure.owner)/\(name).csv"
    media[layout.folder(edition) + address] = .text(figure.data)
    return " <a class=\"data\" href=\"\(address)\" download=\"\(name).csv\">data</a>"
  }

  /// Letters, digits, hyphens and low lines as they are, every other byte as two hexadecimal digits
  /// after a low line.
  private func fileName(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain =
        48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte || byte == 45 || byte == 95
      return isPlain
        ? String(UnicodeScalar(byte))
        : "_" + String(byte >> 4, radix: 16)
          + String(byte & 15, radix: 16)
    }.joined()
  }
}
