import Testing

@testable import WorkbookBuilder

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct HighlightTests {
  private let scratch = RenderScratch()
  private let chapter = ChapterID("week-08")

  /// The toolchain that runs the tests.
  private func library() async -> String? {
    await SiteRenderer.sourceKitFolder(
      scratch.workspace, Installation(prefix: scratch.workspace.folder))
  }

  private func highlight(_ code: String) async -> (html: String?, warnings: [Diagnostic]) {
    let highlighted = await SnippetHighlighter(folder: scratch.workspace.highlights) {
      await library()
    }.highlight([chapter: [code]])
    return (highlighted.codes[chapter]?[code], highlighted.warnings)
  }

  @Test func `keywords, types, numbers, strings, comments and calls have their classes`() async {
    let (html, warnings) = await highlight(
      """
      let n: Int = f(1)  // one < two
      print("a & b")
      """)
    #expect(warnings == [])
    #expect(
      html == """
        <span class="hl-keyword">let</span> n: <span class="hl-type">Int</span> = \
        <span class="hl-call">f</span>(<span class="hl-number">1</span>)  \
        <span class="hl-comment">// one &lt; two</span>
        <span class="hl-call">print</span>(<span class="hl-string">&quot;a &amp; b&quot;</span>)
        """)
  }

  @Test func `code that is wrong, empty or not ASCII is highlighted as far as it goes`() async {
    for code in ["func (((", "\"unclosed", "/* open", "", "let σ² = \"é\u{301}🧮\" }}}", "\u{0}"] {
      let (html, warnings) = await highlight(code)
      #expect(warnings == [])
      let plain = (html ?? "").components(outside: "<", ">")
      #expect(plain == SnippetHighlighter.html(of: code))
    }
  }

  @Test func `without SourceKit code is plain, with one warning`() async {
    let highlighter = SnippetHighlighter(folder: scratch.workspace.highlights) { "/nonexistent" }
    let highlighted = await highlighter.highlight([chapter: ["let a = 1", "let b = 2"]])
    let (codes, warnings) = (highlighted.codes, highlighted.warnings)
    #expect(warnings == [.noSourceKit])
    #expect(codes[chapter] == [:])
    #expect(SnippetHighlighter.html(of: "a < b") == "a &lt; b")
  }

  @Test func `stored colours need no SourceKit`() async {
    let html = await highlight("let a = 1").html
    let again = SnippetHighlighter(folder: scratch.workspace.highlights) { nil }
    let stored = await again.highlight([chapter: ["let a = 1"]])
    let (codes, warnings) = (stored.codes, stored.warnings)
    #expect(warnings == [])
    #expect(codes[chapter]?["let a = 1"] == html)
  }

  @Test func `lines between the hide and show marks are not shown, however they are coloured`()
    async
  {
    let code = """
      // snippet.hide
      import Foundation
      // snippet.show

      let a = 1 /* begins
      // snippet.hide
      hidden */ let secret = 2
        // snippet.show
      let b = 3

      // snippet.hide
      let end = 4
      """
    let (html, _) = await highlight(code)
    #expect(html?.components(outside: "<", ">") == "let a = 1 /* begins\nlet b = 3")
    #expect(SnippetHighlighter.html(of: "// snippet.hide\nlet a = 1\n") == "")
  }

  @Test func `why a change may go unnoticed is not shown`() async {
    let code = """
      let a = 1  // survives: any will do
      // survives: nothing
      let b = 2 // seen
      let c = 3 // survives: and so will this
      """
    let (html, _) = await highlight(code)
    #expect(html?.components(outside: "<", ">") == "let a = 1\nlet b = 2 // seen\nlet c = 3")
  }

  @Test func `what a library does to the signals as it starts is undone`() {
    // SIGURG: no test, library or tool uses it.
    func isIgnored() -> Bool {
      let old = signal(SIGURG, SIG_DFL)
      signal(SIGURG, old)
      return unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
    SignalActions.preserved { _ = signal(SIGURG, SIG_IGN) }
    #expect(!isIgnored())
    SignalActions.changed { _ = signal(SIGURG, SIG_IGN) }
    #expect(isIgnored())
    signal(SIGURG, SIG_DFL)
  }

  @Test func `an answer that does not fit the code is no answer`() {
    func words(_ text: String, length: Int) -> [SyntaxWord]? {
      text.utf8CString.withUnsafeBufferPointer {
        SyntaxWord.words(
          described: UnsafeBufferPointer(rebasing: $0.dropLast()), codeLength: length)
      }
    }
    let answer = """
      key.kind: source.lang.swift.syntaxtype.keyword,
      key.offset: 0,
      key.length: 3
      key.kind: source.lang.swift.syntaxtype.number,
      key.offset: 2,
      key.length: 9
      """
    #expect(words(answer, length: 20) == nil)
    #expect(words(answer.replacing("offset: 2", with: "offset: 4"), length: 20)?.count == 2)
    #expect(words(answer.replacing("offset: 2", with: "offset: 4"), length: 12) == nil)
    #expect(words("garbage", length: 3) == [])
  }
}

extension String {
  /// The text without what stands between two marks.
  fileprivate func components(outside start: Character, _ end: Character) -> String {
    var result = ""
    var isInside = false
    for character in self {
      if character == start { isInside = true }
      if !isInside { result.append(character) }
      if character == end { isInside = false }
    }
    return result
  }
}
