/// What the splice stage can say.
extension Diagnostic {
  static func unknownResult(
    _ result: ResultName, what: String, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      "unknown-\(what)", at: result.position,
      "snippet '\(result.snippet)' has no \(what) named '\(result.name)'",
      help: didYouMean(
        result.name, among: known,
        otherwise: known.isEmpty
          ? what == "value"
            ? "report it in the snippet: report(\"\(result.name)\", …)"
            : "the snippet makes no figure or table"
          : "it has \(known.sorted().map { "'\($0)'" }.joined(separator: ", "))"))
  }

  static func formatDoesNotFit(_ slot: Slot, type: String) -> Diagnostic {
    Diagnostic(
      "slot-format", at: slot.result.position,
      "the value '\(slot.result.name)' is \(type), which this format cannot show",
      help:
        "leave the format out, or use one that fits: .3f, .2e, .4g for numbers, d for whole ones")
  }

  static func duplicateResult(
    _ name: String, what: String, at position: SourcePosition, first: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-\(what)", at: position, "\(what) '\(name)' is already made in this chapter",
      notes: [.init("first made here", at: first)], help: "rename one of them")
  }

  static func unknownReference(_ reference: Reference, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-reference", at: reference.position,
      "nothing is labelled '\(reference.label)'",
      help: didYouMean(
        reference.label.name, among: known,
        otherwise: ["fig", "tbl"].contains(reference.label.prefix)
          ? "a snippet labels its figures and tables by their names: figure(\"densities\") is '@fig-densities'"
          : "label what it points at: {#\(reference.label)}"))
  }

  static func ambiguousReference(_ reference: Reference, chapters: [ChapterID]) -> Diagnostic {
    Diagnostic(
      "ambiguous-reference", at: reference.position,
      "'\(reference.label)' is a label in several chapters: \(chapters.map(\.name).joined(separator: ", "))",
      help: "say which: @\(chapters.first?.name ?? "week-01")/\(reference.label)")
  }
}
