import Foundation
import Testing

/// The pages in a real browser, as readers see them.
@Suite(.enabled(if: Browser.path != nil, "no chromium on this machine"))
struct BrowserTests {
  @Test func `the course's own pages show no raw markup`() throws {
    let course = try CourseFolder(copyOf: CourseFolder.repository.appending(path: "chapters"))
    let result = try course.workbook("build")
    try #require(result.status == 0, "\(result.errors)")
    let pages = try course.contents(of: "site").keys.filter { $0.hasSuffix(".html") }
    #expect(pages.contains("index.html") && pages.contains("week-08.html"))
    for page in pages {
      let text = try Browser.visibleText(of: course.folder.appending(path: "site/\(page)"))
      for raw in ["$", "\\frac", "{{", ":::", "@eq-", "@fig-", "@prb-", "katex-error"] {
        #expect(!text.contains(raw), "\(page) shows '\(raw)'")
      }
      #expect(text.count > 200, "\(page)")
    }
  }

  @Test func `a page loads nothing that does not lie in the site`() throws {
    let course = try CourseFolder(copyOf: CourseFolder.repository.appending(path: "chapters"))
    try course.workbook("build")
    for (path, data) in try course.contents(of: "site") where path.hasSuffix(".html") {
      let html = String(decoding: data, as: UTF8.self)
      for match in html.matches(
        of: #/<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)="([^"]*)"/#)
      {
        let target = String(match.1)
        #expect(!target.contains("://") && !target.hasPrefix("//"), "\(path) loads \(target)")
        let file = URL(filePath: "/\(path)").deletingLastPathComponent().appending(path: target)
        #expect(course.exists("site\(file.standardized.path)"), "\(path) names \(target)")
      }
    }
  }

  @Test(arguments: [400, 1600])
  func `a page is no wider than the window`(width: Int) throws {
    let course = try CourseFolder(copyOf: CourseFolder.repository.appending(path: "chapters"))
    try course.workbook("build")
    // A window cannot be as narrow as a phone, a frame in it can; the page tells it its width.
    let page = try course.read("site/week-08.html").replacing(
      "</body>",
      with: "<script>parent.postMessage(document.documentElement.scrollWidth, '*')</script></body>")
    try course.write(page, to: "site/framed.html")
    try course.write(
      """
      <title>?</title><script>onmessage = e => document.title = 'W' + e.data</script>
      <iframe src="framed.html" width="\(width)" height="900" style="border: 0"></iframe>
      """, to: "site/frame.html")
    let dom = try Browser.dom(of: course.folder.appending(path: "site/frame.html"))
    let found = try #require(dom.firstMatch(of: #/<title>W(\d+)/#), "\(dom.prefix(300))")
    #expect(Int(found.1)! <= width)
  }

  @Test func `a slider shows one frame, and says its value`() throws {
    let course = try CourseFolder([
      "week-01.md": """
      ---
      title: Frames
      ---

      ```swift {#moving}
      try figure("moving", alt: "A bell that moves.") {
        Frames("$t$", [0, 0.5, 1]) { t in
          Chart { LinePlot(x: "x", y: "y", domain: -2...2) { exp(-($0 - t) * ($0 - t)) } }
        }
      }
      ```
      """
    ])
    let result = try course.workbook("build")
    try #require(result.status == 0, "\(result.errors)")
    #expect(try course.read("site/data/week-01/moving.csv").hasPrefix("t,x,y\n0,-2,"))
    let page = try course.read("site/week-01.html").replacing(
      "</body>",
      with: """
        <script>addEventListener("load", function () {
          var slider = document.querySelector(".slider input");
          slider.value = 1;
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        });</script></body>
        """)
    try course.write(page, to: "site/moved.html")
    let dom = try Browser.dom(of: course.folder.appending(path: "site/moved.html"))
    let frames = dom.matches(of: #/<g class="frame" display="(\w+)">/#).map { String($0.output.1) }
    #expect(frames == ["none", "inline", "none"])
    #expect(dom.contains("aria-valuetext=\"0.5\"") && dom.contains("slider-value\">0.5<"))
  }
}

/// Headless Chromium.
enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static func dom(of page: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    FileManager.default.createFile(atPath: output.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: output) }
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000",
      "--window-size=1200,1000", "--dump-dom",
      page.absoluteString,
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: output, encoding: .utf8)
  }

  /// What a reader reads: the body without code, scripts and the LaTeX that MathML carries along.
  static func visibleText(of page: URL) throws -> String {
    var html = try dom(of: page)
    if let body = html.firstRange(of: "<body") { html = String(html[body.lowerBound...]) }
    for element in ["annotation", "script", "style", "pre", "code"] {
      let pattern = try Regex("<\(element)\\b[^>]*>.*?</\(element)>").dotMatchesNewlines()
      html = html.replacing(pattern, with: "")
    }
    return html.replacing(#/<[^>]*>/#, with: " ")
  }
}
