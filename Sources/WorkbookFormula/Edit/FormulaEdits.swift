/// All small changes of a formula's source, in the order of the source; each can be read again and
/// says something else than the formula.
public struct FormulaEdits: Sendable {
  public let edits: [FormulaEdit]

  /// `formula` is what `tex` was read into.
  public init(of formula: DisplayedFormula, tex: String) {
    edits = []
  }
}
