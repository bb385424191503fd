import ArgumentParser
import Foundation
import WorkbookBuilder

/// The only place that writes to the terminal.
struct Terminal {
  private let workspace: Workspace
  private let isInteractive =
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["CI"] == nil
  private let start = ContinuousClock.now

  init(workspace: Workspace) {
    self.workspace = workspace
  }

  /// Runs a build and shows what it is doing: on a terminal as one line that changes, elsewhere as
  /// plain lines.
  func watch(_ build: (@escaping @Sendable (BuildEvent) -> Void) async -> BuildReport) async
    -> BuildReport
  {
    guard isInteractive else {
      return await build { if let line = Self.plainLine($0) { Self.writeError(line + "\n") } }
    }
    let status = StatusLine(workspace: workspace, start: start)
    let ticker = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .milliseconds(100))
        await status.draw()
      }
    }
    let report = await build { event in Task { await status.note(event) } }
    ticker.cancel()
    await status.clear()
    return report
  }

  func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      Self.writeError(isInteractive ? colored(diagnostic.description) : diagnostic.description)
      Self.writeError("\n\n")
    }
  }

  /// Prints why something failed, and returns the exit status to throw.
  static func failed(_ failure: BuildFailure) -> ExitCode {
    Terminal(workspace: Workspace(folder: ".")).print(failure.diagnostics)
    return .failure
  }

  func printSummary(_ report: BuildReport, verb: String) {
    var parts = [
      count(report.chapterCount, "chapter"), count(report.snippetCount, "snippet"),
      "\(count(report.claims.count, "claim")) \(report.claims.count == 1 ? "holds" : "hold")",
    ]
    if report.coverage.total > 0 {
      parts.append(
        "\(report.coverage.verified) of \(count(report.coverage.total, "equation")) verified")
    }
    parts.append(
      report.executed.isEmpty ? "nothing to run" : "\(count(report.executed.count, "chapter")) run")
    if verb == "built" {
      parts.append(
        report.changedFiles.isEmpty
          ? "site/ is up to date" : "\(count(report.changedFiles.count, "file")) written")
    }
    Swift.print("\(verb) \(parts.joined(separator: ", ")) in \(elapsed)")
  }

  /// How far `mutate` has come: a line that changes, or elsewhere one in every fifty; and a line
  /// for each survivor as it is found.
  func showMutation(_ progress: MutationProgress) {
    let text =
      "mutate \(progress.done) of \(progress.expected), \(count(progress.survivors, "survivor"))"
    if isInteractive { Self.writeError("\r\u{1B}[K") }
    // Somebody who stops the run has seen what it found.
    for mutant in progress.newSurvivors {
      Self.writeError("mutate survivor: \(mutant.position): \(mutant.description)\n")
    }
    if isInteractive {
      Self.writeError(text)
    } else if progress.done > 0, progress.done.isMultiple(of: 50) {
      Self.writeError(text + "\n")
    }
  }

  func endMutation() {
    if isInteractive { Self.writeError("\r\u{1B}[K") }
  }

  func printSummary(_ report: MutationReport) {
    guard !report.mutants.isEmpty || report.isSuccess else { return }
    let judged = report.count { $0 == .caught || $0 == .survived }
    let explained = report.count { if case .explained = $0 { true } else { false } }
    let parts = [
      "\(report.count { $0 == .caught }) of \(count(judged, "change")) noticed",
      "\(explained) explained", "\(report.count { $0 == .equivalent }) without effect",
      "\(report.count { $0 == .unchecked }) where nothing is checked",
    ]
    Swift.print("\(parts.joined(separator: ", ")) in \(elapsed)")
  }

  func printFailure(_ report: BuildReport, consequence: String?) {
    let errors = report.diagnostics.count { $0.severity == .error }
    let text = "\(count(errors, "error"))\(consequence.map { "; \($0)" } ?? "")\n"
    Self.writeError(text)
  }

  private var elapsed: String {
    let seconds =
      Double((ContinuousClock.now - start).components.attoseconds) / 1e18
      + Double((ContinuousClock.now - start).components.seconds)
    return seconds < 1
      ? String(format: "%.0f ms", seconds * 1000) : String(format: "%.1f s", seconds)
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func colored(_ text: String) -> String {
    text.replacing(": error: ", with: ": \u{1B}[1;31merror:\u{1B}[0m ", maxReplacements: 1)
      .replacing(": warning: ", with: ": \u{1B}[1;33mwarning:\u{1B}[0m ", maxReplacements: 1)
      .replacing("\nhelp: ", with: "\n\u{1B}[1;36mhelp:\u{1B}[0m ")
  }

  private static func plainLine(_ event: BuildEvent) -> String? {
    switch event {
    case .compiling(let chapter, let optimized): "compile \(chapter)\(optimized ? " (-O)" : "")"
    case .running(let chapter): "run     \(chapter)"
    case .ran(let chapter, let seconds): String(format: "ran     \(chapter) in %.2f s", seconds)
    case .waiting: "wait    for another build of this course"
    case .deriving(let chapter, let count):
      "derive  \(chapter): \(count) \(count == 1 ? "equation" : "equations")"
    case .reading, .reused, .rendering, .publishing: nil
    }
  }

  static func writeError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
