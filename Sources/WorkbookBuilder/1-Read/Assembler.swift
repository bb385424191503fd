import CommonMark

/// Builds a chapter from libcmark's tree and the elements that its tokens stand for.
struct Assembler {
  typealias Node = CommonMark.Node

  let source: SourceText
  let tokens: TokenTable
  /// For each line that libcmark read, the index of the chapter's.
  let origins: [Int]
  let footnoteReadings: [FootnoteReading]
  var reading: ChapterReading
  var diagnostics: [Diagnostic] = []

  var divisions: [OpenDivision] = []
  /// How many of them are problems, and how many are left out of the problems edition.
  var openProblems = 0
  var openSolutions = 0
  /// Texts that were read by themselves: cells, captions, titles.
  var parts: [Int: [Node]] = [:]
  var footnoteUses: [String: [ChapterReading.Use<String>]] = [:]
  /// Whether what is being read is shown in the solutions edition only.
  var isSolution = false
  private var isTooDeep = false

  struct OpenDivision {
    var opener: DivisionOpener
    var title: [Inline]
    var blocks: [Block] = []
  }

  init(
    _ chapter: Chapter, _ source: SourceText, _ tokens: TokenTable, origins: [Int],
    footnotes: [FootnoteReading]
  ) {
    self.source = source
    self.tokens = tokens
    self.origins = origins
    footnoteReadings = footnotes
    reading = ChapterReading(chapter: chapter)
  }

  mutating func assemble(_ document: Node) -> ChapterReading {
    var text: [Node] = []
    var footnotes = [[Node]](repeating: [], count: footnoteReadings.count)
    var footnote: Int?
    for node in document.children {
      if takePart(node) { continue }
      if case .htmlBlock(let html) = node.kind, let number = TokenTable.commentToken(html),
        case .footnote(let index) = tokens.element(number)
      {
        _ = tokens.place(number)
        footnote = index
      } else if let footnote {
        footnotes[footnote].append(node)
      } else {
        text.append(node)
      }
    }
    reading.chapter.blocks = topBlocks(text)
    assembleFootnotes(footnotes)
    reportLostElements()
    reading.diagnostics = tokens.diagnostics + diagnostics
    return reading
  }

  /// The text of a single part, and what is wrong with it.
  mutating func readPart(_ number: Int, of document: Node) -> ([Inline], [Diagnostic]) {
    for node in document.children { _ = takePart(node) }
    let content = part(number).content
    return (content, tokens.diagnostics + diagnostics)
  }

  private mutating func takePart(_ node: Node) -> Bool {
    guard node.kind == .paragraph, case .text(let text)? = node.children.first?.kind,
      text.utf8.starts(with: TokenTable.opening),
      case .token(let token)? = TokenTable.split(text).first,
      case .part(let number) = tokens.element(token)
    else { return false }
    _ = tokens.place(token)
    parts[number] = node.children
    return true
  }

  /// The text of a part, which may be asked for once.
  mutating func part(_ number: Int) -> (content: [Inline], attributes: Attributes?) {
    guard let nodes = parts.removeValue(forKey: number) else { return ([], nil) }
    var attributes: Attributes?
    var content = inlines(nodes, depth: 0, attributes: &attributes)
    // The space that sets the text off from the part's token.
    if case .text(let text)? = content.first {
      let rest = text.drop { $0 == " " }
      if rest.isEmpty { content.removeFirst() } else { content[0] = .text(String(rest)) }
    }
    return (content, attributes)
  }

  /// The blocks of a list item, a quotation or a footnote.
  mutating func blocks(_ nodes: [Node], depth: Int) -> [Block] {
    guard depth < BlockScanner.depthLimit else {
      reportDepth(at: nodes.first)
      return []
    }
    var blocks: [Block] = []
    for node in nodes {
      if let block = block(node, depth: depth) { blocks.append(block) }
    }
    return blocks
  }

  mutating func reportDepth(at node: Node?) {
    guard !isTooDeep, let node else { return }
    isTooDeep = true
    diagnostics.append(.tooDeep(BlockScanner.depthLimit, at: position(node)))
  }

  /// Where a block stands.
  func position(_ node: Node) -> SourcePosition {
    guard origins.indices.contains(node.position.startLine - 1) else { return source.position(0) }
    let line = source.lines[origins[node.position.startLine - 1]]
    return source.position(
      min(line.lowerBound + max(node.position.startColumn - 1, 0), line.upperBound))
  }

  private mutating func reportLostElements() {
    for token in tokens.tokens where !token.isPlaced && !token.element.isInline {
      diagnostics.append(.lostElement(token.literal, at: token.position))
    }
  }
}
