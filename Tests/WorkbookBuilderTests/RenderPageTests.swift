import Testing

@testable import WorkbookBuilder

@Suite struct RenderPageTests {
  private func page(_ edition: Edition, _ course: SplicedCourse = RenderFixture.course)
    async throws -> String
  {
    let site = try await RenderScratch().render(course, editions: [edition])
    return try #require(site.text("\(edition == .problems ? "problems/" : "")week-08.html"))
  }

  @Test func `nothing of a solution is in the problems edition`() async throws {
    let page = try await page(.problems)
    for word in [
      "ecret", "sol-convolution", "gauss-conv", "fig-densities\"", "tbl-samplers", "5/4", "3.1 ",
      "closed form",
    ] {
      #expect(!page.contains(word), "'\(word)' gives the solution away")
    }
    #expect(!page.contains("id=\"claims\""))
  }

  @Test func `a reference to a solution is plain text in the problems edition`() async throws {
    let page = try await page(.problems)
    #expect(page.contains("and the solution for why"))
    #expect(page.contains("The table and Figure 8.1 compare"))
    #expect(try await self.page(.solutions).contains("href=\"#sol-convolution\""))
  }

  @Test func `a hint is open where it is all the help there is`() async throws {
    #expect(try await page(.problems).contains("<details class=\"fold hint\" open>"))
    #expect(try await page(.solutions).contains("<details class=\"fold hint\">"))
  }

  @Test func `references keep their numbers when the solutions are left out`() async throws {
    let page = try await page(.problems)
    #expect(page.contains("[<a href=\"#ref-1\">1</a>, p.\u{a0}3; <a href=\"#ref-2\">2</a>]"))
    #expect(page.contains("<li id=\"ref-2\" value=\"2\">"))
    #expect(!page.contains("ref-3"))
    #expect(try await self.page(.solutions).contains("<li id=\"ref-3\" value=\"3\">"))
  }

  @Test func `a problem has its number, its title and its label`() async throws {
    let page = try await page(.solutions)
    #expect(page.contains("<section class=\"problem\" id=\"prb-convolution\">"))
    #expect(
      page.contains(
        """
        <span class="number">Problem 8.1</span><span class="separator"> · </span>\
        Convolution of Gaussians,
        """))
    #expect(page.contains("<a class=\"number\" href=\"#part-8.1.1\">8.1.1</a>"))
    #expect(page.contains("<a class=\"number\" href=\"#prt-width\">(b)</a> The width"))
  }

  @Test func `an equation's number in parentheses has one pair of them`() async throws {
    let page = try await page(.solutions)
    #expect(page.contains(#/\(that is <a [^>]*>\(8\.1\)</a>\) in /#))
  }

  @Test func `an equation's number is a link to it, and a claim that verifies it is a mark`()
    async throws
  {
    let page = try await page(.solutions)
    #expect(page.contains("<div class=\"equation numbered\" id=\"eq-conv\">"))
    #expect(page.contains("<a class=\"equation-number\" href=\"#eq-conv\">(8.1)</a>"))
    #expect(
      page.contains(
        "<a class=\"equation-mark verified\" href=\"ledger.html#week-08-eq-conv\" "
          + "title=\"verified: "))
    #expect(
      (try await self.page(.problems)).contains("title=\"verified: a claim in the solution\""))
  }

  @Test func `a claim that holds shows its measured error, one that does not shows everything`()
    async throws
  {
    let page = try await page(.solutions)
    #expect(
      page.contains(
        """
        <span class="claim-name">p * q is the closed form</span>\
        <span class="verifies"><a class="ref" href="#eq-conv">(8.1)</a></span>\
        <span class="measure">3.1e-15 relative ≤ 1e-12</span>
        """))
    #expect(
      page.contains(
        """
        <strong>does not hold:</strong> bisection finds the square root of two</p>\
        <dl><div><dt>actual</dt><dd>1.4142135623715149</dd></div>\
        <div><dt>expected</dt><dd>1.4142135623730951</dd></div>\
        <div><dt>distance</dt><dd>1.12e-12 relative</dd></div>\
        <div><dt>allowed</dt><dd>1e-12</dd></div>\
        <div><dt>worst case</dt><dd>x = 0.25</dd></div></dl>
        """))
    #expect(page.contains("1 of 3 claims do not hold"))
  }

  @Test func `a snippet that did not run says so`() async throws {
    #expect(
      try await page(.solutions).contains(
        "did not run to its end</strong>: not run: snippet 'bisect' ended the run before</p>"))
  }

  @Test func `what a snippet says is never markup`() async throws {
    let page = try await page(.solutions)
    #expect(page.contains("mass &lt; 1 &amp; &lt;b&gt;finite&lt;/b&gt;"))
    #expect(page.contains("<samp>σ² = 1.25 &amp; &lt;done&gt;</samp>"))
    #expect(!page.contains("<b>") && !page.contains("<done>"))
  }

  @Test func `a value is text, and LaTeX in a formula`() async throws {
    var course = RenderFixture.course
    course.chapters[2].values[RenderFixture.maxError] = "*3* <i>"
    let page = try await page(.solutions, course)
    #expect(page.contains("the largest error was *3* &lt;i&gt;, or"))
    #expect(page.contains("<mi>e</mi><mo>=</mo><mn>3.1</mn><mo>×</mo>"))
  }

  @Test func `numeric columns are flush right`() async throws {
    let page = try await page(.solutions)
    #expect(page.contains("<th scope=\"col\" class=\"num\">\nerror\n</th>"))
    #expect(page.contains("<td class=\"num\">\n3.1e-15\n</td>"))
    #expect(page.contains("<td class=\"center\">\n2\n</td>"))
  }

  @Test func `a footnote leads back to its mark`() async throws {
    let page = try await page(.solutions)
    #expect(page.contains("<a id=\"fnref-1\" href=\"#fn-1\" aria-label=\"Footnote 1\">1</a>"))
    #expect(page.contains("<a class=\"way-back\" href=\"#fnref-1\""))
    #expect(page.contains("<li id=\"fn-1\" value=\"1\">"))
  }

  @Test func `no LaTeX is left on a page that typesets all of it`() async throws {
    let page = try await page(.solutions)
    for raw in ["\\frac", "\\sigma", "\\mathcal", "$", "{{", ":::"] {
      #expect(!page.contains(raw), "'\(raw)' is on the page")
    }
    #expect(page.contains("<math xmlns=\"http://www.w3.org/1998/Math/MathML\""))
  }

  @Test func `every link within a page leads to an id that stands there once`() async throws {
    for edition in Edition.allCases {
      let page = try await page(edition)
      let ids = page.values(of: "id")
      #expect(Set(ids).count == ids.count)
      let missing = page.values(of: "href").filter { $0.hasPrefix("#") }
        .filter { !ids.contains(String($0.dropFirst())) }
      #expect(missing == [])
    }
  }

  @Test func `the contents list has headings, problems and titled parts but nothing that folds`()
    async throws
  {
    let page = try await page(.solutions)
    let list = try #require(page.firstIndex(of: "<ol class=\"contents-list\">"))
    let contents = page[list...].prefix(upToText: "</ol>")
    #expect(
      contents.values(of: "href") == [
        "#sec-convolution", "#prb-convolution", "#prt-width", "#h-samplers-steps",
      ])
  }
}
