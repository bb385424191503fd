import WorkbookTranscript

/// Looks over the shoulder of a running chapter.
public enum RunWatch {
  /// The snippet that a chapter's run has come to.
  public static func currentSnippet(_ chapter: ChapterID, _ workspace: Workspace) -> SnippetID? {
    let bytes = FileStore.read(ChapterRunner.transcriptFile(chapter, workspace)) ?? []
    for line in bytes.split(separator: 10).reversed() where line.starts(with: "snippet\t".utf8) {
      if case .snippet(let id, _, _)? = Record(utf8: line) {
        return SnippetID(id)
      }
    }
    return nil
  }
}
