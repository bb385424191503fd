extension Chapter {
  /// The chapter with another LaTeX in the displayed equation at a place.
  func replacing(equationAt position: SourcePosition, with tex: String) -> Chapter {
    var chapter = self
    chapter.blocks = blocks.replacing(equationAt: position, with: tex)
    for index in footnotes.indices {
      chapter.footnotes[index].blocks = footnotes[index].blocks
        .replacing(equationAt: position, with: tex)
    }
    return chapter
  }
}

extension [Block] {
  fileprivate func replacing(equationAt position: SourcePosition, with tex: String) -> [Block] {
    map { block in
      switch block {
      case .equation(var equation) where equation.formula.position == position:
        equation.formula.pieces = [.tex(tex)]
        return .equation(equation)
      case .division(var division):
        division.blocks = division.blocks.replacing(equationAt: position, with: tex)
        return .division(division)
      case .blockQuote(let inner):
        return .blockQuote(inner.replacing(equationAt: position, with: tex))
      case .alert(let alert, let inner):
        return .alert(alert, inner.replacing(equationAt: position, with: tex))
      case .list(var list):
        list.items = list.items.map { $0.replacing(equationAt: position, with: tex) }
        return .list(list)
      default:
        return block
      }
    }
  }
}
