import CommonMark

extension Assembler {
  /// The blocks of the chapter itself, nested as its `:::` lines say.
  mutating func topBlocks(_ nodes: [Node]) -> [Block] {
    var blocks: [Block] = []
    for node in nodes {
      if case .htmlBlock(let html) = node.kind, let number = TokenTable.commentToken(html) {
        switch tokens.element(number) {
        case .divisionOpener(let opener):
          _ = tokens.place(number)
          open(opener)
          continue
        case .divisionCloser:
          _ = tokens.place(number)
          if divisions.isEmpty {
            diagnostics.append(.closerWithoutOpener(at: tokens.tokens[number].position))
          } else {
            closeDivision(into: &blocks)
          }
          continue
        default: break
        }
      }
      guard let block = block(node, depth: divisions.count) else { continue }
      add([block], to: &blocks)
    }
    while let division = divisions.last {
      diagnostics.append(.unclosedDivision(division.opener.kind, at: division.opener.position))
      closeDivision(into: &blocks)
    }
    return blocks
  }

  private mutating func add(_ more: [Block], to blocks: inout [Block]) {
    if divisions.isEmpty {
      blocks += more
    } else {
      divisions[divisions.count - 1].blocks += more
    }
  }

  private mutating func open(_ opener: DivisionOpener) {
    if opener.kind == .part, openProblems == 0 {
      diagnostics.append(.partOutsideProblem(at: opener.position))
    }
    if divisions.count == BlockScanner.depthLimit {
      diagnostics.append(.tooDeep(BlockScanner.depthLimit, at: opener.position))
    }
    divisions.append(OpenDivision(opener: opener, title: []))
    count(opener.kind, by: 1)
    if let kind = opener.kind { register(opener.label, as: .division(kind)) }
    if let title = opener.title { divisions[divisions.count - 1].title = part(title).content }
  }

  private mutating func closeDivision(into blocks: inout [Block]) {
    let division = divisions.removeLast()
    count(division.opener.kind, by: -1)
    // A tree that is too deep, which has been said, is not built: releasing it takes stack.
    guard let kind = division.opener.kind, divisions.count < BlockScanner.depthLimit else {
      add(divisions.count < BlockScanner.depthLimit ? division.blocks : [], to: &blocks)
      return
    }
    add(
      [
        .division(
          Division(
            kind: kind, label: division.opener.label?.label, title: division.title,
            ownNumber: division.opener.ownNumber, blocks: division.blocks,
            position: division.opener.position))
      ], to: &blocks)
  }

  private mutating func count(_ kind: Division.Kind?, by step: Int) {
    guard let kind else { return }
    if kind == .problem { openProblems += step }
    if !Edition.problems.shows(kind) { openSolutions += step }
    isSolution = openSolutions > 0
  }

  mutating func block(_ node: Node, depth: Int) -> Block? {
    switch node.kind {
    case .paragraph:
      let content = inlines(node.children)
      return content.isEmpty ? nil : .paragraph(content)
    case .heading(let level): return heading(node, level)
    case .thematicBreak: return .thematicBreak
    case .blockQuote: return quote(node, depth)
    case .list(let style):
      let items = node.children.map { blocks($0.children, depth: depth + 1) }
      let marker: List.Marker =
        switch style.marker {
        case .bullet: .bullet
        case .ordered(let start, let delimiter):
          .ordered(start: start, delimiter: delimiter == .period ? .period : .parenthesis)
        }
      return .list(List(marker: marker, isTight: style.isTight, items: items))
    case .codeBlock(let info, let literal):
      return .code(info: info.isEmpty ? nil : tokens.restore(info), text: tokens.restore(literal))
    case .htmlBlock(let html):
      if let number = TokenTable.commentToken(html) { return placed(number) }
      return rawHTML(html, node)
    default: return nil
    }
  }

  private mutating func heading(_ node: Node, _ level: Int) -> Block {
    var attributes: Attributes?
    let content = inlines(node.children, depth: 0, attributes: &attributes)
    if let attributes {
      diagnostics += attributes.refuse(classesOf: "a heading", keys: [])
      register(attributes.label, as: .section)
    }
    return .heading(
      Heading(
        level: level, content: content, label: attributes?.label?.label, position: position(node)))
  }

  private mutating func rawHTML(_ html: String, _ node: Node) -> Block? {
    let text = tokens.restore(html)
    if text.hasPrefix("<!--"), let end = text.range(of: "-->"),
      text[end.upperBound...].allSatisfy(\.isWhitespace)
    {
      return nil
    }
    diagnostics.append(.rawHTML(at: position(node)))
    return .html(text)
  }

  private mutating func placed(_ number: Int) -> Block? {
    switch tokens.element(number) {
    case .divisionOpener, .divisionCloser, .footnote, .inline, .attributes, .part, .nothing:
      return nil
    case .equation(let equation, let label):
      register(label, as: .equation)
      collect(.math(equation.formula))
      _ = tokens.place(number)
      return .equation(equation)
    case .declarations(let lines):
      _ = tokens.place(number)
      return lines.isEmpty ? nil : .declarations(lines)
    case .table(let table):
      _ = tokens.place(number)
      return self.table(table)
    case .placement(let result):
      _ = tokens.place(number)
      reading.results.append(use(result, at: result.position))
      return .placement(result)
    case .snippet(let snippet):
      _ = tokens.place(number)
      return self.snippet(snippet)
    case .display(let code):
      _ = tokens.place(number)
      return .display(code)
    }
  }

  private mutating func snippet(_ found: SnippetReading) -> Block? {
    var snippet = found.snippet
    snippet.isSolution = isSolution
    if let first = reading.chapter.snippets.first(where: { $0.id == snippet.id }) {
      diagnostics.append(
        .duplicateSnippet(snippet.id, at: snippet.namePosition, first: first.namePosition))
      return nil
    }
    reading.chapter.snippets.append(snippet)
    reading.verifies += found.verifies.map { use($0.label, at: $0.position) }
    reading.equationUses += found.uses.map { use($0.label, at: $0.position) }
    reading.inputs += found.inputs.map { use($0.text, at: $0.position) }
    return .snippet(snippet.id)
  }

  private mutating func table(_ table: TableReading) -> Block {
    let header = table.header.map { part($0).content }
    let rows = table.rows.map { row in row.map { part($0).content } }
    var caption: [Inline] = []
    var label: LabelUse?
    if let number = table.caption {
      let (content, attributes) = part(number)
      caption = content
      label = attributes?.label
      diagnostics += attributes?.refuse(classesOf: "a table", keys: []) ?? []
    }
    register(label, as: .table)
    return .table(
      MarkdownTable(
        alignments: table.alignments, header: header, rows: rows, caption: caption,
        label: label?.label, position: table.position))
  }

  /// A quotation, or an alert when it begins with `[!NOTE]`.
  private mutating func quote(_ node: Node, _ depth: Int) -> Block? {
    guard let paragraph = node.children.first, paragraph.kind == .paragraph,
      case .text(let text)? = paragraph.children.first?.kind, text.hasPrefix("[!"),
      text.hasSuffix("]"), paragraph.children.count == 1 || paragraph.children[1].kind == .softBreak
    else { return .blockQuote(blocks(node.children, depth: depth + 1)) }
    let name = text.dropFirst(2).dropLast()
    let alert = Alert(rawValue: name.lowercased())
    if alert == nil { diagnostics.append(.unknownAlert(String(name), at: position(paragraph))) }
    var rest = Array(node.children.dropFirst())
    let content = Array(paragraph.children.dropFirst(2))
    if !content.isEmpty { rest.insert(Node(.paragraph, content), at: 0) }
    return .alert(alert ?? .note, blocks(rest, depth: depth + 1))
  }
}
