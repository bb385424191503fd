/// What the extract stage can say.
extension Diagnostic {
  static func usesComputedValues(_ label: Label, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "computed-equation", at: position,
      "'\(label)' shows computed values, so that no snippet can use it",
      help: "leave the slots out of it, or it out of 'uses'")
  }

  static func unbalancedBracket(
    _ bracket: Substring, at position: SourcePosition, partner: (Substring, SourcePosition)?
  ) -> Diagnostic {
    let isOpening = ["(", "[", "{"].contains(bracket)
    if let (open, place) = partner {
      return Diagnostic(
        "unbalanced-bracket", at: position, "'\(bracket)' does not close '\(open)'",
        notes: [.init("'\(open)' was opened here", at: place)])
    }
    return Diagnostic(
      "unbalanced-bracket", at: position,
      isOpening ? "'\(bracket)' is not closed in this snippet" : "'\(bracket)' closes nothing",
      help: "every snippet opens and closes its own brackets")
  }
}
