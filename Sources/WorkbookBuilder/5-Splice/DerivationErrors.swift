extension SplicedChapter {
  /// What is wrong with the chapter's derivations.
  ///
  /// An equation that a snippet verifies need not be one that the derivation checker can read; a
  /// step that changes the value is an error all the same.
  var derivationDiagnostics: [Diagnostic] {
    let verified = Set(
      chapter.snippets.flatMap(\.verifies)
        + outcomes.values.flatMap { $0.claims.flatMap(\.verifies) })
    return equations.flatMap { checked -> [Diagnostic] in
      if case .unreadable = checked.derivation, let label = checked.equation.label,
        verified.contains(label)
      {
        return []
      }
      return checked.diagnostics
    }
  }
}
