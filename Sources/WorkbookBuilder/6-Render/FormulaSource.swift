/// A formula with its slots filled in, and the way back from there to the author's own text.
struct FormulaSource: Sendable, Hashable {
  let formula: Formula
  /// LaTeX, as KaTeX gets it.
  let tex: String
  private let values: [Slot: String]

  init(_ formula: Formula, values: [Slot: String]) {
    self.formula = formula
    self.values = values
    let written = formula.pieces.map { Self.tex($0, values) }.joined()
    // A comment at the end would reach beyond it.
    tex = written.contains("%") ? written + "\n" : written
  }

  /// What the typeset formula is stored under.
  var key: String { Self.key(formula, values) }

  static func key(_ formula: Formula, _ values: [Slot: String]) -> String {
    var key = formula.isDisplay ? "$$" : "$"
    for piece in formula.pieces { key += tex(piece, values) }
    return key
  }

  private static func tex(_ piece: Formula.Piece, _ values: [Slot: String]) -> String {
    switch piece {
    case .tex(let tex): tex
    case .slot(let slot): values[slot] ?? "\\text{—}"
    }
  }

  /// Where an offset into `tex`, in UTF-16 units as JavaScript counts, stands in the chapter, with
  /// the author's line and a mark below it. An offset inside a slot's value is the slot's place.
  func place(ofOffset offset: Int) -> (position: SourcePosition, details: [String]) {
    let written = written(upTo: offset)
    var position = formula.position
    var column = 0
    for character in written.before {
      column += 1
      if character.isNewline {
        position.line += 1
        column = 0
      }
    }
    position.column = position.line == formula.position.line ? position.column + column : column + 1
    let lines = (written.before + written.after).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let line = lines[min(position.line - formula.position.line, lines.count - 1)]
    return (position, [String(line), String(repeating: " ", count: column) + "^"])
  }

  /// The author's text before and after an offset into `tex`.
  private func written(upTo offset: Int) -> (before: String, after: String) {
    var before = ""
    var after = ""
    var rest = max(0, offset)
    var isFound = false
    for piece in formula.pieces {
      let tex = Self.tex(piece, values)
      let length = tex.utf16.count
      if isFound {
        after += piece.written
      } else if rest < length {
        isFound = true
        if case .tex = piece {
          let index = tex.utf16.index(tex.startIndex, offsetBy: rest)
          before += tex[..<index]
          after += tex[index...]
        } else {
          after += piece.written
        }
      } else {
        before += piece.written
        rest -= length
      }
    }
    return (before, after)
  }
}

extension Formula.Piece {
  /// As the author wrote it.
  fileprivate var written: String {
    switch self {
    case .tex(let tex): tex
    case .slot(let slot): "{{\(slot.result.written)\(slot.format.map { ":" + $0.written } ?? "")}}"
    }
  }
}

extension ResultName {
  fileprivate var written: String { (chapter.map { "\($0)/" } ?? "") + "\(snippet).\(name)" }
}

extension ValueFormat {
  fileprivate var written: String { style == .whole ? "d" : ".\(precision)\(style.rawValue)" }
}
