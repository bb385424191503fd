import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

/// What the scanner does to texts: nothing to CommonMark, and nothing bad to anything.
struct ReadTextTests {
  /// The text that libcmark gets to see.
  private func masked(_ text: String) -> String {
    var scanner = BlockScanner(SourceText(text.utf8, file: "f"), TokenTable())
    scanner.scan(from: 0)
    return String(decoding: scanner.main.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    "# A #\n\nb *c* _d_ **e**\\\nf  \ng\n===\nh\n---\n***\n- - -\n",
    "- a\n\n  b\n  1. c\n     > d\n     e\n10) f\n\n+\tg\n\n\t\th\n",
    "> a\nb\n>> c\n>\n>     d\n>\te\n", "    a\n\n\tb\n  \n    c\n",
    "```` a\n```\n`````\n\n~~~\n`a`\n~~~\n> ```\n> b\n> ```\n",
    "<div>\n*a*\n</div>\n\n<!-- b\n\nc -->\n<?d ?>\n<!E>\n<![CDATA[ f ]]>\n<pre>\n\n</pre>\ng\n",
    "[a]: <b> 'c'\n[d](e \"f\") ![g](h) [i][a] [a] [j\\]\n",
    "`a` ``b ` c`` ` d\n&amp; &#35; \\& \\` <https://e.f>\n",
    "a | b\nc\n", "1. a\n2. b\n\n   c\n3. d\n", "a\n    b\n  - c\n10. d\n", "-\n\n  a\n- \n  b\n",
    "",
    "[!NOTE] a [^] b [] {c} : d\n", "a \\{{b}} \\@c \\$d\\$\n", "\tx\n",
  ])
  func `a text without extensions reaches libcmark as it is`(text: String) {
    #expect(masked(text) == text)
  }

  @Test func `an author's own noncharacters cannot be taken for tokens`() {
    let token = String(
      decoding: [0xEF, 0xB7, 0x90, 0x30, 0xEF, 0xB7, 0x91] as [UInt8], as: UTF8.self)
    let text = MarkedText("\(token) <!--\(token)-->\n\n<!--\(token)-->\n\n`\(token)` $①x$\n")
    let (read, diagnostics) = read(text)
    #expect(diagnostics == [])
    #expect(
      read.blocks == [
        .paragraph([.text("\u{FFFD}0\u{FFFD} ")]),
        .paragraph([
          .code("\u{FFFD}0\u{FFFD}"), .text(" "),
          math("x", at: text["①"]),
        ]),
      ])
  }

  @Test func `columns count characters, however long the line is`() {
    let text = MarkedText(String(repeating: "äöü—", count: 500) + "①$②x$\n" + "é" + " ③@eq-a")
    #expect(
      inlines(text) == [
        .text(String(repeating: "äöü—", count: 500)), math("x", at: text["②"]), .softBreak,
        .text("é "),
        .reference(Reference(label: Label("eq-a"), position: text["③"])),
      ])
  }

  @Test(arguments: [
    "$", "[", "`", "` `` ", "{{", "@a ", "@eq-a ", "[@", "[@a;", "![[", "](", "](a \"", "<a ",
    "<!--",
    "<a b='", "<?", "<!A", "*a ", ">", "- ", "$$", "$a$ ", "{{a.b}} ", "![a](b){#fig-a} ", "|",
    "||\n|-|\n", ":::\n", "::: {.note}\n", "[^1]: \n", "~~~swift {#a}\n", "$\\text{$ ", "> a\n",
    "$$\n",
    "# {#a", "\\", "  - ", "[a](b) ", "é@eq-a ",
  ])
  func `no hostile text takes more than linear time`(unit: String) {
    func time(_ count: Int) -> Double {
      let text = String(repeating: unit, count: count)
      let source = SourceText(text.utf8, file: "f")
      let times = (0..<2).map { _ in
        ContinuousClock().measure {
          var scanner = BlockScanner(source, TokenTable())
          scanner.scan(from: 0)
        }
      }
      return min(times[0], times[1]) / .seconds(1)
    }
    // Eight times the text: 8 when linear, 64 when quadratic. Small times are mostly noise.
    let short = max(time(2_000), 0.002)
    #expect(time(16_000) < 30 * short)
  }

  @Test func `no slice of a chapter crashes the reader, and nothing of it gets lost`() {
    let bytes = Array(sample.utf8)
    var state: UInt64 = 8
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<600 {
      var text: [UInt8] = []
      for _ in 0...random(6) {
        let start = random(bytes.count)
        text += bytes[start..<min(start + random(120), bytes.count)]
      }
      let source = String(decoding: text, as: UTF8.self)
      let (chapter, diagnostics) = ChapterReader().read(source, id: ChapterID("a"), file: "f")
      // What the scanner and libcmark understand differently is reported in this way.
      #expect(!diagnostics.contains { $0.id == "misplaced-element" }, "\(source.debugDescription)")
      let printed = "\(chapter)".unicodeScalars
      #expect(!printed.contains { $0.value == 0xFDD0 || $0.value == 0xFDD1 })
      #expect(
        diagnostics.allSatisfy { ($0.position?.line ?? 0) >= 1 && ($0.position?.column ?? 0) >= 1 })
    }
  }
}

/// A chapter with something of everything.
private let sample = """
  ---
  title: A
  ---
  # A *b* {#sec-a}

  Text $x_1$ and {{s.v:.2e}}, *see @eq-a* [@k, p. 3; @l] and[^n] `code $y$` \\$ <b>raw</b>
  $$
  a &= {{s.v}} \\\\
  + b
  $$ {#eq-a}

  [^n]: Note $z$

      - more
      > quoted

  ::: {.problem #prb-a title="T $t$"}
  1. one

     ```swift {#s .folded}
     //| verifies: eq-a
     let x = 1
     ```
  - two
    > | a | `b|c` |
    > |:--|---|
    > | $|x|$ | d \\| e |
    >
    > Table: C {#tbl-a}
  ![[s.f]]

  :::: {.part}
  ![i](j.svg "t"){#fig-i width=50%} [k](l.md) <https://m.n>
  ::::
  :::

  <div>
  html
  </div>

  > [!NOTE]
  > Alert
  lazy
  ===
  <!-- comment
  -->
  ~~~
  fence
  ~~~
      indented

  \tcode
  """
