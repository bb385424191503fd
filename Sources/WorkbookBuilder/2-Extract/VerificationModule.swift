/// The Swift program that checks one chapter: the product of extraction.
public struct VerificationModule: Sendable, Hashable {
  public var chapter: ChapterID
  /// The chapter's file, as `#sourceLocation` names it.
  public var file: String
  /// What the compiler reads.
  public var source: String
  /// The same without the author's line numbers: what the chapter's fingerprint is made of.
  public var code: String
  public var snippets: [Snippet]
  public var optimization: Optimization
  /// Files that the snippets read, relative to `chapters/`.
  public var inputs: [String]
  /// Displayed equations that the snippets evaluate.
  public var equations: [UsedEquation] = []

  /// The snippet that a line of the chapter belongs to.
  public func snippet(atLine line: Int) -> Snippet? {
    snippets.last { $0.position.line <= line }
  }
}
