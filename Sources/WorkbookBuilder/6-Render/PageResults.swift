import CommonMark

/// Figures and tables, from snippets and from the author's hand.
extension PageRenderer {
  mutating func placement(_ name: ResultName) -> Node {
    guard let result = spliced.placements[name] else { return Node(.customBlock(onEnter: "")) }
    let isOwn = name.chapter == nil || name.chapter == spliced.chapter.id
    return shown(result, at: name.position, isOwn: isOwn)
  }

  /// - Parameter isOwn: whether the chapter's references lead here; another chapter's figure keeps
  ///   its number but not its id.
  mutating func shown(_ result: ShownResult, at position: SourcePosition, isOwn: Bool = true)
    -> Node
  {
    let id = isOwn ? result.label.name : nil
    switch result.content {
    case .figure(let figure):
      let attributes = " class=\"figure\"\(idAttribute(id))"
      guard let pictures = pictures(figure, of: result.label, at: position) else {
        return Node(.customBlock(onEnter: ""))
      }
      let link = dataLink(figure, of: result.label)
      return element(
        "figure", attributes,
        pictures + [caption("Figure", result.number, id, result.caption, ending: link)])
    case .table(let columns, let numeric, let rows):
      let attributes = " class=\"table\"\(idAttribute(id))"
      let styles = columns.indices.map { index in
        index < numeric.count && numeric[index] ? " class=\"num\"" : ""
      }
      return element(
        "figure", attributes,
        [caption("Table", result.number, id, result.caption), grid(columns, rows, styles)])
    }
  }

  mutating func table(_ table: MarkdownTable) -> Node {
    let styles = table.header.indices.map { column -> String in
      switch column < table.alignments.count ? table.alignments[column] : .none {
      case .left: " class=\"left\""
      case .center: " class=\"center\""
      case .right: " class=\"num\""
      case .none: isNumeric(table, column) ? " class=\"num\"" : ""
      }
    }
    let grid = grid(table.header, table.rows, styles)
    guard table.label != nil || !table.caption.isEmpty else { return grid }
    let number = table.label.flatMap { spliced.numbers[$0] } ?? ""
    let attributes = " class=\"table\"\(idAttribute(table.label?.name))"
    return element(
      "figure", attributes, [caption("Table", number, table.label?.name, table.caption), grid])
  }

  /// Whether every cell of a column is a number, as far as the text says.
  private func isNumeric(_ table: MarkdownTable, _ column: Int) -> Bool {
    let cells = table.rows.compactMap { column < $0.count ? $0[column] : nil }
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        guard cell.count == 1 else { return false }
        switch cell[0] {
        case .text(let text): return Double(text.replacing("−", with: "-")) != nil
        case .slot(let slot): return spliced.values[slot]?.contains(where: \.isNumber) ?? false
        default: return false
        }
      }
  }

  private mutating func grid(_ header: [[Inline]], _ rows: [[[Inline]]], _ styles: [String])
    -> Node
  {
    func style(_ column: Int) -> String { column < styles.count ? styles[column] : "" }
    var head: [Node] = []
    for (column, cell) in header.enumerated() {
      head.append(element("th", " scope=\"col\"" + style(column), nodes(cell)))
    }
    var body: [Node] = []
    for row in rows {
      var cells: [Node] = []
      for (column, cell) in row.enumerated() {
        cells.append(element("td", style(column), nodes(cell)))
      }
      body.append(element("tr", "", cells))
    }
    return Node(
      .customBlock(onEnter: "<div class=\"scroll\"><table>", onExit: "</table></div>"),
      [element("thead", "", [element("tr", "", head)])]
        + (body.isEmpty ? [] : [element("tbody", "", body)]))
  }

  mutating func caption(
    _ name: String, _ number: String, _ id: String?, _ text: [Inline], ending: String = ""
  ) -> Node {
    let shown = number.isEmpty ? "" : "\(name) \(number)".htmlEscaped
    let label =
      shown.isEmpty
      ? ""
      : id.map { "<a class=\"number\" href=\"#\($0.htmlEscaped)\">\(shown)</a> " }
        ?? "<span class=\"number\">\(shown)</span> "
    return element("figcaption", "", [custom(label)] + nodes(text) + [custom(ending)])
  }

  // MARK: Images

  mutating func image(_ image: Image) -> Node {
    custom(imageElement(image, idAttribute(image.label?.name)))
  }

  /// An image with a label: its alternative text is its caption too, as in Pandoc.
  mutating func figure(_ image: Image) -> Node {
    let id = image.label?.name
    let attributes = " class=\"figure\"\(idAttribute(id))"
    let number = image.label.flatMap { spliced.numbers[$0] } ?? ""
    return element(
      "figure", attributes,
      [
        Node(.customBlock(onEnter: imageElement(image, ""))),
        caption("Figure", number, id, image.alternativeText),
      ])
  }

  private mutating func imageElement(_ image: Image, _ attributes: String) -> String {
    var html = "<img src=\"\(source(of: image).htmlEscaped)\""
    html += " alt=\"\(image.alternativeText.plainText.htmlEscaped)\""
    if !image.title.isEmpty { html += " title=\"\(image.title.htmlEscaped)\"" }
    if let width = image.width, isLength(width) { html += " style=\"width: \(width)\"" }
    return html + "\(attributes) />"
  }

  private mutating func source(of image: Image) -> String {
    guard files.isLocal(image.source) else {
      diagnostics.append(.remoteImage(image))
      return ""
    }
    guard let file = files.find(image.source) else {
      diagnostics.append(.missingImage(image))
      return ""
    }
    media[file.sitePath] = .copy(of: file.path)
    return layout.root(from: edition) + file.sitePath
  }

  private func isLength(_ text: String) -> Bool {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    return Double(digits) != nil && ["%", "px", "em", "rem"].contains(text.dropFirst(digits.count))
  }
}
