/// From chapters to a site. Its methods are the program's table of contents: the seven stages in
/// their order.
public struct Builder: Sendable {
  public struct Options: Sendable {
    /// The chapters to build; all when `nil`.
    public var only: Set<ChapterID>?
    /// How many chapters are compiled and run side by side.
    public var jobs: Int
    /// The editions to render; those of the course's settings when `nil`.
    public var editions: [Edition]?
    /// Seconds that the run of one chapter may take.
    public var timeout: Double
    /// Publish what there is, with what failed marked on the page.
    public var keepsGoing: Bool
    /// The share of the labelled equations that has to be verified, from 0 to 1.
    public var minimumCoverage: Double?

    public init(
      only: Set<ChapterID>? = nil, jobs: Int, editions: [Edition]? = nil, timeout: Double = 120,
      keepsGoing: Bool = false, minimumCoverage: Double? = nil
    ) {
      self.only = only
      self.jobs = jobs
      self.editions = editions
      self.timeout = timeout
      self.keepsGoing = keepsGoing
      self.minimumCoverage = minimumCoverage
    }
  }

  private let workspace: Workspace
  private let installation: Installation
  private let options: Options
  private let progress: @Sendable (BuildEvent) -> Void

  public init(
    workspace: Workspace, installation: Installation, options: Options,
    progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) {
    self.workspace = workspace
    self.installation = installation
    self.options = options
    self.progress = progress
  }

  /// Chapters to site. The site stays as it was when anything does not hold.
  public func build() async -> BuildReport {
    await report { (report) async throws(BuildFailure) in
      let site = try await checkedSite(&report)
      try publish(site, &report)
    }
  }

  /// All of `build` but the last stage: nothing is written to `site/`.
  public func check() async -> BuildReport {
    await report { (report) async throws(BuildFailure) in
      _ = try await checkedSite(&report)
    }
  }

  private func checkedSite(_ report: inout BuildReport) async throws(BuildFailure) -> Site {
    let course = try read()
    let renderer = try SiteRenderer(workspace: workspace, installation: installation)
    async let highlighted = highlight(course, renderer)
    async let derived = derive(course)
    let checked: [ChapterID: Transcript]
    do throws(BuildFailure) {
      checked = try await check(course, &report)
    } catch {
      report.diagnostics += await derived.values.flatMap(\.allDiagnostics)
      throw error
    }
    let spliced = try splice(course, checked, await derived, &report)
    return try await render(renderer, spliced, await highlighted, &report)
  }

  private func report(
    _ stages: (inout BuildReport) async throws(BuildFailure) -> Void
  ) async -> BuildReport {
    var report = BuildReport()
    do throws(BuildFailure) {
      let lock = CourseLock(workspace) { progress(.waiting) }
      defer { lock.release() }
      try await stages(&report)
    } catch {
      report.diagnostics += error.diagnostics
    }
    report.diagnostics = report.diagnostics.withoutRepeatedFormulas.inReadingOrder
    return report
  }

  // MARK: Stages

  /// 1 Read
  private func read() throws(BuildFailure) -> Course {
    progress(.reading)
    return try CourseReader(folder: workspace.folder).read(only: options.only)
  }

  /// A part of 6 that needs nothing of a run, so that it is done while the chapters are compiled.
  ///
  /// SourceKit is large: loaded into this process it would slow down every start of a compiler. New
  /// code is highlighted by a second process of this command, which leaves it in the store.
  private func highlight(_ course: Course, _ renderer: SiteRenderer) async -> HighlightedCode {
    if let stored = renderer.storedHighlights(course, only: options.only) { return stored }
    let only = (options.only ?? []).sorted().flatMap { ["--only", $0.name] }
    let second = ChildProcess(
      program: installation.command, arguments: ["highlight", "--course", workspace.folder] + only)
    _ = try? await second.run()
    return await renderer.highlight(course, only: options.only)
  }

  /// Beside 2, 3 and 4: the derivations need neither a compiler nor a run.
  private func derive(_ course: Course) async -> [ChapterID: CheckedDerivations] {
    await DerivationChecker(
      workspace: workspace, identity: FileStore.identity(installation.command) ?? "",
      jobs: options.jobs, progress: progress
    ).check(course, only: neededChapters(course))
  }

  /// 2 Extract, 3 Compile, 4 Run
  private func check(_ course: Course, _ report: inout BuildReport) async throws(BuildFailure)
    -> [ChapterID: Transcript]
  {
    report.diagnostics += course.warnings
    let needed = neededChapters(course)
    let modules = try SnippetExtractor(course).extract(
      course.chapters.filter { needed.contains($0.id) })
    report.chapterCount = selected(course).count
    report.snippetCount = modules.reduce(0) { $0 + $1.snippets.count }
    guard !modules.isEmpty else { return [:] }

    try installation.requireKit()
    FileStore.makeFolder(workspace.cache)
    let toolchain = try await Toolchain.find(kit: installation, cache: workspace.cache)
    let digests = FileDigests(path: "\(workspace.cache)/digests")
    let work = modules.map { module in
      (
        module,
        Fingerprint(
          module, toolchain: toolchain, installation: installation, workspace: workspace,
          digests: digests)
      )
    }
    digests.save()
    let checker = ChapterChecker(
      workspace: workspace, toolchain: toolchain,
      compiler: ModuleCompiler(toolchain: toolchain, workspace: workspace),
      runner: ChapterRunner(workspace: workspace, toolchain: toolchain, timeout: options.timeout),
      progress: progress)
    let results = await sideBySide(work, atMost: options.jobs) { await checker.check($0.0, $0.1) }

    report.executed = results.filter(\.isExecuted).map(\.chapter)
    report.diagnostics += results.flatMap(\.diagnostics)
    return Dictionary(
      uniqueKeysWithValues: results.compactMap { result in
        result.transcript.map { (result.chapter, $0) }
      })
  }

  /// 5 Splice
  private func splice(
    _ course: Course, _ transcripts: [ChapterID: Transcript],
    _ derivations: [ChapterID: CheckedDerivations], _ report: inout BuildReport
  ) throws(BuildFailure) -> SplicedCourse {
    let (spliced, diagnostics) = CourseSplicer().splice(
      course, transcripts, derivations, only: neededChapters(course))
    report.diagnostics += diagnostics
    let ledger = Ledger(spliced, edition: .solutions, only: options.only)
    report.coverage = ledger.coverage
    if let minimum = options.minimumCoverage, ledger.coverage.share < minimum {
      report.diagnostics.append(.lowCoverage(ledger, minimum: minimum))
    }
    for chapter in spliced.chapters where isSelected(chapter.chapter.id) {
      for snippet in chapter.chapter.snippets {
        report.claims += (chapter.outcomes[snippet.id]?.claims ?? []).map {
          BuildReport.ReportedClaim(chapter: chapter.chapter.id, snippet: snippet.id, claim: $0)
        }
      }
    }
    return spliced
  }

  /// 6 Render. All formulas are typeset even when a claim failed, so that a mistake in each is
  /// reported in one go.
  private func render(
    _ renderer: SiteRenderer, _ spliced: SplicedCourse, _ highlighted: HighlightedCode,
    _ report: inout BuildReport
  ) async throws(BuildFailure) -> Site {
    progress(.rendering)
    let site = try await renderer.render(
      spliced, highlighted, editions: options.editions ?? spliced.settings.editions,
      only: options.only)
    report.diagnostics += site.warnings
    return site
  }

  /// 7 Publish
  private func publish(_ site: Site, _ report: inout BuildReport) throws(BuildFailure) {
    guard report.isSuccess || options.keepsGoing else { return }
    progress(.publishing)
    report.changedFiles = try SitePublisher(workspace: workspace).publish(
      site, keepingOthers: options.only != nil || options.editions != nil)
  }

  // MARK: Selection

  private func isSelected(_ chapter: ChapterID) -> Bool {
    options.only?.contains(chapter) ?? true
  }

  private func selected(_ course: Course) -> [Chapter] {
    course.chapters.filter { isSelected($0.id) }
  }

  /// The selected chapters, and those whose results they show or whose figures they refer to.
  private func neededChapters(_ course: Course) -> Set<ChapterID> {
    guard options.only != nil else { return Set(course.chapters.map(\.id)) }
    var needed: Set<ChapterID> = []
    for chapter in selected(course) {
      needed.insert(chapter.id)
      chapter.forEachInline { inline in
        needed.formUnion(inline.slots.compactMap(\.slot.result.chapter))
        guard case .reference(let reference) = inline else { return }
        if let other = reference.chapter {
          needed.insert(other)
        } else if ["fig", "tbl"].contains(reference.label.prefix) {
          // A snippet labels its figure by a name that stands in its code.
          let name = "\"\(reference.label.name.dropFirst(4))\""
          needed.formUnion(
            course.chapters.filter { $0.snippets.contains { $0.code.contains(name) } }.map(\.id))
        }
      }
      chapter.forEachBlock { block in
        if case .placement(let result) = block, let other = result.chapter { needed.insert(other) }
      }
    }
    return needed
  }
}
