extension [Inline] {
  /// The text without its markup; formulas as LaTeX.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inner), .strong(let inner), .link(_, _, _, let inner): inner.plainText
      case .image(let image): image.alternativeText.plainText
      case .math(let formula): formula.pieces.map(\.plainText).joined()
      case .html, .slot, .reference, .citation, .footnote: ""
      }
    }.joined()
  }
}

extension Formula.Piece {
  var plainText: String {
    switch self {
    case .tex(let tex): tex
    case .slot: ""
    }
  }
}
