/// The numbers of a chapter's footnotes and citations, in the order in which the whole text first
/// has them: like all numbers, they are the same in every edition.
struct NoteNumbers: Sendable {
  private(set) var footnotes: [String: Int] = [:]
  private(set) var citations: [String: Int] = [:]
  /// Names of the footnotes and keys of the works that the edition's text refers to, in order.
  private(set) var shownFootnotes: [String] = []
  private(set) var shownCitations: [String] = []

  init(_ spliced: SplicedChapter, edition: Edition) {
    let chapter = spliced.chapter
    let everything = Self.order(spliced, nil)
    for (index, name) in everything.footnotes.enumerated() { footnotes[name] = index + 1 }
    for (index, key) in everything.citations.enumerated() { citations[key] = index + 1 }
    let isWhole = chapter.blocks.allSatisfy { !$0.hasWhatIsLeftOut(in: edition) }
    let shown = isWhole ? everything : Self.order(spliced, edition)
    shownFootnotes = shown.footnotes.sorted {
      footnotes[$0, default: 0] < footnotes[$1, default: 0]
    }
    shownCitations = shown.citations.sorted {
      citations[$0, default: 0] < citations[$1, default: 0]
    }
  }

  private static func order(_ spliced: SplicedChapter, _ edition: Edition?)
    -> (footnotes: [String], citations: [String])
  {
    var order: (footnotes: [String], citations: [String]) = ([], [])
    var seen: Set<String> = []
    var seenKeys: Set<String> = []
    func note(_ inline: Inline) {
      switch inline {
      case .footnote(let name, _):
        if seen.insert(name).inserted { order.footnotes.append(name) }
      case .citation(let citation):
        for item in citation.items where seenKeys.insert(item.key).inserted {
          order.citations.append(item.key)
        }
      default: break
      }
    }
    spliced.forEachInline(in: spliced.chapter.blocks, edition: edition, note)
    // A footnote may refer to further ones, which then stand behind it in the list.
    var next = 0
    while next < order.footnotes.count {
      let name = order.footnotes[next]
      if let footnote = spliced.chapter.footnotes.first(where: { $0.name == name }) {
        spliced.forEachInline(in: footnote.blocks, edition: edition, note)
      }
      next += 1
    }
    return order
  }
}

extension Block {
  fileprivate func hasWhatIsLeftOut(in edition: Edition) -> Bool {
    switch self {
    case .division(let division):
      !edition.shows(division.kind)
        || division.blocks.contains { $0.hasWhatIsLeftOut(in: edition) }
    case .blockQuote(let inner), .alert(_, let inner):
      inner.contains { $0.hasWhatIsLeftOut(in: edition) }
    case .list(let list):
      list.items.contains { $0.contains { $0.hasWhatIsLeftOut(in: edition) } }
    default: false
    }
  }
}
