import Synchronization
import Testing
import WorkbookFormula
import WorkbookTestSupport

@testable import WorkbookBuilder

struct DerivationTests {
  /// Checks a chapter, with a judge that notes what it is asked.
  private final class Bench: Sendable {
    let scratch = RenderScratch()
    private let log = Mutex<[String]>([])

    var asked: [String] {
      log.withLock { asked in
        defer { asked = [] }
        return asked.sorted()
      }
    }

    func check(
      _ chapter: MarkedText, identity: String = "1", macros: [String: String] = [:],
      _ judge: @escaping @Sendable (String) -> Verdict = { _ in .holds(Evidence(steps: [step])) }
    ) async -> CheckedDerivations {
      let (read, diagnostics) = read(chapter)
      guard diagnostics.isEmpty else {
        return CheckedDerivations(equations: [], diagnostics: diagnostics)
      }
      let course = Course(
        settings: CourseSettings(title: "A", macros: macros), chapters: [read])
      let checker = DerivationChecker(
        workspace: scratch.workspace, identity: identity, jobs: 2,
        judge: { _, _, tex, _ in
          self.log.withLock { $0.append(tex) }
          return judge(tex)
        })
      return await checker.check(course)[read.id] ?? CheckedDerivations()
    }
  }

  static let step = DerivationStep(
    .equal, at: Span(2, 3), rows: (0, 0), outcome: .holds, samples: 32, largestDeviation: 2e-16,
    accuracy: 1e-14, method: .quadrature)
  static let evidence = DerivationEvidence(
    steps: 1, samples: 32, largestDeviation: 2e-16, accuracy: 1e-14, methods: ["quadrature"])

  @Test func `a chapter that declares nothing is not tried`() async {
    let bench = Bench()
    let found = await bench.check(MarkedText("$$ a = b $$ {#eq-a}\n\nText $$ c = d $$ text."))
    #expect(found.equations.map(\.derivation) == [.notTried, .notTried])
    #expect(bench.asked == [])
  }

  @Test func `every displayed equation of a chapter that declares a name is checked`() async {
    let bench = Bench()
    let found = await bench.check(
      MarkedText(
        """
        ---
        title: A
        declare: a > 0
        ---
        $$ a = b $$ {#eq-a}

        - $$
          c &= d \\\\ % as above
          $$

        Text $$ e = f $$ text and $g = h$.

        | x |
        |---|
        | $$ i = j $$ |
        """))
    #expect(bench.asked == ["a = b", "c &= d \\\\           ", "e = f", "i = j"].map { $0 })
    #expect(found.equations.map(\.derivation) == Array(repeating: .holds(Self.evidence), count: 4))
    #expect(found.equations.map(\.equation.label) == [Label("eq-a"), nil, nil, nil])
  }

  @Test func `a declaration holds to the end of its block, and a definition too`() {
    let chapter = read(
      MarkedText(
        """
        ---
        title: A
        declare: a > 0
        ---
        $$ 1 $$

        ::: {.problem}
        ```declare
        b > 0
        ```
        $$ 2 $$ {.definition}

        ::: {.solution}
        > ```declare
        > c > 0
        > ```

        $$ 3 $$
        :::

        $$ 4 $$
        :::

        $$ 5 $$
        """)
    ).chapter
    let course = DeclaredText(
      tex: "x > 0", position: SourcePosition(file: "chapters/index.md", line: 1))
    let scopes = EquationScopes(chapter, course: [course], key: "")
    func entries(_ scope: Int) -> [String] {
      var entries: [String] = []
      var next: Int? = scope
      while let index = next {
        switch scopes.scopes[index].entry {
        case .declared(let text): entries.insert(text.tex, at: 0)
        case .defined(let equation): entries.insert("= \(equation.tex ?? "")", at: 0)
        case nil: break
        }
        next = scopes.scopes[index].parent
      }
      return entries
    }
    #expect(
      scopes.items.map { entries($0.scope) } == [
        ["x > 0", "a > 0"],
        ["x > 0", "a > 0", "b > 0"],
        ["x > 0", "a > 0", "b > 0", "= 2", "c > 0"],
        ["x > 0", "a > 0", "b > 0", "= 2"],
        ["x > 0", "a > 0"],
      ])
    #expect(scopes.items.map(\.isSolution) == [false, false, true, false, false])
  }

  @Test func `what the author exempts or assumes is not tried, nor what shows computed values`()
    async
  {
    let bench = Bench()
    let found = await bench.check(
      MarkedText(
        """
        ```declare
        a > 0
        ```

        $$ a $$ {check=no reason="it is a law"}

        $$ b $$ {.assumption}

        $$ d = a $$ {.definition check=no reason="an exempt definition"}

        $$ c = {{s.x}} $$

        ```swift {#s}
        ```
        """))
    #expect(
      found.equations.map(\.derivation) == [
        .exempt(reason: "it is a law"), .assumption,
        .definition(names: [], DerivationEvidence()),
        .undecided(reason: "it shows computed values", DerivationEvidence()),
      ])
    #expect(bench.asked == [])
  }

  @Test func `a verdict is stored until what it depends on changes`() async {
    let bench = Bench()
    func text(_ declared: String = "a > 0", _ prose: String = "Text.", _ options: String = "")
      -> MarkedText
    {
      MarkedText(
        "\(prose)\n\n```declare\n\(declared)\n```\n\n$$ a = b $$ \(options)\n\n$$ c $$")
    }
    let first = await bench.check(text())
    #expect(bench.asked == ["a = b", "c"])
    let second = await bench.check(text("a > 0", "Other text.\n\nAnd more."))
    #expect(bench.asked == [])
    #expect(second.equations.map(\.derivation) == first.equations.map(\.derivation))
    _ = await bench.check(text("a > 0", "Text.", "{within=1e-3}"))
    #expect(bench.asked == ["a = b"])
    _ = await bench.check(text("a > 1"))
    #expect(bench.asked == ["a = b", "c"])
    _ = await bench.check(text("a > 1"), identity: "2")
    #expect(bench.asked == ["a = b", "c"])
    _ = await bench.check(text("a > 1"), identity: "2", macros: ["\\R": "x"])
    #expect(bench.asked == ["a = b", "c"])
  }

  @Test func `what is wrong with a formula is reported at its place, stored or not`() async {
    let chapter = MarkedText(
      """
      ```declare
      a > 0
      ```

      > $$
      > a &= b \\\\
      >   &= ①\\sgima + \\sgima + ②t
      > $$ {#eq-a}

      $$ x ③y $$
      """)
    let bench = Bench()
    for _ in 1...2 {
      let found = await bench.check(chapter) { tex in
        guard let start = tex.range(of: "\\sgima")?.lowerBound else {
          return .malformed(FormulaProblem("'y' is too much", help: "leave it out", at: Span(2, 3)))
        }
        let offset = tex.utf8.distance(from: tex.startIndex, to: start)
        return .undeclared([
          UndeclaredName("\\sgima", at: Span(offset, offset + 6), suggestion: "\\sigma"),
          UndeclaredName("\\sgima", at: Span(offset + 9, offset + 15), suggestion: "\\sigma"),
          UndeclaredName("t", at: Span(offset + 18, offset + 19)),
        ])
      }
      #expect(
        found.equations.flatMap(\.diagnostics) == [
          Diagnostic(
            "undeclared-name", at: chapter["①"], "'\\sgima' is not declared",
            help: "did you mean '\\sigma'?"),
          Diagnostic(
            "undeclared-name", at: chapter["②"], "'t' is not declared",
            help: "declare it, or mark the equation check=no with a reason"),
          Diagnostic(
            "unreadable-formula", at: chapter["③"], "'y' is too much", help: "leave it out"),
        ])
      #expect(
        found.equations.map(\.derivation) == [
          .unreadable(reason: "'\\sgima' is not declared"),
          .unreadable(reason: "'y' is too much"),
        ])
    }
    #expect(bench.asked.count == 2)
  }

  @Test func `an equation that a snippet verifies need not be readable`() {
    let equation = CheckedEquation(
      Equation(
        formula: Formula(
          pieces: [.tex("x")], isDisplay: true,
          position: SourcePosition(file: "chapters/week-08.md", line: 3)), label: Label("eq-a")),
      derivation: .unreadable(reason: "'x' is not declared"),
      diagnostics: [Diagnostic("undeclared-name", at: nil, "'x' is not declared")])
    func diagnostics(_ fence: String) -> [Diagnostic] {
      let chapter = read(MarkedText("$$ x $$ {#eq-a}\n\n```swift {#s}\n\(fence)\n```")).chapter
      let course = Course(settings: CourseSettings(title: "A"), chapters: [chapter])
      let derived = [chapter.id: CheckedDerivations(equations: [equation])]
      return CourseSplicer().splice(course, [:], derived).diagnostics
    }
    #expect(diagnostics("//| verifies: eq-a") == [])
    #expect(diagnostics("//| uses: eq-a") == equation.diagnostics)
  }

  @Test(arguments: [
    Derivation.notTried, .holds(evidence), .definition(names: ["a\tb", "\\mu"], evidence),
    .assumption, .exempt(reason: "so\nit is"), .undecided(reason: "\\sim", evidence),
    .unreadable(reason: ""), .differs,
  ])
  func `a stored verdict is read as it was written`(derivation: Derivation) {
    let verdict = EquationVerdict(
      derivation: derivation,
      messages: [
        .init(
          id: "step-differs", offset: 7, text: "a\\b", details: ["at x = 1", ""], notes: ["n"],
          help: nil),
        .init(id: "b", offset: 0, text: "c", help: ""),
      ])
    #expect(EquationVerdict(stored: verdict.stored) == verdict)
    #expect(EquationVerdict(stored: String(verdict.stored.dropLast(2))) != verdict)
  }
}
