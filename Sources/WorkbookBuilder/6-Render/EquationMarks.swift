/// The quiet mark beside an equation: whether it is verified, and the way to its row in the ledger.
extension PageRenderer {
  func mark(_ label: Label) -> String {
    guard let equation = ledger.chapter(spliced.chapter.id)?.equation(label) else { return "" }
    return mark(
      equation.status, title: equation.title,
      row: LedgerPage.rowID(spliced.chapter.id, label))
  }

  /// - Parameter derivation: of an equation without a label.
  func mark(_ derivation: Derivation) -> String {
    guard let title = derivation.markTitle else { return "" }
    let status = LedgerEquation(label: Label(""), number: "", derivation: derivation).status
    return mark(status, title: title, row: LedgerPage.chapterID(spliced.chapter.id))
  }

  private func mark(_ status: LedgerEquation.Status, title: String, row: String) -> String {
    "<a class=\"equation-mark \(status.rawValue)\" href=\"\(SiteLayout.ledger)#\(row.htmlEscaped)\" "
      + "title=\"\(title.htmlEscaped)\" aria-label=\"\(title.htmlEscaped)\">\(status.sign)</a>"
  }

  func derivation(of formula: Formula) -> Derivation {
    spliced.equations.first { $0.equation.formula.position == formula.position }?.derivation
      ?? .notTried
  }
}

extension LedgerEquation.Status {
  var sign: String {
    switch self {
    case .verified: "✓"
    case .definition: "≔"
    case .assumption: "∗"
    case .unverified: "○"
    case .fails: "✗"
    }
  }
}
