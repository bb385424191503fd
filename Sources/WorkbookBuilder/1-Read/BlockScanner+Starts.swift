/// What a line can begin.
extension BlockScanner {
  /// Whether the line would continue the paragraph that is open, without laziness.
  private func continuesParagraph(_ line: Line) -> Bool {
    !line.isNew && line.matched == containers.count && leaf.isParagraph
  }

  /// Opens a quotation or a list item that begins here.
  mutating func beginContainer(_ line: inout Line) -> Bool {
    let (indent, start) = line.cursor.lookahead()
    guard indent <= 3, start < line.cursor.end, containers.count < Self.depthLimit else {
      return false
    }
    if bytes[start] == .greater {
      begin(&line)
      containers.append(Container(kind: .quote))
      line.cursor.skip(to: start + 1)
      line.cursor.skip(columns: 1)
      return true
    }
    guard let markerEnd = listMarkerEnd(line, start),
      !isThematicBreak(start, line), !isSetextUnderline(start, line)
    else { return false }
    var cursor = line.cursor
    cursor.skip(to: markerEnd)
    let (spaces, content) = cursor.lookahead()
    let isBlank = content == cursor.end
    if continuesParagraph(line), isBlank { return false }
    begin(&line)
    let width = markerEnd - start
    let isWide = isBlank || spaces < 1 || spaces >= 5
    cursor.skip(columns: isWide ? 1 : spaces)
    line.cursor = cursor
    containers.append(
      Container(kind: .item(indent: indent + width + (isWide ? 1 : spaces)), isEmpty: isBlank))
    return true
  }

  /// The offset after `-`, `+`, `*`, `1.` or `1)`.
  private func listMarkerEnd(_ line: Line, _ start: Int) -> Int? {
    var end = start + 1
    switch bytes[start] {
    case .hyphen, 0x2A, 0x2B: break
    case 0x30...0x39:
      end = bytes.end(of: start..<min(start + 10, line.cursor.end), while: \.isDigit)
      guard end - start <= 9, end < line.cursor.end,
        bytes[end] == .dot || bytes[end] == .closeParenthesis
      else { return nil }
      if continuesParagraph(line), Int(bytes.text(start..<end)) != 1 { return nil }
      end += 1
    default: return nil
    }
    return end == line.cursor.end || bytes[end].isBlank ? end : nil
  }

  private func isThematicBreak(_ start: Int, _ line: Line) -> Bool {
    let sign = bytes[start]
    guard sign == 0x2A || sign == .hyphen || sign == .underscore else { return false }
    var count = 0
    for byte in bytes[start..<line.cursor.end] {
      if byte == sign {
        count += 1
      } else if !byte.isBlank {
        return false
      }
    }
    return count >= 3
  }

  private func isSetextUnderline(_ start: Int, _ line: Line) -> Bool {
    guard continuesParagraph(line), case .paragraph = leaf else { return false }
    let sign = bytes[start]
    guard sign == .equals || sign == .hyphen else { return false }
    let end = bytes.end(of: start..<line.cursor.end) { $0 == sign }
    return bytes[end..<line.cursor.end].allSatisfy(\.isBlank)
  }

  /// Reads a line that begins a block which is no container; `false` when it is text.
  mutating func beginLeaf(_ line: inout Line, _ indent: Int, _ start: Int) -> Bool {
    let end = line.cursor.end
    let interrupts = leaf.isParagraph && !line.isNew
    if indent >= 4 {
      guard !interrupts else { return false }
      begin(&line)
      leaf = .indentedCode
      write(line, to: end)
      return true
    }
    switch bytes[start] {
    case .hash:
      let content = bytes.end(of: start..<end) { $0 == .hash }
      guard content - start <= 6, content == end || bytes[content].isBlank else { return false }
      begin(&line)
      var heading = TextRun()
      let text = bytes.trimmed(content..<end)
      heading.append(source, text, prefix: line.base..<text.lowerBound, line: line.number)
      write(heading, takesAttributes: true)
      return true
    case .backtick, .tilde:
      return beginFence(&line, indent, start)
    case .less:
      guard
        let kind = HTMLSyntax.blockStart(bytes, start..<end, interruptsParagraph: interrupts)
      else { return false }
      begin(&line)
      write(line, to: end)
      if !HTMLSyntax.ends(kind, bytes, start..<end) { leaf = .html(kind, line: line.number) }
      return true
    case .dollar where bytes.has("$$", at: start, before: end):
      return beginMath(&line, start)
    case .bang where bytes.has("![[", at: start, before: end):
      return readPlacement(&line, start)
    default: break
    }
    if isSetextUnderline(start, line) {
      leaf = .none
      writeParagraph(takesAttributes: true)
      write(line, to: end)
      return true
    }
    if isThematicBreak(start, line) {
      begin(&line)
      write(line, to: end)
      return true
    }
    return false
  }

  /// `![[gauss-conv.densities]]` on a line of its own.
  private mutating func readPlacement(_ line: inout Line, _ start: Int) -> Bool {
    let range = bytes.trimmed(start..<line.cursor.end)
    let name = (start + 3)..<max(start + 3, range.upperBound - 2)
    guard bytes.has("]]", at: range.upperBound - 2, before: range.upperBound),
      name.upperBound <= range.upperBound - 2,
      !bytes[name].contains(where: { $0 == .openBracket || $0 == .closeBracket })
    else { return false }
    begin(&line)
    guard let result = SlotSyntax.resultName(bytes, name, source.position) else {
      tokens.diagnostics.append(
        .malformedPlacement(bytes.text(range), at: source.position(start)))
      return true
    }
    write(.placement(result), line.base..<start, line: line.number, literal: range)
    return true
  }
}
