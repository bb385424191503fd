/// All files of the site, as values: the product of rendering.
public struct Site: Sendable, Hashable {
  public enum File: Sendable, Hashable {
    case text(String)
    /// A copy of a file on disk: a font, an author's image.
    case copy(of: String)
  }

  /// By path below `site/`, with `/`.
  public var files: [String: File]
  public var warnings: [Diagnostic]

  public init(files: [String: File] = [:], warnings: [Diagnostic] = []) {
    self.files = files
    self.warnings = warnings
  }
}
