import Testing

@testable import WorkbookBuilder

@Suite struct TypesetTests {
  private let scratch = RenderScratch()
  private let chapter = ChapterID("week-08")

  private func typeset(
    _ formulas: [Formula], values: [Slot: String] = [:], macros: [String: String] = [:]
  )
    async throws -> (html: [String?], diagnostics: [Diagnostic])
  {
    let sources = formulas.map { FormulaSource($0, values: values) }
    let typesetter = FormulaTypesetter(
      katex: try KaTeX.find(), macros: macros, folder: scratch.workspace.formulas)
    let (formulas, diagnostics) = try await typesetter.typeset([chapter: sources])
    return (sources.map { formulas[chapter]?[$0.key] }, diagnostics)
  }

  private func mistake(
    _ formula: Formula, values: [Slot: String] = [:], macros: [String: String] = [:]
  )
    async throws -> Diagnostic?
  {
    let (html, diagnostics) = try await typeset([formula], values: values, macros: macros)
    #expect(html == [nil])
    #expect(diagnostics.count == 1)
    return diagnostics.first
  }

  @Test func `an unknown command is named at its place, with a suggestion and a mark below it`()
    async throws
  {
    let found = try await mistake(RenderFixture.tex(#"a + \frca{1}{2}"#, line: 12, column: 8))
    #expect(
      found
        == Diagnostic(
          "unknown-latex-command", at: RenderFixture.at(12, 12),
          #"LaTeX command '\frca' is not known"#,
          details: [#"a + \frca{1}{2}"#, "    ^"], help: #"did you mean '\frac'?"#))
  }

  @Test func `in a formula of several lines the line and its own column are named`() async throws {
    let found = try await mistake(
      RenderFixture.tex(
        "\\begin{aligned}\na &= b \\\\\n  𝔸c &= \\fooo\n\\end{aligned}", display: true, line: 5,
        column: 3))
    #expect(found?.position == RenderFixture.at(7, 9))
    #expect(found?.details == ["  𝔸c &= \\fooo", "        ^"])
  }

  @Test func `a slot's value does not shift the place of a mistake behind it`() async throws {
    let slot = Slot(
      result: ResultName(snippet: SnippetID("a"), name: "b", position: RenderFixture.at(3, 10)),
      format: ValueFormat(style: .scientific, precision: 2))
    let formula = Formula(
      pieces: [.tex("x = "), .slot(slot), .tex(" + \\fooo")], isDisplay: false,
      position: RenderFixture.at(3, 4))
    let found = try await mistake(formula, values: [slot: #"1.23 \times 10^{-5}"#])
    // $x = {{a.b:.2e}} + \fooo$ with the x in column 4
    #expect(found?.position == RenderFixture.at(3, 22))
    #expect(found?.details.first == #"x = {{a.b:.2e}} + \fooo"#)
  }

  @Test(arguments: [
    (#"\frac{a}{b"#, "unexpected end of input in a macro argument, expected '}'", 10),
    ("x^2^3", "double superscript", 3),
    ("a } b", "expected 'EOF', got '}'", 2),
    (#"\begin{foo}x\end{foo}"#, "no such environment: foo", 6),
    (
      #"\href{javascript:x}{y}"#,
      "it has a link, an image or a command that only trusted text may use", 0
    ),
    ("é", #"accented Unicode text character "é" used in math mode [unicodeTextInMathMode]"#, 0),
  ])
  func `a formula that cannot be typeset is an error at its place`(
    tex: String, sentence: String, offset: Int
  ) async throws {
    let found = try await mistake(RenderFixture.tex(tex, line: 4, column: 7))
    #expect(found?.id == "latex")
    #expect(found?.message == "this formula cannot be typeset: \(sentence)")
    #expect(found?.position == RenderFixture.at(4, 7 + offset))
  }

  @Test func `a mistake inside a macro is at the formula that uses it`() async throws {
    let found = try await mistake(
      RenderFixture.tex(#"a + b + \R"#, line: 9, column: 2), macros: [#"\R"#: #"x\baz"#])
    #expect(found?.position == RenderFixture.at(9, 2))
    #expect(found?.message == #"LaTeX command '\baz' is not known"#)
  }

  @Test func `every mistake is reported in one go, and the good formulas are typeset`() async throws
  {
    let (html, diagnostics) = try await typeset([
      RenderFixture.tex(#"\aaaa"#, line: 1), RenderFixture.tex("x^2", line: 2),
      RenderFixture.tex(#"\bbbb"#, line: 3),
    ])
    #expect(html.map { $0 != nil } == [false, true, false])
    #expect(diagnostics.compactMap(\.position?.line) == [1, 3])
  }

  @Test func `a macro that one formula defines does not reach the next`() async throws {
    let (_, diagnostics) = try await typeset([
      RenderFixture.tex(#"\gdef\mine{x}\mine"#, line: 1), RenderFixture.tex(#"\mine"#, line: 2),
    ])
    #expect(diagnostics.map(\.position?.line) == [2])
  }

  @Test func `a comment at the end of a formula is left out`() async throws {
    let (html, diagnostics) = try await typeset([
      RenderFixture.tex("a = b % survives: so", display: true), RenderFixture.tex(#"9\,\%"#),
    ])
    #expect(diagnostics == [])
    #expect(html.allSatisfy { $0?.contains("katex") == true })
    #expect(html.first??.contains("survives") == false)
  }

  @Test func `a formula is set for the eye and for a screen reader`() async throws {
    let html = try #require(try await typeset([RenderFixture.tex("x^2")]).html[0])
    #expect(html.contains("<msup><mi>x</mi><mn>2</mn></msup>"))
    #expect(html.contains("<span class=\"katex-html\" aria-hidden=\"true\">"))
    #expect(!html.contains("katex-display"))
    let display = try await typeset([RenderFixture.tex("x^2", display: true)]).html[0]
    #expect(display?.contains("katex-display") == true)
  }

  @Test func `a stored formula is not typeset again`() async throws {
    _ = try await typeset([RenderFixture.tex("x^2")])
    let path = "\(scratch.workspace.formulas)/week-08"
    let stored = try #require(FileStore.text(path))
    // What is typeset anew says x; what is stored may say anything of the same length.
    FileStore.write(stored.replacing("<mi>x</mi>", with: "<mi>y</mi>"), to: path)
    #expect(try await typeset([RenderFixture.tex("x^2")]).html[0]?.contains("<mi>y</mi>") == true)
    let other = try await typeset([RenderFixture.tex("x^2")], macros: [#"\R"#: "r"]).html[0]
    #expect(other?.contains("<mi>x</mi>") == true)
  }

  @Test func `a store that was cut short anywhere or is garbage is made anew`() async throws {
    let whole = try await typeset([RenderFixture.tex("x^2"), RenderFixture.tex("y")]).html
    let path = "\(scratch.workspace.formulas)/week-08"
    let stored = try #require(FileStore.read(path))
    for length in stride(from: 0, to: stored.count, by: max(1, stored.count / 7)) {
      stored[..<length].withUnsafeBufferPointer { _ = FileStore.writeInPlace($0, to: path) }
      #expect(try await typeset([RenderFixture.tex("x^2"), RenderFixture.tex("y")]).html == whole)
      #expect(FileStore.read(path) == stored)
    }
    for garbage in [
      "9999999999999999999\nx", "\n\n\n", "20\nworkbook fragments 1\n999999999\nx\n", "\u{0}",
    ] {
      FileStore.write(garbage, to: path)
      #expect(try await typeset([RenderFixture.tex("x^2"), RenderFixture.tex("y")]).html == whole)
    }
  }

  @Test func `a store is written only when something changed`() async throws {
    _ = try await typeset([RenderFixture.tex("x^2")])
    let path = "\(scratch.workspace.formulas)/week-08"
    let before = FileStore.identity(path)
    _ = try await typeset([RenderFixture.tex("x^2")])
    #expect(FileStore.identity(path) == before)
    _ = try await typeset([RenderFixture.tex("x^3")])
    #expect(FileStore.identity(path) != before)
  }

  @Test func `only the WOFF2 fonts of the stylesheet stay`() {
    #expect(
      KaTeX.onlyWOFF2(
        "a{src:url(f/A.woff2) format('woff2'),url(f/A.woff) format(\"woff\"),url(f/A.ttf) format('truetype');b:c}"
      ) == "a{src:url(f/A.woff2) format('woff2');b:c}")
  }
}
