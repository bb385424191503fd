/// Cuts Swift source into tokens. Comments and string literals, raw and multi-line ones and their
/// interpolations included, are passed over as a whole. Never fails: what is not Swift becomes
/// tokens too, and the compiler will say what is wrong with them.
struct SwiftTokenizer {
  private let source: String
  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0
  private var tokens: [SwiftToken] = []

  static func tokens(of source: String) -> [SwiftToken] {
    var tokenizer = SwiftTokenizer(source: source)
    tokenizer.scan()
    return tokenizer.tokens
  }

  private init(source: String) {
    self.source = source
    self.bytes = Array(source.utf8)
  }

  private mutating func scan() {
    var startsLine = true
    var followsSpace = true
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        startsLine = true
        followsSpace = true
        offset += 1
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        followsSpace = true
        offset += 1
        continue
      case UInt8(ascii: "/") where at("//"):
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
        followsSpace = true
        continue
      case UInt8(ascii: "/") where at("/*"):
        skipBlockComment()
        followsSpace = true
        continue
      default:
        break
      }
      let start = offset
      let kind = scanToken()
      if kind == .closing { depth = max(0, depth - 1) }
      let range = start..<offset
      tokens.append(
        SwiftToken(
          kind: kind, range: range, text: text(range), startsLine: startsLine,
          followsSpace: followsSpace, depth: depth))
      if kind == .opening { depth += 1 }
      startsLine = false
      followsSpace = false
    }
  }

  private mutating func scanToken() -> SwiftToken.Kind {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      offset += 1
      return .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      offset += 1
      return .closing
    case UInt8(ascii: "\""):
      skipString(hashes: 0)
      return .string
    case UInt8(ascii: "#"):
      var hashes = 0
      while offset + hashes < bytes.count, bytes[offset + hashes] == byte { hashes += 1 }
      if offset + hashes < bytes.count, bytes[offset + hashes] == UInt8(ascii: "\"") {
        offset += hashes
        skipString(hashes: hashes)
        return .string
      }
      if offset + hashes < bytes.count, bytes[offset + hashes] == UInt8(ascii: "/") {
        skipRegex(hashes: hashes)
        return .string
      }
      offset += 1
      return .punctuation
    case UInt8(ascii: "`"):
      offset += 1
      while offset < bytes.count, bytes[offset] != byte, bytes[offset] != UInt8(ascii: "\n") {
        offset += 1
      }
      offset = min(offset + 1, bytes.count)
      return .word
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      skipNumber()
      return .number
    default:
      if Self.isWord(byte) {
        while offset < bytes.count, Self.isWord(bytes[offset]) || Self.isDigit(bytes[offset]) {
          offset += 1
        }
        return .word
      }
      if Self.isOperator(byte) {
        while offset < bytes.count, Self.isOperator(bytes[offset]), !at("//"), !at("/*") {
          offset += 1
        }
        return .operation
      }
      offset += 1
      return .punctuation
    }
  }

  private mutating func skipNumber() {
    while offset < bytes.count {
      let byte = bytes[offset]
      let isSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))
        && "eEpP".utf8.contains(bytes[offset - 1])
      let isPoint =
        byte == UInt8(ascii: ".") && offset + 1 < bytes.count && Self.isDigit(bytes[offset + 1])
      guard Self.isDigit(byte) || Self.isWord(byte) || isSign || isPoint else { return }
      offset += 1
    }
  }

  private mutating func skipBlockComment() {
    var level = 0
    repeat {
      if at("/*") {
        level += 1
        offset += 2
      } else if at("*/") {
        level -= 1
        offset += 2
      } else {
        offset += 1
      }
    } while level > 0 && offset < bytes.count
    offset = min(offset, bytes.count)
  }

  /// Stands on the first quote; `hashes` were before it.
  private mutating func skipString(hashes: Int) {
    let isMultiline = at("\"\"\"")
    offset += isMultiline ? 3 : 1
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\\"), follow(hashes, from: offset + 1) {
        offset += 1 + hashes
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "(") {
          skipInterpolation()
        } else {
          offset += 1
        }
      } else if isMultiline ? at("\"\"\"") : bytes[offset] == UInt8(ascii: "\"") {
        let end = offset + (isMultiline ? 3 : 1)
        if follow(hashes, from: end) {
          offset = end + hashes
          return
        }
        offset += 1
      } else if !isMultiline, bytes[offset] == UInt8(ascii: "\n") {
        return
      } else {
        offset += 1
      }
    }
    offset = min(offset, bytes.count)
  }

  /// Stands on the opening parenthesis of `\(…)`.
  private mutating func skipInterpolation() {
    var level = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "("): level += 1
      case UInt8(ascii: ")"):
        level -= 1
        if level == 0 {
          offset += 1
          return
        }
      case UInt8(ascii: "\""):
        skipString(hashes: 0)
        continue
      case UInt8(ascii: "\n"):
        // An interpolation may span lines only in a multi-line string, where a stray end is harmless.
        break
      default: break
      }
      offset += 1
    }
  }

  /// Stands on the first `#` of `#/…/#`.
  private mutating func skipRegex(hashes: Int) {
    offset += hashes + 1
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == UInt8(ascii: "/"), follow(hashes, from: offset + 1) {
        offset += 1 + hashes
        return
      } else {
        offset += 1
      }
    }
    offset = min(offset, bytes.count)
  }

  private func follow(_ hashes: Int, from start: Int) -> Bool {
    start + hashes <= bytes.count
      && bytes[start..<(start + hashes)].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private func at(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }

  private func text(_ range: Range<Int>) -> Substring {
    let utf8 = source.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return source[start..<utf8.index(start, offsetBy: range.count)]
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    "/=-+!*%<>&|^~?".utf8.contains(byte)
  }
}
