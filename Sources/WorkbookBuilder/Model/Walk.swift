extension Chapter {
  /// All blocks of the text and of the footnotes, outer before inner, in their order.
  func forEachBlock(_ visit: (Block) -> Void) {
    blocks.forEachBlock(visit)
    for footnote in footnotes { footnote.blocks.forEachBlock(visit) }
  }

  /// All inlines, outer before inner, in their order.
  func forEachInline(_ visit: (Inline) -> Void) {
    forEachBlock { block in
      for inlines in block.inlines { inlines.forEachInline(visit) }
    }
  }
}

extension [Block] {
  func forEachBlock(_ visit: (Block) -> Void) {
    for block in self {
      visit(block)
      switch block {
      case .blockQuote(let inner), .alert(_, let inner): inner.forEachBlock(visit)
      case .list(let list): for item in list.items { item.forEachBlock(visit) }
      case .division(let division): division.blocks.forEachBlock(visit)
      default: break
      }
    }
  }
}

extension [Inline] {
  func forEachInline(_ visit: (Inline) -> Void) {
    for inline in self {
      visit(inline)
      switch inline {
      case .emphasis(let inner), .strong(let inner), .link(_, _, _, let inner):
        inner.forEachInline(visit)
      case .image(let image): image.alternativeText.forEachInline(visit)
      default: break
      }
    }
  }
}

extension Block {
  /// The runs of text that belong to this block itself; a displayed equation counts as one.
  var inlines: [[Inline]] {
    switch self {
    case .paragraph(let inlines): [inlines]
    case .heading(let heading): [heading.content]
    case .division(let division): [division.title]
    case .table(let table): table.header + table.rows.flatMap { $0 } + [table.caption]
    case .equation(let equation): [[.math(equation.formula)]]
    default: []
    }
  }
}

extension Inline {
  /// The slots that this inline is or has in its formula, with whether they stand in LaTeX.
  var slots: [(slot: Slot, isInFormula: Bool)] {
    switch self {
    case .slot(let slot):
      return [(slot, false)]
    case .math(let formula):
      return formula.pieces.compactMap { piece in
        guard case .slot(let slot) = piece else { return nil }
        return (slot, true)
      }
    default:
      return []
    }
  }
}
