/// `{{week-08/gauss-conv.maxError:.2e}}`, found in a text.
struct SlotSyntax {
  private let bytes: [UInt8]
  private let start: Int
  private let content: Range<Int>
  /// The offset after the closing braces.
  let end: Int

  /// What is wrong with a slot.
  struct Failure: Error {
    var diagnostic: Diagnostic
  }

  /// The braces that open at the offset, or `nil` when none close them on the same line.
  init?(_ bytes: [UInt8], at start: Int, before end: Int) {
    var index = start + 2
    while index + 1 < end, bytes[index] != .newline {
      if bytes[index] == .openBrace { return nil }
      if bytes[index] == .closeBrace {
        guard bytes[index + 1] == .closeBrace else { return nil }
        self.bytes = bytes
        self.start = start
        self.end = index + 2
        content = bytes.trimmed((start + 2)..<index)
        return
      }
      index += 1
    }
    return nil
  }

  /// Whether it has the form of a slot, `name.name` with perhaps a chapter and a format. Other
  /// double braces in a formula are LaTeX's.
  var resembles: Bool { name != nil }

  private struct Name {
    var chapter: Range<Int>?
    var snippet: Range<Int>
    var result: Range<Int>
    /// Without the colon.
    var format: Range<Int>?
  }

  private var name: Name? {
    func word(_ start: Int) -> Range<Int>? {
      guard start < content.upperBound, bytes[start].isLetter || bytes[start] == .underscore
      else { return nil }
      return start..<bytes.end(of: start..<content.upperBound) { $0.isName }
    }
    func has(_ sign: UInt8, _ index: Int) -> Bool {
      index < content.upperBound && bytes[index] == sign
    }
    guard var snippet = word(content.lowerBound) else { return nil }
    var chapter: Range<Int>?
    if has(.slash, snippet.upperBound) {
      chapter = snippet
      guard let next = word(snippet.upperBound + 1) else { return nil }
      snippet = next
    }
    guard has(.dot, snippet.upperBound), let result = word(snippet.upperBound + 1) else {
      return nil
    }
    if result.upperBound == content.upperBound {
      return Name(chapter: chapter, snippet: snippet, result: result)
    }
    guard has(.colon, result.upperBound) else { return nil }
    return Name(
      chapter: chapter, snippet: snippet, result: result,
      format: (result.upperBound + 1)..<content.upperBound)
  }

  func read(_ position: (Int) -> SourcePosition) -> Result<Slot, Failure> {
    guard let name else {
      return .failure(
        Failure(diagnostic: .malformedSlot(bytes.text(start..<end), at: position(start))))
    }
    let result = ResultName(
      chapter: name.chapter.map { ChapterID(bytes.text($0)) },
      snippet: SnippetID(bytes.text(name.snippet)), name: bytes.text(name.result),
      position: position(content.lowerBound))
    guard let format = name.format else { return .success(Slot(result: result)) }
    guard let value = ValueFormat(bytes.text(format)) else {
      return .failure(
        Failure(
          diagnostic: .unknownFormat(bytes.text(format), at: position(format.lowerBound))))
    }
    return .success(Slot(result: result, format: value))
  }

  /// `snippet.result` with perhaps a chapter, alone in a range: what `![[…]]` holds.
  static func resultName(
    _ bytes: [UInt8], _ range: Range<Int>, _ position: (Int) -> SourcePosition
  ) -> ResultName? {
    let content = bytes.trimmed(range)
    let syntax = SlotSyntax(bytes: bytes, content: content)
    guard let name = syntax.name, name.format == nil else { return nil }
    return ResultName(
      chapter: name.chapter.map { ChapterID(bytes.text($0)) },
      snippet: SnippetID(bytes.text(name.snippet)), name: bytes.text(name.result),
      position: position(content.lowerBound))
  }

  private init(bytes: [UInt8], content: Range<Int>) {
    self.bytes = bytes
    self.content = content
    start = content.lowerBound
    end = content.upperBound
  }
}

extension ValueFormat {
  /// `.3f`, `.2e`, `.4g` or `d`.
  init?(_ text: String) {
    if text == "d" {
      self.init(style: .whole, precision: 0)
      return
    }
    guard text.first == ".", let letter = text.last, let style = Style(rawValue: String(letter)),
      style != .whole
    else { return nil }
    let digits = text.dropFirst().dropLast()
    guard (1...2).contains(digits.count), digits.utf8.allSatisfy(\.isDigit),
      let precision = Int(digits)
    else { return nil }
    self.init(style: style, precision: precision)
  }
}
