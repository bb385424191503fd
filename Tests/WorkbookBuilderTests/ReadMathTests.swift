import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

struct ReadMathTests {
  @Test(arguments: [
    "Text.\n\n①$$\nx\n\ny\n", "①$$ x\n", "①$$\nx\n```\n```\n", "①$$\nx\n::: {.note}\n:::\n",
    "A ①$$ x + y.\n", "- ①$$\n  x\n\n  $$\n".replacing("\n\n  $$", with: "\n\ny"),
  ])
  func `an unclosed formula is reported at its opener`(text: String) {
    let chapter = MarkedText(text)
    #expect(diagnostics(chapter) == [.unclosedMath(at: chapter["①"])])
  }

  @Test(arguments: ["$$①  $$", "$$①\n$$", "A $$① $$ b", "$$①$$ {#eq-a}"])
  func `an empty formula is an error`(text: String) {
    let chapter = MarkedText(text)
    #expect(diagnostics(chapter) == [.emptyFormula(at: chapter["①"])])
  }

  @Test func `what follows the closing dollars must be a label`() {
    for text in ["$$\nx\n$$ ①and", "$$\nx\n$$①.", "$$ x $$ {#eq-a} ①b"] {
      let chapter = MarkedText(text)
      #expect(diagnostics(chapter) == [.textAfterEquation(at: chapter["①"])])
    }
    let options = MarkedText("$$ x $$ {#eq-a .①b ②c=d}")
    #expect(
      diagnostics(options) == [
        .unknownClass(
          "b", of: "an equation", known: ["definition", "assumption"], at: options["①"]),
        .unknownKey(
          "c", of: "an equation", known: ["check", "reason", "within", "along", "limit"],
          at: options["②"]),
      ])
  }

  @Test func `a labelled formula within a line of text is an error`() {
    let chapter = MarkedText("Then $$x$$ ①{#eq-a} holds.")
    #expect(diagnostics(chapter) == [.labelledMathInText(at: chapter["①"])])
  }

  @Test(arguments: [
    "It costs $5 to $6.", "$ x$", "a $x $ b", "a $ b", "$x$5 apart", "\\$x\\$", "$", "`$x$`",
    "a `b\n$x$ c` d", "<a href=\"$x$\">", "<https://a.b/$x$>", "[a](b$x$c)", "![a](b$x$c \"$y$\")",
  ])
  func `a dollar that Pandoc takes for a dollar is one`(text: String) {
    let (chapter, _) = read(MarkedText(text))
    var formulas: [Inline] = []
    chapter.forEachInline { if case .math = $0 { formulas.append($0) } }
    #expect(formulas == [])
  }

  @Test func `an escaped dollar is text`() {
    #expect(inlines(MarkedText("\\$x\\$")) == [.text("$x$")])
  }

  @Test func `formulas stand in text by Pandoc's rules, with their places`() {
    let text = MarkedText("Ä $①x_1*y*z$, *a $②`\\$b$* ($③\\text{if $y$}$)-$④c\n d$")
    #expect(
      inlines(text) == [
        .text("Ä "), math("x_1*y*z", at: text["①"]), .text(", "),
        .emphasis([.text("a "), math("`\\$b", at: text["②"])]), .text(" ("),
        math("\\text{if $y$}", at: text["③"]), .text(")-"), math("c\n d", at: text["④"]),
      ])
  }

  @Test func `a formula changes emphasis around it no more than a letter does`() {
    for (formula, letter) in [
      ("*$x$*", "*X*"), ("_$x$_b", "_X_b"), ("**$x$**y", "**X**y"), ("a*$x$", "a*X"),
      ("[$x$](u)", "[X](u)"), ("*a*$x$*b*", "*a*X*b*"), ("_a_$x$", "_a_X"),
    ] {
      let (read, _) = read(MarkedText(formula))
      let (plain, _) = ChapterReader().read(letter, id: ChapterID("a"), file: "f")
      #expect(read.blocks.shape == plain.blocks.shape)
    }
  }

  @Test func `equations are read on one line and on several, with and without a label`() {
    let text = MarkedText(
      """
      A
      $$①a$$
      b
        $$ ②b $$  {#eq-b}

      $$③c
        &= d \\$ $
      $$ {#eq-c}
      """)
    #expect(
      blocks(text) == [
        .paragraph([.text("A")]), equation("a", at: text["①"]), .paragraph([.text("b")]),
        equation("b", "eq-b", at: text["②"]), equation("c\n  &= d \\$ $", "eq-c", at: text["③"]),
      ])
  }

  @Test func `an equation's lines in a list in a quotation keep their columns`() {
    let text = MarkedText("> - A\n>   $$\n>   ①a\n>   + b\n>   $$ {#eq-a}\n>\n> B\n")
    #expect(
      blocks(text) == [
        .blockQuote([
          .list(
            List(
              marker: .bullet, isTight: true,
              items: [[.paragraph([.text("A")]), equation("a\n    + b", "eq-a", at: text["①"])]])),
          .paragraph([.text("B")]),
        ])
      ])
  }

  @Test func `dollars that open a line of text make a formula within it`() {
    let text = MarkedText("$$①a$$, and $$②b$$.")
    #expect(
      inlines(text) == [
        math("a", at: text["①"], display: true), .text(", and "),
        math("b", at: text["②"], display: true), .text("."),
      ])
  }

  @Test func `slots stand in formulas, and other double braces are LaTeX`() {
    let text = MarkedText("$①x^{{②s.e:.2e}}_{{a}}$")
    #expect(
      inlines(text) == [
        .math(
          Formula(
            pieces: [
              .tex("x^"),
              .slot(
                Slot(
                  result: result("s", "e", at: text["②"]),
                  format: ValueFormat(style: .scientific, precision: 2))), .tex("_{{a}}"),
            ], isDisplay: false, position: text["①"]))
      ])
    let wrong = MarkedText("$$\n{{s.e:①.2x}}\n$$")
    #expect(diagnostics(wrong) == [.unknownFormat(".2x", at: wrong["①"])])
  }
}

extension [Block] {
  /// Which inlines contain which, without their texts.
  fileprivate var shape: String {
    map { block in block.inlines.map(\.shape).joined() }.joined()
  }
}

extension [Inline] {
  /// Text and formulas count as the same.
  fileprivate var shape: String {
    var shape = ""
    for inline in self {
      switch inline {
      case .emphasis(let inner): shape += "e(\(inner.shape))"
      case .strong(let inner): shape += "s(\(inner.shape))"
      case .link(_, _, _, let inner): shape += "l(\(inner.shape))"
      default: if !shape.hasSuffix("t") { shape += "t" }
      }
    }
    return shape
  }
}
