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

  /// Every small change of a display and what the check says about it.
  ///
  /// With `isDefinition` the first relation of each chain is true by itself: what changes its two
  /// sides has to be noticed where the definition is used.
  public func mutations(of tex: String, options: CheckOptions = CheckOptions()) -> [Mutation] {
    mutations(edits(of: tex), of: tex, options: options)
  }

  /// What the check says about some changes of a display.
  public func mutations(
    _ edits: [FormulaEdit], of tex: String, options: CheckOptions = CheckOptions()
  ) -> [Mutation] {
    guard let formula = try? reader.read(tex) else {
      return edits.map { Mutation(edit: $0, outcome: .unchecked("the formula cannot be read")) }
    }
    let original = DisplayCheck(formula, tex: tex, checker: self, options: options)
    let steps = formula.chains.indices.map { original.outcomes(ofChain: $0, through: nil) }
    return edits.map { edit in
      Mutation(edit: edit, outcome: outcome(of: edit, in: tex, formula, steps, options))
    }
  }

  private func outcome(
    of edit: FormulaEdit, in tex: String, _ formula: DisplayedFormula,
    _ steps: [[ChainCheck.Outcome]], _ options: CheckOptions
  ) -> Mutation.Outcome {
    guard let place = place(of: edit, in: formula) else {
      return .unchecked("the change stands in no side of a relation")
    }
    let steps = steps[place.chain]
    // The steps on both sides of the changed one.
    let touched = [place.side - 1, place.side].filter { steps.indices.contains($0) }
    var reason = "the step is not checked"
    let isChecked = touched.contains { link in
      guard case .step(let step) = steps[link] else { return false }
      if options.isDefinition, link == 0 {
        reason = "a definition is true by itself"
        return false
      }
      if case .notChecked(let why) = step.outcome { reason = why }
      return step.outcome == .holds
    }
    guard isChecked else { return .unchecked(reason) }
    let changed = edit.applied(to: tex)
    guard let mutant = try? reader.read(changed) else { return .caught }
    // Few samples notice nearly all changes.
    for samples in [3, options.samples] {
      var quick = options
      quick.suggests = false
      quick.samples = samples
      let display = DisplayCheck(mutant, tex: changed, checker: self, options: quick)
      let outcomes = display.outcomes(ofChain: place.chain, through: nil)
      let isNoticed = outcomes.contains { outcome in
        if case .step = outcome { false } else { true }
      }
      if isNoticed || misfits(outcomes, touched, steps) { return .caught }
    }
    // An inequality that still holds is no wrong statement.
    let links = formula.chains[place.chain].links
    if touched.allSatisfy({ links[$0].relation.isInequality }) { return .equivalent }
    return isSame(formula, mutant, place, options) ? .equivalent : .survived
  }

  /// Whether the change leaves something that has no value at all and is reported as such: shapes
  /// that do not fit, an index out of its range.
  private func misfits(
    _ outcomes: [ChainCheck.Outcome], _ touched: [Int], _ steps: [ChainCheck.Outcome]
  ) -> Bool {
    touched.contains { link in
      guard case .step(let before) = steps[link], before.outcome == .holds,
        outcomes.indices.contains(link), case .step(let after) = outcomes[link]
      else { return false }
      return after.isMisfit
    }
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
