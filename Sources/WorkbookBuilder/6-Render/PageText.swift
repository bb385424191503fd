import CommonMark

/// Runs of text.
extension PageRenderer {
  mutating func nodes(_ inlines: [Inline]) -> [Node] {
    let inlines = withoutDoubledParentheses(inlines)
    var nodes: [Node] = []
    nodes.reserveCapacity(inlines.count)
    var index = 0
    while index < inlines.count {
      if case .math(let formula) = inlines[index], index + 1 < inlines.count,
        case .text(let text) = inlines[index + 1], !formula.isDisplay,
        let joined = joined(formula, with: text)
      {
        nodes += joined
        index += 2
      } else {
        nodes.append(node(inlines[index]))
        index += 1
      }
    }
    return nodes
  }

  /// The number of an equation brings its parentheses: those of a text around it go.
  private func withoutDoubledParentheses(_ inlines: [Inline]) -> [Inline] {
    var inlines = inlines
    for index in inlines.indices.dropFirst().dropLast() {
      guard case .reference(let reference) = inlines[index],
        spliced.targets[reference]?.text.hasPrefix("(") == true,
        case .text(let before) = inlines[index - 1], before.hasSuffix("("),
        case .text(let after) = inlines[index + 1], after.hasPrefix(")")
      else { continue }
      inlines[index - 1] = .text(String(before.dropLast()))
      inlines[index + 1] = .text(String(after.dropFirst()))
    }
    return inlines
  }

  /// The text in a place where there can be no link.
  mutating func inertNodes(_ inlines: [Inline]) -> [Node] {
    let wasInert = isInert
    isInert = true
    defer { isInert = wasInert }
    return nodes(inlines)
  }

  private mutating func node(_ inline: Inline) -> Node {
    switch inline {
    case .text(let text): Node(.text(text))
    case .softBreak: Node(.softBreak)
    case .lineBreak: Node(.lineBreak)
    case .code(let text): Node(.code(text))
    case .html(let html): Node(.htmlInline(html))
    case .emphasis(let inner): Node(.emphasis, nodes(inner))
    case .strong(let inner): Node(.strong, nodes(inner))
    case .link(let destination, let title, let position, let inner):
      link(to: destination, title: title, at: position, inner)
    case .image(let image): self.image(image)
    case .math(let formula): custom(html(formula))
    case .slot(let slot): Node(.text(spliced.values[slot] ?? "—"))
    case .reference(let reference): self.reference(reference)
    case .citation(let citation): custom(html(citation))
    case .footnote(let name, _): custom(footnoteMark(name))
    }
  }

  func custom(_ html: String) -> Node { Node(.customInline(onEnter: html)) }

  // MARK: Formulas

  func html(_ formula: Formula) -> String {
    let key = FormulaSource.key(formula, spliced.values)
    if let html = formulas[key] { return html }
    // Only on a page that is not published, beside the message about the mistake.
    return "<code>\(FormulaSource(formula, values: spliced.values).tex.htmlEscaped)</code>"
  }

  /// A short formula and the punctuation after it, which would otherwise come alone on a new line.
  private func joined(_ formula: Formula, with text: String) -> [Node]? {
    let mark = text.prefix { ".,;:!?)’”".contains($0) }
    guard !mark.isEmpty, FormulaSource.key(formula, spliced.values).utf8.count < 32 else {
      return nil
    }
    return [
      custom("<span class=\"nowrap\">\(html(formula))\(mark)</span>"),
      Node(.text(String(text.dropFirst(mark.count)))),
    ]
  }

  // MARK: Links

  private mutating func link(
    to destination: String, title: String, at position: SourcePosition, _ inner: [Inline]
  ) -> Node {
    if isInert { return Node(.customInline(onEnter: ""), nodes(inner)) }
    let url = address(of: destination, at: position)
    return Node(.link(url: url, title: title), inertNodes(inner))
  }

  /// Where a link of the text leads on the site: chapters become pages, files of the course come
  /// along.
  private mutating func address(of destination: String, at position: SourcePosition) -> String {
    guard files.isLocal(destination) else { return destination }
    let path = String(destination.prefix { $0 != "#" && $0 != "?" })
    let rest = destination.dropFirst(path.count)
    if path.hasSuffix(".md") {
      let id = ChapterID(String(path.dropLast(3)))
      if course.chapters.contains(where: { $0.chapter.id == id }) { return "\(id).html\(rest)" }
    }
    guard let file = files.find(path) else {
      diagnostics.append(.missingFile(at: position))
      return destination
    }
    media[file.sitePath] = .copy(of: file.path)
    return layout.root(from: edition) + file.sitePath + rest
  }

  private mutating func reference(_ reference: Reference) -> Node {
    guard let target = spliced.targets[reference] else {
      return Node(.text(reference.label.name))
    }
    let isLeftOut = edition == .problems && target.isSolution
    let owner = course.chapters.first { $0.chapter.id == target.chapter }
    if isLeftOut {
      // A title could give the solution away; a number does not.
      return Node(.text(owner?.numbers[target.label] == nil ? "the solution" : target.text))
    }
    let content =
      target.chapter == spliced.chapter.id
      ? heading(labelled: target.label).map { inertNodes($0) } : nil
    let nodes = content ?? [Node(.text(target.text))]
    if isInert { return Node(.customInline(onEnter: ""), nodes) }
    let page =
      target.chapter == spliced.chapter.id
      ? "" : layout.address(of: target.chapter, edition, from: edition)
    let use = use(of: target)
    return Node(
      .customInline(
        onEnter:
          "<a class=\"ref\"\(use) href=\"\(page.htmlEscaped)#\(target.label.name.htmlEscaped)\">",
        onExit: "</a>"), nodes)
  }

  /// Notes where an equation is referred to, and gives that place an id.
  private mutating func use(of target: Target) -> String {
    guard target.label.prefix == LabelKind.equation.prefix else { return "" }
    let owner = target.chapter == spliced.chapter.id ? "" : "\(target.chapter)-"
    let anchor = unusedID("use-\(owner)\(target.label)")
    uses.append(
      EquationUse(
        owner: target.chapter, label: target.label, chapter: spliced.chapter.id,
        chapterName: spliced.chapter.frontMatter.week.map { "Week \($0)" }
          ?? spliced.chapter.frontMatter.title, anchor: anchor,
        place: place))
    return " id=\"\(anchor.htmlEscaped)\""
  }

  /// The title of a section with a formula in it, which the target's plain text cannot show.
  private func heading(labelled label: Label) -> [Inline]? {
    guard label.prefix == "sec" else { return nil }
    var content: [Inline]?
    spliced.chapter.forEachBlock {
      if case .heading(let heading) = $0, heading.label == label { content = heading.content }
    }
    return content
  }

  // MARK: Citations

  private mutating func html(_ citation: Citation) -> String {
    let items = citation.items.map { item -> String in
      guard course.bibliography[item.key] != nil else {
        diagnostics.append(.unknownCitation(item, known: course.bibliography.keys.sorted()))
        return item.key.htmlEscaped
      }
      let number = notes.citations[item.key, default: 0]
      let locator = item.locator.map { ", \($0.htmlEscaped.unbroken)" } ?? ""
      if isInert { return "\(number)\(locator)" }
      return "<a href=\"#ref-\(number)\">\(number)</a>\(locator)"
    }
    return "<span class=\"citation\">[\(items.joined(separator: "; "))]</span>"
  }
}

extension String {
  /// "p. 3" stays on one line.
  fileprivate var unbroken: String { String(map { $0 == " " ? "\u{a0}" : $0 }) }
}
