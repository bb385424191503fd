@testable import WorkbookBuilder

/// A small course, spliced by hand: one of everything that a page can have.
enum RenderFixture {
  static let file = "chapters/week-08.md"

  static func at(_ line: Int, _ column: Int = 1) -> SourcePosition {
    SourcePosition(file: file, line: line, column: column)
  }

  static func tex(_ tex: String, display: Bool = false, line: Int = 1, column: Int = 2) -> Formula {
    Formula(pieces: [.tex(tex)], isDisplay: display, position: at(line, column))
  }

  static func math(_ tex: String) -> Inline { .math(self.tex(tex)) }

  static func equation(_ tex: String, _ label: String? = nil) -> Block {
    .equation(Equation(formula: self.tex(tex, display: true), label: label.map { Label($0) }))
  }

  static func reference(_ label: String) -> Inline {
    .reference(Reference(label: Label(label), position: at(7)))
  }

  static let maxError = Slot(
    result: ResultName(snippet: SnippetID("gauss-conv"), name: "maxError", position: at(30, 12)),
    format: ValueFormat(style: .scientific, precision: 1))

  static let maxErrorInFormula = Slot(
    result: ResultName(snippet: SnippetID("gauss-conv"), name: "maxError", position: at(31, 12)))

  static let densities = ResultName(
    snippet: SnippetID("gauss-conv"), name: "densities", position: at(44, 5))

  static let code = """
    let p = Normal(mean: 0, standardDeviation: 1)  // the data
    // snippet.hide
    let secretTolerance = 1e-12
    // snippet.show
    let q = Normal(mean: 0, standardDeviation: 0.5)
    /// The convolution at `y`, by quadrature.
    func convolved(_ y: Double) throws -> Double {
      try integrate(-.infinity, .infinity) { x in p.density(x) * q.density(y - x) }.value
    }
    print("σ² = \\(p.variance + q.variance) & <done>")

    """

  static let svg = """
    <svg class="chart" viewBox="0 0 640 300" xmlns="http://www.w3.org/2000/svg" role="img" \
    aria-label="Two bell curves.">\
    <path class="grid" d="M60 220H620M60 140H620M60 60H620" fill="none" stroke-opacity="0.15"/>\
    <path class="series-1 line" d="M60 250C200 250 260 40 340 40S480 250 620 250" fill="none" \
    stroke-width="2"/>\
    <path class="series-2 line" d="M60 250C120 250 240 120 340 120S560 250 620 250" fill="none" \
    stroke-width="2"/>\
    <g class="axis"><path class="domain" d="M60 260H620" fill="none"/>\
    <text class="label" x="340" y="285" fill="currentColor" text-anchor="middle">x &amp; y</text></g></svg>
    """

  static let claims = [
    CheckedClaim(
      name: "p * q is the closed form", holds: true, actual: "0.1994711402007163",
      expected: "0.1994711402007164", distance: "3.1e-15 relative", allowed: "1e-12",
      verifies: [Label("eq-conv")], position: at(34, 1)),
    CheckedClaim(
      name: "mass < 1 & <b>finite</b>", holds: true, actual: "true", expected: "true",
      distance: "", allowed: "", position: at(35, 1)),
  ]

  static let failedClaim = CheckedClaim(
    name: "bisection finds the square root of two", holds: false, actual: "1.4142135623715149",
    expected: "1.4142135623730951", distance: "1.12e-12 relative", allowed: "1e-12",
    worstCase: "x = 0.25", position: at(72, 1))

  static let blocks: [Block] = [
    .paragraph([
      .text("Noise is added in small steps"), .footnote(name: "steps", position: at(5)),
      .text(" until nothing is left of the data "),
      .citation(
        Citation(items: [
          .init(key: "ho2020", locator: "p. 3", position: at(5)),
          .init(key: "song2021", position: at(5)),
        ])),
      .text(". One step turns "), math("x_{t-1}"), .text(" into "),
      math(#"x_t = \sqrt{1-\beta_t}\, x_{t-1} + \sqrt{\beta_t}\, \varepsilon_t"#),
      .text(", where "), math(#"\varepsilon_t \sim \mathcal{N}(0, I)"#),
      .text(" is drawn anew. See "), reference("eq-conv"), .text(" (that is ("),
      reference("eq-conv"), .text(")) in "),
      reference("prb-convolution"), .text(", and "), reference("sol-convolution"),
      .text(" for why. "), .emphasis([.text("Every")]), .text(" number below was "),
      .strong([.text("computed")]), .text(" by the "), .code("code < beside > it"), .text("."),
    ]),
    .heading(
      Heading(
        level: 1, content: [.text("Convolution of "), math(#"p"#), .text(" and "), math("q")],
        label: Label("sec-convolution"), position: at(9))),
    .division(problem),
    .heading(Heading(level: 1, content: [.text("Samplers & steps")], position: at(60))),
    .paragraph([
      .text("The table and "), reference("fig-densities"),
      .text(" compare them; a link leads to "),
      .link(
        destination: "https://example.org/?a=1&b=2", title: "", position: at(61),
        [.text("a paper")]), .text("."),
    ]),
    .table(
      MarkdownTable(
        alignments: [.none, .none, .center],
        header: [[.text("method")], [.text("error")], [.text("order "), math("k")]],
        rows: [
          [[.text("Euler")], [.text("0.125")], [.text("1")]],
          [[.text("Heun | trapezoid")], [.slot(maxError)], [.text("2")]],
        ],
        caption: [.text("Errors after "), math("n=100"), .text(" steps.")],
        label: Label("tbl-errors"), position: at(64))),
    .alert(.warning, [.paragraph([.text("Steps of unequal size need care.")])]),
    .division(
      Division(
        kind: .theorem, label: Label("thm-second"), title: [.text("second order")],
        blocks: [
          .paragraph([.text("Heun's method has order "), math("2"), .text(".")]),
          equation(
            #"\lVert x_h - x \rVert \le C h^2 \left(1 + \frac{1}{12} \int_0^1 \lvert f''(s) \rvert \, ds + \frac{1}{720} \int_0^1 \lvert f''''(s) \rvert\, ds + \cdots \right) \quad\text{for all } h \le h_0, \; h_0 \text{ small enough}"#,
            "eq-order"),
        ], position: at(80))),
    .division(
      Division(
        kind: .algorithm, label: Label("alg-heun"), title: [.text("one step of Heun")],
        blocks: [
          .list(
            List(
              marker: .ordered(start: 1, delimiter: .period), isTight: true,
              items: [
                [.paragraph([.text("draw "), math(#"x_0 \sim p"#)])],
                [
                  .paragraph([.text("for "), math("k = 1, 2, \\dots, n"), .text(" do")]),
                  .list(
                    List(
                      marker: .ordered(start: 1, delimiter: .period), isTight: true,
                      items: [
                        [.paragraph([math(#"d \gets f(x_{k-1})"#)])],
                        [
                          .paragraph([
                            math(#"x_k \gets x_{k-1} + \tfrac h2 \bigl(d + f(x_{k-1} + h d)\bigr)"#)
                          ])
                        ],
                      ])),
                ],
                [.paragraph([.text("return "), math("x_n")])],
              ]))
        ], position: at(90))),
    .division(
      Division(
        kind: .assumptions, label: Label("asm-smooth"),
        blocks: [
          .list(
            List(
              marker: .bullet, isTight: true,
              items: [
                [.paragraph([math("f"), .text(" is Lipschitz.")])],
                [.paragraph([.text("The step is small: "), math("h L < 1"), .text(".")])],
              ]))
        ], position: at(96))),
    .snippet(SnippetID("bisect")),
    .snippet(SnippetID("late")),
    .code(info: "python", text: "print('<not run>')\n"),
    .display("let shown = Sampler(steps: 3)\n"),
    .blockQuote([.paragraph([.text("All models are wrong.")])]),
    .division(
      Division(
        kind: .remark, blocks: [.paragraph([.text("A remark, which few read.")])], position: at(99))
    ),
  ]

  static let problem = Division(
    kind: .problem, label: Label("prb-convolution"),
    title: [.text("Convolution of Gaussians, "), math(#"\sigma^2"#)],
    blocks: [
      .paragraph([
        .text("Let "), math(#"p = \mathcal{N}(0, 1)"#), .text(" and "),
        math(#"q = \mathcal{N}(0, \tfrac14)"#), .text(". Show that"),
      ]),
      equation(
        #"(p * q)(y) = \int_{\R} p(x)\, q(y - x)\, dx = \frac{1}{\sqrt{2\pi\sigma^2}}\, e^{-y^2 / 2\sigma^2}"#,
        "eq-conv"),
      .division(
        Division(
          kind: .part,
          blocks: [
            .paragraph([
              .text("Find "), math(#"\sigma^2"#),
              .text(
                " and explain in one sentence why the variances add. A sketch is enough, but say which property of the two variables you use."
              ),
            ]),
            .division(
              Division(
                kind: .hint,
                blocks: [.paragraph([.text("Complete the square in "), math("x"), .text(".")])],
                position: at(20))),
            .division(
              Division(
                kind: .solution, label: Label("sol-convolution"),
                blocks: [
                  .paragraph([
                    .text("The secret answer is "), math(#"\sigma^2 = \tfrac54"#),
                    .text("; the largest error was "), .slot(maxError), .text(", or "),
                    .math(
                      Formula(
                        pieces: [.tex("e = "), .slot(maxErrorInFormula)], isDisplay: false,
                        position: at(31, 5))),
                    .text(". It cites "),
                    .citation(Citation(items: [.init(key: "secret2019", position: at(31))])),
                    .text(" once"), .footnote(name: "secret", position: at(31)), .text("."),
                  ]),
                  .heading(
                    Heading(
                      level: 2, content: [.text("Secret section")], label: Label("sec-secret"),
                      position: at(32))),
                  .snippet(SnippetID("gauss-conv")),
                  .placement(densities),
                ], position: at(28))),
          ], position: at(18))),
      .division(
        Division(
          kind: .part, label: Label("prt-width"), title: [.text("The width")], ownNumber: "b",
          blocks: [.paragraph([.text("How wide is "), math("p * q"), .text("?")])], position: at(50)
        )),
    ], position: at(12))

  static let snippets = [
    Snippet(
      id: SnippetID("gauss-conv"), code: code, position: at(33), namePosition: at(32, 12),
      verifies: [Label("eq-conv")], isSolution: true),
    Snippet(
      id: SnippetID("bisect"), code: "let root = bisect(0, 2) { x in x * x - 2 }\n",
      position: at(71), namePosition: at(70, 12)),
    Snippet(
      id: SnippetID("late"), code: "let later = root + 1\n", position: at(76),
      namePosition: at(75, 12), display: .folded),
  ]

  static let outcomes: [SnippetID: SnippetOutcome] = [
    SnippetID("gauss-conv"): SnippetOutcome(
      claims: claims,
      results: [
        ShownResult(
          label: Label("tbl-samplers"), number: "8.2",
          caption: [.text("Samplers, "), math("h \\to 0")],
          content: .table(
            columns: [[.text("method")], [.text("error")]], numeric: [false, true],
            rows: [[[.text("Euler")], [.text("0.1")]], [[.text("Heun")], [.text("0.003")]]]))
      ], output: "σ² = 1.25 & <done>\n"),
    SnippetID("bisect"): SnippetOutcome(claims: [failedClaim], output: "1.414\n"),
    SnippetID("late"): SnippetOutcome(failure: "not run: snippet 'bisect' ended the run before"),
  ]

  static func target(_ label: String, _ text: String, isSolution: Bool = false) -> (
    Reference, Target
  ) {
    (
      Reference(label: Label(label), position: at(7)),
      Target(
        chapter: ChapterID("week-08"), label: Label(label), text: text, isSolution: isSolution)
    )
  }

  static let week8 = SplicedChapter(
    chapter: Chapter(
      id: ChapterID("week-08"), file: file,
      frontMatter: FrontMatter(
        title: "Adding noise, and taking it away", week: 8,
        summary: "Convolutions of Gaussians, and what they say about a single step of diffusion.",
        requires: [ChapterID("week-07")], sources: ["Sheet 8"]),
      blocks: blocks, snippets: snippets,
      footnotes: [
        Footnote(
          name: "secret", position: at(101),
          blocks: [.paragraph([.text("A secret aside.")])]),
        Footnote(
          name: "steps", position: at(100),
          blocks: [.paragraph([.text("A thousand of them, usually "), math("T=1000"), .text(".")])]),
      ]),
    outcomes: outcomes, values: [maxError: "3.1e-15", maxErrorInFormula: #"3.1 \times 10^{-15}"#],
    targets: Dictionary(
      uniqueKeysWithValues: [
        target("eq-conv", "(8.1)"), target("prb-convolution", "Problem 8.1"),
        target("sol-convolution", "Solution to Problem 8.1", isSolution: true),
        target("fig-densities", "Figure 8.1", isSolution: true),
      ]),
    placements: [
      densities: ShownResult(
        label: Label("fig-densities"), number: "8.1",
        caption: [.text("The densities "), math("p"), .text(" and "), math("p * q"), .text(".")],
        content: .figure(
          ShownFigure(
            svg: svg, alternativeText: "Two bell curves.", owner: ChapterID("week-08"),
            data: "x,y\n0,1\n")))
    ],
    numbers: [
      Label("eq-conv"): "8.1", Label("eq-order"): "8.2", Label("prb-convolution"): "8.1",
      Label("tbl-errors"): "8.1", Label("fig-densities"): "8.1",
    ],
    divisionNumbers: [
      at(12): "8.1", at(18): "8.1.1", at(50): "8.1.b", at(80): "8.1", at(90): "8.1", at(96): "8.1",
    ],
    equations: ["eq-conv", "eq-order"].map {
      CheckedEquation(
        Equation(
          formula: Formula(pieces: [], isDisplay: true, position: at(1)), label: Label($0)))
    })

  static func chapter(_ id: String, _ title: String, week: Int? = nil, _ blocks: [Block])
    -> SplicedChapter
  {
    SplicedChapter(
      chapter: Chapter(
        id: ChapterID(id), file: "chapters/\(id).md",
        frontMatter: FrontMatter(title: title, week: week, summary: "About \(title)."),
        blocks: blocks))
  }

  static let course = SplicedCourse(
    settings: CourseSettings(
      title: "Diffusion <models>", author: "A. Author", editions: [.solutions, .problems],
      macros: [#"\R"#: #"\mathbb{R}"#]),
    chapters: [
      chapter("index", "Diffusion models", [.paragraph([.text("Welcome.")])]),
      chapter(
        "week-07", "Before", week: 7, [.paragraph([.text("Short, see "), math("x^2"), .text(".")])]),
      week8,
      chapter("notation", "Notation", [.paragraph([.text("Symbols.")])]),
    ],
    bibliography: [
      "ho2020": BibliographyEntry(
        key: "ho2020", type: "paper-conference",
        authors: ["Jonathan Ho", "Ajay Jain", "Pieter Abbeel"],
        title: "Denoising Diffusion Probabilistic Models", year: "2020",
        container: "Advances in Neural Information Processing Systems", volume: "33",
        pages: "6840-6851", url: "https://arxiv.org/abs/2006.11239"),
      "song2021": BibliographyEntry(
        key: "song2021", type: "book", authors: ["Yang Song", "Stefano Ermon"],
        title: "Score <Based> Models", year: "2021", container: "A Press", doi: "10.1000/a_b"),
      "secret2019": BibliographyEntry(
        key: "secret2019", type: "article-journal", authors: ["Secret Person"],
        title: "The Secret", year: "2019"),
    ])
}
