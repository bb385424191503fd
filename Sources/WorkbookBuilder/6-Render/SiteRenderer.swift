/// The sixth stage: a spliced course becomes the files of a site.
///
/// All formulas are typeset and all code is highlighted first, as far as it is not stored; then the
/// pages are written side by side.
public struct SiteRenderer: Sendable {
  private let theme: Theme
  private let chapters: String
  private let formulaFolder: String
  private let highlighter: SnippetHighlighter
  private let findKaTeX: @Sendable () throws(BuildFailure) -> KaTeX

  public init(workspace: Workspace, installation: Installation) throws(BuildFailure) {
    self.init(
      theme: try Theme(folder: installation.theme), workspace: workspace,
      highlighter: SnippetHighlighter(folder: workspace.highlights) {
        await Self.sourceKitFolder(workspace, installation)
      })
  }

  /// - Parameter katex: where KaTeX is; asked only when the course has a formula.
  init(
    theme: Theme, workspace: Workspace, highlighter: SnippetHighlighter,
    katex: @escaping @Sendable () throws(BuildFailure) -> KaTeX = KaTeX.find
  ) {
    self.theme = theme
    chapters = workspace.chapters
    formulaFolder = workspace.formulas
    self.highlighter = highlighter
    findKaTeX = katex
  }

  /// The `usr/lib` of the toolchain that compiles the chapters.
  static func sourceKitFolder(_ workspace: Workspace, _ installation: Installation) async
    -> String?
  {
    let toolchain = try? await Toolchain.find(kit: installation, cache: workspace.cache)
    return toolchain.map { "\($0.folder)/lib" }
  }

  /// Highlights the Swift that a course shows, and stores it.
  public func highlight(_ course: Course, only: Set<ChapterID>? = nil) async -> HighlightedCode {
    await highlighter.highlight(shownSwift(course, only))
  }

  /// The highlighted Swift of a course, when all of it is stored.
  public func storedHighlights(_ course: Course, only: Set<ChapterID>? = nil) -> HighlightedCode? {
    highlighter.stored(shownSwift(course, only))
  }

  private func shownSwift(_ course: Course, _ only: Set<ChapterID>?) -> [ChapterID: Set<String>] {
    Dictionary(
      course.chapters.filter { only?.contains($0.id) ?? true }.map { ($0.id, $0.shownSwift) },
      uniquingKeysWith: { $0.union($1) })
  }

  /// - Parameters:
  ///   - highlighted: the course's code. SourceKit must be done before JavaScriptCore is loaded: it
  ///     would take away its signal.
  ///   - editions: the readings to write.
  ///   - only: the chapters to write; all when `nil`.
  /// - Throws: every formula that cannot be typeset, every picture that cannot be shown.
  public func render(
    _ course: SplicedCourse, _ highlighted: HighlightedCode, editions: [Edition],
    only: Set<ChapterID>? = nil
  ) async throws(BuildFailure) -> Site {
    let selected = course.chapters.filter { only?.contains($0.chapter.id) ?? true }
    let formulas = Dictionary(
      selected.map { ($0.chapter.id, $0.formulas) }, uniquingKeysWith: { $0 + $1 })
    let katex = formulas.values.contains { !$0.isEmpty } ? try findKaTeX() : nil
    let typeset = try await typeset(formulas, katex, course.settings.macros)

    let layout = SiteLayout(editions: course.settings.editions)
    let ledgers = Dictionary(
      editions.map { ($0, Ledger(course, edition: $0)) }, uniquingKeysWith: { first, _ in first })
    func frame(_ edition: Edition) -> PageFrame {
      PageFrame(
        theme: theme, course: course, layout: layout, edition: edition, hasMath: katex != nil,
        hasLedger: ledgers[edition]?.chapters.isEmpty == false)
    }
    let frames = Dictionary(
      editions.map { ($0, frame($0)) }, uniquingKeysWith: { first, _ in first })
    let work = editions.flatMap { edition in selected.map { (spliced: $0, edition: edition) } }
    let pages = await sideBySide(work, atMost: Self.pagesSideBySide) { spliced, edition in
      let id = spliced.chapter.id
      return page(
        PageRenderer(
          course: course, spliced: spliced, edition: edition, layout: layout,
          formulas: typeset.formulas[id] ?? [:], codes: highlighted.codes[id] ?? [:],
          files: CourseFiles(chapters: chapters),
          ledger: ledgers[edition] ?? Ledger(edition: edition)),
        in: frames[edition])
    }.compactMap(\.self)

    var site = Site(files: try assets(katex))
    var diagnostics = highlighted.warnings + typeset.diagnostics
    for page in pages {
      site.files[page.path] = .text(page.html)
      site.files.merge(page.media) { first, _ in first }
      diagnostics += page.diagnostics
    }
    // A part of the course would make a ledger of a part.
    for edition in editions where only == nil {
      guard let ledger = ledgers[edition], !ledger.chapters.isEmpty, let frame = frames[edition]
      else { continue }
      let uses = pages.filter { $0.edition == edition }.flatMap(\.uses)
      let folder = layout.folder(edition)
      site.files["\(folder)\(SiteLayout.ledger)"] = .text(
        frame.html(LedgerPage(ledger: ledger, uses: uses, layout: layout)))
      site.files["\(folder)ledger.json"] = .text(
        LedgerJSON(ledger: ledger, title: course.settings.title, uses: uses) {
          layout.address(of: $0, edition, from: edition)
        }.text)
    }
    site.warnings = diagnostics.inReadingOrder
    try throwErrors(in: site.warnings)
    return site
  }

  private static let pagesSideBySide = 8

  private func typeset(
    _ formulas: [ChapterID: [FormulaSource]], _ katex: KaTeX?, _ macros: [String: String]
  ) async throws(BuildFailure) -> (
    formulas: [ChapterID: [String: String]], diagnostics: [Diagnostic]
  ) {
    guard let katex else { return ([:], []) }
    return try await FormulaTypesetter(katex: katex, macros: macros, folder: formulaFolder)
      .typeset(formulas)
  }

  private struct Page: Sendable {
    var edition: Edition
    var path: String
    var html: String
    var media: [String: Site.File]
    var diagnostics: [Diagnostic]
    var uses: [EquationUse]
  }

  private func page(_ renderer: PageRenderer, in frame: PageFrame?) -> Page? {
    guard let frame else { return nil }
    var renderer = renderer
    let body = renderer.body()
    let ending = renderer.footnotes() + renderer.references() + renderer.claimsSummary()
    let html = frame.html(
      renderer.spliced, contents: renderer.contents.contentsHTML, body: body, ending: ending)
    return Page(
      edition: renderer.edition,
      path: frame.layout.page(renderer.spliced.chapter.id, renderer.edition), html: html,
      media: renderer.media, diagnostics: renderer.diagnostics, uses: renderer.uses)
  }

  private func assets(_ katex: KaTeX?) throws(BuildFailure) -> [String: Site.File] {
    var files: [String: Site.File] = [:]
    for (name, text) in theme.assets { files["assets/\(name)"] = .text(text) }
    guard let katex else { return files }
    files["assets/katex.min.css"] = .text(try katex.style())
    for font in katex.fonts {
      files["assets/fonts/\(font)"] = .copy(of: "\(katex.folder)/fonts/\(font)")
    }
    return files
  }
}
