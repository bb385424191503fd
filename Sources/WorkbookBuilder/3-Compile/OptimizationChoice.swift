import WorkbookTranscript

/// Whether `-O` pays for a chapter, by what compiling and running it took the last times.
///
/// The kit is optimised in any case. `-O` for the chapter's own code compiles three to four times as
/// long and runs that code about three times as fast; which of the two weighs more differs from
/// chapter to chapter. The first build is without it. Where the run took so long that `-O` should
/// win, the next change of the chapter tries it, and from then on the measured sums decide.
struct OptimizationChoice {
  /// Seconds.
  struct Times: Equatable {
    var compile: Double
    var run: Double
    var sum: Double { compile + run }
  }

  /// What `-O` is expected to do to the times of a chapter that was never compiled with it.
  private static let compileFactor = 3.5
  private static let runFactor = 1.0 / 3

  let workspace: Workspace
  let chapter: ChapterID

  func isOptimized(_ wish: Optimization) -> Bool {
    switch wish {
    case .speed: true
    case .none: false
    case .automatic: Self.pays(plain: times(optimized: false), optimized: times(optimized: true))
    }
  }

  /// Whether the chapter is sooner done with `-O`, as far as is known.
  static func pays(plain: Times?, optimized: Times?) -> Bool {
    guard let plain else { return false }
    let expected = Times(compile: plain.compile * compileFactor, run: plain.run * runFactor)
    return (optimized ?? expected).sum < plain.sum
  }

  func remember(_ times: Times, optimized: Bool) {
    var fields = FieldWriter()
    fields.write(times.compile)
    fields.write(times.run)
    FileStore.write(fields.line, to: path(optimized))
  }

  private func times(optimized: Bool) -> Times? {
    guard let bytes = FileStore.read(path(optimized)) else { return nil }
    var fields = FieldReader(utf8: bytes[...])
    guard let compile = fields.double(), let run = fields.double() else { return nil }
    return Times(compile: compile, run: run)
  }

  private func path(_ optimized: Bool) -> String {
    "\(workspace.modules(chapter))/times\(optimized ? "-optimized" : "")"
  }
}
