/// Makes a snippet, or Swift that is only shown, of a fence of Swift.
struct SnippetReader {
  let source: SourceText
  let fence: OpenFence
  let swift: SwiftFence
  /// Where the closing line stands.
  let end: SourcePosition
  let isInFootnote: Bool

  private static let classes = ["hidden", "folded", "display"]
  private static let keys = ["verifies", "uses", "inputs"]

  /// The element, or `nil` when the fence cannot be used, and what is wrong.
  func read() -> (Element?, [Diagnostic]) {
    let bytes = source.bytes
    let position = source.position(fence.start)
    let name = bytes.end(of: fence.info) { !$0.isWhitespace && $0 != .openBrace }
    let rest = bytes.trimmed(name..<fence.info.upperBound)
    guard !rest.isEmpty else { return (nil, [.bareSwift(at: position)]) }
    guard bytes[rest.lowerBound] == .openBrace else {
      return (
        nil,
        [.textAfterSwift(bytes.text(rest), at: source.position(rest.lowerBound))]
      )
    }
    do {
      let attributes = try Attributes.parse(bytes, rest, position: source.position)
      guard attributes.end == rest.upperBound else {
        let text = bytes.trimmed(attributes.end..<rest.upperBound)
        return (
          nil, [.textAfterSwift(bytes.text(text), at: source.position(text.lowerBound))]
        )
      }
      return read(attributes, position)
    } catch {
      return (nil, [.malformedAttributes(error)])
    }
  }

  private func read(
    _ attributes: Attributes, _ position: SourcePosition
  ) -> (Element?, [Diagnostic]) {
    var found = attributes.refuse(keysOf: "a snippet", known: Self.keys)
    var display: Attributes.Name?
    for name in attributes.classes {
      if !Self.classes.contains(name.text) {
        found.append(
          .unknownClass(name.text, of: "a snippet", known: Self.classes, at: name.position))
      } else if let display {
        found.append(.twoSnippetClasses(display.text, name.text, at: name.position))
      } else {
        display = name
      }
    }
    let options = readOptions(attributes, &found)
    let code = String(decoding: swift.code, as: UTF8.self)
    if display?.text == "display" {
      if let id = attributes.id { found.append(.namedDisplay(id.text, at: id.position)) }
      for option in options {
        found.append(.optionOfDisplay(option.key.text, at: option.key.position))
      }
      return (.display(code), found)
    }
    guard let id = attributes.id else {
      return (nil, found.isEmpty ? [.bareSwift(at: position)] : found)
    }
    if !isName(id.text) { found.append(.malformedSnippetName(id.text, at: id.position)) }
    if isInFootnote { found.append(.snippetInFootnote(id.text, at: id.position)) }
    func labels(_ key: String) -> [LabelUse] {
      options.filter { $0.key.text == key }.flatMap(words)
        .map { LabelUse(label: Label($0.text), position: $0.position) }
    }
    let (verifies, uses) = (labels("verifies"), labels("uses"))
    let inputs = options.filter { $0.key.text == "inputs" }.flatMap(words)
    let snippet = Snippet(
      id: SnippetID(id.text), code: code, position: swift.position ?? end,
      namePosition: id.position, display: display.flatMap { .init(rawValue: $0.text) } ?? .shown,
      verifies: verifies.map(\.label), uses: uses.map(\.label), inputs: inputs.map(\.text))
    return (
      .snippet(SnippetReading(snippet: snippet, verifies: verifies, uses: uses, inputs: inputs)),
      found
    )
  }

  private func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z")
    else { return false }
    return text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == .hyphen }
  }

  /// The fence's own keys and those of the `//| key: value` lines.
  private func readOptions(
    _ attributes: Attributes, _ found: inout [Diagnostic]
  ) -> [Attributes.Pair] {
    var options = attributes.pairs.filter { Self.keys.contains($0.key.text) }
    let bytes = source.bytes
    for line in swift.options {
      let text = bytes.trimmed(line)
      let colon = bytes.end(of: text) { $0 != .colon }
      let key = bytes.trimmed(text.lowerBound..<colon)
      let value = bytes.trimmed(min(colon + 1, text.upperBound)..<text.upperBound)
      let at = source.position(text.lowerBound)
      guard colon < text.upperBound, !key.isEmpty, !value.isEmpty else {
        found.append(.malformedOption(at: at))
        continue
      }
      let name = Attributes.Name(text: bytes.text(key), position: at)
      if !Self.keys.contains(name.text) {
        found.append(.unknownKey(name.text, of: "a snippet", known: Self.keys, at: at))
      } else if let first = options.first(where: { $0.key.text == name.text }) {
        found.append(.duplicateKey(name.text, at: at, first: first.key.position))
      } else {
        options.append(
          Attributes.Pair(
            key: name,
            value: .init(text: bytes.text(value), position: source.position(value.lowerBound)),
            range: value))
      }
    }
    return options
  }

  /// The parts of a value that commas divide.
  private func words(of option: Attributes.Pair) -> [Attributes.Name] {
    let bytes = source.bytes
    return bytes[option.range].split(separator: .comma).compactMap { part in
      let word = bytes.trimmed(part.startIndex..<part.endIndex)
      guard !word.isEmpty else { return nil }
      return Attributes.Name(
        text: bytes.text(word), position: source.position(word.lowerBound))
    }
  }
}
