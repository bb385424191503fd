import CommonMark

extension Assembler {
  /// The inlines of a paragraph.
  mutating func inlines(_ nodes: [Node]) -> [Inline] {
    var none: Attributes?
    return inlines(nodes, depth: 0, attributes: &none, takesAttributes: false)
  }

  /// The inlines of a text that may end with attributes of its own.
  mutating func inlines(
    _ nodes: [Node], depth: Int, attributes: inout Attributes?, takesAttributes: Bool = true
  ) -> [Inline] {
    guard depth < BlockScanner.depthLimit else {
      reportDepth(at: nodes.first)
      return []
    }
    var content: [Inline] = []
    func inner(_ assembler: inout Assembler, _ node: Node) -> [Inline] {
      var none: Attributes?
      return assembler.inlines(
        node.children, depth: depth + 1, attributes: &none, takesAttributes: false)
    }
    for node in nodes {
      switch node.kind {
      case .text(let text):
        add(text, to: &content, &attributes, takesAttributes)
      case .softBreak: content.append(.softBreak)
      case .lineBreak: content.append(.lineBreak)
      case .code(let text): content.append(.code(tokens.restore(text)))
      case .htmlInline(let html):
        let text = tokens.restore(html)
        let found = tokens.tags.take(text) ?? position(node)
        if text.hasPrefix("<!--") { continue }
        diagnostics.append(.rawHTML(at: found))
        content.append(.html(text))
      case .emphasis: content.append(.emphasis(inner(&self, node)))
      case .strong: content.append(.strong(inner(&self, node)))
      case .link(let url, let title):
        let destination = tokens.restore(url)
        let found = tokens.links.take(destination) ?? position(node)
        reading.links.append(use(destination, at: found))
        content.append(
          .link(
            destination: destination, title: tokens.restore(title), position: found,
            inner(&self, node)))
      case .image(let url, let title):
        let destination = tokens.restore(url)
        let found = tokens.links.take(destination) ?? position(node)
        reading.images.append(use(destination, at: found))
        content.append(
          .image(
            Image(
              source: destination, title: tokens.restore(title),
              alternativeText: inner(&self, node), position: found)))
      default: break
      }
    }
    return content
  }

  /// Adds text, with elements in the place of its tokens.
  private mutating func add(
    _ text: String, to content: inout [Inline], _ attributes: inout Attributes?,
    _ takesAttributes: Bool
  ) {
    for piece in TokenTable.split(text) {
      guard case .token(let number) = piece else {
        if case .text(let text) = piece { content.append(.text(text)) }
        continue
      }
      switch tokens.place(number) {
      case .inline(let inline):
        collect(inline)
        content.append(inline)
      case .attributes(let found):
        let literal = tokens.tokens[number].literal
        if literal.hasPrefix("{"), case .image(var image)? = content.last {
          dress(&image, with: found)
          content[content.count - 1] = .image(image)
        } else if takesAttributes {
          attributes = found
        } else {
          content.append(.text(literal))
        }
      case .part, .nothing: break
      default: content.append(.text(tokens.tokens[number].literal))
      }
    }
  }

  private mutating func dress(_ image: inout Image, with attributes: Attributes) {
    diagnostics += attributes.refuse(classesOf: "an image", keys: ["width"])
    register(attributes.label, as: .figure)
    image.label = attributes.label?.label
    image.width = attributes.value("width")?.value.text
  }

  /// Notes what a text points at, to be checked when all chapters are read.
  mutating func collect(_ inline: Inline) {
    switch inline {
    case .math, .slot:
      for (slot, _) in inline.slots {
        reading.results.append(use(slot.result, at: slot.result.position))
      }
    case .reference(let reference):
      reading.references.append(use(reference, at: reference.position))
    case .citation(let citation):
      reading.citations += citation.items.map { use($0.key, at: $0.position) }
    case .footnote(let name, let position):
      footnoteUses[name, default: []].append(use(name, at: position))
    default: break
    }
  }

  func use<Value>(_ value: Value, at position: SourcePosition) -> ChapterReading.Use<Value> {
    ChapterReading.Use(value: value, position: position, isSolution: isSolution)
  }
}

extension Assembler {
  mutating func register(_ use: LabelUse?, as kind: LabelKind) {
    guard let use else { return }
    let name = use.label.name
    let isWellFormed =
      name.utf8.allSatisfy(\.isName) && !name.hasSuffix("-") && !name.hasSuffix("_")
    if use.label.prefix != kind.prefix || name == kind.prefix {
      diagnostics.append(.labelDoesNotFit(use.label, kind, at: use.position))
    } else if !isWellFormed {
      diagnostics.append(.malformedLabel(use.label, at: use.position))
    }
    if let first = reading.labels[use.label] {
      diagnostics.append(.duplicateLabel(use.label, at: use.position, first: first.position))
    } else {
      reading.labels[use.label] = LabelSite(position: use.position, kind: kind)
    }
  }

  mutating func assembleFootnotes(_ texts: [[Node]]) {
    var first: [String: SourcePosition] = [:]
    for (footnote, nodes) in zip(footnoteReadings, texts) {
      let uses = footnoteUses[footnote.name] ?? []
      isSolution = !uses.isEmpty && uses.allSatisfy(\.isSolution)
      let text = blocks(nodes, depth: 0)
      if let position = first[footnote.name] {
        diagnostics.append(
          .duplicateFootnote(footnote.name, at: footnote.position, first: position))
        continue
      }
      first[footnote.name] = footnote.position
      reading.chapter.footnotes.append(
        Footnote(name: footnote.name, position: footnote.position, blocks: text))
    }
    isSolution = false
    for footnote in reading.chapter.footnotes where footnoteUses[footnote.name] == nil {
      diagnostics.append(.unusedFootnote(footnote.name, at: footnote.position))
    }
    for (name, uses) in footnoteUses where first[name] == nil {
      for use in uses {
        diagnostics.append(.undefinedFootnote(name, known: first.keys.sorted(), at: use.position))
      }
    }
  }
}
