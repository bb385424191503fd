import Foundation
import Testing

struct DerivationCommandTests {
  private static let chapter = """
    ---
    title: A
    declare: |
      a, b \\in \\R
    ---

    $$
    \\begin{aligned}
    (a + b)^2 &= a (a + b) + b (a + b) \\\\
      &= a^2 + 2 a b + b^2
    \\end{aligned}
    $$ {#eq-square}

    $$ c := a + b $$ {#eq-c .definition}

    $$ X \\sim Y $$ {#eq-law check=no reason="a law"}

    ```swift {#s}
    let n = 3
    verify("three", n + 1, equals: 4)
    ```

    """

  @Test func `a wrong step is reported at its place, with both values and the steps that hold`()
    throws
  {
    let course = try CourseFolder(["a.md": Self.chapter.replacing("2 a b", with: "3 a b")])
    let result = try course.workbook("build")
    #expect(result.status == 1)
    #expect(!course.exists("site/a.html"))
    let lines = diagnostics(in: result.errors).split(separator: "\n").map(String.init)
    try #require(lines.count == 4, "\(lines)")
    #expect(
      lines[0]
        == "chapters/a.md:10:4: error: this step of the derivation changes the value [step-differs]"
    )
    #expect(
      lines[1].wholeMatch(of: /\s{4}at a = .*, b = .*, side 2 of line 1 is .* and line 2 is .*/)
        != nil)
    #expect(lines[2].wholeMatch(of: /note: 1 step agrees to .* over \d+ samples/) != nil)
    #expect(lines[3].wholeMatch(of: /help: .*: then the step holds/) != nil)
  }

  @Test func `a verdict is stored: a change of prose checks nothing again`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    #expect(try course.workbook("build").errors.contains("derive  a: 2 equations"))
    try course.edit("chapters/a.md", "$$ c :=", "More text.\n\n$$ c :=")
    let again = try course.workbook("build")
    #expect(again.status == 0)
    #expect(again.errors == "")
    try course.edit("chapters/a.md", "a + b $$", "a - b $$")
    #expect(try course.workbook("build").errors == "derive  a: 1 equation\n")
  }

  @Test func `too little coverage fails, and says what is not verified`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    #expect(try course.workbook("check", "--min-coverage", "50%").status == 0)
    let low = try course.workbook("check", "--min-coverage", "51")
    #expect(low.status == 1)
    #expect(
      diagnostics(in: low.errors).hasPrefix(
        """
        error: 1 of 2 (50 %) labelled equations are verified; asked for are 51 % [low-coverage]
            a: 1 of 2 (50 %)
        note: a: eq-law, not checked: a law
        """))
    #expect(try course.workbook("check", "--min-coverage", "101%").status == 64)
    #expect(try course.workbook("check", "--min-coverage", "most").status == 64)
  }

  @Test func `mutate lists what no check notices, and leaves the course as it was`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    let temporary = try CourseFolder()
    let result = try course.workbook(
      "mutate", "a", environment: ["TMPDIR": temporary.folder.path])
    #expect(result.status == 1)
    let found = diagnostics(in: result.errors)
    // Nothing uses the definition; everything else is checked.
    #expect(found.contains("chapters/a.md:14:"))
    #expect(found.contains(": error: no check notices that "))
    #expect(!found.contains("chapters/a.md:9:"))
    #expect(!found.contains("chapters/a.md:19:"))
    #expect(result.output.contains("where nothing is checked in"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: temporary.folder.path)
        .filter { $0.hasPrefix("workbook-mutate") } == [])
    #expect(try course.read("chapters/a.md") == Self.chapter)
    #expect(!course.exists(".workbook"))
    #expect(!course.exists("site"))
  }

  @Test func `mutate changes only what it is asked to, and an explained change is no survivor`()
    throws
  {
    let course = try CourseFolder(["a.md": Self.chapter, "b.md": Self.chapter])
    #expect(try course.workbook("mutate", "--snippets", "--only", "a").status == 0)
    try course.edit("chapters/a.md", "let n = 3", "let n = 3\nlet m = max(n, 5)")
    let silent = try course.workbook("mutate", "a", "--snippets")
    #expect(silent.status == 1)
    #expect(silent.errors.contains("mutate survivor: chapters/a.md:20:16: 5 becomes 6\n"))
    #expect(
      diagnostics(in: silent.errors) == """
        chapters/a.md:20:16: error: no check notices that 5 becomes 6 [mutant-survived]
            let m = max(n, 6)
        help: claim what the change alters, or say why it may: // survives: reason, on the same line
        """)
    try course.edit("chapters/a.md", "max(n, 5)", "max(n, 5)  // survives: it is for later")
    let explained = try course.workbook("mutate", "a", "--snippets")
    #expect(explained.status == 0, "\(explained.errors)")
    #expect(explained.output.contains("1 explained"))
  }

  @Test func `a sample is spread over a chapter's changes`() throws {
    let lines = (1...9).map { "var n\($0) = 1" }.joined(separator: "\n")
    let course = try CourseFolder(["a.md": "# A\n\n```swift {#a}\n\(lines)\n```\n"])
    let all = try course.workbook("mutate", "--snippets")
    #expect(all.output.contains("9 changes"), "\(all.output)")
    let sample = try course.workbook("mutate", "--snippets", "--sample", "3")
    let found = diagnostics(in: sample.errors)
    for line in [5, 8, 11] { #expect(found.contains("chapters/a.md:\(line):"), "\(found)") }
    #expect(sample.output.contains("3 changes"))
    #expect(try course.workbook("mutate", "--sample", "0").status == 64)
  }

  @Test func `mutate wants a course that holds, and chapters that there are`() throws {
    let course = try CourseFolder(["a.md": Self.chapter.replacing("equals: 4", with: "equals: 5")])
    let failing = try course.workbook("mutate", "--snippets")
    #expect(failing.status == 1)
    #expect(failing.errors.contains("[claim-failed]"))
    let unknown = try course.workbook("mutate", "b")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("there is no chapter 'b'"))
  }

  @Test func `an equation that a snippet evaluates runs its chapter again when it changes`() throws
  {
    let text = Self.chapter.replacing(
      "let n = 3",
      with: """
        //| uses: eq-square
        let n = Int(try equation("eq-square").right(["a": 1, "b": 1])) - 1
        """)
    let course = try CourseFolder(["a.md": text])
    #expect(try course.workbook("build").status == 0)
    try course.edit("chapters/a.md", "a^2 + 2 a b + b^2", "b^2 + 2 a b + a^2")
    #expect(try course.workbook("why", "a").output.contains("equation eq-square changed"))
    #expect(try course.workbook("build").errors.contains("run     a"))
    try course.edit("chapters/a.md", "a, b \\in \\R", "a, b > 0")
    #expect(try course.workbook("build").errors.contains("run     a"))
    #expect(try course.workbook("build").errors == "")
  }
}
