import Testing

@testable import WorkbookBuilder

struct CompilerMessagesTests {
  private let module = VerificationModule(
    chapter: ChapterID("a"), file: "chapters/a.md", source: "", code: "",
    snippets: [
      Snippet(
        id: SnippetID("s"), code: "let é = 1\nlet y: Int = \"x\"\n",
        position: SourcePosition(file: "chapters/a.md", line: 10, column: 3),
        namePosition: SourcePosition(file: "chapters/a.md", line: 9))
    ], optimization: .automatic, inputs: [])

  private func diagnostics(_ output: String) -> [Diagnostic] {
    CompilerMessages(module: module).diagnostics(in: output)
  }

  private func at(_ line: Int, _ column: Int) -> SourcePosition {
    SourcePosition(file: "chapters/a.md", line: line, column: column)
  }

  @Test func `an error keeps its line, and its column counts the fence's indentation`() {
    #expect(
      diagnostics(
        "chapters/a.md:11:14: error: cannot convert\nlet y: Int = \"x\"\n             ^~~\n")
        == [.compileError("cannot convert", at: at(11, 16))])
  }

  @Test func `the compiler's bytes become an editor's characters`() {
    #expect(diagnostics("chapters/a.md:10:9: error: no") == [.compileError("no", at: at(10, 10))])
  }

  @Test func `a note belongs to the error before it`() {
    let found = diagnostics(
      "chapters/a.md:11:5: error: twice\nchapters/a.md:10:1: note: first here\n")
    #expect(found.first?.notes == [.init("first here", at: at(10, 3))])
  }

  @Test func `an error in what the builder wrote names no generated file`() {
    #expect(
      diagnostics("/x/.workbook/modules/a/main.swift:3:1: error: odd")
        == [.compileError("odd", at: nil)])
  }

  @Test func `the compiler's group is no part of the sentence, and unused variables are no fault`()
  {
    #expect(
      diagnostics(
        "chapters/a.md:11:5: warning: never used [#no-usage]\nchapters/a.md:11:5: warning: odd [#Other]"
      )
        == [.compileWarning("odd", at: at(11, 7))])
  }

  @Test func `a slow expression is a warning with its time`() {
    let found = diagnostics(
      "chapters/a.md:11:5: warning: expression took 190ms to type-check (limit: 100ms)")
    #expect(found.map(\.id) == ["slow-expression"])
    #expect(found.first?.message.contains("190 ms") == true)
  }
}
