/// A formula with one small change, and whether the check noticed it.
public struct Mutation: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    /// The changed formula is reported.
    case caught
    /// The changed formula has the same value at every sample, or is a true statement too.
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
  /// Every small change of a display and what the check says about it.
  public func mutations(of tex: String, options: CheckOptions = CheckOptions()) -> [Mutation] {
    []
  }
}
