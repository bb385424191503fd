/// What stands in braces after a fence, `:::`, an equation, a heading or an image:
/// `{#name .class key=value key="a value"}`.
struct Attributes {
  struct Name {
    var text: String
    var position: SourcePosition
  }
  struct Pair {
    var key: Name
    /// As written between the quotes, with its backslashes.
    var value: Name
    /// Where the value stands in the bytes that were parsed.
    var range: Range<Int>
  }

  /// Where the opening brace stands.
  var position: SourcePosition
  var id: Name?
  var classes: [Name] = []
  var pairs: [Pair] = []
  /// The offset after the closing brace.
  var end = 0

  /// Why braces are not attributes.
  struct Fault: Error {
    var reason: String
    var position: SourcePosition
  }
}

extension Attributes {
  /// Reads the braces that open at the lower bound and close before the upper.
  static func parse(
    _ bytes: [UInt8], _ range: Range<Int>, position: (Int) -> SourcePosition
  ) throws(Fault) -> Attributes {
    var parser = AttributeParser(bytes: bytes, end: range.upperBound, index: range.lowerBound)
    do {
      return try parser.parse(position)
    } catch {
      throw Fault(reason: error.reason, position: position(error.offset))
    }
  }

  /// Whether the offset looks like the beginning of attributes, as opposed to braces of a text.
  static func begin(_ bytes: [UInt8], at offset: Int, before end: Int) -> Bool {
    guard offset + 1 < end, bytes[offset] == .openBrace else { return false }
    let first = bytes.end(of: (offset + 1)..<end) { $0.isBlank }
    guard first < end else { return false }
    if bytes[first] == .hash || bytes[first] == .dot { return true }
    let key = bytes.end(of: first..<end) { $0.isName }
    return key > first && key < end && bytes[key] == .equals
  }
}

private struct AttributeParser {
  struct Fault: Error {
    var reason: String
    var offset: Int
  }

  let bytes: [UInt8]
  let end: Int
  var index: Int

  mutating func parse(_ position: (Int) -> SourcePosition) throws(Fault) -> Attributes {
    let start = index
    var attributes = Attributes(position: position(start))
    func name(_ range: Range<Int>) -> Attributes.Name {
      Attributes.Name(text: bytes.text(range), position: position(range.lowerBound))
    }
    index += 1
    while true {
      index = bytes.end(of: index..<end) { $0.isWhitespace }
      guard index < end else { throw Fault(reason: "the braces are not closed", offset: start) }
      switch bytes[index] {
      case .closeBrace:
        index += 1
        attributes.end = index
        return attributes
      case .hash:
        let range = try word(after: "#")
        guard attributes.id == nil else {
          throw Fault(reason: "there are two names here", offset: range.lowerBound - 1)
        }
        attributes.id = name(range)
      case .dot:
        attributes.classes.append(name(try word(after: ".")))
      default:
        let key = index..<bytes.end(of: index..<end) { $0.isName }
        guard !key.isEmpty else {
          throw Fault(reason: "expected '#name', '.class' or 'key=value'", offset: index)
        }
        guard key.upperBound < end, bytes[key.upperBound] == .equals else {
          throw Fault(
            reason: "'\(bytes.text(key))' is neither '#name', '.class' nor 'key=value'",
            offset: key.lowerBound)
        }
        index = key.upperBound + 1
        let range = try value()
        attributes.pairs.append(.init(key: name(key), value: name(range), range: range))
      }
      if index < end, bytes[index] != .closeBrace, !bytes[index].isWhitespace {
        throw Fault(reason: "expected a space", offset: index)
      }
    }
  }

  private mutating func word(after sign: String) throws(Fault) -> Range<Int> {
    let start = index + 1
    index = bytes.end(of: start..<end) {
      !$0.isWhitespace && $0 != .closeBrace && $0 != .openBrace && $0 != .quote && $0 != .equals
    }
    guard index > start else {
      throw Fault(reason: "a name is missing after '\(sign)'", offset: start)
    }
    return start..<index
  }

  private mutating func value() throws(Fault) -> Range<Int> {
    guard index < end, bytes[index] == .quote else {
      let start = index
      index = bytes.end(of: start..<end) {
        !$0.isWhitespace && $0 != .closeBrace && $0 != .openBrace && $0 != .quote
      }
      guard index > start else {
        throw Fault(reason: "a value is missing after '='", offset: start)
      }
      return start..<index
    }
    let quote = index
    index += 1
    while index < end, bytes[index] != .quote {
      index += bytes[index] == .backslash ? 2 : 1
    }
    guard index < end else { throw Fault(reason: "the quotation is not closed", offset: quote) }
    defer { index += 1 }
    return (quote + 1)..<index
  }
}
