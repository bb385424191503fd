import Testing

@testable import WorkbookBuilder

@Suite struct RenderSiteTests {
  private func diagnostics(_ course: SplicedCourse, in scratch: RenderScratch = RenderScratch())
    async -> [Diagnostic]
  {
    do {
      return try await scratch.render(course).warnings
    } catch {
      return (error as? BuildFailure)?.diagnostics ?? []
    }
  }

  private func course(_ blocks: [Block]) -> SplicedCourse {
    SplicedCourse(
      settings: CourseSettings(title: "T"),
      chapters: [RenderFixture.chapter("week-08", "T", week: 8, blocks)])
  }

  @Test func `a missing theme is a failure that names the file`() {
    let failure = #expect(throws: BuildFailure.self) { try Theme(folder: "/nonexistent/theme") }
    #expect(failure?.diagnostics.first?.id == "broken-theme")
    #expect(
      failure?.diagnostics.first?.message.contains("/nonexistent/theme/page.mustache") == true)
  }

  @Test func `missing KaTeX is a failure that names the packages`() {
    let failure = #expect(throws: BuildFailure.self) {
      try KaTeX.find(in: ["/nonexistent/katex"])
    }
    #expect(failure?.diagnostics.first?.id == "no-katex")
    #expect(failure?.diagnostics.first?.help?.contains("libjs-katex") == true)
  }

  @Test func `an image that is not there, or on the network, is an error at its place`() async {
    func image(_ source: String, _ line: Int) -> Block {
      .paragraph([
        .image(
          Image(
            source: source, alternativeText: [.text("a")], position: RenderFixture.at(line, 3)))
      ])
    }
    let found = await diagnostics(
      course([image("gone.svg", 4), image("https://example.org/x.png", 6)]))
    #expect(found.map(\.id).filter { $0 != "no-sourcekit" } == ["missing-image", "remote-image"])
    #expect(found.first?.position == RenderFixture.at(4, 3))
  }

  @Test func `an author's image and linked file come along`() async throws {
    let scratch = RenderScratch()
    scratch.write("<svg/>", to: "chapters/images/a b.svg")
    scratch.write("1,2", to: "chapters/data.csv")
    let site = try await scratch.render(
      course([
        .paragraph([
          .image(
            Image(
              source: "images/a%20b.svg", alternativeText: [.text("x < y")], width: "60%",
              position: RenderFixture.at(1))),
          .link(
            destination: "data.csv", title: "", position: RenderFixture.at(1), [.text("data")]),
          .link(
            destination: "week-08.md#sec-a", title: "", position: RenderFixture.at(1),
            [.text("chapter")]),
        ])
      ]))
    let page = try #require(site.text("week-08.html"))
    #expect(
      page.contains("<img src=\"media/images/a b.svg\" alt=\"x &lt; y\" style=\"width: 60%\" />"))
    #expect(page.contains("<a href=\"media/data.csv\">data</a>"))
    #expect(page.contains("<a href=\"week-08.html#sec-a\">chapter</a>"))
    guard case .copy(let source)? = site.files["media/images/a b.svg"] else {
      Issue.record("the image is not copied")
      return
    }
    #expect(FileStore.text(source) == "<svg/>")
  }

  @Test func `a file outside of the chapters is not copied`() async throws {
    let scratch = RenderScratch()
    scratch.write("secret", to: "outside.txt")
    let link = Block.paragraph([
      .link(destination: "../outside.txt", title: "", position: RenderFixture.at(3), [.text("x")])
    ])
    let site = try await scratch.render(course([link]))
    #expect(site.files.keys.allSatisfy { !$0.contains("outside") })
    #expect(site.warnings.map(\.id).contains("missing-file"))
  }

  @Test func `a link that runs a script loses its address`() async throws {
    let link = Block.paragraph([
      .link(
        destination: "javascript:alert(1)", title: "", position: RenderFixture.at(3), [.text("x")]),
      .html("<script>alert(1)</script>"),
    ])
    let page = try #require(try await RenderScratch().render(course([link])).text("week-08.html"))
    #expect(page.contains("<a href=\"\">x</a>"))
    #expect(!page.contains("alert"))
  }

  @Test func `an unknown work is an error with a suggestion`() async {
    var course = RenderFixture.course
    course.bibliography["ho2020"] = nil
    course.bibliography["ho2002"] = course.bibliography["song2021"]
    let found = await diagnostics(course).filter { $0.severity == .error }
    #expect(found.map(\.id) == ["unknown-citation"])
    #expect(found.first?.help == "did you mean 'ho2002'?")
  }

  @Test func `a picture that runs a script is an error and not on the page`() async {
    var course = RenderFixture.course
    course.chapters[2].placements[RenderFixture.densities]?.content = .figure(
      ShownFigure(
        svg: "<svg><script>alert(1)</script></svg>", alternativeText: "",
        owner: ChapterID("week-08")))
    let found = await diagnostics(course).filter { $0.severity == .error }
    #expect(
      found == [
        .unsafeSVG(
          Label("fig-densities"), "it has a <script> element", at: RenderFixture.densities.position)
      ])
  }

  @Test func `each edition has its folder, and pages find each other from there`() async throws {
    let site = try await RenderScratch().render(
      RenderFixture.course, editions: [.solutions, .problems])
    #expect(
      site.files.keys.filter { $0.hasSuffix(".html") }.sorted() == [
        "index.html", "ledger.html", "notation.html", "problems/index.html",
        "problems/ledger.html", "problems/notation.html", "problems/week-07.html",
        "problems/week-08.html", "week-07.html", "week-08.html",
      ])
    let page = try #require(site.text("problems/week-08.html"))
    #expect(page.contains("href=\"../assets/theme.css\""))
    #expect(page.contains("href=\"../week-08.html\">solutions</a>"))
    #expect(page.contains("rel=\"prev\" href=\"week-07.html\""))
    #expect(page.contains("rel=\"next\" href=\"notation.html\""))
    #expect(
      site.text("week-08.html")?.contains("href=\"problems/week-08.html\">problems</a>") == true)
  }

  @Test func `the first page lists the chapters with their summaries`() async throws {
    let page = try #require(
      try await RenderScratch().render(RenderFixture.course).text("index.html"))
    #expect(
      page.contains(
        """
        <li><a href="week-07.html"><span class="week">Week 7</span> \
        <span class="chapter-title">Before</span></a><p>About Before.</p></li>
        """))
    #expect(
      page.contains("<a href=\"notation.html\"><span class=\"chapter-title\">Notation</span>"))
    #expect(page.contains("Diffusion &lt;models&gt;"))
  }

  @Test func `nothing on a page is loaded from the network`() async throws {
    let site = try await RenderScratch().render(RenderFixture.course)
    let page = try #require(site.text("week-08.html"))
    #expect(page.values(of: "src").allSatisfy { $0.hasPrefix("assets/") })
    for name in ["assets/theme.css", "assets/charts.css", "assets/katex.min.css"] {
      let style = try #require(site.text(name))
      #expect(!style.contains("url(http") && !style.contains("@import"))
    }
    let fonts = try #require(site.text("assets/katex.min.css")).components(
      between: "url(", and: ")")
    #expect(!fonts.isEmpty)
    #expect(fonts.allSatisfy { site.files["assets/\($0)"] != nil })
  }

  @Test func `rendering twice gives the same bytes`() async throws {
    let scratch = RenderScratch()
    let first = try await scratch.render(RenderFixture.course, editions: [.solutions, .problems])
    let second = try await scratch.render(RenderFixture.course, editions: [.solutions, .problems])
    #expect(first == second)
  }

  @Test func `only the chapters that were asked for are written`() async throws {
    let site = try await RenderScratch().render(
      RenderFixture.course, only: [ChapterID("week-07")])
    #expect(site.files.keys.filter { $0.hasSuffix(".html") } == ["week-07.html"])
  }
}
