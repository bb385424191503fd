/// The ledger for other programs: `ledger.json`.
struct LedgerJSON {
  let ledger: Ledger
  let title: String
  let uses: [EquationUse]
  /// The page of a chapter, relative to the ledger.
  let page: (ChapterID) -> String

  var text: String {
    JSONText.object([
      ("course", .text(title)),
      ("edition", .text(ledger.edition.rawValue)),
      ("coverage", coverage(ledger.coverage)),
      ("chapters", .list(ledger.chapters.map(chapter))),
    ]).written() + "\n"
  }

  private func coverage(_ coverage: Coverage) -> JSONText {
    .object([
      ("verified", .integer(coverage.verified)), ("total", .integer(coverage.total)),
    ])
  }

  private func chapter(_ chapter: LedgerChapter) -> JSONText {
    .object([
      ("chapter", .text(chapter.id.name)),
      ("title", .text(chapter.title)),
      ("coverage", coverage(chapter.coverage)),
      (
        "unlabelled",
        .object([
          ("checked", .integer(chapter.unlabelled.checked)),
          ("unchecked", .integer(chapter.unlabelled.unchecked)),
        ])
      ),
      ("equations", .list(chapter.equations.map { equation($0, in: chapter.id) })),
      ("claims", .list(chapter.claims.map { claim($0, in: chapter.id) })),
    ])
  }

  private func equation(_ equation: LedgerEquation, in chapter: ChapterID) -> JSONText {
    var fields: [(key: String, value: JSONText)] = [
      ("label", .text(equation.label.name)),
      ("number", .text(equation.number)),
      ("address", .text("\(page(chapter))#\(equation.label)")),
      ("status", .text(equation.status.rawValue)),
    ]
    if let evidence = equation.derivation.evidence, evidence.steps > 0 {
      fields.append(
        (
          "derivation",
          .object([
            ("steps", .integer(evidence.steps)),
            ("samples", .integer(evidence.samples)),
            ("largestDeviation", .number(evidence.largestDeviation)),
            ("accuracy", .number(evidence.accuracy)),
            ("methods", .list(evidence.methods.map { .text($0) })),
          ])
        ))
    }
    if let reason = equation.reason { fields.append(("reason", .text(reason))) }
    // The chapter's list of claims has the rest.
    fields.append(
      (
        "claims",
        .list(
          equation.claims.map {
            .object([("name", .text($0.claim.name)), ("snippet", .text($0.snippet.name))])
          })
      ))
    if equation.isVerifiedInSolution { fields.append(("verifiedInSolution", .flag(true))) }
    let own = uses.filter { $0.owner == chapter && $0.label == equation.label }
    fields.append(
      (
        "usedIn",
        .list(
          own.map {
            .object([
              ("place", .text($0.place)),
              ("address", .text("\(page($0.chapter))#\($0.anchor)")),
            ])
          })
      ))
    return .object(fields)
  }

  private func claim(_ claim: LedgerClaim, in chapter: ChapterID) -> JSONText {
    .object([
      ("name", .text(claim.claim.name)),
      ("snippet", .text(claim.snippet.name)),
      ("address", .text("\(page(chapter))#snippet-\(claim.snippet)")),
      ("holds", .flag(claim.claim.holds)),
      ("distance", .text(claim.claim.distance)),
      ("allowed", .text(claim.claim.allowed)),
      ("verifies", .list(claim.claim.verifies.map { .text($0.name) })),
    ])
  }
}

extension Derivation {
  /// What the steps that were checked came to.
  var evidence: DerivationEvidence? {
    switch self {
    case .holds(let evidence), .definition(_, let evidence), .undecided(_, let evidence): evidence
    default: nil
    }
  }
}
