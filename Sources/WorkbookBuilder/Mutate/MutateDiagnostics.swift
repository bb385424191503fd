/// What `mutate` can say.
extension Diagnostic {
  static func survived(_ mutant: Mutant) -> Diagnostic {
    let help =
      switch mutant.place {
      case .equation:
        "check what the change alters, or say why it may: % survives: reason, on the same line"
      case .snippet:
        "claim what the change alters, or say why it may: // survives: reason, on the same line"
      }
    return Diagnostic(
      "mutant-survived", at: mutant.position, "no check notices that \(mutant.description)",
      details: [mutant.line], help: help)
  }

  static func unreadEquation(_ label: Label, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, "unread-equation", at: position,
      "the snippets that verify '\(label)' do not read its formula, so no change of it is noticed",
      help: "declare its names, or evaluate the formula in the snippet: //| uses: \(label)")
  }
}

extension String {
  /// What stands behind `survives:` in a comment of the line that holds an offset.
  func survivalReason(atUTF8Offset offset: Int, comment: String) -> String? {
    let line = line(atUTF8Offset: offset)
    guard let mark = line.lastRange(of: comment) else { return nil }
    let rest = line[mark.upperBound...].drop { $0 == " " }
    guard rest.hasPrefix("survives:") else { return nil }
    let reason = rest.dropFirst("survives:".count).drop { $0 == " " }
    return reason.isEmpty ? nil : String(reason)
  }

  /// The line that holds an offset.
  func line(atUTF8Offset offset: Int) -> String {
    let bytes = Array(utf8)
    let place = Swift.min(Swift.max(0, offset), bytes.count)
    let start = bytes[..<place].lastIndex(of: .newline).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: .newline) ?? bytes.count
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func lastRange(of text: String) -> Range<Index>? { ranges(of: text).last }

  /// With a range of bytes replaced.
  func replacing(utf8 range: Range<Int>, with replacement: String) -> String {
    let bytes = Array(utf8)
    return String(
      decoding: bytes[..<range.lowerBound] + Array(replacement.utf8) + bytes[range.upperBound...],
      as: UTF8.self)
  }
}
