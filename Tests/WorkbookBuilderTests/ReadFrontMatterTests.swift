import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

struct ReadFrontMatterTests {
  private func read(index: MarkedText) -> [Diagnostic] {
    ChapterReader().read(index.text, id: .index, file: index.file).diagnostics
  }

  @Test func `broken YAML is reported at its own line and column of the chapter`() {
    let tab = MarkedText("---\ntitle: A\n①\tweek: 8\n---\n")
    #expect(
      diagnostics(tab) == [
        .invalidYAML("found a tab character that violates indentation", at: tab["①"])
      ])
    #expect(diagnostics(tab)[0].help == "indent with spaces")
    let colon = MarkedText("---\ntitle: A①: b\n---\n")
    #expect(
      diagnostics(colon) == [
        .invalidYAML("mapping values are not allowed in this context", at: colon["①"])
      ])
    #expect(diagnostics(MarkedText("---\r\ntitle: [a\r\n---\r\n")).map(\.id) == ["invalid-yaml"])
  }

  @Test func `front matter that is not closed is reported at its opener`() {
    let text = MarkedText("①---\ntitle: A\n\n# B\n")
    #expect(diagnostics(text) == [.unclosedFrontMatter(at: text["①"])])
  }

  @Test func `unknown keys are errors with a suggestion, settings are sent to the index`() {
    let text = MarkedText("---\n①titel: A\n②editions: [solutions]\n---\n")
    #expect(
      diagnostics(text) == [
        .unknownFrontMatterKey("titel", known: FrontMatterReader.keys, at: text["①"]),
        .settingOutsideIndex("editions", at: text["②"]),
      ])
    #expect(diagnostics(text)[0].help == "did you mean 'title'?")
  }

  @Test func `wrong types are errors at the value`() {
    let text = MarkedText(
      """
      ---
      week: ①eight
      title: ②[a]
      requires: ③{a: b}
      sources: [a, ④[b]]
      summary: ⑤
      optimize: ⑥fast
      ---
      """)
    #expect(
      diagnostics(text) == [
        .wrongType("week", expected: "a whole number", at: text["①"]),
        .wrongType("title", expected: "text", at: text["②"]),
        .wrongType("requires", expected: "a list of texts", at: text["③"]),
        .wrongType("sources", expected: "a list of texts", at: text["④"]),
        .wrongType(
          "summary", expected: "text",
          at: SourcePosition(file: text.file, line: 6, column: text["⑤"].column - 1)),
        .unknownChoice("fast", of: "optimize", known: ["auto", "speed", "none"], at: text["⑥"]),
      ])
  }

  @Test func `front matter that is no mapping, and a key that is given twice, are errors`() {
    let list = MarkedText("---\n①- a\n---\n")
    #expect(diagnostics(list) == [.frontMatterIsNoMapping(at: list["①"])])
    #expect(
      diagnostics(MarkedText("---\ntitle: A\ntitle: B\n---\n")).map(\.message)
        == ["'title' is given twice"])
  }

  @Test func `the course's settings are checked`() {
    let text = MarkedText(
      """
      ---
      week: ①0
      editions: [solutions, ②problem, ③solutions]
      macros: {④R: "x"}
      ---
      """)
    #expect(
      read(index: text) == [
        .weekOfIndex(at: text["①"]),
        .unknownChoice("problem", of: "editions", known: ["solutions", "problems"], at: text["②"]),
        .duplicateEdition("solutions", at: text["③"]), .malformedMacro("R", at: text["④"]),
      ])
  }

  @Test func `front matter is read, and a chapter without a title is called by its heading`() {
    let text = """
      ---
      week: 8
      title: "A: b"
      summary: >-
        One
        two
      requires: [week-07]
      sources: Sheet 8
      optimize: speed
      ---
      # Not the title
      """
    let (chapter, diagnostics) = WorkbookBuilderTests.read(MarkedText(text))
    #expect(diagnostics.isEmpty)
    #expect(
      chapter.frontMatter
        == FrontMatter(
          title: "A: b", week: 8, summary: "One two", requires: [ChapterID("week-07")],
          sources: ["Sheet 8"], optimization: .speed))
    let (untitled, _) = WorkbookBuilderTests.read(MarkedText("# The *title* {#sec-a}\n"))
    #expect(untitled.frontMatter == FrontMatter(title: "The title"))
    #expect(WorkbookBuilderTests.read(MarkedText("A")).chapter.frontMatter.title == "week-08")
  }

  @Test(arguments: [
    "\u{FEFF}---\ntitle: T\n---\n$x$", "---\r\ntitle: T\r\n---\r\n$x$", "---\rtitle: T\r---\r$x$",
  ])
  func `a byte order mark and foreign line ends move nothing`(text: String) {
    let (chapter, diagnostics) = ChapterReader().read(text, id: ChapterID("a"), file: "f")
    #expect(diagnostics.isEmpty)
    #expect(chapter.frontMatter.title == "T")
    #expect(
      chapter.blocks
        == [.paragraph([math("x", at: SourcePosition(file: "f", line: 4, column: 2))])])
  }
}
