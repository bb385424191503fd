import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

struct ExtractTests {
  private func chapter(_ codes: String...) -> Chapter {
    var line = 10
    var snippets: [Snippet] = []
    for (index, code) in codes.enumerated() {
      snippets.append(
        Snippet(
          id: SnippetID("s\(index + 1)"), code: code + "\n",
          position: SourcePosition(file: "chapters/a.md", line: line),
          namePosition: SourcePosition(file: "chapters/a.md", line: line - 1)))
      line += 10
    }
    return Chapter(
      id: ChapterID("a"), file: "chapters/a.md", frontMatter: FrontMatter(title: "A"),
      snippets: snippets)
  }

  private func source(_ codes: String...) throws -> String {
    let chapter = self.chapter(codes[0])
    var all = chapter
    all.snippets = codes.enumerated().map { index, code in
      var snippet = chapter.snippets[0]
      snippet.id = SnippetID("s\(index + 1)")
      snippet.code = code + "\n"
      snippet.position.line = 10 * (index + 1)
      return snippet
    }
    return try #require(try SnippetExtractor().extract(all)).source
  }

  /// The part of a module before its `@main`.
  private func fileScope(_ source: String) -> String {
    String(source[..<(source.firstRange(of: "@main")?.lowerBound ?? source.endIndex)])
  }

  @Test func `an unclosed bracket is reported in its own snippet`() {
    let failure = #expect(throws: BuildFailure.self) {
      try SnippetExtractor().extract(chapter("let a = 1", "func f() {\n  print(1)"))
    }
    #expect(
      failure?.diagnostics == [
        .unbalancedBracket(
          "{", at: SourcePosition(file: "chapters/a.md", line: 20, column: 10), partner: nil)
      ])
  }

  @Test func `a bracket of the wrong kind is reported with the one it should close`() {
    let failure = #expect(throws: BuildFailure.self) {
      try SnippetExtractor().extract(chapter("let a = [1, 2)"))
    }
    #expect(
      failure?.diagnostics == [
        .unbalancedBracket(
          ")", at: SourcePosition(file: "chapters/a.md", line: 10, column: 14),
          partner: ("[", SourcePosition(file: "chapters/a.md", line: 10, column: 9)))
      ])
  }

  @Test func `brackets in strings, interpolations, comments and regular expressions do not count`()
    throws
  {
    let codes = [
      #"let a = "(" // ["#, ##"let b = #"\("# /* { /* [ */ */"##, #"let c = "\("}")""#,
      "let d = \"\"\"\n  [ \"( \\(f(\")\"))\n  \"\"\"", "let e = #/[(]\\)/#",
    ]
    for code in codes { _ = try source(code) }
  }

  @Test func `every snippet of every chapter is looked at before a failure is thrown`() {
    var second = chapter("}")
    second.id = ChapterID("b")
    let failure = #expect(throws: BuildFailure.self) {
      try SnippetExtractor().extract([chapter("(", "let a = 1"), second])
    }
    #expect(failure?.diagnostics.count == 2)
  }

  @Test func `a chapter without snippets has no module`() throws {
    var empty = chapter("let a = 1")
    empty.snippets = []
    #expect(try SnippetExtractor().extract(empty) == nil)
  }

  @Test func `statements and variables stay in the function, in their order`() throws {
    let source = try source("let a = 1", "var b = a + 1\nb += 1")
    #expect(
      source == """
        import WorkbookKit
        @main enum VerificationModule_ {
        static func main() { WorkbookRun.main { try chapter() } }
        static func chapter() throws {
        WorkbookRun.snippet("s1")
        #sourceLocation(file: "chapters/a.md", line: 10)
        let a = 1
        #sourceLocation()
        WorkbookRun.snippet("s2")
        #sourceLocation(file: "chapters/a.md", line: 20)
        var b = a + 1
        b += 1
        #sourceLocation()
        }
        }

        """)
  }

  @Test(arguments: [
    "import Foundation", "struct P { var x = 1.0 }", "final class C {}", "enum E { case a }",
    "actor A {}", "protocol Q { func f() }", "extension Int { var twice: Int { 2 * self } }",
    "infix operator **: MultiplicationPrecedence",
    "precedencegroup G { higherThan: AdditionPrecedence }",
    "func ** (a: Double, b: Double) -> Double { a * b }", "typealias Vector = [Double]",
    "@frozen public struct R {}", "private extension Double { func f() {} }",
    "@propertyWrapper struct W { var wrappedValue: Int }", "indirect enum T { case n(T) }",
    "prefix func √ (x: Double) -> Double { x }", "@available(macOS 15, *)\nstruct M {}",
  ])
  func `what Swift wants at file scope is moved there`(declaration: String) throws {
    let source = try source("let before = 1\n\(declaration)\nlet after = 2")
    #expect(fileScope(source).contains(declaration))
    let body = source.dropFirst(fileScope(source).count)
    #expect(!body.contains(declaration))
    #expect(body.contains("let before = 1") && body.contains("let after = 2"))
  }

  @Test func `a moved declaration keeps its line and its column`() throws {
    let source = try source("let a = 1\n\nlet b = 2; struct P {}")
    #expect(
      source.contains(
        "#sourceLocation(file: \"chapters/a.md\", line: 12)\n           struct P {}\n"))
  }

  @Test func `functions and variables stay local unless a type uses them`() throws {
    let source = try source(
      "let scale = 2.0\nlet other = 3.0\nfunc f(_ x: Double) -> Double { x * scale }",
      "struct P { func g() -> Double { f(1) } }")
    let moved = fileScope(source)
    #expect(
      moved.contains("let scale = 2.0") && moved.contains("func f(") && !moved.contains("other"))
  }

  @Test func `a property or a parameter of the same name does not move a variable`() throws {
    let source = try source(
      "let x = 1.0", "struct P { var x: Double; func f(x: Double) -> Double { self.x + x } }")
    #expect(!fileScope(source).contains("let x = 1.0"))
  }

  @Test func `a name inside an interpolation moves what it names`() throws {
    let source = try source("let name = \"a\"", #"struct P { var s: String { "\(name)" } }"#)
    #expect(fileScope(source).contains("let name"))
  }

  @Test func `a variable whose value spans lines is moved whole`() throws {
    let source = try source(
      "let table = [1, 2]\n  .map { $0 + 1 }\nlet sum = 1 +\n  2\nprint(sum)",
      "struct P { var t: [Int] { table + [sum] } }")
    let moved = fileScope(source)
    #expect(moved.contains(".map { $0 + 1 }") && moved.contains("1 +\n  2"))
    #expect(!moved.contains("print"))
  }

  @Test func `a binding in a condition is no declaration`() throws {
    let source = try source(
      "if let a = Int(\"1\") { print(a) }\nfor case let b in [1] { print(b) }\nguard\n  let c = Int(\"1\") else { fatalError() }",
      "struct P { let q = 1; func a() {}; func b() {}; func c() {} }")
    #expect(!fileScope(source).contains("let a") && !fileScope(source).contains("let c"))
  }

  @Test func `the function is async only where something awaits`() throws {
    #expect(try !source("let a = 1").contains("async"))
    #expect(try source("let a = await f()").contains("func chapter() async throws"))
  }

  @Test func `the code of the fingerprint does not depend on the chapter's lines`() throws {
    var moved = chapter("let a = 1\nstruct P {}")
    let before = try #require(try SnippetExtractor().extract(moved))
    moved.snippets[0].position.line += 7
    let after = try #require(try SnippetExtractor().extract(moved))
    #expect(before.source != after.source)
    #expect(before.code == after.code)
  }

  @Test func `an equation that a snippet uses is a part of the module and of its code`() throws {
    func module(_ declared: String = "a > 0", _ tex: String = "a = b", prose: String = "Text.")
      throws -> VerificationModule?
    {
      let chapter = read(
        MarkedText(
          """
          ```declare
          \(declared)
          ```

          \(prose)

          $$ c := a $$ {.definition}

          $$ \(tex) $$ {#eq-a}

          $$ d = "e" $$ {#eq-other}

          ```swift {#s}
          //| uses: eq-a
          let x = 1
          ```
          """)
      ).chapter
      let course = Course(
        settings: CourseSettings(title: "A", macros: ["\\R": "x"]), chapters: [chapter])
      return try SnippetExtractor(course).extract(chapter)
    }
    let first = try #require(try module())
    #expect(
      first.code.contains(
        #"WorkbookRun.use("eq-a", "a = b", declared: [.line("a > 0"), .definition("c := a")], "#
          + #"macros: ["\\N": "\\mathbb{N}", "\\R": "x", "\\Z": "\\mathbb{Z}"])"#))
    #expect(!first.code.contains("eq-other"))
    #expect(try module(prose: "Other.")?.code == first.code)
    #expect(try module("a > 1")?.code != first.code)
    #expect(try module("a > 0", "a = c")?.code != first.code)
  }

  @Test func `an equation that shows computed values cannot be used`() {
    let text = MarkedText("$$ ①a = {{s.x}} $$ {#eq-a}\n\n```swift {#s}\n//| uses: eq-a\n```\n")
    let failure = #expect(throws: BuildFailure.self) {
      try SnippetExtractor().extract(read(text).chapter)
    }
    #expect(failure?.diagnostics == [.usesComputedValues(Label("eq-a"), at: text["①"])])
  }
}
