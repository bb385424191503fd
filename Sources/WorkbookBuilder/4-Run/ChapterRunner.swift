import WorkbookTranscript

/// Runs a chapter's program and reads what it said.
public struct ChapterRunner: Sendable {
  private let workspace: Workspace
  private let symbolizer: String
  /// Seconds that a chapter may take.
  private let timeout: Double
  /// Whether the first claim that fails ends the run.
  private let failsFast: Bool

  public init(
    workspace: Workspace, toolchain: Toolchain, timeout: Double, failsFast: Bool = false
  ) {
    self.workspace = workspace
    self.symbolizer = toolchain.symbolizer
    self.timeout = timeout
    self.failsFast = failsFast
  }

  /// Where the run of a chapter writes its transcript, for those who want to watch it.
  public static func transcriptFile(_ chapter: ChapterID, _ workspace: Workspace) -> String {
    "\(workspace.modules(chapter))/transcript"
  }

  public func run(_ compiled: CompiledModule) async throws(BuildFailure) -> Transcript {
    let module = compiled.module
    let folder = workspace.modules(module.chapter)
    let file = Self.transcriptFile(module.chapter, workspace)
    let (output, errors) = ("\(folder)/output", "\(folder)/errors")
    FileStore.remove(file)
    var environment = ["WORKBOOK_TRANSCRIPT": file]
    if failsFast { environment["WORKBOOK_FAIL_FAST"] = "1" }
    let result = try await ChildProcess(
      program: compiled.program, arguments: [], workingFolder: workspace.chapters,
      environment: environment
    ).run(output: output, errors: errors, timeout: timeout)

    var reader = TranscriptReader(module: module, output: FileStore.read(output) ?? [])
    // A killed run may end half-way through a line; what it wrote before that still counts.
    for line in (FileStore.read(file) ?? []).split(separator: 10) {
      if let record = Record(utf8: line) { reader.read(record) }
    }
    var transcript = reader.transcript
    if !reader.isFinished || !result.isSuccess {
      let snippet = reader.current ?? module.snippets[0].id
      transcript.interruption = Transcript.Interruption(
        snippet: snippet,
        diagnostic: await diagnose(
          reader.failure, result, in: snippet, of: compiled,
          errors: FileStore.text(errors) ?? ""))
    }
    return transcript
  }

  private func diagnose(
    _ failure: WorkbookTranscript.Failure?, _ result: ChildProcess.Result, in id: SnippetID,
    of compiled: CompiledModule, errors: String
  ) async -> Diagnostic {
    let module = compiled.module
    let frames = await AuthorFrames(
      program: compiled.program, symbolizer: symbolizer, addresses: failure?.addresses ?? []
    )
    .positions(in: module)
    let snippet = module.snippets.first { $0.id == id } ?? module.snippets[0]
    let position = frames.first ?? snippet.position
    let callers = frames.dropFirst().filter { $0.line != position.line }
    switch failure?.kind {
    case .thrown:
      return .thrown(failure?.message ?? "", snippet: id, at: position, callers: Array(callers))
    case .interrupted:
      // Where in its line a loop was caught is chance.
      let line = SourcePosition(
        file: position.file, line: position.line, column: snippet.position.column)
      return .timedOut(after: timeout, snippet: id, at: line, callers: Array(callers))
    case .crashed, nil:
      if failure == nil, result.isSuccess || !result.isSignal {
        return .endedEarly(status: result.status, snippet: id, at: position)
      }
      let reason = FatalError.message(in: errors) ?? failure?.message ?? "signal \(result.status)"
      return .crashed(reason, snippet: id, at: position, callers: Array(callers))
    }
  }
}

/// Sorts a run's records by snippet.
private struct TranscriptReader {
  let module: VerificationModule
  let output: [UInt8]
  var transcript = Transcript()
  var current: SnippetID?
  var failure: WorkbookTranscript.Failure?
  var isFinished = false
  private var outputStart = 0

  init(module: VerificationModule, output: [UInt8]) {
    self.module = module
    self.output = output
  }

  mutating func read(_ record: Record) {
    switch record {
    case .snippet(let id, let offset, let elapsed):
      endOutput(at: offset)
      current = SnippetID(id)
      transcript.entries[SnippetID(id)] = Transcript.Entry()
      transcript.duration = elapsed
    case .failure(let failure):
      self.failure = failure
      endOutput(at: output.count)
    case .finished(let offset, let elapsed):
      endOutput(at: offset)
      transcript.duration = elapsed
      isFinished = true
    case .claim(let claim): add(record, atLine: claim.place.line)
    case .value(let value): add(record, atLine: value.place.line)
    case .table(let table): add(record, atLine: table.place.line)
    case .figure(let figure): add(record, atLine: figure.place.line)
    }
  }

  /// A function may speak for another snippet than the one that is running: the record belongs to
  /// the snippet that is running, its line to where it was written.
  private mutating func add(_ record: Record, atLine line: Int) {
    guard let current, let snippet = module.snippets.first(where: { $0.id == current }) else {
      return
    }
    transcript.entries[current]?.records.append(record.moved(byLines: -snippet.position.line))
  }

  private mutating func endOutput(at offset: Int) {
    let end = min(max(offset, outputStart), output.count)
    if let current, end > outputStart {
      transcript.entries[current]?.output += String(
        decoding: output[outputStart..<end], as: UTF8.self)
    }
    outputStart = end
  }
}

/// What the Swift runtime says before it traps.
enum FatalError {
  static func message(in errors: String) -> String? {
    for line in errors.split(separator: "\n") {
      guard let mark = line.firstRange(of: "Fatal error") else { continue }
      let rest = line[mark.upperBound...].drop { $0 == ":" || $0 == " " }
      return rest.isEmpty ? "fatal error" : String(rest.prefix(1)).lowercased() + rest.dropFirst()
    }
    return nil
  }
}
