/// What the scanner hands on to libcmark.
extension BlockScanner {
  /// The text that the line belongs to: a footnote's, or the chapter's.
  private var target: MaskedText {
    get { main }
    _modify {
      if case .footnote(let number) = containers.first?.kind {
        yield &footnotes[number]
      } else {
        yield &main
      }
    }
  }

  /// Whether what is open stands directly in its text, where nothing but the text's end closes it.
  private var isOutermost: Bool {
    containers.allSatisfy { if case .footnote = $0.kind { true } else { false } }
  }

  /// Writes a line that is not the chapter's, to close what the chapter leaves open.
  mutating func writeCloser(_ text: some Sequence<UInt8>, line: Int) {
    if isOutermost { target.append(text, line: line) }
  }

  /// Writes the line as it is, from where it begins in its text.
  mutating func write(_ line: Line, to end: Int) {
    target.append(bytes[line.base..<end], line: line.number)
  }

  /// Writes a comment in the place of a block.
  mutating func write(_ element: Element, _ prefix: Range<Int>, line: Int, literal: Range<Int>) {
    let number = tokens.add(
      element, literal: source.text(literal), at: source.position(literal.lowerBound))
    target.append(bytes[prefix] + TokenTable.comment(number), line: line)
  }

  mutating func write(_ run: TextRun, takesAttributes: Bool = false) {
    var masker = InlineMasker(run, source, tokens)
    let masked = masker.mask(takesAttributes: takesAttributes)
    target.append(masked, of: run, source)
  }

  mutating func writeParagraph(takesAttributes: Bool = false) {
    guard !paragraph.isEmpty else { return }
    write(paragraph, takesAttributes: takesAttributes)
    paragraph = TextRun()
  }

  /// Sets a run aside, to be read by itself; what comes back is found under the number.
  ///
  /// It becomes a paragraph that begins with a token and a space: so nothing in it can be the sign
  /// of a block, and emphasis is read as at the beginning of a line.
  mutating func addPart(_ run: TextRun, takesAttributes: Bool = false) -> Int {
    let number = partCount
    partCount += 1
    let line = run.segments.first?.line ?? 0
    let position = source.position(run.segments.first?.source ?? 0)
    let token = tokens.add(.part(number), literal: "", at: position)
    var masker = InlineMasker(run, source, tokens)
    var masked = masker.mask(takesAttributes: takesAttributes)
    var start: [UInt8] = []
    TokenTable.write(token, to: &start)
    start.append(.space)
    masked.bytes.insert(contentsOf: start, at: 0)
    parts.append(masked, of: run, source, keepsPrefix: false)
    parts.append([], line: line)
    return number
  }

  /// Ends the paragraph, the table or whatever is open, which its text may not have ended.
  mutating func finishLeaf() {
    let finished = leaf
    leaf = .none
    switch finished {
    case .none, .indentedCode: break
    case .paragraph: writeParagraph()
    case .caption(let table):
      let part = addPart(paragraph, takesAttributes: true)
      tokens.setCaption(part, ofTable: table)
      paragraph = TextRun()
    case .table(let table): finish(table)
    case .fence(let fence): finishUnclosed(fence)
    case .math(let math): tokens.diagnostics.append(.unclosedMath(at: math.position))
    case .html(let kind, let line):
      if kind == .comment {
        tokens.diagnostics.append(
          .unclosedComment(at: source.position(source.lines[line].lowerBound)))
      }
      if !kind.closer.isEmpty { writeCloser(kind.closer.utf8, line: line) }
    }
  }

  /// Adds to the line's leaf what only goes on in it: code, raw HTML, formulas.
  mutating func continueLeaf(_ line: inout Line) -> Bool {
    let isInside = line.matched == containers.count
    let (indent, start) = line.cursor.lookahead()
    let isBlank = start == line.cursor.end
    switch leaf {
    case .fence(var fence):
      guard isInside else {
        finishLeaf()
        return false
      }
      leaf = .none
      add(line, to: &fence)
      return true
    case .html(let kind, _):
      guard isInside else {
        finishLeaf()
        return false
      }
      if isBlank, kind.closer.isEmpty {
        leaf = .none
        return false
      }
      write(line, to: line.cursor.end)
      if HTMLSyntax.ends(kind, bytes, start..<line.cursor.end) { leaf = .none }
      return true
    case .indentedCode:
      guard isInside, isBlank || indent >= 4 else {
        leaf = .none
        return false
      }
      write(line, to: line.cursor.end)
      return true
    case .math(var math):
      guard !isBlank, !bytes.has(":::", at: start, before: line.cursor.end),
        !bytes.has("```", at: start, before: line.cursor.end)
      else {
        finishLeaf()
        return false
      }
      leaf = .none
      add(line, start, to: &math)
      return true
    case .none, .paragraph, .caption, .table: return false
    }
  }
}
