/// What TeX sees: a command, or one character.
struct TeXSign: Sendable, Hashable {
  /// `\frac`, `x`, `{`; the words themselves where `isText`.
  var text: String
  var span: Span
  /// Blanks or a comment stand in front of it.
  var followsBlank = false
  /// The braces of `\text{…}` with what is between them, as one sign.
  var isText = false
}

extension TeXSign {
  /// Commands whose argument is words.
  static let textCommands: Set<String> = [
    "\\text", "\\textrm", "\\textit", "\\textbf", "\\textnormal", "\\mbox", "\\hbox", "\\textsf",
    "\\texttt", "\\intertext", "\\shortintertext",
  ]

  /// Commands whose argument names something and is not mathematics.
  static let rawCommands: Set<String> = [
    "\\label", "\\tag", "\\tag*", "\\ref", "\\eqref", "\\begin", "\\end", "\\color", "\\hspace",
    "\\hspace*", "\\vspace", "\\htmlId", "\\htmlClass",
  ]

  /// Takes the source apart.
  ///
  /// - Parameter place: what all signs get as their span, for the body of a macro.
  static func signs(of tex: String, at place: Span? = nil) throws(FormulaProblem) -> [TeXSign] {
    let bytes = Array(tex.utf8)
    var signs: [TeXSign] = []
    var index = 0
    var blank = false

    func add(_ end: Int, text: String? = nil, isText: Bool = false) {
      signs.append(
        TeXSign(
          text: text ?? String(decoding: bytes[index..<end], as: UTF8.self),
          span: place ?? Span(index, end), followsBlank: blank, isText: isText))
      blank = false
      index = end
    }

    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        blank = true
        index += 1
      case UInt8(ascii: "%"):
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        blank = true
      case UInt8(ascii: "\\"):
        var end = index + 1
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        if end == index + 1 {
          guard end < bytes.count else {
            throw FormulaProblem(
              "a backslash with nothing behind it", at: place ?? Span(index, end))
          }
          end += bytes[end].characterLength
          end = min(end, bytes.count)
        } else if end < bytes.count, bytes[end] == UInt8(ascii: "*") {
          let starred = String(decoding: bytes[index...end], as: UTF8.self)
          if ["\\operatorname*", "\\tag*", "\\hspace*"].contains(starred) { end += 1 }
        }
        add(end)
        let command = signs[signs.count - 1].text
        if textCommands.contains(command) || rawCommands.contains(command) {
          while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
          if index < bytes.count, bytes[index] == UInt8(ascii: "{") {
            let close = closingBrace(bytes, index)
            guard let close else {
              throw FormulaProblem(
                "this '{' is never closed", at: place ?? Span(index, index + 1))
            }
            add(
              close + 1, text: String(decoding: bytes[(index + 1)..<close], as: UTF8.self),
              isText: true)
          }
        }
      default:
        add(min(index + byte.characterLength, bytes.count))
      }
    }
    return signs
  }

  private static func closingBrace(_ bytes: [UInt8], _ open: Int) -> Int? {
    var depth = 0
    var index = open
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }

  /// Of a character of UTF-8 that begins with this byte.
  fileprivate var characterLength: Int {
    switch self {
    case 0xF0...0xF7: 4
    case 0xE0...0xEF: 3
    case 0xC0...0xDF: 2
    default: 1
    }
  }
}
