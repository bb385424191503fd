extension Ledger {
  /// - Parameter only: the chapters to list; all when `nil`.
  public init(_ course: SplicedCourse, edition: Edition, only: Set<ChapterID>? = nil) {
    self.init(
      edition: edition,
      chapters: course.chapters.filter { only?.contains($0.chapter.id) ?? true }
        .map { LedgerChapter($0, edition: edition) }.filter { !$0.isEmpty })
  }
}

extension LedgerChapter {
  init(_ spliced: SplicedChapter, edition: Edition) {
    let chapter = spliced.chapter
    self.init(
      id: chapter.id, title: chapter.frontMatter.title, week: chapter.frontMatter.week)
    let shown = Set(spliced.snippets(in: edition).map(\.id))
    var hidden: [CheckedClaim] = []
    for snippet in chapter.snippets {
      let own = (spliced.outcomes[snippet.id]?.claims ?? []).map { LedgerClaim($0, in: snippet.id) }
      if shown.contains(snippet.id) {
        claims += own
      } else {
        hidden += own.map(\.claim)
      }
    }
    for checked in spliced.equations where edition == .solutions || !checked.isSolution {
      guard let label = checked.equation.label else {
        if checked.derivation.isSettled {
          unlabelled.checked += 1
        } else {
          unlabelled.unchecked += 1
        }
        continue
      }
      let about = claims.filter { $0.claim.verifies.contains(label) }
      let elsewhere = hidden.filter { $0.verifies.contains(label) }
      equations.append(
        LedgerEquation(
          label: label, number: spliced.numbers[label] ?? "", derivation: checked.derivation,
          claims: about,
          isVerifiedInSolution: !elsewhere.isEmpty && elsewhere.allSatisfy(\.holds),
          lacksClaim: about.isEmpty
            && chapter.snippets.contains {
              shown.contains($0.id) && $0.verifies.contains(label)
            }))
    }
  }
}

extension Derivation {
  /// Whether there is nothing left to check.
  var isSettled: Bool {
    switch self {
    case .holds, .definition, .assumption: true
    default: false
    }
  }
}
