#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compiles and runs changed chapters in folders of their own.
struct MutantRunner: Sendable {
  /// The temporary folder, with a copy of `chapters/`.
  let workspace: Workspace
  let toolchain: Toolchain
  let course: Course
  /// Seconds that a changed chapter may run, by chapter.
  let timeouts: [ChapterID: Double]
  let optimized: Set<ChapterID>

  /// Whether a claim fails, or the run does, once the chapter is changed.
  func outcome(of chapter: Chapter, number: Int) async -> Mutant.Outcome {
    let own = Workspace(folder: "\(workspace.folder)/mutant-\(number)")
    FileStore.makeFolder(own.folder)
    defer { FileStore.remove(own.folder) }
    guard symlink(workspace.chapters, own.chapters) == 0 else { return .survived }
    let module: VerificationModule
    do throws(BuildFailure) {
      guard let extracted = try SnippetExtractor(course).extract(chapter) else { return .survived }
      module = extracted
    } catch {
      return .equivalent
    }
    let compiled: CompiledModule
    do throws(BuildFailure) {
      compiled = try await ModuleCompiler(toolchain: toolchain, workspace: own)
        .compile(module, optimized: optimized.contains(chapter.id))
    } catch {
      return .equivalent
    }
    let runner = ChapterRunner(
      workspace: own, toolchain: toolchain, timeout: timeouts[chapter.id] ?? 10,
      failsFast: true)
    guard let transcript = try? await runner.run(compiled) else { return .survived }
    let isNoticed =
      transcript.interruption != nil
      || transcript.entries.values.contains { entry in
        entry.records.contains { if case .claim(let claim) = $0 { !claim.holds } else { false } }
      }
    return isNoticed ? .caught : .survived
  }
}
