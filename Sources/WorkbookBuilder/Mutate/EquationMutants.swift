import WorkbookFormula

/// Changes the displayed equations of one chapter and asks the derivation checker, in this process.
struct EquationMutants: Sendable {
  let chapter: Chapter
  let scopes: EquationScopes
  private let course: Course
  private let readings: DeclarationReadings
  private var macros: [String: String] { course.settings.allMacros }

  struct Found: Sendable {
    var mutant: Mutant
    /// The equation's changed LaTeX.
    var tex: String
    /// The unchanged equation.
    var equation: Equation
    /// Whether a snippet evaluates the equation and could notice what the checker does not.
    var isForSnippet: Bool
  }

  init(_ chapter: Chapter, _ course: Course) {
    self.chapter = chapter
    self.course = course
    scopes = EquationScopes(chapter, course: course.declarations, key: "")
    readings = DeclarationReadings(scopes, macros: course.settings.allMacros)
  }

  /// The equations that something checks, by their indices in `scopes.items`.
  var indices: [Int] {
    scopes.items.indices.filter { index in
      let item = scopes.items[index]
      guard item.equation.tex != nil, readings.declarations[item.scope] != nil else { return false }
      return isDerived(item) || isUsed(item.equation.label)
    }
  }

  private func isDerived(_ item: EquationScopes.Item) -> Bool {
    scopes.isDeclaring && item.isTried
  }

  private func isUsed(_ label: Label?) -> Bool {
    label.map { label in chapter.snippets.contains { $0.uses.contains(label) } } ?? false
  }

  /// The mutants of one equation.
  func mutants(ofItem index: Int) -> [Found] {
    let item = scopes.items[index]
    guard let tex = item.equation.tex, let declared = readings.declarations[item.scope] else {
      return []
    }
    let checker = FormulaChecker(declared, macros: macros)
    let judged: [(edit: FormulaEdit, outcome: Mutant.Outcome)] =
      isDerived(item)
      ? checker.mutations(of: tex, options: CheckOptions(item.equation.checking))
        .map { ($0.edit, Mutant.Outcome($0.outcome)) }
      : checker.edits(of: tex).map { ($0, .unchecked) }
    let written = item.equation.formula.pieces.map(\.plainText).joined()
    let right = item.equation.checking.role == .definition ? rightItems(using: index) : []
    return judged.map { edit, verdict in
      let changed = edit.applied(to: tex)
      var outcome = verdict
      if outcome.isOpen, item.equation.checking.role == .definition {
        outcome = isNoticed(at: right, index, changed) ? .caught : .survived
      }
      if outcome == .survived,
        let reason = written.survivalReason(atUTF8Offset: edit.span.start, comment: "%")
      {
        outcome = .explained(reason)
      }
      let mutant = Mutant(
        chapter: chapter.id, place: .equation(item.equation.label),
        position: item.equation.formula.position.advanced(by: edit.span.start, in: tex),
        description: edit.description, line: changed.line(atUTF8Offset: edit.span.start),
        outcome: outcome)
      return Found(
        mutant: mutant, tex: changed, equation: item.equation,
        isForSnippet: outcome.isOpen && isUsed(item.equation.label))
    }
  }

  /// The equations below a definition in which nothing is wrong with it.
  private func rightItems(using index: Int) -> [(index: Int, isSettled: Bool)] {
    let definition = EquationScopes.Entry.defined(scopes.items[index].equation)
    return scopes.items.indices.dropFirst(index + 1).compactMap { later in
      let item = scopes.items[later]
      guard item.isTried, scopes.entries(of: item).contains(definition) else { return nil }
      let derivation = derivation(ofItem: later)
      return derivation.isWrong ? nil : (later, derivation.isSettled)
    }
  }

  /// Whether one of these is wrong, or no longer holds, when a definition is changed.
  private func isNoticed(
    at right: [(index: Int, isSettled: Bool)], _ index: Int, _ changed: String
  ) -> Bool {
    guard !right.isEmpty else { return false }
    let position = scopes.items[index].equation.formula.position
    let other = EquationMutants(chapter.replacing(equationAt: position, with: changed), course)
    return right.contains { item in
      let derivation = other.derivation(ofItem: item.index)
      return derivation.isWrong || item.isSettled && !derivation.isSettled
    }
  }

  private func derivation(ofItem index: Int) -> Derivation {
    readings.verdict(scopes.items[index], macros) { declared, macros, tex, options in
      var options = options
      options.suggests = false
      return FormulaChecker(declared, macros: macros).check(tex, options: options)
    }.derivation
  }
}

extension Derivation {
  /// Whether it is an error of a chapter.
  fileprivate var isWrong: Bool {
    switch self {
    case .differs, .unreadable: true
    default: false
    }
  }
}

extension Mutant.Outcome {
  fileprivate init(_ outcome: Mutation.Outcome) {
    switch outcome {
    case .caught: self = .caught
    case .equivalent: self = .equivalent
    case .survived: self = .survived
    case .unchecked: self = .unchecked
    }
  }

  /// Whether no check has noticed it so far.
  var isOpen: Bool { self == .survived || self == .unchecked }
}
