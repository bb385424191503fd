/// Answers questions about a chapter without building anything.
public struct Inspector: Sendable {
  private let workspace: Workspace
  private let installation: Installation

  public init(workspace: Workspace, installation: Installation) {
    self.workspace = workspace
    self.installation = installation
  }

  /// The Swift module that a chapter's snippets make.
  public func module(of id: ChapterID) throws(BuildFailure) -> VerificationModule {
    let course = try CourseReader(folder: workspace.folder).read(only: [id])
    guard let chapter = course.chapters.first(where: { $0.id == id }),
      let module = try SnippetExtractor(course).extract(chapter)
    else { throw BuildFailure(.noSnippets(id, file: "chapters/\(id).md")) }
    return module
  }

  /// What is in a chapter's fingerprint, and what changed since its stored run, as text.
  public func why(_ id: ChapterID) async throws(BuildFailure) -> String {
    let module = try module(of: id)
    try installation.requireKit()
    FileStore.makeFolder(workspace.cache)
    let toolchain = try await Toolchain.find(kit: installation, cache: workspace.cache)
    let digests = FileDigests(path: "\(workspace.cache)/digests")
    let fingerprint = Fingerprint(
      module, toolchain: toolchain, installation: installation, workspace: workspace,
      digests: digests)
    let store = TranscriptStore(workspace: workspace)
    var lines = ["The run of '\(id)' depends on:"]
    let width = fingerprint.components.map(\.name.count).max() ?? 0
    for component in fingerprint.components {
      let value =
        component.value.count == 64 && component.value.allSatisfy(\.isHexDigit)
        ? String(component.value.prefix(12)) : component.value
      let padding = String(repeating: " ", count: width - component.name.count)
      lines.append("  \(component.name)\(padding)  \(value)")
    }
    lines.append("")
    if store.transcript(id, fingerprint) != nil {
      lines.append("A run with exactly these is stored: build will not run it again.")
    } else if let latest = store.latest(id) {
      lines.append("The next build runs it, because since the last run")
      lines += fingerprint.changes(since: latest).map { "  \($0)" }
    } else {
      lines.append("The next build runs it: there is no stored run.")
    }
    return lines.joined(separator: "\n")
  }
}

extension Diagnostic {
  static func noSnippets(_ chapter: ChapterID, file: String) -> Diagnostic {
    Diagnostic(
      "no-snippets", at: SourcePosition(file: file, line: 1), "'\(chapter)' has no snippets")
  }
}
