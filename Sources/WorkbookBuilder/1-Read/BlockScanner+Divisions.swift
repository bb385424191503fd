/// `:::` lines and footnotes: what begins at the left margin.
extension BlockScanner {
  /// Reads a line of colons, which ends every list, quotation and paragraph before it.
  mutating func readDivisionLine(_ line: inout Line) -> Bool {
    let range = source.lines[line.number]
    let (indent, start) = LineCursor(bytes, range).lookahead()
    guard indent <= 3, bytes.has(":::", at: start, before: range.upperBound) else {
      return false
    }
    line.matched = 0
    line.base = range.lowerBound
    begin(&line)
    let colons = bytes.end(of: start..<range.upperBound) { $0 == .colon }
    let rest = bytes.trimmed(colons..<range.upperBound)
    let literal = start..<bytes.trimmed(range).upperBound
    let element: Element =
      rest.isEmpty ? .divisionCloser : .divisionOpener(readOpener(rest, at: start, line.number))
    write(element, start..<start, line: line.number, literal: literal)
    return true
  }

  /// Colons and footnotes' texts within a list or a quotation are mistakes; `true` when the line is
  /// of no other use.
  mutating func refuseInner(_ line: inout Line) -> Bool {
    let (indent, start) = line.cursor.lookahead()
    guard indent <= 3, line.isNew ? !containers.isEmpty : line.matched > 0 else { return false }
    if bytes.has(":::", at: start, before: line.cursor.end) {
      tokens.diagnostics.append(.misplacedDivision(at: source.position(start)))
      begin(&line)
      return true
    }
    if let name = footnoteName(start, line.cursor.end) {
      tokens.diagnostics.append(.misplacedFootnote(bytes.text(name), at: source.position(start)))
    }
    return false
  }

  /// The name in `[^name]:`, when that stands at the offset.
  private func footnoteName(_ start: Int, _ end: Int) -> Range<Int>? {
    guard let name = bytes.footnoteName(at: start, before: end),
      bytes.has("]:", at: name.upperBound, before: end)
    else { return nil }
    return name
  }

  private mutating func readOpener(_ rest: Range<Int>, at start: Int, _ line: Int) -> DivisionOpener
  {
    var opener = DivisionOpener(position: source.position(start))
    guard bytes[rest.lowerBound] == .openBrace else {
      let text = bytes.text(rest)
      tokens.diagnostics.append(.bareDivision(text, at: source.position(rest.lowerBound)))
      opener.kind = Division.Kind(rawValue: text)
      return opener
    }
    do {
      let attributes = try Attributes.parse(bytes, rest, position: source.position)
      if attributes.end < rest.upperBound {
        tokens.diagnostics.append(.textAfterDivision(at: source.position(attributes.end)))
      }
      fill(&opener, attributes, line)
    } catch {
      tokens.diagnostics.append(.malformedAttributes(error))
    }
    return opener
  }

  private mutating func fill(_ opener: inout DivisionOpener, _ attributes: Attributes, _ line: Int)
  {
    let known = Division.Kind.allCases.map(\.rawValue)
    if attributes.classes.isEmpty {
      tokens.diagnostics.append(.missingDivisionClass(at: attributes.position))
    }
    for name in attributes.classes {
      let kind = Division.Kind(rawValue: name.text)
      if kind == nil {
        tokens.diagnostics.append(
          .unknownClass(name.text, of: "a block", known: known, at: name.position))
      } else if let first = opener.kind {
        tokens.diagnostics.append(
          .twoDivisionClasses(first.rawValue, name.text, at: name.position))
      }
      opener.kind = opener.kind ?? kind
    }
    let keys = opener.kind == .part ? ["title", "label"] : ["title"]
    tokens.diagnostics += attributes.refuse(
      keysOf: opener.kind.map { "a '\($0.rawValue)' block" } ?? "a block",
      known: opener.kind == nil ? ["title", "label"] : keys)
    opener.label = attributes.label
    opener.ownNumber = attributes.value("label")?.value.text
    if let title = attributes.value("title"), !title.range.isEmpty {
      opener.title = addPart(TextRun(source, title.range, line: line))
    }
  }

  /// Opens the footnote that `[^name]:` at the left margin defines.
  mutating func beginFootnote(_ line: inout Line) {
    let (indent, start) = line.cursor.lookahead()
    guard indent <= 3, line.matched == 0, let name = footnoteName(start, line.cursor.end) else {
      return
    }
    begin(&line)
    // What follows the footnote is not to go on with what came before it.
    main.append("<!-- -->".utf8, line: line.number)
    let number = footnotes.count
    let reading = FootnoteReading(name: bytes.text(name), position: source.position(start))
    footnoteReadings.append(reading)
    let token = tokens.add(.footnote(number), literal: "", at: reading.position)
    var text = MaskedText()
    // Raw HTML before it may need the blank line to end.
    text.append([], line: line.number)
    text.append(TokenTable.comment(token), line: line.number)
    text.append([], line: line.number)
    footnotes.append(text)
    containers.append(Container(kind: .footnote(number)))
    line.cursor.skip(to: name.upperBound + 2)
    line.cursor.skip(to: line.cursor.lookahead().offset)
    line.base = line.cursor.offset
  }
}
