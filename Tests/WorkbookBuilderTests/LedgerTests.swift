import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

struct LedgerTests {
  private static let evidence = DerivationEvidence(
    steps: 3, samples: 32, largestDeviation: 2.2e-16, accuracy: 1e-14, methods: ["quadrature"])

  private static let chapter = MarkedText(
    """
    ---
    title: Convolution
    week: 8
    ---
    See @eq-sum.

    $$ a = b $$ {#eq-sum}

    $$ b = c $$ {#eq-open}

    $$ c := d $$ {#eq-def .definition}

    $$ d = e $$ {#eq-no check=no reason="a <law>"}

    $$ e = f $$

    ::: {.problem}
    $$ f = g $$ {#eq-shown}

    ```swift {#open}
    //| verifies: eq-no
    ```

    ::: {.solution title="secret"}
    By @eq-sum and @eq-sum, $$ x $$ too.

    $$ h = secret $$ {#eq-secret}

    ```swift {#secret-code}
    //| verifies: eq-shown
    ```
    :::
    :::
    """)

  private static func claim(_ name: String, _ label: String, holds: Bool = true) -> CheckedClaim {
    CheckedClaim(
      name: name, holds: holds, actual: "1", expected: "1", distance: "1e-15 relative",
      allowed: "1e-12", verifies: [Label(label)], position: RenderFixture.at(1))
  }

  private static func course(
    _ derivations: [String: Derivation] = [
      "eq-sum": .holds(evidence), "eq-open": .undecided(reason: "\\sim states a law", evidence),
    ], secretHolds: Bool = true
  ) -> SplicedCourse {
    var spliced = SplicedChapter(chapter: read(chapter).chapter)
    let scopes = EquationScopes(spliced.chapter, course: [], key: "")
    spliced.equations = scopes.items.map { item in
      var derivation = item.equation.label.flatMap { derivations[$0.name] } ?? .notTried
      if let reason = item.equation.checking.uncheckedReason {
        derivation = .exempt(reason: reason)
      }
      if item.equation.checking.role == .definition {
        derivation = .definition(names: ["c"], DerivationEvidence())
      }
      if item.equation.tex == "e = f" { derivation = .holds(evidence) }
      return CheckedEquation(item.equation, isSolution: item.isSolution, derivation: derivation)
    }
    for (index, checked) in spliced.equations.enumerated() {
      if let label = checked.equation.label { spliced.numbers[label] = "8.\(index + 1)" }
    }
    spliced.outcomes = [
      SnippetID("open"): SnippetOutcome(claims: [claim("the open claim", "eq-no")]),
      SnippetID("secret-code"): SnippetOutcome(
        claims: [claim("the secret claim", "eq-shown", holds: secretHolds)]),
    ]
    spliced.chapter.forEachInline {
      guard case .reference(let reference) = $0 else { return }
      spliced.targets[reference] = Target(
        chapter: spliced.chapter.id, label: reference.label, text: "(8.1)", isSolution: false)
    }
    return SplicedCourse(
      settings: CourseSettings(title: "A <course>", editions: [.solutions, .problems]),
      chapters: [
        SplicedChapter(
          chapter: Chapter(id: .index, file: "", frontMatter: FrontMatter(title: "A"))), spliced,
      ])
  }

  @Test func `every labelled equation has its row, and what is not verified says why`() throws {
    let ledger = Ledger(Self.course(), edition: .solutions)
    let chapter = try #require(ledger.chapters.first)
    #expect(ledger.chapters.count == 1)
    #expect(
      chapter.equations.map { "\($0.label) \($0.status.rawValue): \($0.summary)" } == [
        "eq-sum verified: derivation: 3 steps at 32 samples, deviation 2.2 · 10⁻¹⁶, accuracy "
          + "1 · 10⁻¹⁴ (quadrature)",
        "eq-open unverified: not all checked: \\sim states a law; 3 steps at 32 samples, deviation "
          + "2.2 · 10⁻¹⁶, accuracy 1 · 10⁻¹⁴ (quadrature)",
        "eq-def definition: definition",
        "eq-no verified: 1 claim; not checked: a <law>",
        "eq-shown verified: 1 claim",
        "eq-secret unverified: no derivation is checked and no claim is made",
      ])
    #expect(chapter.coverage == Coverage(verified: 3, total: 5))
    #expect(chapter.unlabelled == .init(checked: 1, unchecked: 1))
    #expect(chapter.claims.map(\.claim.name) == ["the open claim", "the secret claim"])
  }

  @Test func `the ledger of the problems holds nothing of the solutions`() async throws {
    let ledger = Ledger(Self.course(), edition: .problems)
    #expect(
      ledger.chapters.first?.equations.map(\.summary).last == "a claim in the solution")
    #expect(ledger.coverage == Coverage(verified: 3, total: 4))
    #expect(ledger.chapters.first?.unlabelled == .init(checked: 1, unchecked: 0))
    let site = try await RenderScratch().render(Self.course(), editions: [.solutions, .problems])
    for path in ["problems/ledger.html", "problems/ledger.json", "problems/week-08.html"] {
      let text = try #require(site.text(path))
      #expect(!text.contains("secret"), "\(path)")
    }
    for path in ["ledger.html", "ledger.json"] {
      let text = try #require(site.text(path))
      #expect(text.contains("eq-secret") && text.contains("the secret claim"), "\(path)")
    }
  }

  @Test func `a claim that fails elsewhere verifies nothing`() {
    let ledger = Ledger(Self.course(secretHolds: false), edition: .problems)
    #expect(ledger.chapters.first?.equation(Label("eq-shown"))?.status == .unverified)
    let solutions = Ledger(Self.course(secretHolds: false), edition: .solutions)
    #expect(solutions.chapters.first?.equation(Label("eq-shown"))?.status == .fails)
  }

  @Test func `an equation leads to its row, and the row to the equation, its claims and its uses`()
    async throws
  {
    let site = try await RenderScratch().render(Self.course(), editions: [.solutions])
    let page = try #require(site.text("week-08.html"))
    let ledger = try #require(site.text("ledger.html"))
    for row in page.values(of: "href").filter({ $0.hasPrefix("ledger.html#") }) {
      #expect(ledger.values(of: "id").contains(String(row.dropFirst(12))), "\(row)")
    }
    let ids = page.values(of: "id")
    let links = ledger.values(of: "href").filter { $0.hasPrefix("week-08.html#") }
    for link in links { #expect(ids.contains(String(link.dropFirst(13))), "\(link)") }
    #expect(links.contains("week-08.html#eq-sum"))
    #expect(links.contains("week-08.html#snippet-open"))
    #expect(links.contains("week-08.html#use-eq-sum"))
    #expect(ledger.contains(">Convolution</a>; "))
    #expect(ledger.contains(">Convolution, problem, solution</a>"))
    #expect(page.contains("title=\"not all checked: \\sim states a law;"))
    #expect(page.contains("title=\"verified by its derivation: 3 steps"))
    #expect(page.contains("href=\"ledger.html\""))
    #expect(site.text("index.html")?.contains("href=\"ledger.html\"") == true)
  }

  @Test func `a course with nothing to verify has no ledger`() async throws {
    var course = Self.course()
    course.chapters.removeLast()
    let site = try await RenderScratch().render(course)
    #expect(site.text("ledger.html") == nil)
    #expect(site.text("index.html")?.contains("ledger.html") == false)
  }

  @Test func `a part of a course leaves the ledger alone`() async throws {
    let site = try await RenderScratch().render(Self.course(), only: [ChapterID("week-08")])
    #expect(site.text("ledger.html") == nil)
    #expect(site.text("week-08.html") != nil)
  }

  @Test func `too little coverage names the chapters and the equations`() {
    let ledger = Ledger(Self.course(), edition: .solutions)
    let diagnostic = Diagnostic.lowCoverage(ledger, minimum: 0.9)
    #expect(
      diagnostic.message
        == "3 of 5 (60 %) labelled equations are verified; asked for are 90 %")
    #expect(diagnostic.details == ["week-08: 3 of 5 (60 %)"])
    #expect(
      diagnostic.notes.map { String($0.message.prefix(20)) } == [
        "week-08: eq-open, no", "week-08: eq-secret, ",
      ])
  }

  @Test func `coverage is rounded down, and nothing is all there is`() {
    #expect(Coverage(verified: 999, total: 1000).description == "999 of 1000 (99 %)")
    #expect(Coverage().share == 1)
    #expect(Coverage().description == "0 of 0 (100 %)")
  }

  @Test func `a chapter cannot be called ledger`() throws {
    let course = try SampleCourse(["chapters/ledger.md": "Text."])
    let failure = #expect(throws: BuildFailure.self) { try course.read() }
    #expect(failure?.diagnostics == [.chapterCalledLedger])
  }

  @Test func `JSON escapes what has to be`() {
    let text = JSONText.object([
      ("a\"b", .text("\\\n\t\u{1}é")),
      ("c", .list([.integer(1), .flag(true), .number(.infinity)])),
      ("d", .list([])),
    ]).written()
    #expect(
      text == """
        {
          "a\\"b": "\\\\\\n\\t\\u0001é",
          "c": [
            1,
            true,
            null
          ],
          "d": []
        }
        """)
  }
}
