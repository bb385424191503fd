/// Everything of ours that libcmark must not see, by the number of the token that stands for it.
///
/// A token is written as a noncharacter, digits, and another noncharacter: to libcmark a word like
/// any other. A table belongs to the reading of one chapter.
final class TokenTable {
  struct Token {
    var element: Element
    /// What the author wrote, for places where a token cannot be an element.
    var literal: String
    var position: SourcePosition
    /// What is wrong with it, to be said only if it comes back as an element.
    var diagnostics: [Diagnostic] = []
    /// Whether it came back from libcmark, as an element or as its literal.
    var isPlaced = false
  }

  private(set) var tokens: [Token] = []
  /// What was found that no token stands for.
  var diagnostics: [Diagnostic] = []
  /// Where links and images open, by their destination.
  var links = Places()
  /// Where raw HTML stands within text, by what it says.
  var tags = Places()

  /// Places of things that libcmark reads, in their order.
  struct Places {
    private var places: [String: (positions: [SourcePosition], next: Int)] = [:]

    mutating func note(_ key: String, at position: SourcePosition) {
      places[key, default: ([], 0)].positions.append(position)
    }

    /// The first place of the key that has not been taken.
    mutating func take(_ key: String) -> SourcePosition? {
      guard let (positions, next) = places[key], next < positions.count else { return nil }
      places[key]?.next += 1
      return positions[next]
    }
  }

  func add(
    _ element: Element, literal: String, at position: SourcePosition,
    _ diagnostics: [Diagnostic] = []
  ) -> Int {
    tokens.append(
      Token(element: element, literal: literal, position: position, diagnostics: diagnostics))
    return tokens.count - 1
  }

  /// The token as an element; its diagnostics are reported.
  func place(_ number: Int) -> Element {
    guard tokens.indices.contains(number) else { return .nothing }
    tokens[number].isPlaced = true
    diagnostics += tokens[number].diagnostics
    tokens[number].diagnostics = []
    return tokens[number].element
  }

  func setCaption(_ part: Int, ofTable number: Int) {
    guard case .table(var table) = tokens[number].element else { return }
    table.caption = part
    tokens[number].element = .table(table)
  }

  func element(_ number: Int) -> Element {
    tokens.indices.contains(number) ? tokens[number].element : .nothing
  }

  /// The text with every token replaced by what the author wrote.
  func restore(_ text: String) -> String {
    guard text.utf8.contains(0xEF) else { return text }
    var restored = ""
    for piece in TokenTable.split(text) {
      switch piece {
      case .text(let text):
        restored += text
      case .token(let number):
        guard tokens.indices.contains(number) else { continue }
        // A block's placeholder is a comment, which the literal replaces only in part: not placed.
        if tokens[number].element.isInline { tokens[number].isPlaced = true }
        restored += tokens[number].literal
      }
    }
    return restored
  }

  /// U+FDD0 and U+FDD1, which `SourceText` makes sure that no text holds.
  static let opening: [UInt8] = [0xEF, 0xB7, 0x90]
  static let closing: [UInt8] = [0xEF, 0xB7, 0x91]

  static func write(_ number: Int, to bytes: inout [UInt8]) {
    bytes += opening
    bytes += String(number).utf8
    bytes += closing
  }

  /// `<!--`, the token, `-->`: a block of its own in libcmark's eyes.
  static func comment(_ number: Int) -> [UInt8] {
    var bytes = Array("<!--".utf8)
    write(number, to: &bytes)
    bytes += "-->".utf8
    return bytes
  }

  enum Piece: Equatable {
    case text(String)
    case token(Int)
  }

  /// A text cut at its tokens.
  static func split(_ text: String) -> [Piece] {
    guard text.utf8.contains(0xEF) else { return [.text(text)] }
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var (copied, index) = (0, 0)
    while index + 2 < bytes.count {
      guard bytes[index] == 0xEF, bytes[index + 1] == 0xB7, bytes[index + 2] == 0x90 else {
        index += 1
        continue
      }
      let digits = bytes.end(of: (index + 3)..<bytes.count) { $0.isDigit }
      guard digits + 2 < bytes.count, let number = Int(bytes.text((index + 3)..<digits)) else {
        index += 3
        continue
      }
      if copied < index { pieces.append(.text(bytes.text(copied..<index))) }
      pieces.append(.token(number))
      index = digits + 3
      copied = index
    }
    if copied < bytes.count { pieces.append(.text(bytes.text(copied..<bytes.count))) }
    return pieces
  }

  /// The token of a comment that holds nothing else.
  static func commentToken(_ html: String) -> Int? {
    let text = html.utf8.drop { $0.isBlank }
    guard text.starts(with: Array("<!--".utf8) + opening) else { return nil }
    let pieces = split(String(Substring(text)))
    guard pieces.count == 3, case .token(let number) = pieces[1],
      case .text(let end) = pieces[2], end == "-->" || end == "-->\n"
    else { return nil }
    return number
  }
}
