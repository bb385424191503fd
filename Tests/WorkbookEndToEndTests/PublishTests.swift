import Foundation
import Testing

struct PublishTests {
  private static func chapter(_ constant: String = "1.5") -> String {
    """
    ---
    title: A
    ---

    Some prose about {{s.x}}.

    ```swift {#s}
    let x = \(constant)
    report("x", x)
    verify("x is one and a half", x, equals: 1.5, within: .absolute(0))
    try figure("line", caption: "A line", alt: "A line that rises") {
      Chart { LineSeries(x: [0, 1], y: [0, x], name: "a") }
    }
    ```

    """
  }

  @Test(arguments: [
    "let x = 1.75", "let x = \"a\"", "let x = [1.5][1]", "let x = 1.5 {",
  ])
  func `a failed build leaves the last good site byte for byte`(line: String) throws {
    let course = try CourseFolder(["a.md": Self.chapter()])
    #expect(try course.workbook("build").status == 0)
    let before = try course.contents(of: "site")
    try course.edit("chapters/a.md", "let x = 1.5", line)
    #expect(try course.workbook("build").status == 1)
    #expect(try course.contents(of: "site") == before)
    #expect(before["a.html"] != nil)
  }

  @Test func `building twice, and with one job or two, gives the same bytes`() throws {
    let chapters = ["a.md": Self.chapter(), "b.md": Self.chapter(), "c.md": Self.chapter()]
    let first = try CourseFolder(chapters)
    try first.workbook("build", "--jobs", "2")
    let site = try first.contents(of: "site")
    let again = try first.workbook("build", "--jobs", "2")
    #expect(again.output.contains("up to date"), "\(again.output)")
    #expect(try first.contents(of: "site") == site)
    let second = try CourseFolder(chapters)
    try second.workbook("build", "--jobs", "1")
    #expect(try second.contents(of: "site") == site)
    #expect(site.count > 3)
  }

  @Test func `a change of prose compiles and runs nothing`() throws {
    let course = try CourseFolder(["a.md": Self.chapter()])
    try course.workbook("build")
    try course.edit("chapters/a.md", "Some prose", "Some other prose\n\nand more lines\n\nof it")
    let result = try course.workbook("build")
    #expect(result.output.contains("nothing to run"), "\(result.output)")
    #expect(try course.read("site/a.html").contains("Some other prose"))
  }

  @Test func `a chapter that changed runs alone`() throws {
    let course = try CourseFolder(["a.md": Self.chapter(), "b.md": Self.chapter()])
    try course.workbook("build")
    try course.edit("chapters/b.md", "let x = 1.5", "let x = 3.0 / 2")
    let result = try course.workbook("build")
    #expect(result.output.contains("1 chapter run"), "\(result.output)")
  }

  @Test func `a declared input that changed runs its chapter again`() throws {
    let course = try CourseFolder([
      "a.md": """
      ---
      title: A
      ---

      ```swift {#s inputs=data.txt}
      import Foundation
      let text = try String(contentsOfFile: "data.txt", encoding: .utf8)
      report("text", text)
      ```

      Read: {{s.text}}.

      """, "data.txt": "one",
    ])
    try course.workbook("build")
    #expect(try course.read("site/a.html").contains("Read: one."))
    try course.write("two", to: "chapters/data.txt")
    try course.workbook("build")
    #expect(try course.read("site/a.html").contains("Read: two."))
  }

  @Test func `a damaged cache is built again`() throws {
    let course = try CourseFolder(["a.md": Self.chapter()])
    try course.workbook("build")
    let site = try course.contents(of: "site")
    for path in try course.contents(of: ".workbook").keys where !path.hasPrefix("modules/") {
      let file = course.folder.appending(path: ".workbook/\(path)")
      let bytes = try Data(contentsOf: file)
      try (bytes.prefix(bytes.count / 2) + Data([0xFF, 0, 9, 10])).write(to: file)
    }
    let result = try course.workbook("build")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try course.contents(of: "site") == site)
  }

  @Test func `a page whose chapter is gone goes, and a file of somebody else's stays`() throws {
    let course = try CourseFolder(["a.md": Self.chapter(), "b.md": Self.chapter()])
    try course.workbook("build")
    try course.write("mine", to: "site/CNAME")
    try FileManager.default.removeItem(at: course.folder.appending(path: "chapters/b.md"))
    try course.workbook("build")
    #expect(!course.exists("site/b.html"))
    #expect(try course.read("site/CNAME") == "mine")
  }

  @Test func `with --keep-going what failed is on the page and the status is not 0`() throws {
    let course = try CourseFolder(["a.md": Self.chapter("1.75")])
    let result = try course.workbook("build", "--keep-going")
    #expect(result.status == 1)
    #expect(try course.read("site/a.html").contains("x is one and a half"))
  }

  @Test
  func `a build killed at any moment leaves the old site or the new one, and a cache that works`()
    throws
  {
    let course = try CourseFolder(["a.md": Self.chapter(), "b.md": Self.chapter()])
    try course.workbook("build")
    let old = try course.contents(of: "site")
    for name in ["a", "b"] {
      try course.edit("chapters/\(name).md", "Some prose", "New prose")
      try course.edit("chapters/\(name).md", "let x = 1.5", "let x = 0.5 + 1")
    }
    // The new site, from a copy that nobody interrupts.
    let calm = try CourseFolder(copyOf: course.folder.appending(path: "chapters"))
    try calm.workbook("build")
    let new = try calm.contents(of: "site")
    #expect(new != old)
    var seen: Set<String> = []
    for delay in [1, 3, 8, 20, 50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1200] {
      let (process, _, _) = try course.start(["build"])
      usleep(UInt32(delay * 1000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let site = try course.contents(of: "site")
      #expect(site == old || site == new, "after \(delay) ms the site is a mixture")
      seen.insert(site == old ? "old" : "new")
    }
    #expect(seen.contains("old"))
    #expect(try course.workbook("build").status == 0)
    #expect(try course.contents(of: "site") == new)
  }
}
