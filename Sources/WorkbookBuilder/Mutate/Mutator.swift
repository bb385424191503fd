/// Changes a course one small step at a time, in a copy, and finds out which changes no check
/// notices.
///
/// Equations are changed and judged in this process. What only a snippet could notice (a constant
/// in it, an equation that it evaluates) is compiled and run, side by side. The author's files are
/// only read.
public struct Mutator: Sendable {
  public struct Options: Sendable {
    /// The chapters to change; all when `nil`.
    public var only: Set<ChapterID>?
    public var jobs: Int
    /// Seconds that the run of one chapter may take.
    public var timeout: Double
    public var changesEquations: Bool
    public var changesSnippets: Bool
    /// How many changes of snippets are judged in each chapter; all when `nil`.
    public var sample: Int?

    public init(
      only: Set<ChapterID>? = nil, jobs: Int, timeout: Double = 120, changesEquations: Bool = true,
      changesSnippets: Bool = true, sample: Int? = nil
    ) {
      self.only = only
      self.jobs = jobs
      self.timeout = timeout
      self.changesEquations = changesEquations
      self.changesSnippets = changesSnippets
      self.sample = sample
    }
  }

  private let workspace: Workspace
  private let installation: Installation
  private let options: Options
  private let progress: @Sendable (MutationProgress) -> Void

  public init(
    workspace: Workspace, installation: Installation, options: Options,
    progress: @escaping @Sendable (MutationProgress) -> Void = { _ in }
  ) {
    self.workspace = workspace
    self.installation = installation
    self.options = options
    self.progress = progress
  }

  public func mutate() async -> MutationReport {
    var report = MutationReport()
    do throws(BuildFailure) {
      let copy = try TemporaryCourse(copyOf: workspace)
      Interruption.onStop { copy.remove() }
      defer { copy.remove() }
      try await mutate(copy.workspace, &report)
    } catch {
      report.diagnostics = error.diagnostics
    }
    report.mutants.sort { ($0.position, $0.description) < ($1.position, $1.description) }
    report.diagnostics += report.mutants.filter { $0.outcome == .survived }
      .map(Diagnostic.survived)
    report.diagnostics = report.diagnostics.inReadingOrder
    return report
  }

  private func mutate(_ copy: Workspace, _ report: inout MutationReport) async throws(BuildFailure)
  {
    let course = try CourseReader(folder: copy.folder).read(only: options.only)
    let chapters = course.chapters.filter { options.only?.contains($0.id) ?? true }
    let counts = MutationCounter(progress)
    var work: [Task] = []
    if options.changesEquations {
      let (mutants, open) = await equationMutants(chapters, course, counts)
      report.mutants += mutants
      work += open
      report.diagnostics += chapters.flatMap { unreadEquations($0, course) }
    }
    if options.changesSnippets { work += chapters.flatMap { sampled(snippetMutants($0)) } }
    guard !work.isEmpty else { return }
    let needed = chapters.filter { chapter in work.contains { $0.mutant.chapter == chapter.id } }
    let runner = try await runner(copy, course, needed)
    await counts.expect(work.count)
    report.mutants += await sideBySide(Array(work.enumerated()), atMost: options.jobs) { item in
      var mutant = item.element.mutant
      let outcome = await runner.outcome(of: item.element.chapter, number: item.offset)
      mutant.outcome = outcome == .survived ? item.element.survival : outcome
      await counts.finish([mutant])
      return mutant
    }
  }

  // MARK: Equations

  /// Those that are decided here, and those that a run has to decide.
  private func equationMutants(
    _ chapters: [Chapter], _ course: Course, _ counts: MutationCounter
  ) async -> ([Mutant], [Task]) {
    let makers = chapters.map { EquationMutants($0, course) }
    let places = makers.flatMap { maker in maker.indices.map { (maker: maker, index: $0) } }
    await counts.expect(places.count)
    let found = await sideBySide(places, atMost: options.jobs) { place in
      let found = place.maker.mutants(ofItem: place.index)
      await counts.finish(found.filter { !$0.isForSnippet }.map(\.mutant))
      return found.map { (place.maker.chapter, $0) }
    }.flatMap(\.self)
    let open = found.filter { $0.1.isForSnippet }.map { chapter, found in
      Task(
        mutant: found.mutant,
        chapter: chapter.replacing(
          equationAt: found.equation.formula.position, with: found.tex),
        survival: .survived)
    }
    return (found.filter { !$0.1.isForSnippet }.map(\.1.mutant), open)
  }

  /// Equations that snippets verify without reading them, in chapters that declare nothing.
  private func unreadEquations(_ chapter: Chapter, _ course: Course) -> [Diagnostic] {
    let verified = Set(chapter.snippets.flatMap(\.verifies))
    let used = Set(chapter.snippets.flatMap(\.uses))
    let scopes = EquationScopes(chapter, course: course.declarations, key: "")
    return scopes.items.compactMap { item in
      guard let label = item.equation.label, verified.contains(label), !used.contains(label),
        item.isTried, !scopes.isDeclaring
      else { return nil }
      return .unreadEquation(label, at: item.equation.formula.position)
    }
  }

  // MARK: Snippets

  private struct Task: Sendable {
    var mutant: Mutant
    /// The changed chapter.
    var chapter: Chapter
    /// What it means when no claim notices the change.
    var survival: Mutant.Outcome
  }

  private func snippetMutants(_ chapter: Chapter) -> [Task] {
    let drawing = chapter.drawingSnippets
    return chapter.snippets.indices.filter { !drawing.contains($0) }.flatMap { index in
      let snippet = chapter.snippets[index]
      return CodeEdits(snippet.code).edits.map { edit in
        let start = edit.range.lowerBound
        var changed = chapter
        changed.snippets[index].code = snippet.code.replacing(
          utf8: edit.range, with: edit.replacement)
        let reason = snippet.code.survivalReason(atUTF8Offset: start, comment: "//")
        return Task(
          mutant: Mutant(
            chapter: chapter.id, place: .snippet(snippet.id),
            position: snippet.place(ofOffset: start), description: edit.description,
            line: changed.snippets[index].code.line(atUTF8Offset: start), outcome: .survived),
          chapter: changed, survival: reason.map { .explained($0) } ?? .survived)
      }
    }
  }

  /// As many as a sample has, spread evenly over a chapter.
  private func sampled(_ tasks: [Task]) -> [Task] {
    guard let sample = options.sample, sample < tasks.count else { return tasks }
    return (0..<sample).map { tasks[(2 * $0 + 1) * tasks.count / (2 * sample)] }
  }

  /// Runs the unchanged chapters, which must be without fault, and measures how long they take.
  private func runner(
    _ copy: Workspace, _ course: Course, _ chapters: [Chapter]
  ) async throws(BuildFailure) -> MutantRunner {
    try installation.requireKit()
    let toolchain = try await Toolchain.find(kit: installation, cache: copy.cache)
    let compiler = ModuleCompiler(toolchain: toolchain, workspace: copy)
    let chapterRunner = ChapterRunner(
      workspace: copy, toolchain: toolchain, timeout: options.timeout)
    var timeouts: [ChapterID: Double] = [:]
    var optimized: Set<ChapterID> = []
    var diagnostics: [Diagnostic] = []
    for module in try SnippetExtractor(course).extract(chapters) {
      if OptimizationChoice(workspace: workspace, chapter: module.chapter)
        .isOptimized(module.optimization)
      {
        optimized.insert(module.chapter)
      }
      do throws(BuildFailure) {
        let transcript = try await chapterRunner.run(
          try await compiler.compile(module, optimized: optimized.contains(module.chapter)))
        let (_, found) = CourseSplicer().splice(
          Course(
            settings: course.settings, chapters: chapters.filter { $0.id == module.chapter }),
          [module.chapter: transcript])
        diagnostics += found.filter { $0.id == "claim-failed" }
        diagnostics += transcript.interruption.map { [$0.diagnostic] } ?? []
        timeouts[module.chapter] = min(options.timeout, 10 * transcript.duration + 5)
      } catch {
        diagnostics += error.diagnostics
      }
    }
    try throwErrors(in: diagnostics)
    return MutantRunner(
      workspace: copy, toolchain: toolchain, course: course, timeouts: timeouts,
      optimized: optimized)
  }
}

extension Snippet {
  /// Where a byte of its code stands in the chapter.
  func place(ofOffset offset: Int) -> SourcePosition {
    let before = code.utf8.prefix(offset)
    let line = before.count { $0 == 10 }
    let start = before.lastIndex(of: 10).map { code.utf8.index(after: $0) } ?? code.utf8.startIndex
    let column = code[start..<(code.utf8.index(code.utf8.startIndex, offsetBy: offset))]
      .unicodeScalars.count
    return SourcePosition(
      file: position.file, line: position.line + line, column: position.column + column)
  }
}
