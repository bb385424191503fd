import Testing

@testable import WorkbookBuilder

/// Pictures on a page: frames with their slider, and the files with the data.
@Suite struct RenderFigureTests {
  private func course(_ change: (inout ShownFigure) -> Void) -> SplicedCourse {
    var course = RenderFixture.course
    guard case .figure(var figure) = course.chapters[2].placements[RenderFixture.densities]?.content
    else { return course }
    change(&figure)
    course.chapters[2].placements[RenderFixture.densities]?.content = .figure(figure)
    return course
  }

  private let moving = """
    <svg class="chart"><g class="frame"><path/></g><g class="frame" display="none"><path/></g></svg>
    """

  @Test func `the data of a figure is a file that the caption links`() async throws {
    let site = try await RenderScratch().render(RenderFixture.course)
    let page = try #require(site.text("week-08.html"))
    #expect(page.contains("<a class=\"data\" href=\"data/week-08/densities.csv\""))
    #expect(site.text("data/week-08/densities.csv") == "x,y\n0,1\n")
  }

  @Test func `the problems edition has neither the data of a solution nor a link to it`()
    async throws
  {
    let site = try await RenderScratch().render(RenderFixture.course, editions: [.problems])
    #expect(!site.files.keys.contains { $0.hasSuffix(".csv") })
    #expect(site.text("problems/week-08.html")?.contains(".csv") == false)
  }

  @Test func `a figure without data has no link`() async throws {
    let site = try await RenderScratch().render(course { $0.data = "" })
    #expect(site.text("week-08.html")?.contains("class=\"data\"") == false)
    #expect(!site.files.keys.contains { $0.hasSuffix(".csv") })
  }

  @Test func `a name with a path in it stays in the folder of the data`() async throws {
    var course = RenderFixture.course
    course.chapters[2].placements[RenderFixture.densities]?.label = Label("fig-../a b")
    let site = try await RenderScratch().render(course)
    #expect(site.text("data/week-08/_2e_2e_2fa_20b.csv") == "x,y\n0,1\n")
  }

  @Test func `frames have a slider that says the value, and the still picture beside them`()
    async throws
  {
    let course = course {
      $0.frames = ShownFrames(name: [.text("time")], values: ["0", "<1>"], svg: moving)
    }
    let page = try #require(try await RenderScratch().render(course).text("week-08.html"))
    let slider = try #require(page.components(between: "<input ", and: ">").first)
    for part in [
      "type=\"range\"", "min=\"0\"", "max=\"1\"", "value=\"0\"", "aria-label=\"time\"",
      "aria-valuetext=\"0\"",
    ] { #expect(slider.contains(part)) }
    #expect(page.contains("data-values=\"0&#10;&lt;1&gt;\""))
    #expect(page.contains("<div class=\"moving\">") && page.contains("<div class=\"still\">"))
    #expect(page.contains("<g class=\"frame\" display=\"none\">"))
  }

  @Test func `frames that run a script are an error`() async {
    let course = course {
      $0.frames = ShownFrames(name: [], values: ["0"], svg: "<svg onload=\"alert(1)\"/>")
    }
    await #expect(throws: BuildFailure.self) { try await RenderScratch().render(course) }
  }
}
