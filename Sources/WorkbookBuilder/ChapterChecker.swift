/// Extract, compile and run for one chapter, unless its run is stored.
///
/// A chapter runs as soon as it is compiled: the stages of different chapters overlap.
struct ChapterChecker: Sendable {
  let workspace: Workspace
  let toolchain: Toolchain
  let compiler: ModuleCompiler
  let runner: ChapterRunner
  let progress: @Sendable (BuildEvent) -> Void

  struct Result: Sendable {
    var chapter: ChapterID
    var transcript: Transcript?
    var diagnostics: [Diagnostic] = []
    var isExecuted = false
  }

  func check(_ module: VerificationModule, _ fingerprint: Fingerprint) async -> Result {
    let store = TranscriptStore(workspace: workspace)
    if let stored = store.transcript(module.chapter, fingerprint) {
      store.setLatest(module.chapter, fingerprint)
      progress(.reused(module.chapter))
      return Result(chapter: module.chapter, transcript: stored)
    }
    let choice = OptimizationChoice(workspace: workspace, chapter: module.chapter)
    let optimized = choice.isOptimized(module.optimization)
    do throws(BuildFailure) {
      progress(.compiling(module.chapter, optimized: optimized))
      let start = ContinuousClock.now
      let compiled = try await compiler.compile(module, optimized: optimized)
      let compileTime = (ContinuousClock.now - start) / .seconds(1)
      progress(.running(module.chapter))
      let transcript = try await runner.run(compiled)
      progress(.ran(module.chapter, seconds: transcript.duration))
      if transcript.interruption == nil {
        choice.remember(
          .init(compile: compileTime, run: transcript.duration), optimized: optimized)
        store.store(transcript, module.chapter, fingerprint)
        store.setLatest(module.chapter, fingerprint)
      }
      return Result(
        chapter: module.chapter, transcript: transcript, diagnostics: compiled.warnings,
        isExecuted: true)
    } catch {
      return Result(chapter: module.chapter, diagnostics: error.diagnostics, isExecuted: true)
    }
  }
}
