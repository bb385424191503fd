/// Puts tokens in the place of our extensions in one run of text, and leaves all else as it is.
///
/// It goes through the text once, from left to right. What begins first wins: a dollar in a code
/// span is a dollar, a backtick in a formula is a backtick.
struct InlineMasker {
  let source: SourceText
  let tokens: TokenTable
  let run: TextRun
  let bytes: [UInt8]

  var index = 0
  var brackets: [Bracket] = []
  var ticks = BacktickIndex()
  var lacks = Lacks()
  private var output: [UInt8] = []
  private var outputLines: [Int] = [0]
  private var copied = 0

  struct Bracket {
    var index: Int
    var isImage: Bool
  }

  /// What is known not to come any more, so that nothing is searched for twice in vain.
  struct Lacks {
    var displayEnd = false
    var commentEnd = false
    var instructionEnd = false
    var greater = false
    var characterDataEnd = false
  }

  init(_ run: TextRun, _ source: SourceText, _ tokens: TokenTable) {
    self.run = run
    self.source = source
    self.tokens = tokens
    bytes = run.bytes
  }

  /// A run as libcmark shall see it.
  struct Masked {
    var bytes: [UInt8]
    /// For each line of `bytes`, the segment of the run that it begins in.
    var segments: [Int]
  }

  /// `takesAttributes` for a heading or a caption, which may end with attributes in braces.
  mutating func mask(takesAttributes: Bool = false) -> Masked {
    let attributes = takesAttributes ? endAttributes() : nil
    let end = attributes?.range.lowerBound ?? bytes.count
    output.reserveCapacity(bytes.count + 16)
    while index < end {
      switch bytes[index] {
      case .backslash: index += index + 1 < end && bytes[index + 1].isPunctuation ? 2 : 1
      case .backtick: codeSpan()
      case .dollar: math(before: end)
      case .openBrace: slot(before: end)
      case .at: reference(before: end)
      case .openBracket: openBracket(before: end)
      case .bang: bang(before: end)
      case .closeBracket: closeBracket(before: end)
      case .less: html(before: end)
      default: index += 1
      }
    }
    // An element may have reached beyond the text that is left before the attributes.
    if let attributes, index <= end {
      replace(attributes.range, with: attributes.element, attributes.diagnostics)
    }
    copy(to: bytes.count)
    return Masked(bytes: output, segments: outputLines)
  }

  func position(_ index: Int) -> SourcePosition {
    source.position(run.sourceOffset(index))
  }

  /// Writes a token in the place of a range, and goes on after it.
  mutating func replace(
    _ range: Range<Int>, with element: Element, _ diagnostics: [Diagnostic] = []
  ) {
    copy(to: range.lowerBound)
    let number = tokens.add(
      element, literal: bytes.text(range), at: position(range.lowerBound), diagnostics)
    TokenTable.write(number, to: &output)
    copied = range.upperBound
    index = range.upperBound
  }

  private mutating func copy(to end: Int) {
    guard copied < end else { return }
    output += bytes[copied..<end]
    if run.segments.count > 1 {
      for index in copied..<end where bytes[index] == .newline {
        outputLines.append(run.segment(at: index + 1))
      }
    }
    copied = end
  }
}

extension InlineMasker {
  private mutating func codeSpan() {
    let opening = bytes.end(of: index..<bytes.count) { $0 == .backtick }
    if let end = ticks.end(in: bytes, from: index, opening: opening) {
      index = end
    } else if opening - index >= 3, index == 0 || bytes[index - 1] == .newline {
      // A backtick further on keeps this from being a fence, and that one may go into a token.
      copy(to: index)
      for _ in index..<opening { output += [.backslash, .backtick] }
      copied = opening
      index = opening
    } else {
      index = opening
    }
  }

  private typealias EndAttributes = (
    range: Range<Int>, element: Element, diagnostics: [Diagnostic]
  )

  /// The attributes that the run ends with, with the blanks before them.
  private func endAttributes() -> EndAttributes? {
    let text = bytes.trimmed(0..<bytes.count)
    guard let last = text.last, bytes[last] == .closeBrace,
      let start = bytes[text].lastIndex(of: .openBrace),
      start == text.lowerBound || bytes[start - 1].isWhitespace,
      Attributes.begin(bytes, at: start, before: text.upperBound)
    else { return nil }
    let range = bytes.trimmed(0..<start).upperBound..<bytes.count
    do {
      let attributes = try Attributes.parse(bytes, start..<text.upperBound, position: position)
      guard attributes.end == text.upperBound else { return nil }
      return (range, .attributes(attributes), [])
    } catch {
      return (range, .nothing, [.malformedAttributes(error)])
    }
  }
}

/// Where runs of backticks stand, so that closing ones are found in one pass: libcmark's method.
struct BacktickIndex {
  private var last: [Int: Int] = [:]
  private var isComplete = false

  /// The end of the code span that opens with the backticks before `opening`, or `nil`.
  mutating func end(in bytes: [UInt8], from start: Int, opening: Int) -> Int? {
    let length = opening - start
    // libcmark looks no further than this either.
    guard length <= 1000 else { return nil }
    if isComplete, last[length, default: -1] <= start { return nil }
    var index = opening
    while index < bytes.count {
      guard bytes[index] == .backtick else {
        index += 1
        continue
      }
      let end = bytes.end(of: index..<bytes.count) { $0 == .backtick }
      last[end - index] = index
      if end - index == length { return end }
      index = end
    }
    isComplete = true
    return nil
  }
}
