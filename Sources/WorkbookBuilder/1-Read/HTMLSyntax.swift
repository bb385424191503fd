/// The seven ways in which a block of raw HTML begins and ends (CommonMark 0.30, section 4.6).
enum HTMLSyntax {
  enum BlockKind {
    case script, comment, instruction, declaration, characterData, block, tag

    /// What closes a block of this kind where the text ends before it does; empty for those that a
    /// blank line ends.
    var closer: String {
      switch self {
      case .script: "</pre>"
      case .comment: "-->"
      case .instruction: "?>"
      case .declaration: ">"
      case .characterData: "]]>"
      case .block, .tag: ""
      }
    }
  }

  static func blockStart(
    _ bytes: [UInt8], _ line: Range<Int>, interruptsParagraph: Bool
  ) -> BlockKind? {
    let (start, end) = (line.lowerBound, line.upperBound)
    guard start + 1 < end, bytes[start] == .less else { return nil }
    if bytes.has("<!--", at: start, before: end) { return .comment }
    if bytes.has("<![CDATA[", at: start, before: end) { return .characterData }
    switch bytes[start + 1] {
    case 0x3F: return .instruction
    case .bang: return start + 2 < end && bytes[start + 2].isLetter ? .declaration : nil
    default: break
    }
    let isClosing = bytes[start + 1] == .slash
    let first = start + (isClosing ? 2 : 1)
    let nameEnd = bytes.end(of: first..<max(first, end)) { $0.isLetter || $0.isDigit }
    let name = first < end ? bytes.text(first..<nameEnd).lowercased() : ""
    let isDelimited =
      nameEnd >= end || bytes[nameEnd].isWhitespace || bytes[nameEnd] == .greater
    if !isClosing, isDelimited, ["script", "pre", "style", "textarea"].contains(name) {
      return .script
    }
    if isDelimited || bytes.has("/>", at: nameEnd, before: end), blockNames.contains(name) {
      return .block
    }
    guard !interruptsParagraph, let close = tagEnd(bytes, at: start, before: end) else {
      return nil
    }
    return bytes[close..<end].allSatisfy(\.isWhitespace) ? .tag : nil
  }

  /// Whether the line ends a block of the kind.
  static func ends(_ kind: BlockKind, _ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let words: [String] =
      switch kind {
      case .script: ["</script>", "</pre>", "</style>", "</textarea>"]
      case .block, .tag: []
      default: [kind.closer]
      }
    guard !words.isEmpty else { return false }
    let text = bytes.text(line)
    let searched = kind == .script ? text.lowercased() : text
    return words.contains { searched.contains($0) }
  }

  private static func tagEnd(_ bytes: [UInt8], at start: Int, before end: Int) -> Int? {
    guard bytes[start + 1] == .slash else { return openTagEnd(bytes, at: start, before: end) }
    let name = bytes.end(of: (start + 2)..<end) { $0.isLetter || $0.isDigit || $0 == .hyphen }
    guard name > start + 2, bytes[start + 2].isLetter else { return nil }
    let close = bytes.end(of: name..<end) { $0.isWhitespace }
    return close < end && bytes[close] == .greater ? close + 1 : nil
  }

  /// The end of `<name key="value">` that begins at the offset, or `nil`.
  static func openTagEnd(_ bytes: [UInt8], at start: Int, before end: Int) -> Int? {
    guard start + 1 < end, bytes[start + 1].isLetter else { return nil }
    var index = bytes.end(of: (start + 1)..<end) { $0.isLetter || $0.isDigit || $0 == .hyphen }
    while true {
      let space = bytes.end(of: index..<end) { $0.isWhitespace }
      guard space < end else { return nil }
      if bytes[space] == .greater { return space + 1 }
      if bytes[space] == .slash {
        return space + 1 < end && bytes[space + 1] == .greater ? space + 2 : nil
      }
      let first = bytes[space]
      guard space > index, first.isLetter || first == .underscore || first == .colon else {
        return nil
      }
      index = bytes.end(of: space..<end) { $0.isName || $0 == .dot || $0 == .colon }
      let equals = bytes.end(of: index..<end) { $0.isWhitespace }
      guard equals < end, bytes[equals] == .equals else { continue }
      let value = bytes.end(of: (equals + 1)..<end) { $0.isWhitespace }
      guard value < end else { return nil }
      let quote = bytes[value]
      if quote == .quote || quote == .apostrophe {
        let close = bytes.end(of: (value + 1)..<end) { $0 != quote }
        guard close < end else { return nil }
        index = close + 1
      } else {
        index = bytes.end(of: value..<end) {
          !$0.isWhitespace && $0 != .quote && $0 != .apostrophe && $0 != .equals && $0 != .less
            && $0 != .greater && $0 != .backtick
        }
        guard index > value else { return nil }
      }
    }
  }

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
