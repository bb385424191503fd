import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

struct MutateTests {
  private func changes(_ code: String) -> [String] {
    CodeEdits(code).edits.map { code.replacing(utf8: $0.range, with: $0.replacement) }
  }

  @Test func `a constant becomes the next one, or a tenth more`() {
    #expect(changes("n = 40") == ["n = 41"])
    #expect(changes("n = 1_000") == ["n = 1001"])
    #expect(changes("x = 2.0") == ["x = 2.2"])
    #expect(changes("var x = 0.0") == ["var x = 0.1"])
    #expect(changes("x = 1e3") == ["x = 1100.0"])
    #expect(changes("mask = 0xFF, y = pair.0, \"3\", $0") == [])
  }

  @Test func `an operator is turned round, and a sign is dropped`() {
    #expect(changes("a + b") == ["a - b"])
    #expect(changes("a*b") == ["a/b"])
    #expect(changes("f(-a)") == ["f(a)"])
    #expect(changes("a += b; a...b; a == b") == [])
  }

  @Test(arguments: [
    "verify(\"a\", x, equals: y, within: .relative(1e-10))",
    "verify(\"a\", x, atMost: 1e-3)", "SeededGenerator(seed: 7)",
    "try verify(\"a\", over: [1, 2], f, equals: g, within: .absolute(1e-3))",
    "figure(\"a\", alt: \"b\") { Chart { LinePlot(x: 2) } }",
    "table(\"a\", columns: []) {\n  row(1)\n}",
    "let x = 0.3, y = a", "let m = -1", "f(x, in: -2...2)", "(0..<40).map(f)", "f(1, b: -2)",
    "x = [0.1, [2, -3]]", "(a: 0, b: 1)", "solve(f, steps: 10 * n, from: a)",
  ])
  func `tolerances, seeds, cases, pictures and choices are left alone`(code: String) {
    #expect(changes(code) == [])
  }

  @Test func `what follows a picture is changed again`() {
    #expect(
      changes("figure(\"a\") { row(1) }\nn = 3") == ["figure(\"a\") { row(1) }\nn = 4"])
  }

  @Test func `numbers among names are no choice`() {
    #expect(changes("pow(x, 2)") == ["pow(x, 3)"])
    #expect(changes("for k in 1...n {}") == ["for k in 2...n {}"])
    #expect(changes("x[0]") == ["x[1]"])
    #expect(changes("{ 1 }") == ["{ 2 }"])
    #expect(changes("let x = 2 * y") == ["let x = 3 * y", "let x = 2 / y"])
  }

  @Test func `snippets that only draw are left alone, unless what they declare is used`() throws {
    let (chapter, diagnostics) = read(
      MarkedText(
        """
        ```swift {#drawn}
        let wide = 2 * 3
        figure("wide", alt: "a") { PointPlot(x: [wide], y: [1]) }
        ```

        ```swift {#used}
        let narrow = 2 * 3
        figure("narrow", alt: "a") { PointPlot(x: [narrow], y: [1]) }
        ```

        ```swift {#claims}
        verify("six", narrow, equals: 6)
        ```

        ```swift {#both}
        verify("one", 1, equals: 1)
        table("a", columns: []) { }
        ```
        """))
    #expect(diagnostics.filter { $0.severity == .error } == [])
    #expect(chapter.drawingSnippets == [0])
  }

  @Test func `a reason counts on its own line only, and has to say something`() {
    let code = "let n = 1 // survives: any will do\nlet m = 2 // survives:\nlet k = 3\n"
    func reason(_ text: String) -> String? {
      let offset = code.utf8.distance(
        from: code.startIndex, to: code.firstIndex(of: text) ?? code.endIndex)
      return code.survivalReason(atUTF8Offset: offset, comment: "//")
    }
    #expect(reason("1") == "any will do")
    #expect(reason("2") == nil)
    #expect(reason("3") == nil)
    #expect(
      "a \\\\ % survives: so\nb".survivalReason(atUTF8Offset: 0, comment: "%") == "so")
  }

  private func mutants(_ chapter: MarkedText) -> [Mutant] {
    let (read, diagnostics) = read(chapter)
    #expect(diagnostics == [])
    let course = Course(settings: CourseSettings(title: "A"), chapters: [read])
    let maker = EquationMutants(read, course)
    return maker.indices.flatMap { maker.mutants(ofItem: $0).map(\.mutant) }
  }

  @Test func `a changed formula is noticed, at the place of the change`() {
    let chapter = MarkedText(
      """
      ```declare
      a, b \\in \\R
      ```

      $$ (a ①+ b)^2 = a^2 + 2 a b + b^2 $$ {#eq-square}
      """)
    let found = mutants(chapter)
    #expect(found.count >= 6)
    #expect(found.allSatisfy { $0.outcome == .caught || $0.outcome == .equivalent })
    #expect(found.contains { $0.position == chapter["①"] && $0.outcome == .caught })
    #expect(found.allSatisfy { $0.place == .equation(Label("eq-square")) })
  }

  @Test func `a changed definition is noticed where it is used, and survives where it is not`() {
    func found(_ rest: String) -> [Mutant] {
      mutants(
        MarkedText(
          """
          ```declare
          a, b > 0
          ```

          $$
          s := a + 2 b
          $$ {.definition}

          \(rest)
          """)
      ).filter { $0.place == .equation(nil) }
    }
    let used = found("$$ s^2 = a^2 + 4 a b + 4 b^2 $$ {#eq-use}")
    #expect(!used.isEmpty)
    #expect(used.allSatisfy { $0.outcome == .caught })
    let unused = found("Text.")
    #expect(unused.map(\.outcome) == used.map { _ in .survived })
  }

  @Test func `a change that the author explains is no survivor`() {
    let found = mutants(
      MarkedText(
        """
        ```declare
        a, b > 0
        ```

        $$
        s := a + b % survives: only its name matters
        $$ {.definition}
        """))
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.outcome == .explained("only its name matters") })
  }

  @Test func `an equation that nothing checks is not changed`() {
    let found = mutants(
      MarkedText(
        """
        ```declare
        a > 0
        ```

        $$ a = a $$ {check=no reason="so"}
        """))
    #expect(found == [])
  }

  @Test func `a copy of a course is gone when it is removed, and the course is as it was`() throws {
    let course = try SampleCourse(["chapters/a.md": "A", "chapters/data/b.csv": "1"])
    let copy = try TemporaryCourse(copyOf: Workspace(folder: course.folder))
    #expect(FileStore.text("\(copy.workspace.chapters)/data/b.csv") == "1")
    FileStore.write("B", to: "\(copy.workspace.chapters)/a.md")
    copy.remove()
    #expect(!FileStore.exists(copy.workspace.folder))
    #expect(FileStore.files(below: course.folder) == ["chapters/a.md", "chapters/data/b.csv"])
    #expect(FileStore.text("\(course.folder)/chapters/a.md") == "A")
  }
}
