extension SplicedChapter {
  /// All inlines of a text in the order in which the page has them, with the captions and cells of
  /// what its snippets made.
  ///
  /// - Parameter edition: leaves out what the edition does not show; `nil` for all there is.
  func forEachInline(in blocks: [Block], edition: Edition?, _ visit: (Inline) -> Void) {
    for block in blocks {
      if case .division(let division) = block, edition?.shows(division.kind) == false { continue }
      for run in block.inlines { run.forEachInline(visit) }
      switch block {
      case .blockQuote(let inner), .alert(_, let inner):
        forEachInline(in: inner, edition: edition, visit)
      case .list(let list):
        for item in list.items { forEachInline(in: item, edition: edition, visit) }
      case .division(let division):
        forEachInline(in: division.blocks, edition: edition, visit)
      case .snippet(let id):
        for result in outcomes[id]?.results ?? [] { result.forEachInline(visit) }
      case .placement(let name):
        placements[name]?.forEachInline(visit)
      default:
        break
      }
    }
  }

  /// The snippets whose place an edition shows, in the order of the text.
  func snippets(in edition: Edition) -> [Snippet] {
    var shown: Set<SnippetID> = []
    note(chapter.blocks, edition, &shown)
    return chapter.snippets.filter { shown.contains($0.id) }
  }

  private func note(_ blocks: [Block], _ edition: Edition, _ shown: inout Set<SnippetID>) {
    for block in blocks {
      switch block {
      case .snippet(let id): shown.insert(id)
      case .blockQuote(let inner), .alert(_, let inner): note(inner, edition, &shown)
      case .list(let list): for item in list.items { note(item, edition, &shown) }
      case .division(let division) where edition.shows(division.kind):
        note(division.blocks, edition, &shown)
      default: break
      }
    }
  }

  /// Every formula of the chapter, in all editions.
  var formulas: [FormulaSource] {
    var found: [FormulaSource] = []
    func note(_ inline: Inline) {
      if case .math(let formula) = inline { found.append(FormulaSource(formula, values: values)) }
    }
    forEachInline(in: chapter.blocks, edition: nil, note)
    for footnote in chapter.footnotes { forEachInline(in: footnote.blocks, edition: nil, note) }
    return found
  }
}

extension ShownResult {
  func forEachInline(_ visit: (Inline) -> Void) {
    if case .table(let columns, _, let rows) = content {
      for cell in columns { cell.forEachInline(visit) }
      for row in rows { for cell in row { cell.forEachInline(visit) } }
    }
    if case .figure(let figure) = content { figure.frames?.name.forEachInline(visit) }
    caption.forEachInline(visit)
  }
}

extension Chapter {
  /// Every piece of Swift that some edition shows.
  var shownSwift: Set<String> {
    var codes: Set<String> = []
    forEachBlock { if case .display(let code) = $0 { codes.insert(code) } }
    for snippet in snippets where snippet.display != .hidden { codes.insert(snippet.code) }
    return codes
  }
}
