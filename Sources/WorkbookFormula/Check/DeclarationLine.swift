/// A declaration cut into pieces at its relation signs, before any piece is read.
struct DeclarationLine {
  /// A piece of the source and where it begins.
  struct Piece {
    var text: String
    var start: Int

    var span: Span { Span(start, start + text.utf8.count) }
    var isEmpty: Bool { text.isEmpty }
  }

  /// The sides; one more than there are relations.
  var sides: [Piece]
  /// `\in`, `<`, `:=`, …, in one spelling each.
  var relations: [String]
  /// Words behind a domain: `symmetric positive definite`.
  var words: [String]
  /// What follows `\text{ for }`.
  var range: Piece?

  private static let signs: [(String, String)] = [
    (":=", ":="), ("\\coloneqq", ":="), ("\\colon", ":"), (":", ":"), ("\\in", "\\in"),
    ("\\sim", "\\sim"), ("\\leq", "\\le"), ("\\le", "\\le"), ("\\geq", "\\ge"), ("\\ge", "\\ge"),
    ("\\neq", "\\ne"), ("\\ne", "\\ne"), ("\\to", "\\to"), ("<", "<"), (">", ">"), ("=", "="),
  ]

  /// Cuts `piece`, a declaration without its comment.
  init(_ piece: Piece) {
    var tokens = Self.tokens(piece)
    words = []
    range = nil
    if let place = tokens.firstIndex(where: { $0.isWords && Self.isRange($0.text) }) {
      let start = tokens[place].end
      let text = String(decoding: Array(piece.text.utf8)[(start - piece.start)...], as: UTF8.self)
      range = Self.trimmed(Piece(text: text, start: start))
      tokens.removeSubrange(place...)
    }
    words = tokens.filter(\.isWords).map(\.text)
    tokens.removeAll { $0.isWords || ["\\quad", "\\qquad"].contains($0.text) }
    sides = []
    relations = []
    var from = piece.start
    var end = piece.start
    func side(_ from: Int, _ end: Int) -> Piece {
      let bytes = Array(piece.text.utf8)[(from - piece.start)..<(max(from, end) - piece.start)]
      return Self.trimmed(Piece(text: String(decoding: bytes, as: UTF8.self), start: from))
    }
    var depth = 0
    for token in tokens {
      depth += token.nesting
      if depth == 0, relations.first != ":=",
        let sign = Self.signs.first(where: { $0.0 == token.text })?.1
      {
        sides.append(side(from, end))
        relations.append(sign)
        from = token.end
      }
      end = token.end
    }
    sides.append(side(from, end))
  }

  private static func isRange(_ words: String) -> Bool {
    ["for", "for all", "for every", "for each", "where", "with"].contains(words)
  }

  static func trimmed(_ piece: Piece) -> Piece {
    var bytes = Array(piece.text.utf8)[...]
    while let first = bytes.first, [0x20, 0x09, 0x0D, 0x0A].contains(first) { bytes.removeFirst() }
    let skipped = piece.text.utf8.count - bytes.count
    let ends: [UInt8] = [0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "."), UInt8(ascii: ";")]
    while let last = bytes.last, ends.contains(last) { bytes.removeLast() }
    return Piece(text: String(decoding: bytes, as: UTF8.self), start: piece.start + skipped)
  }

  /// The pieces between commas outside all brackets.
  static func separated(_ piece: Piece) -> [Piece] {
    var pieces: [Piece] = []
    var depth = 0
    var from = piece.start
    let bytes = Array(piece.text.utf8)
    func cut(_ end: Int) {
      let text = String(decoding: bytes[(from - piece.start)..<(end - piece.start)], as: UTF8.self)
      pieces.append(trimmed(Piece(text: text, start: from)))
    }
    for token in tokens(piece) {
      depth += token.nesting
      if depth == 0, token.text == "," {
        cut(token.start)
        from = token.end
      }
    }
    cut(piece.start + bytes.count)
    return pieces
  }
}

extension DeclarationLine {
  /// A command, a character, or the words of a `\text{…}`.
  struct Token {
    var text: String
    var start: Int
    var end: Int
    var isWords = false

    /// By how much brackets become deeper.
    var nesting: Int {
      switch text {
      case "(", "[", "{", "\\{", "\\langle", "\\lbrace": 1
      case ")", "]", "}", "\\}", "\\rangle", "\\rbrace": -1
      default: 0
      }
    }
  }

  static func tokens(_ piece: Piece) -> [Token] {
    let bytes = Array(piece.text.utf8)
    var tokens: [Token] = []
    var at = 0
    func isLetter(_ i: Int) -> Bool {
      i < bytes.count && (bytes[i] | 0x20) >= 0x61 && (bytes[i] | 0x20) <= 0x7A
    }
    while at < bytes.count {
      let start = at
      if bytes[at] == UInt8(ascii: "\\") {
        at += 1
        if isLetter(at) { while isLetter(at) { at += 1 } } else if at < bytes.count { at += 1 }
      } else if bytes[at...].starts(with: ":=".utf8) {
        at += 2
      } else {
        at += 1
      }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      if [" ", "\t", "\r", "\n"].contains(text) { continue }
      if ["\\text", "\\textrm", "\\mbox"].contains(text) {
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "{"),
          let close = bytes[at...].firstIndex(of: UInt8(ascii: "}"))
        {
          let words = String(decoding: bytes[(at + 1)..<close], as: UTF8.self)
          at = close + 1
          tokens.append(
            Token(
              text: words.split(separator: " ").joined(separator: " "), start: piece.start + start,
              end: piece.start + at, isWords: true))
          continue
        }
      }
      tokens.append(Token(text: text, start: piece.start + start, end: piece.start + at))
    }
    return tokens
  }
}
