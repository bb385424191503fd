import WorkbookTranscript

/// What the run stage can say.
extension Diagnostic {
  static func claimFailed(_ claim: CheckedClaim) -> Diagnostic {
    var details = ["actual    \(claim.actual)", "expected  \(claim.expected)"]
    if !claim.distance.isEmpty {
      let allowed = claim.allowed.isEmpty ? "" : ", allowed \(claim.allowed)"
      details.append("distance  \(claim.distance)\(allowed)")
    }
    if !claim.worstCase.isEmpty { details.append("worst at  \(claim.worstCase)") }
    return Diagnostic(
      "claim-failed", at: claim.position, "claim '\(claim.name)' does not hold", details: details,
      help: "mend the code or the claim; loosen the tolerance only if the text promises less")
  }

  static func thrown(
    _ error: String, snippet: SnippetID, at position: SourcePosition, callers: [SourcePosition]
  ) -> Diagnostic {
    Diagnostic(
      "thrown", at: position, "snippet '\(snippet)' throws \(error)", notes: called(callers),
      help: "catch it in the snippet, or mend what throws it")
  }

  static func crashed(
    _ reason: String, snippet: SnippetID, at position: SourcePosition, callers: [SourcePosition]
  ) -> Diagnostic {
    Diagnostic(
      "crashed", at: position, "snippet '\(snippet)' crashes: \(reason)", notes: called(callers))
  }

  static func timedOut(
    after seconds: Double, snippet: SnippetID, at position: SourcePosition,
    callers: [SourcePosition]
  ) -> Diagnostic {
    Diagnostic(
      "timed-out", at: position,
      "snippet '\(snippet)' was still running here after \(plainSeconds(seconds)) s",
      notes: called(callers),
      help: "does the loop end? allow more time with '--timeout SECONDS'")
  }

  static func endedEarly(status: Int32, snippet: SnippetID, at position: SourcePosition)
    -> Diagnostic
  {
    Diagnostic(
      "ended-early", at: position,
      "snippet '\(snippet)' ended the whole run with exit status \(status)",
      help: "a snippet must not call 'exit'")
  }

  private static func called(_ callers: [SourcePosition]) -> [Note] {
    callers.prefix(4).map { Note("called from here", at: $0) }
  }

  private static func plainSeconds(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }
}
