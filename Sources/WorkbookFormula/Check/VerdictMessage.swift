import WorkbookNumerics

/// A verdict in words, as a diagnostic prints it: lower case, no full stop, names as typed.
public struct VerdictMessage: Sendable, Hashable {
  /// "this step of the derivation changes the value"
  public var summary: String
  /// Where it stands in the formula.
  public var span: Span
  /// "at x = 0.73, c = 1.4, line 3 is 0.1934 and line 4 is 0.2187"
  public var details: [String]
  /// "lines 1 to 3 agree to 2e-12 over 64 samples"
  public var notes: [String]
  /// "put '+' in place of '-' before '\mu_2': then the step holds"
  public var help: String?
  /// Everything but "not checked".
  public var isError: Bool
}

extension Verdict {
  /// What to tell the author, the most important first; empty when all steps hold or the formula is
  /// a definition. `tex` is the formula's source.
  public func messages(for tex: String) -> [VerdictMessage] {
    switch self {
    case .holds, .definition: return []
    case .malformed(let problem):
      return [
        VerdictMessage(
          summary: problem.message, span: problem.span, details: [], notes: [], help: problem.help,
          isError: true)
      ]
    case .undeclared(let names):
      return names.map { name in
        VerdictMessage(
          summary: "'\(name.name)' is not declared"
            + (name.user.map { ", in the declaration of '\($0)'" } ?? ""),
          span: name.span, details: [], notes: [],
          help: name.suggestion.map { "did you mean '\($0)'?" }
            ?? "declare it, or mark the equation check=no with a reason", isError: true)
      }
    case .notChecked(let unchecked):
      return [
        VerdictMessage(
          summary: "not checked: \(unchecked.reason)", span: unchecked.span, details: [],
          notes: unchecked.evidence.notes, help: nil, isError: false)
      ]
    case .differs(let difference): return [difference.message(for: tex)]
    }
  }
}

extension Difference {
  fileprivate func message(for tex: String) -> VerdictMessage {
    let place =
      sample.isEmpty
      ? "" : "at " + sample.map { "\($0.name) = \($0.value)" }.joined(separator: ", ") + ", "
    var help: String?
    if let suggestion { help = suggestion.description + ": then the step holds" }
    return VerdictMessage(
      summary: relation.isInequality
        ? "this step of the derivation does not hold"
        : relation == .approximately
          ? "the two sides are further apart than stated"
          : "this step of the derivation changes the value",
      span: span, details: [place + "\(leftName) is \(left) and \(rightName) is \(right)"],
      notes: evidence.notes + [agreement].compactMap { $0 }, help: help, isError: true)
  }
}

extension Evidence {
  /// Which steps hold, how well, and at how many samples.
  public var notes: [String] {
    guard let first = checked.first, let last = checked.last else { return [] }
    let how =
      "to \(shortest(max(largestDeviation, 0), digits: 1)) over \(samples) samples"
    let lines = Set(checked.flatMap { [$0.rows.from, $0.rows.to] })
    if lines.count > 1, steps.allSatisfy({ $0.outcome == .holds }) {
      return ["lines \(first.rows.from + 1) to \(last.rows.to + 1) agree \(how)"]
    }
    let count = checked.count
    return ["\(count) \(count == 1 ? "step agrees" : "steps agree") \(how)"]
  }
}
