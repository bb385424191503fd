/// What the ledger can say.
extension Diagnostic {
  static func lowCoverage(_ ledger: Ledger, minimum: Double) -> Diagnostic {
    let missing = ledger.chapters.filter { $0.coverage.verified < $0.coverage.total }
    let open = missing.flatMap { chapter in
      chapter.equations.filter { $0.status == .unverified || $0.status == .fails }.map {
        "\(chapter.id): \($0.label), \($0.summary)"
      }
    }
    return Diagnostic(
      "low-coverage", at: nil,
      "\(ledger.coverage.description) labelled equations are verified; "
        + "asked for are \((minimum * 100).percent) %",
      details: missing.map { "\($0.id): \($0.coverage.description)" },
      notes: open.map { .init($0) },
      help: "declare the names of a chapter so that its derivations are checked, or verify an "
        + "equation in a snippet: //| verifies: eq-name")
  }
}

extension Double {
  /// Without a point where there is nothing behind it.
  fileprivate var percent: String {
    self == rounded() && magnitude < 1e6 ? "\(Int(self))" : "\(self)"
  }
}
