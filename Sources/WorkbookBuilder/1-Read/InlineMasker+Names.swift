/// Slots, references, citations, footnotes: what names something that stands elsewhere.
extension InlineMasker {
  mutating func slot(before end: Int) {
    guard index + 1 < end, bytes[index + 1] == .openBrace else {
      index += 1
      return
    }
    guard let syntax = SlotSyntax(bytes, at: index, before: end) else {
      let range = index..<(index + 2)
      replace(range, with: .nothing, [.malformedSlot("{{", at: position(index))])
      return
    }
    switch syntax.read(position) {
    case .success(let slot): replace(index..<syntax.end, with: .inline(.slot(slot)))
    case .failure(let failure):
      replace(index..<syntax.end, with: .nothing, [failure.diagnostic])
    }
  }

  mutating func reference(before end: Int) {
    guard index + 1 < end, bytes[index + 1].isLetter, !followsWord else {
      index += 1
      return
    }
    let start = index + 1
    let first = name(from: start, before: end)
    var label = first
    var chapter: ChapterID?
    if !isLabel(first), first.upperBound + 1 < end, bytes[first.upperBound] == .slash,
      bytes[first.upperBound + 1].isLetter
    {
      label = name(from: first.upperBound + 1, before: end)
      chapter = ChapterID(bytes.text(first))
    }
    let range = index..<label.upperBound
    guard isLabel(label) else {
      replace(
        range, with: .nothing,
        [.notAReference(bytes.text(start..<label.upperBound), at: position(index))])
      return
    }
    let reference = Reference(
      chapter: chapter, label: Label(bytes.text(label)), position: position(index))
    replace(range, with: .inline(.reference(reference)))
  }

  /// A name that starts at the offset; a hyphen at its end belongs to the sentence.
  private func name(from start: Int, before end: Int) -> Range<Int> {
    var upper = bytes.end(of: start..<end) { $0.isName }
    while upper > start, bytes[upper - 1] == .hyphen || bytes[upper - 1] == .underscore {
      upper -= 1
    }
    return start..<upper
  }

  private func isLabel(_ range: Range<Int>) -> Bool {
    guard let hyphen = bytes[range].firstIndex(of: .hyphen), hyphen + 1 < range.upperBound else {
      return false
    }
    return LabelKind.prefixes.contains(bytes.text(range.lowerBound..<hyphen))
  }

  /// Whether a letter, a digit or `_` stands before the current character, as in an e-mail address.
  private var followsWord: Bool {
    guard index > 0 else { return false }
    let byte = bytes[index - 1]
    if byte < 0x80 { return byte.isLetter || byte.isDigit || byte == .underscore }
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let scalar = bytes.text(start..<index).unicodeScalars.first else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Reads `[@key; @key, p. 3]` at the current bracket; `false` when it is no citation.
  mutating func citation(before end: Int) -> Bool {
    let start = bytes.end(of: (index + 1)..<end) { $0.isWhitespace }
    guard start + 1 < end, bytes[start] == .at, bytes[start + 1].isLetter,
      !isLabel(name(from: start + 1, before: end))
    else { return false }
    let close = bytes.end(of: start..<end) { $0 != .closeBracket && $0 != .openBracket }
    guard close < end, bytes[close] == .closeBracket,
      !(close + 1 < end && bytes[close + 1] == .openParenthesis)
    else { return false }
    var items: [Citation.Item] = []
    var diagnostics: [Diagnostic] = []
    for part in bytes[start..<close].split(separator: .semicolon, omittingEmptySubsequences: false)
    {
      let range = bytes.trimmed(part.startIndex..<part.endIndex)
      if let item = citationItem(range) {
        items.append(item)
      } else {
        diagnostics.append(
          .malformedCitation(bytes.text(range), at: position(range.lowerBound)))
      }
    }
    replace(
      index..<(close + 1), with: .inline(.citation(Citation(items: items))), diagnostics)
    return true
  }

  private func citationItem(_ range: Range<Int>) -> Citation.Item? {
    guard range.count >= 2, bytes[range.lowerBound] == .at else { return nil }
    let start = range.lowerBound + 1
    let end = bytes.end(of: start..<range.upperBound) {
      $0.isName || $0 >= 0x80 || $0 == .colon || $0 == .dot || $0 == .slash
    }
    guard end > start else { return nil }
    let key = bytes.text(start..<end)
    if end == range.upperBound {
      return Citation.Item(key: key, position: position(range.lowerBound))
    }
    let locator = bytes.trimmed((end + 1)..<range.upperBound)
    guard bytes[end] == .comma, !locator.isEmpty,
      bytes[locator].firstIndex(of: .at) == nil
    else { return nil }
    let text = bytes.text(locator).split(whereSeparator: \.isNewline).joined(separator: " ")
    return Citation.Item(key: key, locator: text, position: position(range.lowerBound))
  }
}

extension [UInt8] {
  /// The name in `[^name]`, when that stands at the offset.
  func footnoteName(at start: Int, before end: Int) -> Range<Int>? {
    guard has("[^", at: start, before: end) else { return nil }
    let stop = self.end(of: (start + 2)..<end) {
      !$0.isWhitespace && $0 != .closeBracket && $0 != .openBracket && $0 != .caret
    }
    guard stop > start + 2, has("]", at: stop, before: end) else { return nil }
    return (start + 2)..<stop
  }
}
