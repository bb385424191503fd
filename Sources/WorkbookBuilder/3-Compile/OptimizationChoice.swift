import WorkbookTranscript

/// Whether `-O` pays for a chapter, by the time its last run took.
///
/// Optimising a chapter of 300 lines takes about a second longer, and makes code outside the kit
/// several times as fast. A chapter whose run took longer than the limit gets it from the next
/// change on; a chapter that is quick with it loses it again.
struct OptimizationChoice {
  static let slowRun = 1.5
  static let quickRun = 0.2

  let workspace: Workspace
  let chapter: ChapterID

  func isOptimized(_ wish: Optimization) -> Bool {
    switch wish {
    case .speed: return true
    case .none: return false
    case .automatic:
      var fields = FieldReader(FileStore.text(path) ?? "")
      guard let duration = fields.double(), let wasOptimized = fields.boolean() else {
        return false
      }
      return duration > (wasOptimized ? Self.quickRun : Self.slowRun)
    }
  }

  func remember(duration: Double, optimized: Bool) {
    var fields = FieldWriter()
    fields.write(duration)
    fields.write(optimized)
    FileStore.write(fields.line, to: path)
  }

  private var path: String { "\(workspace.modules(chapter))/duration" }
}
