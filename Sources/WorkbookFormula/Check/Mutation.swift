/// A formula with one small change, and whether the check noticed it.
public struct Mutation: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    /// The changed formula is reported.
    case caught
    /// The changed formula has the same value at every sample, or states what is true too.
    case equivalent
    /// The change alters a value and no step notices.
    case survived
    /// The step that it stands in is not checked.
    case unchecked(String)
  }

  public var edit: FormulaEdit
  public var outcome: Outcome
}

extension FormulaChecker {
  /// All small changes of a display, in the order of the source.
  public func edits(of tex: String) -> [FormulaEdit] {
    guard let formula = try? reader.read(tex) else { return [] }
    return FormulaEdits(of: formula, tex: tex, reader: reader).edits
  }

  /// What the check says about one change of a display. With `.isDefinition` the first relation
  /// of each chain is true by itself, so that changes of its two sides are not checked here.
  public func mutation(
    _ edit: FormulaEdit, of tex: String, options: CheckOptions = CheckOptions()
  ) -> Mutation {
    Mutation(edit: edit, outcome: outcome(of: edit, in: tex, options))
  }

  /// Every small change of a display and what the check says about it.
  public func mutations(of tex: String, options: CheckOptions = CheckOptions()) -> [Mutation] {
    edits(of: tex).map { mutation($0, of: tex, options: options) }
  }

  private func outcome(
    of edit: FormulaEdit, in tex: String, _ options: CheckOptions
  ) -> Mutation.Outcome {
    guard !options.isDefinition else {
      return .unchecked("a definition is true by itself")
    }
    guard let formula = try? reader.read(tex), let place = place(of: edit, in: formula) else {
      return .unchecked("the change stands in no side of a relation")
    }
    let original = DisplayCheck(formula, tex: tex, checker: self, options: options)
    let steps = original.outcomes(ofChain: place.chain, through: nil)
    // The steps on both sides of the changed one.
    let touched = [place.side - 1, place.side].filter { steps.indices.contains($0) }
    var reason = "the step is not checked"
    let isChecked = touched.contains { link in
      guard case .step(let step) = steps[link] else { return false }
      if case .notChecked(let why) = step.outcome { reason = why }
      return step.outcome == .holds
    }
    guard isChecked else { return .unchecked(reason) }
    let changed = edit.applied(to: tex)
    var quick = options
    quick.suggests = false
    switch check(changed, options: quick) {
    case .differs, .undeclared, .malformed: return .caught
    case .definition: return .unchecked("a definition is true by itself")
    case .holds, .notChecked: break
    }
    guard let mutant = try? reader.read(changed) else { return .caught }
    // An inequality that still holds is no wrong statement.
    let links = formula.chains[place.chain].links
    if touched.allSatisfy({ links[$0].relation.isInequality }) { return .equivalent }
    return isSame(formula, mutant, place, options) ? .equivalent : .survived
  }

  private func place(
    of edit: FormulaEdit, in formula: DisplayedFormula
  ) -> (chain: Int, side: Int)? {
    for (i, chain) in formula.chains.enumerated() {
      let sides = [chain.first] + chain.links.map(\.side)
      for (j, side) in sides.enumerated()
      where side.span.start <= edit.span.start && edit.span.end <= side.span.end {
        return (i, j)
      }
    }
    return nil
  }

  /// Whether a side of two formulas has the same value at samples that the check did not see.
  private func isSame(
    _ a: DisplayedFormula, _ b: DisplayedFormula, _ place: (chain: Int, side: Int),
    _ options: CheckOptions
  ) -> Bool {
    func side(_ formula: DisplayedFormula) -> Expression? {
      guard formula.chains.indices.contains(place.chain) else { return nil }
      let chain = formula.chains[place.chain]
      let sides = [chain.first] + chain.links.map(\.side)
      return sides.indices.contains(place.side) ? sides[place.side] : nil
    }
    guard let left = side(a), let right = side(b) else { return false }
    let chain = Chain(left, [Chain.Link(.equal, at: left.span, side: right, row: 0)])
    var other = options
    other.seed = options.seed &+ 7919
    other.samples = 2 * options.samples
    other.suggests = false
    let display = DisplayCheck(
      DisplayedFormula(chains: [chain]), tex: "", checker: self, options: other)
    let verdict = display.verdict().verdict
    if case .holds = verdict { return true }
    return false
  }
}
