/// Where formulas and slots end, by Pandoc's rules.
enum MathSyntax {
  /// The text between single dollars that open at `start`, or `nil` when that dollar is a dollar.
  static func inline(_ bytes: [UInt8], from start: Int, before end: Int) -> Range<Int>? {
    guard start + 1 < end, !bytes[start + 1].isWhitespace, bytes[start + 1] != .dollar,
      let close = closing(bytes, from: start + 1, before: end),
      !bytes[close - 1].isWhitespace,
      !(close + 1 < end && bytes[close + 1].isDigit)
    else { return nil }
    return (start + 1)..<close
  }

  /// The first dollar that is not escaped and not in the braces of `\text{…}`.
  private static func closing(_ bytes: [UInt8], from start: Int, before end: Int) -> Int? {
    var index = start
    while index < end {
      switch bytes[index] {
      case .dollar: return index
      case .backslash:
        index = textArgument(bytes, at: index, before: end) ?? index + 2
      default: index += 1
      }
    }
    return nil
  }

  /// The end of `\text{…}` that begins at the offset. It may hold dollars; a long one may not.
  private static func textArgument(_ bytes: [UInt8], at start: Int, before end: Int) -> Int? {
    guard bytes.has("\\text{", at: start, before: end) else { return nil }
    var depth = 0
    var index = start + 5
    let limit = min(end, start + 1000)
    while index < limit {
      switch bytes[index] {
      case .openBrace: depth += 1
      case .closeBrace:
        depth -= 1
        if depth == 0 { return index + 1 }
      case .backslash: index += 1
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Where the closing `$$` begins.
  static func displayEnd(_ bytes: [UInt8], from start: Int, before end: Int) -> Int? {
    var index = start
    while index + 1 < end {
      switch bytes[index] {
      case .backslash: index += 2
      case .dollar where bytes[index + 1] == .dollar: return index
      default: index += 1
      }
    }
    return nil
  }
}

extension InlineMasker {
  mutating func math(before end: Int) {
    if index + 1 < end, bytes[index + 1] == .dollar {
      display(before: end)
    } else if let content = MathSyntax.inline(bytes, from: index, before: end) {
      let (formula, diagnostics) = FormulaReader(run, source).read(content, isDisplay: false)
      replace(index..<(content.upperBound + 1), with: .inline(.math(formula)), diagnostics)
    } else {
      index += 1
    }
  }

  private mutating func display(before end: Int) {
    let start = index
    guard !lacks.displayEnd,
      let close = MathSyntax.displayEnd(bytes, from: start + 2, before: end)
    else {
      lacks.displayEnd = true
      replace(start..<(start + 2), with: .nothing, [.unclosedMath(at: position(start))])
      return
    }
    var range = start..<(close + 2)
    let (formula, found) = FormulaReader(run, source).read((start + 2)..<close, isDisplay: true)
    var diagnostics = found
    let brace = bytes.end(of: range.upperBound..<end) { $0.isBlank }
    if Attributes.begin(bytes, at: brace, before: end) {
      diagnostics.append(.labelledMathInText(at: position(brace)))
      let attributes = try? Attributes.parse(bytes, brace..<end, position: position)
      range = start..<(attributes?.end ?? range.upperBound)
    }
    replace(range, with: .inline(.math(formula)), diagnostics)
  }
}

/// Cuts the text of a formula into LaTeX and slots.
struct FormulaReader {
  let run: TextRun
  let source: SourceText

  init(_ run: TextRun, _ source: SourceText) {
    self.run = run
    self.source = source
  }

  func read(_ content: Range<Int>, isDisplay: Bool) -> (Formula, [Diagnostic]) {
    let range = run.bytes.trimmed(content)
    let position = source.position(run.sourceOffset(range.lowerBound))
    var formula = Formula(pieces: [], isDisplay: isDisplay, position: position)
    guard !range.isEmpty else {
      return (
        formula, [.emptyFormula(at: source.position(run.sourceOffset(content.lowerBound)))]
      )
    }
    var diagnostics: [Diagnostic] = []
    var (copied, index) = (range.lowerBound, range.lowerBound)
    while index + 1 < range.upperBound {
      guard run.bytes[index] == .openBrace, run.bytes[index + 1] == .openBrace,
        let slot = SlotSyntax(run.bytes, at: index, before: range.upperBound),
        slot.resembles
      else {
        index += run.bytes[index] == .backslash ? 2 : 1
        continue
      }
      if copied < index { formula.pieces.append(.tex(run.aligned(copied..<index, source))) }
      switch slot.read({ source.position(run.sourceOffset($0)) }) {
      case .success(let slot): formula.pieces.append(.slot(slot))
      case .failure(let failure): diagnostics.append(failure.diagnostic)
      }
      index = slot.end
      copied = index
    }
    if copied < range.upperBound {
      formula.pieces.append(.tex(run.aligned(copied..<range.upperBound, source)))
    }
    return (formula, diagnostics)
  }
}
