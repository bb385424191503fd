/// Raw HTML and `<https://…>` within text: libcmark's, and nothing of ours in them.
extension InlineMasker {
  mutating func html(before end: Int) {
    if let close = autolinkEnd(before: end) {
      index = close
    } else if let close = tagEnd(before: end) {
      tokens.tags.note(bytes.text(index..<close), at: position(index))
      index = close
    } else {
      index += 1
    }
  }

  private func autolinkEnd(before end: Int) -> Int? {
    let start = index + 1
    let scheme = bytes.end(of: start..<min(start + 32, end)) {
      $0.isLetter || $0.isDigit || $0 == 0x2B || $0 == .dot || $0 == .hyphen
    }
    if scheme > start + 1, scheme < end, bytes[start].isLetter, bytes[scheme] == .colon {
      let close = bytes.end(of: scheme..<end) { $0 > 0x20 && $0 != .less && $0 != .greater }
      return close < end && bytes[close] == .greater ? close + 1 : nil
    }
    let local = bytes.end(of: start..<end) {
      $0 > 0x20 && $0 < 0x7F && $0 != .at && $0 != .less && $0 != .greater && $0 != .backslash
    }
    guard local > start, local < end, bytes[local] == .at else { return nil }
    let domain = bytes.end(of: (local + 1)..<end) {
      $0.isLetter || $0.isDigit || $0 == .dot || $0 == .hyphen
    }
    return domain > local + 1 && domain < end && bytes[domain] == .greater ? domain + 1 : nil
  }

  private mutating func tagEnd(before end: Int) -> Int? {
    guard index + 1 < end else { return nil }
    switch bytes[index + 1] {
    case .bang where bytes.has("<!--", at: index, before: end):
      return find("-->", from: index + 4, before: end, lacking: \.commentEnd)
    case .bang where bytes.has("<![CDATA[", at: index, before: end):
      return find("]]>", from: index + 9, before: end, lacking: \.characterDataEnd)
    case .bang where index + 2 < end && bytes[index + 2].isLetter:
      return find(">", from: index + 2, before: end, lacking: \.greater)
    case 0x3F:
      return find("?>", from: index + 2, before: end, lacking: \.instructionEnd)
    case .slash:
      let name = bytes.end(of: (index + 2)..<end) { $0.isLetter || $0.isDigit || $0 == .hyphen }
      guard name > index + 2, bytes[index + 2].isLetter else { return nil }
      let close = bytes.end(of: name..<end) { $0.isWhitespace }
      return close < end && bytes[close] == .greater ? close + 1 : nil
    default:
      return HTMLSyntax.openTagEnd(bytes, at: index, before: end)
    }
  }

  private mutating func find(
    _ word: StaticString, from start: Int, before end: Int, lacking: WritableKeyPath<Lacks, Bool>
  ) -> Int? {
    guard !lacks[keyPath: lacking] else { return nil }
    var index = start
    while index < end {
      if bytes.has(word, at: index, before: end) { return index + word.utf8CodeUnitCount }
      index += 1
    }
    lacks[keyPath: lacking] = true
    return nil
  }
}
