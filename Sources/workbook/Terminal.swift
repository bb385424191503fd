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

  func printSummary(_ report: BuildReport, verb: String) {
    var parts = [
      count(report.chapterCount, "chapter"), count(report.snippetCount, "snippet"),
      "\(count(report.claims.count, "claim")) \(report.claims.count == 1 ? "holds" : "hold")",
    ]
    parts.append(
      report.executed.isEmpty ? "nothing to run" : "\(count(report.executed.count, "chapter")) run")
    if verb == "built" {
      parts.append(
        report.changedFiles.isEmpty
          ? "site/ is up to date" : "\(count(report.changedFiles.count, "file")) written")
    }
    Swift.print("\(verb) \(parts.joined(separator: ", ")) in \(elapsed)")
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
    case .reading, .reused, .rendering, .publishing: nil
    }
  }

  fileprivate static func writeError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

/// The line at the bottom of a terminal: stage, chapter, snippet, elapsed time.
private actor StatusLine {
  private let workspace: Workspace
  private let start: ContinuousClock.Instant
  private var active: [(chapter: ChapterID, stage: String, since: ContinuousClock.Instant)] = []
  private var stage = "read"
  private var isShown = false
  private var isOver = false

  init(workspace: Workspace, start: ContinuousClock.Instant) {
    self.workspace = workspace
    self.start = start
  }

  func note(_ event: BuildEvent) {
    switch event {
    case .waiting: stage = "wait for another build of this course"
    case .reading: stage = "read"
    case .compiling(let chapter, _): set(chapter, "compile")
    case .running(let chapter): set(chapter, "run")
    case .reused(let chapter), .ran(let chapter, _): active.removeAll { $0.chapter == chapter }
    case .rendering: stage = "render"
    case .publishing: stage = "publish"
    }
  }

  private func set(_ chapter: ChapterID, _ stage: String) {
    active.removeAll { $0.chapter == chapter }
    active.append((chapter, stage, .now))
  }

  func draw() {
    guard !isOver else { return }
    var text = active.map { item in
      let snippet = item.stage == "run" ? RunWatch.currentSnippet(item.chapter, workspace) : nil
      let place = snippet.map { "\(item.chapter) \($0)" } ?? item.chapter.name
      let seconds = (ContinuousClock.now - item.since) / .seconds(1)
      return String(format: "\(item.stage) \(place) %.1f s", seconds)
    }.joined(separator: " · ")
    if text.isEmpty { text = stage }
    Terminal.writeError("\r\u{1B}[K\(text.prefix(columns - 1))")
    isShown = true
  }

  func clear() {
    isOver = true
    if isShown { Terminal.writeError("\r\u{1B}[K") }
  }

  private var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 10
      ? Int(size.ws_col) : 80
  }
}
