extension FormulaChecker {
  /// The first small edit of a wrong step's sides with which the chain holds through that step.
  func suggestion(
    for formula: DisplayedFormula, tex: String, chain: Int, link: Int, options: CheckOptions
  ) -> FormulaEdit? {
    guard formula.chains.indices.contains(chain) else { return nil }
    let links = formula.chains[chain].links
    guard links.indices.contains(link) else { return nil }
    let right = links[link].side.span
    let left = link == 0 ? formula.chains[chain].first.span : links[link - 1].side.span
    let edits = FormulaEdits(of: formula, tex: tex, reader: reader, repairs: true).edits
    func inside(_ span: Span) -> [FormulaEdit] {
      edits.filter { span.start <= $0.span.start && $0.span.end <= span.end }
    }
    let isHard = links[link].side.holdsIntegral || formula.chains[chain].first.holdsIntegral
    // A search that takes longer than the check is not worth waiting for.
    let tried = (inside(right) + inside(left)).prefix(isHard ? 60 : 400)
    var options = options
    options.work /= max(1, tried.count)
    for edit in tried {
      guard let changed = try? reader.read(edit.applied(to: tex)),
        changed.chains.count == formula.chains.count,
        changed.chains[chain].links.count == links.count
      else { continue }
      let display = DisplayCheck(
        changed, tex: edit.applied(to: tex), checker: self, options: options)
      // Two samples refute nearly all, the others are tried at as many as the step was.
      guard holds(display, chain, link, samples: 2), holds(display, chain, link, samples: nil)
      else {
        continue
      }
      return edit
    }
    return nil
  }

  private func holds(_ display: DisplayCheck, _ chain: Int, _ link: Int, samples: Int?) -> Bool {
    let outcomes = display.outcomes(ofChain: chain, through: link, samples: samples)
    guard outcomes.count == link + 1, case .step(let last)? = outcomes.last else { return false }
    return last.outcome == .holds
  }
}
