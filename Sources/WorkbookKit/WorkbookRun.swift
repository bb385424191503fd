import WorkbookTranscript

// C's `stdout` is a variable, which nothing here assigns.
#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// The course of one chapter's run, as the builder follows it. Called by the program that the builder
/// generates, not by snippets.
public enum WorkbookRun {
  /// Runs a chapter to its end and ends the process.
  public static func main(_ chapter: () throws -> Void) -> Never {
    begin()
    do {
      try chapter()
      finish()
    } catch {
      fail(error)
    }
  }

  /// Runs a chapter that awaits to its end, in the isolation of the caller, and ends the process.
  public static func main(
    isolation: isolated (any Actor)? = #isolation, _ chapter: () async throws -> Void
  ) async -> Never {
    begin()
    do {
      try await chapter()
      finish()
    } catch {
      fail(error)
    }
  }

  /// Says that the run has come to a snippet.
  public static func snippet(_ id: String) {
    // A chapter that awaits may have come to another thread.
    if TranscriptWriter.shared.descriptor != nil { FatalSignals.prepareThread() }
    let offset = flushedOutput()
    TranscriptWriter.shared.write(
      .snippet(id: id, outputOffset: offset, elapsed: RunClock.elapsed))
  }

  /// What the chapter says about names where an equation stands.
  public enum Declared: Sendable, Hashable {
    /// A line of a declaration.
    case line(String)
    /// An equation that is a definition.
    case definition(String)
  }

  /// Makes a displayed equation known to `equation(_:)`.
  public static func use(
    _ label: String, _ tex: String, declared: [Declared], macros: [String: String]
  ) {
    EquationRegister.add(label, tex, declared: declared, macros: macros)
  }

  private static func begin() {
    RunClock.start()
    if let descriptor = TranscriptWriter.shared.descriptor {
      ThrowTrace.install()
      FatalSignals.install(descriptor: descriptor)
      ParentWatch.begin()
    }
    // What a snippet printed before it crashed is to be seen: a line is written when it is complete.
    setvbuf(stdout, nil, Int32(_IOLBF), 0)
  }

  private static func finish() -> Never {
    let offset = flushedOutput()
    TranscriptWriter.shared.write(.finished(outputOffset: offset, elapsed: RunClock.elapsed))
    exit(EXIT_SUCCESS)
  }

  private static func fail(_ error: any Error) -> Never {
    fflush(nil)
    TranscriptWriter.shared.write(
      .failure(
        Failure(
          kind: .thrown, message: String(describing: error),
          addresses: ThrowTrace.addresses(of: error))))
    exit(EXIT_FAILURE)
  }

  /// Writes out what was printed so far, and measures it in bytes: the builder has given this process
  /// a regular file as standard output. Elsewhere there is no such length, and it is zero.
  private static func flushedOutput() -> Int {
    fflush(nil)
    return max(0, Int(lseek(1, 0, SEEK_CUR)))
  }
}
