import Testing

@testable import WorkbookBuilder

struct DiagnosticTests {
  private let place = SourcePosition(file: "chapters/a.md", line: 3, column: 7)

  @Test func `a message is printed with its place, details, notes and help`() {
    let diagnostic = Diagnostic(
      "claim-failed", at: place, "claim 'a' does not hold", details: ["actual  1", "expected  2"],
      notes: [.init("first here", at: SourcePosition(file: "chapters/a.md", line: 1))],
      help: "mend it")
    #expect(
      diagnostic.description == """
        chapters/a.md:3:7: error: claim 'a' does not hold [claim-failed]
            actual  1
            expected  2
        chapters/a.md:1:1: note: first here
        help: mend it
        """)
  }

  @Test func `messages come in reading order, each once, and those without a place last`() {
    let first = Diagnostic("a", at: SourcePosition(file: "a.md", line: 2), "x")
    let second = Diagnostic("b", at: SourcePosition(file: "a.md", line: 10), "y")
    let nowhere = Diagnostic("c", at: nil, "z")
    #expect([nowhere, second, first, second].inReadingOrder == [first, second, nowhere])
  }

  @Test func `an annotation escapes what GitHub would take for its own`() {
    var report = BuildReport()
    report.diagnostics = [
      Diagnostic("a", at: SourcePosition(file: "a,b:c.md", line: 1), "100%\nof it")
    ]
    #expect(
      GitHubAnnotations(report).lines
        == ["::error file=a%2Cb%3Ac.md,line=1,col=1,title=a::100%25%0Aof it"])
  }
}
