/// One word of code, and what it is.
struct SyntaxWord: Sendable, Hashable {
  /// In bytes of UTF-8 from the start of the code.
  var range: Range<Int>
  /// SourceKit's name without its prefix: `keyword`, `typeidentifier`, `string`.
  var kind: String

  /// Reads the words from SourceKit's description of its answer. (The answer itself comes as a C
  /// structure by value, which a function that was looked up at run time cannot return to Swift.)
  ///
  ///     key.syntaxmap: [
  ///       {
  ///         key.kind: source.lang.swift.syntaxtype.keyword,
  ///         key.offset: 0,
  ///         key.length: 6
  ///       },
  ///
  /// - Returns: `nil` when a word lies outside the code.
  static func words(described: UnsafeBufferPointer<CChar>, codeLength: Int) -> [SyntaxWord]? {
    var words: [SyntaxWord] = []
    var kind: String?
    var offset: Int?
    let text = UnsafeRawBufferPointer(described)
    for line in text.split(separator: 10) {
      let line = line.drop { $0 == 32 }
      if line.starts(with: kindPrefix) {
        kind = String(decoding: line.dropFirst(kindPrefix.count).prefix { $0 != 44 }, as: UTF8.self)
      } else if kind != nil, line.starts(with: offsetPrefix) {
        offset = number(line.dropFirst(offsetPrefix.count))
      } else if let name = kind, line.starts(with: lengthPrefix) {
        guard let start = offset, let length = number(line.dropFirst(lengthPrefix.count)),
          start >= words.last?.range.upperBound ?? 0, start + length <= codeLength
        else { return nil }
        words.append(SyntaxWord(range: start..<(start + length), kind: name))
        (kind, offset) = (nil, nil)
      }
    }
    return words
  }

  private static let kindPrefix = Array("key.kind: source.lang.swift.syntaxtype.".utf8)
  private static let offsetPrefix = Array("key.offset: ".utf8)
  private static let lengthPrefix = Array("key.length: ".utf8)

  private static func number(_ digits: some Sequence<UInt8>) -> Int? {
    let digits = digits.prefix { 48...57 ~= $0 }.prefix(12)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The class of its `<span>`; `nil` for what is set as plain text.
  func cssClass(in code: UnsafeBufferPointer<UInt8>) -> String? {
    switch kind {
    case "keyword": "hl-keyword"
    case "typeidentifier": "hl-type"
    case "string": "hl-string"
    case "string_interpolation_anchor": "hl-anchor"
    case "number", "objectliteral": "hl-number"
    case "comment", "comment.url", "doccomment": "hl-comment"
    case "comment.mark", "doccomment.field": "hl-mark"
    case "attribute.builtin", "attribute.id": "hl-attribute"
    case "buildconfig.keyword", "buildconfig.id", "pounddirective.keyword": "hl-directive"
    case "identifier": identifierClass(in: code)
    default: nil
    }
  }

  /// A name with an argument list, or a trailing closure of a type's name, is a call.
  private func identifierClass(in code: UnsafeBufferPointer<UInt8>) -> String? {
    let next = range.upperBound < code.count ? code[range.upperBound] : 0
    let isCapital = code.indices.contains(range.lowerBound) && 65...90 ~= code[range.lowerBound]
    if isCapital { return "hl-type" }
    return next == 40 ? "hl-call" : nil
  }
}
