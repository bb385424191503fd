import Testing
import WorkbookTranscript

@testable import WorkbookBuilder

struct SpliceTests {
  private let file = "chapters/week-08.md"

  private func at(_ line: Int, _ column: Int = 1) -> SourcePosition {
    SourcePosition(file: file, line: line, column: column)
  }

  private func slot(_ name: String, _ format: ValueFormat? = nil, line: Int = 50) -> Slot {
    Slot(
      result: ResultName(snippet: SnippetID("s"), name: name, position: at(line)), format: format)
  }

  private func course(_ blocks: [Block], week: Int? = 8) -> Course {
    let chapter = Chapter(
      id: ChapterID("week-08"), file: file, frontMatter: FrontMatter(title: "W", week: week),
      blocks: blocks,
      snippets: [
        Snippet(
          id: SnippetID("s"), code: "\n\n\n  é; verify(\n", position: at(20), namePosition: at(19))
      ])
    return Course(settings: CourseSettings(title: "C"), chapters: [chapter])
  }

  private func splice(_ blocks: [Block], _ records: [Record] = []) -> (SplicedChapter, [Diagnostic])
  {
    let transcript = Transcript(entries: [SnippetID("s"): Transcript.Entry(records: records)])
    let (spliced, diagnostics) = CourseSplicer().splice(
      course(blocks), [ChapterID("week-08"): transcript])
    return (spliced.chapters[0], diagnostics)
  }

  private func value(_ name: String, _ content: Value.Content) -> Record {
    .value(Value(name: name, place: Place(line: 1, column: 1), content: content))
  }

  private func figure(_ name: String, line: Int = 1) -> Record {
    .figure(
      Figure(
        name: name, place: Place(line: line, column: 3), caption: "C", alternativeText: "A",
        svg: "<svg/>"))
  }

  @Test func `a slot for a value that was not reported names those that were`() {
    let wanted = slot("maxEror")
    let (_, diagnostics) = splice([.paragraph([.slot(wanted)])], [value("maxError", .double(1))])
    #expect(diagnostics == [.unknownResult(wanted.result, what: "value", known: ["maxError"])])
    #expect(diagnostics.first?.help == "did you mean 'maxError'?")
  }

  @Test func `a format that does not fit the value is an error at the slot`() {
    let wanted = slot("name", ValueFormat(style: .fixed, precision: 2))
    let (_, diagnostics) = splice([.paragraph([.slot(wanted)])], [value("name", .text("x"))])
    #expect(diagnostics == [.formatDoesNotFit(wanted, type: "text")])
  }

  @Test
  func `a failed claim is reported at its own line, counted from its snippet's, and at its name`() {
    let claim = Claim(
      name: "c", place: Place(line: 3, column: 13), holds: false, actual: "1", expected: "2",
      distance: "1", allowed: "0.1")
    let (_, diagnostics) = splice([.snippet(SnippetID("s"))], [.claim(claim)])
    #expect(diagnostics.map(\.position) == [at(23, 6)])
    #expect(diagnostics.map(\.id) == ["claim-failed"])
  }

  @Test func `a reference to nothing suggests the nearest label`() {
    let reference = Reference(label: Label("fig-densties"), position: at(60))
    let (_, diagnostics) = splice(
      [.snippet(SnippetID("s")), .paragraph([.reference(reference)])], [figure("densities")])
    #expect(diagnostics.map(\.help) == ["did you mean 'fig-densities'?"])
  }

  @Test func `two figures of one name are an error at the second`() {
    let (_, diagnostics) = splice(
      [.snippet(SnippetID("s"))], [figure("a", line: 1), figure("a", line: 4)])
    #expect(
      diagnostics == [.duplicateResult("a", what: "figure", at: at(24, 3), first: at(21, 3))])
  }

  @Test func `problems, parts, equations and figures are numbered by the week`() {
    let equation = Equation(
      formula: Formula(pieces: [.tex("x")], isDisplay: true, position: at(5)), label: Label("eq-x"))
    let blocks: [Block] = [
      .division(
        Division(
          kind: .problem, label: Label("prb-a"),
          blocks: [
            .division(
              Division(
                kind: .part, label: Label("prt-a"), blocks: [.equation(equation)], position: at(2))),
            .division(
              Division(
                kind: .part, label: Label("prt-b"), ownNumber: "a", blocks: [], position: at(3))),
            .division(
              Division(
                kind: .solution, label: Label("sol-b"),
                blocks: [
                  .division(
                    Division(kind: .lemma, label: Label("lem-a"), blocks: [], position: at(5)))
                ],
                position: at(4))),
          ], position: at(1))),
      .snippet(SnippetID("s")),
    ]
    let (chapter, diagnostics) = splice(blocks, [figure("one")])
    #expect(diagnostics == [])
    #expect(
      chapter.numbers == [
        Label("prb-a"): "8.1", Label("prt-a"): "8.1.1", Label("prt-b"): "8.1.a",
        Label("eq-x"): "8.1", Label("lem-a"): "8.1", Label("fig-one"): "8.1",
      ])
    #expect(chapter.divisionNumbers[at(2)] == "8.1.1")
  }

  @Test func `what stands in a solution is known to be of the solution`() {
    let reference = Reference(label: Label("lem-a"), position: at(9))
    let (chapter, _) = splice([
      .division(
        Division(
          kind: .solution,
          blocks: [
            .division(Division(kind: .lemma, label: Label("lem-a"), blocks: [], position: at(2)))
          ],
          position: at(1))),
      .paragraph([.reference(reference)]),
    ])
    #expect(
      chapter.targets == [
        reference: Target(
          chapter: ChapterID("week-08"), label: Label("lem-a"), text: "Lemma 8.1", isSolution: true)
      ])
  }

  @Test func `a placed figure stands at its place and not after its snippet`() {
    let result = ResultName(snippet: SnippetID("s"), name: "a", position: at(40))
    let (chapter, diagnostics) = splice(
      [.snippet(SnippetID("s")), .placement(result)], [figure("a"), figure("b")])
    #expect(diagnostics == [])
    #expect(chapter.outcomes[SnippetID("s")]?.results.map(\.label) == [Label("fig-b")])
    #expect(chapter.placements[result]?.number == "8.2")
  }

  @Test func `snippets after the one that ended the run are marked as not run`() {
    var course = course([])
    course.chapters[0].snippets.append(
      Snippet(id: SnippetID("t"), code: "", position: at(30), namePosition: at(29)))
    let failure = Diagnostic.thrown("E", snippet: SnippetID("s"), at: at(21), callers: [])
    let transcript = Transcript(
      entries: [SnippetID("s"): Transcript.Entry()],
      interruption: Transcript.Interruption(snippet: SnippetID("s"), diagnostic: failure))
    let (spliced, diagnostics) = CourseSplicer().splice(course, [ChapterID("week-08"): transcript])
    #expect(diagnostics == [failure])
    #expect(spliced.chapters[0].outcomes[SnippetID("s")]?.failure == failure.message)
    #expect(
      spliced.chapters[0].outcomes[SnippetID("t")]?.failure
        == "not run: snippet 's' ended the run before")
  }

  @Test(arguments: [
    (Value.Content.double(3.1e-13), nil, "3.1 · 10⁻¹³", "3.1 \\cdot {10}^{-13}"),
    (.double(-0.5), nil, "−0.5", "-0.5"),
    (
      .double(1234.5678), ValueFormat(style: .scientific, precision: 2), "1.23 · 10³",
      "1.23 \\cdot {10}^{3}"
    ),
    (.double(2), ValueFormat(style: .fixed, precision: 3), "2.000", "2.000"),
    (.double(0.00012345), ValueFormat(style: .general, precision: 2), "0.00012", "0.00012"),
    (.double(.nan), ValueFormat(style: .fixed, precision: 3), "NaN", "\\text{NaN}"),
    (.integer(-7), nil, "−7", "-7"),
    (.double(7), ValueFormat(style: .whole, precision: 0), "7", "7"),
    (
      .estimate(mean: 0.49871, standardError: 0.00158), nil, "0.4987 ± 0.0016", "0.4987 \\pm 0.0016"
    ),
    (.text("a_b"), nil, "a_b", "\\text{a\\_b}"),
    (.boolean(true), nil, "true", "\\text{true}"),
    (.doubles([1, -2.5]), nil, "1.0, −2.5", "1.0, -2.5"),
  ])
  func `a value is shown as people write it`(
    content: Value.Content, format: ValueFormat?, text: String, latex: String
  ) {
    #expect(ValueText(isInFormula: false).text(content, format) == text)
    #expect(ValueText(isInFormula: true).text(content, format) == latex)
  }

  @Test(arguments: [
    ("1.5e-05", "1.5 · 10⁻⁵"), ("-2.27", "−2.27"), ("0.10", "0.10"), ("n/a", "n/a"),
    ("-3e2 ± 1e-3", "−3 · 10² ± 1 · 10⁻³"), ("", ""),
  ])
  func `a number of a table is shown as the numbers of the text are`(cell: String, text: String) {
    #expect(ValueText(isInFormula: false).asWritten(cell) == text)
  }

  @Test func `a number with decimals has no whole format`() {
    let whole = ValueFormat(style: .whole, precision: 0)
    #expect(ValueText(isInFormula: false).text(.double(0.5), whole) == nil)
  }
}
