/// Brackets and what follows them. libcmark reads links and images; here their places are taken,
/// their destinations passed over, and an image's attributes found.
extension InlineMasker {
  mutating func openBracket(before end: Int) {
    if let name = bytes.footnoteName(at: index, before: end) {
      let footnote = Inline.footnote(name: bytes.text(name), position: position(index))
      replace(index..<(name.upperBound + 1), with: .inline(footnote))
      return
    }
    if citation(before: end) { return }
    brackets.append(Bracket(index: index, isImage: false))
    index += 1
  }

  mutating func bang(before end: Int) {
    guard index + 1 < end, bytes[index + 1] == .openBracket else {
      index += 1
      return
    }
    if let placement = placementEnd(before: end) {
      let text = bytes.text(index..<placement)
      replace(index..<placement, with: .nothing, [.placementInText(text, at: position(index))])
      return
    }
    brackets.append(Bracket(index: index, isImage: true))
    index += 2
  }

  /// The end of `![[…]]`, unless it is an image whose text begins with a bracket.
  private func placementEnd(before end: Int) -> Int? {
    guard bytes.has("![[", at: index, before: end) else { return nil }
    let close = bytes.end(of: (index + 3)..<end) {
      $0 != .closeBracket && $0 != .openBracket && $0 != .newline
    }
    guard bytes.has("]]", at: close, before: end) else { return nil }
    let next = close + 2
    if next < end, bytes[next] == .openParenthesis || bytes[next] == .openBracket { return nil }
    return next
  }

  mutating func closeBracket(before end: Int) {
    index += 1
    guard let bracket = brackets.popLast(), index < end else { return }
    if bytes[index] == .openParenthesis, let target = linkTarget(before: end) {
      let destination = bytes.text(target.destination)
      tokens.links.note(destination, at: position(bracket.index))
      index = target.end
    } else if bytes[index] == .openBracket, bracket.isImage {
      let close = bytes.end(of: (index + 1)..<end) { $0 != .closeBracket && $0 != .openBracket }
      if close < end, bytes[close] == .closeBracket { index = close + 1 }
    }
    guard bracket.isImage, Attributes.begin(bytes, at: index, before: end) else { return }
    do {
      let attributes = try Attributes.parse(bytes, index..<end, position: position)
      replace(index..<attributes.end, with: .attributes(attributes))
    } catch {
      replace(index..<(index + 1), with: .nothing, [.malformedAttributes(error)])
    }
  }

  /// `(destination "title")` at the current parenthesis, by CommonMark's rules.
  private func linkTarget(before end: Int) -> (destination: Range<Int>, end: Int)? {
    var next = bytes.end(of: (index + 1)..<end) { $0.isWhitespace }
    let destination: Range<Int>
    if next < end, bytes[next] == .less {
      let start = next + 1
      var close = start
      while close < end, bytes[close] != .greater {
        if bytes[close] == .less || bytes[close] == .newline { return nil }
        close += bytes[close] == .backslash ? 2 : 1
      }
      guard close < end else { return nil }
      destination = start..<close
      next = close + 1
    } else {
      let start = next
      var depth = 0
      scan: while next < end {
        switch bytes[next] {
        case .backslash where next + 1 < end && bytes[next + 1].isPunctuation: next += 1
        case .openParenthesis:
          depth += 1
          if depth > 32 { return nil }
        case .closeParenthesis:
          if depth == 0 { break scan }
          depth -= 1
        case 0...0x20: break scan
        default: break
        }
        next += 1
      }
      guard depth == 0 else { return nil }
      destination = start..<next
    }
    var close = bytes.end(of: next..<max(next, end)) { $0.isWhitespace }
    if close > next, close < end, let title = linkTitle(close, before: end) {
      close = bytes.end(of: title..<max(title, end)) { $0.isWhitespace }
    }
    guard close < end, bytes[close] == .closeParenthesis else { return nil }
    return (destination, close + 1)
  }

  private func linkTitle(_ start: Int, before end: Int) -> Int? {
    let closing: UInt8
    switch bytes[start] {
    case .quote: closing = .quote
    case .apostrophe: closing = .apostrophe
    case .openParenthesis: closing = .closeParenthesis
    default: return nil
    }
    var index = start + 1
    while index < end, bytes[index] != closing {
      if bytes[index] == .openParenthesis, closing == .closeParenthesis { return nil }
      index += bytes[index] == .backslash ? 2 : 1
    }
    return index < end ? index + 1 : nil
  }
}
