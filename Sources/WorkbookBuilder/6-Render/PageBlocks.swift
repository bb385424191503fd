import CommonMark

/// Blocks of the text.
extension PageRenderer {
  mutating func nodes(_ blocks: [Block]) -> [Node] {
    var nodes: [Node] = []
    nodes.reserveCapacity(blocks.count)
    for block in blocks { nodes.append(node(block)) }
    return nodes
  }

  private mutating func node(_ block: Block) -> Node {
    switch block {
    case .paragraph(let inlines): paragraph(inlines)
    case .heading(let heading): self.heading(heading)
    case .thematicBreak: Node(.thematicBreak)
    case .blockQuote(let inner): Node(.blockQuote, nodes(inner))
    case .list(let list): self.list(list)
    case .code(let info, let text): Node(.codeBlock(fenceInfo: info ?? "", literal: text))
    case .html(let html): Node(.htmlBlock(html))
    case .division(let division): self.division(division)
    case .snippet(let id): snippet(id)
    case .display(let code): display(code)
    case .equation(let equation): self.equation(equation)
    case .declarations: Node(.customBlock(onEnter: ""))
    case .table(let table): self.table(table)
    case .placement(let name): placement(name)
    case .alert(let alert, let inner): self.alert(alert, inner)
    }
  }

  /// `<tag attributes>` around other blocks, or around inlines.
  func element(_ tag: String, _ attributes: String = "", _ children: [Node]) -> Node {
    Node(.customBlock(onEnter: "<\(tag)\(attributes)>", onExit: "</\(tag)>"), children)
  }

  private mutating func paragraph(_ inlines: [Inline]) -> Node {
    // An image with a label, alone in its paragraph, is a figure.
    if inlines.count == 1, case .image(let image) = inlines[0], image.label != nil {
      return figure(image)
    }
    return Node(.paragraph, nodes(inlines))
  }

  private mutating func heading(_ heading: Heading) -> Node {
    let level = min(6, heading.level + headingShift)
    let id = unusedID(heading.label?.name ?? "h-" + heading.content.plainText.slug)
    headingLevel = level
    lastHeading = heading.content.plainText
    if foldDepth == 0, level <= 4 {
      contents.append(ContentsEntry(depth: level - 1, id: id, title: inertNodes(heading.content)))
    }
    return element(
      "h\(level)", " id=\"\(id.htmlEscaped)\"", nodes(heading.content) + [permalink(id)])
  }

  private mutating func list(_ list: List) -> Node {
    let marker: Node.ListStyle.Marker =
      switch list.marker {
      case .bullet: .bullet
      case .ordered(let start, .period): .ordered(start: start, delimiter: .period)
      case .ordered(let start, .parenthesis): .ordered(start: start, delimiter: .parenthesis)
      }
    var items: [Node] = []
    for item in list.items { items.append(Node(.item, nodes(item))) }
    return Node(.list(.init(marker, isTight: list.isTight)), items)
  }

  private func equation(_ equation: Equation) -> Node {
    let formula = "<div class=\"formula\">\(html(equation.formula))</div>"
    guard let label = equation.label else {
      let mark = mark(derivation(of: equation.formula))
      return Node(
        .customBlock(
          onEnter: mark.isEmpty
            ? "<div class=\"equation\">\(formula)</div>"
            : "<div class=\"equation marked\">\(formula)<div class=\"equation-side\">\(mark)</div></div>"
        ))
    }
    let id = label.name.htmlEscaped
    let number = spliced.numbers[label].map { "(\($0.htmlEscaped))" } ?? ""
    return Node(
      .customBlock(
        onEnter: "<div class=\"equation numbered\" id=\"\(id)\">\(formula)"
          + "<div class=\"equation-side\">\(mark(label))"
          + "<a class=\"equation-number\" href=\"#\(id)\">\(number)</a></div></div>"))
  }

  private mutating func alert(_ alert: Alert, _ inner: [Block]) -> Node {
    let name = alert.rawValue.prefix(1).uppercased() + alert.rawValue.dropFirst()
    let head = Node(.customBlock(onEnter: "<p class=\"callout-head\">\(name)</p>"))
    return element("aside", " class=\"callout \(alert.rawValue)\"", [head] + nodes(inner))
  }
}

extension String {
  /// Lower-case words with hyphens between them, for an id that a person can read.
  var slug: String {
    var slug = ""
    for character in lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    if slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "section" : slug
  }
}
