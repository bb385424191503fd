/// One small change of a chapter, and whether a check noticed it.
public struct Mutant: Sendable, Hashable {
  public enum Place: Sendable, Hashable {
    /// A displayed equation.
    case equation(Label?)
    case snippet(SnippetID)
  }

  public enum Outcome: Sendable, Hashable {
    /// A check reports the changed chapter.
    case caught
    /// The change is none, or the changed chapter cannot be compiled: no check was asked.
    case equivalent
    /// No check notices it.
    case survived
    /// No check notices it, and the author says why that is right.
    case explained(String)
    /// Nothing checks the place: the ledger says so.
    case unchecked
  }

  public var chapter: ChapterID
  public var place: Place
  /// Where the change is made.
  public var position: SourcePosition
  /// In an author's words: "3 becomes 4".
  public var description: String
  /// The changed line.
  public var line: String
  public var outcome: Outcome
}

/// What came of changing a course's chapters.
public struct MutationReport: Sendable {
  /// In reading order.
  public var mutants: [Mutant] = []
  /// Survivors, and what is wrong with the course before anything is changed.
  public var diagnostics: [Diagnostic] = []

  public func count(_ isCounted: (Mutant.Outcome) -> Bool) -> Int {
    mutants.count { isCounted($0.outcome) }
  }

  /// Whether every change that a check could notice was noticed or is explained.
  public var isSuccess: Bool { !diagnostics.contains { $0.severity == .error } }
}
