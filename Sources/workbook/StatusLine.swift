import Foundation
import WorkbookBuilder

/// The line at the bottom of a terminal: stage, chapter, snippet, elapsed time.
actor StatusLine {
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
    case .deriving: stage = "check derivations"
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
