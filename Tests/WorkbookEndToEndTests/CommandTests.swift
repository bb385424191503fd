import Foundation
import Testing

struct CommandTests {
  private static let chapter = """
    ---
    title: A
    ---

    The value is {{s.x:.2f}}.

    ```swift {#s}
    let x = 1.5
    report("x", x)
    verify("x is one and a half", x, equals: 1.5, within: .absolute(0))
    ```

    """

  @Test func `a folder without chapters is an error`() throws {
    let course = try CourseFolder()
    try FileManager.default.removeItem(at: course.folder.appending(path: "chapters"))
    let result = try course.workbook("build")
    #expect(result.status == 1)
    #expect(result.errors.contains("chapters"))
  }

  @Test func `an empty chapters folder is an error`() throws {
    let result = try CourseFolder().workbook("build")
    #expect(result.status == 1)
    #expect(result.errors.contains("chapters"))
  }

  @Test func `an unknown chapter is an error with a suggestion`() throws {
    let course = try CourseFolder(["week-08.md": Self.chapter])
    let result = try course.workbook("check", "--only", "wek-08")
    #expect(result.status == 1)
    #expect(result.errors.contains("did you mean 'week-08'?"))
  }

  @Test func `a wrong option ends with the usage and another status than a failed check`() throws {
    let result = try CourseFolder(["a.md": Self.chapter]).workbook("build", "--jobs", "0")
    #expect(result.status == 64)
    #expect(result.errors.contains("--jobs"))
  }

  @Test func `check writes no site`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    let result = try course.workbook("check")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!course.exists("site/a.html"))
    #expect(result.output.contains("1 claim holds"))
  }

  @Test func `build with --only makes that chapter and keeps the other pages`() throws {
    let course = try CourseFolder(["a.md": Self.chapter, "b.md": Self.chapter])
    try course.workbook("build")
    let before = try course.contents(of: "site")
    try course.edit("chapters/b.md", "The value", "A value")
    try course.edit("chapters/a.md", "The value", "{{broken")
    let result = try course.workbook("build", "--only", "b")
    #expect(result.status == 0, "\(result.errors)")
    let after = try course.contents(of: "site")
    #expect(after["a.html"] == before["a.html"])
    #expect(after["b.html"] != before["b.html"])
  }

  @Test func `an unoptimised chapter links after an optimised one`() throws {
    func chapter(_ optimization: String) -> String {
      """
      ---
      title: A
      optimize: \(optimization)
      ---

      ```swift {#s}
      var list: [Double] = []
      for index in 0..<3 { list.append(Double(index)) }
      verify("reversed", Array(list.reversed()), equals: [2, 1, 0], within: .absolute(0))
      ```

      """
    }
    let course = try CourseFolder(["a.md": chapter("speed")])
    #expect(try course.workbook("check").status == 0)
    try course.write(chapter("none"), to: "chapters/b.md")
    let result = try course.workbook("check")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `extract prints the module, and tangle is the same command`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    let extracted = try course.workbook("extract", "a")
    #expect(extracted.status == 0)
    #expect(
      extracted.output.contains("#sourceLocation(file: \"chapters/a.md\", line: 8)\nlet x = 1.5"))
    #expect(try course.workbook("tangle", "a").output == extracted.output)
    #expect(try course.workbook("extract", "b").status == 1)
  }

  @Test func `why says what changed since the stored run`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    #expect(try course.workbook("why", "a").output.contains("there is no stored run"))
    try course.workbook("build")
    #expect(try course.workbook("why", "a").output.contains("will not run it again"))
    try course.edit("chapters/a.md", "let x = 1.5", "let x = 3 / 2.0")
    let why = try course.workbook("why", "a")
    #expect(why.output.contains("snippet s changed"))
    #expect(!why.output.contains("kit changed"))
  }

  @Test func `clean removes what build made and nothing else`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    try course.workbook("build")
    try course.write("mine", to: "site/CNAME")
    let result = try course.workbook("clean")
    #expect(result.status == 0)
    #expect(try course.contents(of: "site").keys.sorted() == ["CNAME"])
    #expect(!course.exists(".workbook"))
  }

  @Test func `a course can be named instead of stood in`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    let elsewhere = try CourseFolder()
    let result = try elsewhere.workbook("build", "--course", course.folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(course.exists("site/a.html"))
    #expect(!elsewhere.exists("site"))
  }

  @Test func `an installed command builds a course in any other folder`() throws {
    let place = try CourseFolder()
    let prefix = place.folder.appending(path: "with space/prefix")
    let installed = try place.workbook("install", "--prefix", prefix.path)
    #expect(installed.status == 0, "\(installed.errors)")
    let course = try CourseFolder(["a.md": Self.chapter])
    let result = try course.workbook("build", command: prefix.appending(path: "bin/workbook"))
    #expect(result.status == 0, "\(result.errors)")
    #expect(try course.read("site/a.html").contains("1.50"))
  }

  @Test func `without a Swift compiler on the PATH the message says where to get one`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    let result = try course.workbook("build", environment: ["PATH": course.folder.path])
    #expect(result.status == 1)
    #expect(result.errors.contains("https://www.swift.org/install"))
  }
}
