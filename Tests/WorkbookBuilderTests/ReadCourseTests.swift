import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

struct ReadCourseTests {
  /// What is wrong with a course; empty when nothing is.
  private func errors(_ course: SampleCourse, only: Set<ChapterID>? = nil) -> [Diagnostic] {
    do throws(BuildFailure) {
      _ = try course.read(only: only)
      return []
    } catch {
      return error.diagnostics
    }
  }

  private func errors(_ chapters: MarkedText..., files: [String: String] = [:]) throws
    -> [Diagnostic]
  {
    errors(try SampleCourse(chapters: chapters, files))
  }

  private func week(_ number: Int, _ text: String) -> MarkedText {
    MarkedText("---\nweek: \(number)\n---\n\(text)", file: "chapters/week-0\(number).md")
  }

  @Test func `a folder without chapters is an error`() throws {
    let course = try SampleCourse(["README.md": ""])
    #expect(errors(course) == [.noChaptersFolder(course.folder)])
    #expect(
      errors(try SampleCourse(["chapters/a.txt": "", "chapters/.b.md": ""])) == [.noChapters])
  }

  @Test func `a file that cannot be read is an error`() throws {
    #expect(
      errors(try SampleCourse(["chapters/a.md/b": ""])) == [.unreadableFile("chapters/a.md")])
  }

  @Test func `a chapter whose name no reference could spell is an error`() throws {
    for name in ["a b", "a\"b", "a:b"] {
      #expect(errors(try SampleCourse(["chapters/\(name).md": "A"])) == [.chapterName(name)])
    }
    #expect(errors(try SampleCourse(["chapters/Übung_1.2-b.md": "A"])) == [])
  }

  @Test func `invalid UTF-8 is reported at its first bad byte`() throws {
    let course = try SampleCourse([:])
    try course.write(Array("\u{FEFF}A\r\nÄb ".utf8) + [0xC3, 0x28], to: "chapters/a.md")
    try course.write([0xFF], to: "chapters/b.md")
    #expect(
      errors(course) == [
        .invalidUTF8(at: SourcePosition(file: "chapters/a.md", line: 2, column: 4)),
        .invalidUTF8(at: SourcePosition(file: "chapters/b.md", line: 1, column: 1)),
      ])
  }

  @Test func `mistakes in several chapters are reported in one go, in the chapters' order`() throws
  {
    let first = week(1, "①::: {.note}\n")
    let second = week(2, "①```\n")
    let other = MarkedText("A ①{{b}}\n", file: "chapters/a.md")
    #expect(
      try errors(second, other, first) == [
        .unclosedDivision(.note, at: first["①"]), .unclosedFence(at: second["①"]),
        .malformedSlot("{{b}}", at: other["①"]),
      ])
  }

  @Test func `only the diagnostics of the wanted chapters count, and an unknown one is an error`()
    throws
  {
    let first = week(1, "①```\n")
    let second = week(2, "①@week-01/eq-a and ②@week-01/eq-b\n\n```swift {#a}\n```\n")
    let course = try SampleCourse(chapters: [first, second, week(3, "# A\n")])
    try course.write([0xFF], to: "chapters/broken.md")
    #expect(errors(course, only: [ChapterID("week-03")]) == [])
    #expect(errors(course, only: [ChapterID("week-01")]) == [.unclosedFence(at: first["①"])])
    #expect(
      errors(course, only: [ChapterID("week-2")])
        == [.unknownChapter("week-2", known: ["broken", "week-01", "week-02", "week-03"])])
    #expect(
      try course.read(only: [ChapterID("week-03")]).chapters.map(\.id)
        == ["index", "week-01", "week-02", "week-03"].map { ChapterID($0) })
  }

  @Test func `a reference to nothing is an error, with the nearest label`() throws {
    let first = week(
      1, "①@eq-gaus, ②@week-02/prb-a, ③@week-3/eq-a, @eq-far, @fig-any, @week-02/tbl-b")
    let second = week(2, "$$ x $$ {#eq-far}\n\n$$ y $$ {#eq-gauss}\n")
    let found = try errors(first, second)
    #expect(found.map(\.id) == ["unknown-reference", "unknown-reference", "unknown-chapter"])
    #expect(found.map(\.position) == [first["①"], first["②"], first["③"]])
    #expect(found[0].help == "did you mean 'eq-gauss'?")
    #expect(found[2] == .noSuchChapter("week-3", known: ["week-01", "week-02"], at: first["③"]))
  }

  @Test func `slots and placements must name a snippet that there is`() throws {
    let first = week(
      1, "{{①rot.x}} $y={{②week-02/b.x}}$ {{③week-9/a.x}}\n\n![[④c.d]]\n\n```swift {#root}\n```\n")
    let second = week(2, "```swift {#a}\n```\n\n{{week-01/root.x}}\n")
    #expect(
      try errors(first, second) == [
        .unknownSnippet(result("rot", "x", at: first["①"]), known: ["root"]),
        .unknownSnippet(result("b", "x", in: "week-02", at: first["②"]), known: ["a"]),
        .noSuchChapter("week-9", known: ["week-01", "week-02"], at: first["③"]),
        .unknownSnippet(result("c", "d", at: first["④"]), known: ["root"]),
      ])
  }

  @Test func `a solution's result outside of solutions is an error when there are problems only`()
    throws
  {
    let text = """
      Hint: {{①a.x}}[^f].

      ::: {.solution}
      {{a.x}}[^g]

      ```swift {#a}
      ```

      ![[a.y]]
      :::

      ![[②a.y]]

      [^f]: {{③a.z}}

      [^g]: {{a.z}}
      """
    let chapter = MarkedText(text, file: "chapters/a.md")
    let index = "---\neditions: [solutions, problems]\n---\n"
    #expect(
      try errors(chapter, files: ["chapters/index.md": index]) == [
        .solutionLeak(result("a", "x", at: chapter["①"])),
        .solutionLeak(result("a", "y", at: chapter["②"])),
        .solutionLeak(result("a", "z", at: chapter["③"])),
      ])
    #expect(try errors(chapter) == [])
  }

  @Test func `what a snippet verifies and reads must be there`() throws {
    let chapter = week(
      1,
      """
      ```swift {#a verifies="eq-a, ①eq-c"}
      //| inputs: data.csv, ②more.csv, ③../x
      ```
      $$ x $$ {#eq-a}
      """)
    #expect(
      try errors(chapter, files: ["chapters/data.csv": ""]) == [
        .unknownVerified(Label("eq-c"), known: ["eq-a"], at: chapter["①"]),
        .missingInput("more.csv", at: chapter["②"]), .fileOutside("../x", at: chapter["③"]),
      ])
  }

  @Test func `links to chapters and images must lead somewhere`() throws {
    let chapter = week(
      1,
      """
      [a](week-01.md) [b](week-01.md#sec-a) ①[c](week-09.md) ②[d](week-01.md#sec-b)
      ③[e](#sec-c) [f](https://x.y/z.md) ④![g](h.svg) ⑤![i](https://x.y/z.svg) ![j](j.svg)

      # A {#sec-a}
      """)
    #expect(
      try errors(chapter, files: ["chapters/j.svg": ""]) == [
        .brokenLink("week-09.md", name: "week-09.md", known: ["week-01.md"], at: chapter["①"]),
        .brokenLink("week-01.md#sec-b", name: "sec-b", known: ["sec-a"], at: chapter["②"]),
        .brokenLink("#sec-c", name: "sec-c", known: ["sec-a"], at: chapter["③"]),
        .missingImage("h.svg", at: chapter["④"]),
        .remoteImage("https://x.y/z.svg", at: chapter["⑤"]),
      ])
  }

  @Test func `required chapters must be there, and a week has one chapter`() throws {
    let first = MarkedText(
      "---\nweek: ①1\nrequires: [week-02, ②week-09]\n---\n", file: "chapters/week-01.md")
    let second = MarkedText("---\nweek: ①1\n---\n", file: "chapters/week-02.md")
    #expect(
      try errors(first, second) == [
        .noSuchChapter("week-09", known: ["week-01", "week-02"], at: first["②"]),
        .duplicateWeek(1, at: second["①"], first: first["①"]),
      ])
  }

  @Test func `bibliographies must be there and be CSL-YAML, and hold what is cited`() throws {
    let chapter = MarkedText(
      "---\nbibliography: [①no.yaml, a.yaml, b.yaml]\n---\n[②@ho; @song]\n", file: "chapters/a.md")
    let list = MarkedText(
      """
      - id: song
        title: S
      - ①title: T
      - id: ②song
        title: U
      - id: x
        title: X
        author: ③Ho
      """, file: "chapters/a.yaml")
    let broken = MarkedText("references:\n- {id: a①\n", file: "chapters/b.yaml")
    let found = try errors(
      chapter, files: ["chapters/a.yaml": list.text, "chapters/b.yaml": broken.text])
    #expect(
      found.prefix(5) == [
        .missingBibliography("no.yaml", at: chapter["①"]),
        .unknownCitation("ho", known: ["song", "x"], at: chapter["②"]),
        .malformedBibliography("an 'id' for this work", at: list["①"]),
        .duplicateEntry(
          "song", at: list["②"], first: SourcePosition(file: list.file, line: 1, column: 7)),
        .malformedBibliography("a list of names as 'author'", at: list["③"]),
      ])
    #expect(found.dropFirst(5).map(\.id) == ["invalid-yaml"])
  }

  @Test func `a bibliography's works are read as CSL has them`() throws {
    let course = try SampleCourse([
      "chapters/a.md": "---\nbibliography: b.yaml\n---\n[@ho]\n",
      "chapters/b.yaml": """
      references:
      - id: ho
        type: paper-conference
        title: Denoising
        author:
        - {family: Ho, given: Jonathan}
        - {family: Berg, given: R., non-dropping-particle: van den}
        - literal: A group
        container-title: NeurIPS
        volume: 33
        page: 6840-6851
        issued: {date-parts: [[2020, 12]]}
        DOI: 10.1/x
      - {id: b, title: B, issued: 1971-05-01, publisher: Wiley}
      """,
    ])
    let bibliography = try course.read().bibliography
    #expect(
      bibliography == [
        "ho": BibliographyEntry(
          key: "ho", type: "paper-conference",
          authors: ["Jonathan Ho", "R. van den Berg", "A group"], title: "Denoising", year: "2020",
          container: "NeurIPS", volume: "33", pages: "6840-6851", doi: "10.1/x"),
        "b": BibliographyEntry(
          key: "b", type: "document", authors: [], title: "B", year: "1971", container: "Wiley"),
      ])
  }

  @Test func `a course has the settings of its index, and its chapters in their order`() throws {
    let course = try SampleCourse([
      "chapters/index.md":
        """
      ---
      title: T
      author: A
      language: de
      editions: [problems]
      macros: {\\R: "\\\\mathbb{R}"}
      ---
      """,
      "chapters/week-10.md": "---\nweek: 10\n---\n", "chapters/week-09.md": "---\nweek: 9\n---\n",
      "chapters/a.md": "", "chapters/b.md": "A[^1]\n\n[^1]: B\n\n[^2]: C\n",
    ])
    let read = try course.read()
    #expect(
      read.settings
        == CourseSettings(
          title: "T", author: "A", language: "de", editions: [.problems],
          macros: ["\\R": "\\mathbb{R}"]))
    #expect(read.chapters.map(\.id.name) == ["index", "week-09", "week-10", "a", "b"])
    #expect(read.warnings.map(\.id) == ["unused-footnote"])
  }

  @Test func `a course without an index has a plain one, called by its folder`() throws {
    let read = try SampleCourse(["chapters/a.md": "# Aa\n"]).read()
    #expect(read.settings == CourseSettings(title: "sample"))
    let link = Inline.link(
      destination: "a.md", title: "", position: SourcePosition(file: "chapters/index.md", line: 1),
      [.text("Aa")])
    #expect(
      read.chapters[0].blocks
        == [.list(List(marker: .bullet, isTight: true, items: [[.paragraph([link])]]))])
  }
}
