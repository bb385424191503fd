/// What a build came to.
public struct BuildReport: Sendable {
  public var diagnostics: [Diagnostic] = []
  /// Every claim of the chapters that were checked, in the order of the text.
  public var claims: [ReportedClaim] = []
  /// How many of the labelled equations of those chapters are verified.
  public var coverage = Coverage()
  public var snippetCount = 0
  public var chapterCount = 0
  /// The chapters that were compiled and run; the others' runs were stored.
  public var executed: [ChapterID] = []
  /// Paths below `site/` that were written or removed.
  public var changedFiles: [String] = []

  public struct ReportedClaim: Sendable, Hashable {
    public var chapter: ChapterID
    public var snippet: SnippetID
    public var claim: CheckedClaim
  }

  /// Whether every snippet ran, every claim held and every name was resolved.
  public var isSuccess: Bool { !diagnostics.contains { $0.severity == .error } }
}
