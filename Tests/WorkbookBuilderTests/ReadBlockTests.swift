import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

/// `:::` blocks, tables, alerts, raw HTML.
struct ReadBlockTests {
  @Test func `an unclosed block is reported at its opener`() {
    let text = MarkedText("①::: {.problem}\n\n②::: {.part}\nA\n:::\n\n③:::: {.hint}\nB\n")
    #expect(
      diagnostics(text) == [
        .unclosedDivision(.problem, at: text["①"]), .unclosedDivision(.hint, at: text["③"]),
      ])
  }

  @Test func `a closer without an opener, and a part without a problem, are errors`() {
    let text = MarkedText("①::: {.part}\n:::\n\n②:::\n")
    #expect(
      diagnostics(text) == [
        .partOutsideProblem(at: text["①"]), .closerWithoutOpener(at: text["②"]),
      ])
  }

  @Test func `a block says what it is, in a known class`() {
    let kinds = Division.Kind.allCases.map(\.rawValue)
    let text = MarkedText(
      """
      ::: {.①probem}
      :::
      ::: ②{#prb-a}
      :::
      ::: ③problem
      :::
      ::: {.note .④hint}
      :::
      ::: {.note ⑤titel="A" ⑥label=b}⑦ C
      :::
      """)
    #expect(
      diagnostics(text) == [
        .unknownClass("probem", of: "a block", known: kinds, at: text["①"]),
        .missingDivisionClass(at: text["②"]), .bareDivision("problem", at: text["③"]),
        .twoDivisionClasses("note", "hint", at: text["④"]),
        .unknownKey("titel", of: "a 'note' block", known: ["title"], at: text["⑤"]),
        .unknownKey("label", of: "a 'note' block", known: ["title"], at: text["⑥"]),
        .textAfterDivision(at: text["⑦"]),
      ])
    #expect(diagnostics(text)[0].help == "did you mean 'problem'?")
  }

  @Test func `a block within a list or a quotation is an error`() {
    let text = MarkedText("> ①::: {.note}\n\n-   A\n\n    ②::: {.note}\n")
    #expect(
      diagnostics(text) == [.misplacedDivision(at: text["①"]), .misplacedDivision(at: text["②"])])
  }

  @Test func `blocks nest, and end the lists and paragraphs before them`() {
    let text = MarkedText(
      """
      ①:::: {.problem #prb-a title="A $②x$ \\"*b*\\""}
      Text
      ③::: {.part label="a"}
      - item
      :::
      after
      ::::
      """)
    #expect(
      blocks(text) == [
        .division(
          Division(
            kind: .problem, label: Label("prb-a"),
            title: [
              .text("A "), math("x", at: text["②"]), .text(" \""), .emphasis([.text("b")]),
              .text("\""),
            ],
            blocks: [
              .paragraph([.text("Text")]),
              .division(
                Division(
                  kind: .part, ownNumber: "a",
                  blocks: [
                    .list(
                      List(
                        marker: .bullet, isTight: true, items: [[.paragraph([.text("item")])]]))
                  ], position: text["③"])), .paragraph([.text("after")]),
            ], position: text["①"]))
      ])
  }

  @Test func `a table whose rows do not agree is an error`() {
    let text = MarkedText("| a | b |\n①|---|\n\n| a | b |\n|---|---|\n| c | d | ②e |\n")
    #expect(
      diagnostics(text) == [
        .tableColumns(header: 2, dashes: 1, at: text["①"]),
        .tooManyCells(3, columns: 2, at: text["②"]),
      ])
  }

  @Test func `a caption without a table right before it is an error`() {
    let text = MarkedText("a | b\n--|--\n\n\n①Table: C {#tbl-c}\n")
    #expect(diagnostics(text) == [.strayCaption(at: text["①"])])
  }

  @Test func `a table has alignments, inline Markdown, a caption and a label`() {
    let text = MarkedText(
      """
      Before
      ①| 1. a | $②|x|$ | `c|d` |
      |:--|:-:|--:|
      | _e_ | f \\| g
      | | {{③s.v}} | h |

      Table: Of $④y$
      and *z* {#tbl-a}
      """)
    func slot(_ mark: Character) -> Inline { .slot(Slot(result: result("s", "v", at: text[mark]))) }
    #expect(
      blocks(text) == [
        .paragraph([.text("Before")]),
        .table(
          MarkdownTable(
            alignments: [.left, .center, .right],
            header: [[.text("1. a")], [math("|x|", at: text["②"])], [.code("c|d")]],
            rows: [
              [[.emphasis([.text("e")])], [.text("f | g")], []],
              [[], [slot("③")], [.text("h")]],
            ],
            caption: [
              .text("Of "), math("y", at: text["④"]), .softBreak, .text("and "),
              .emphasis([.text("z")]),
            ], label: Label("tbl-a"), position: text["①"])),
      ])
  }

  @Test func `a table may stand in a list, with its caption on the next line`() {
    let text = MarkedText("- ①a | b\n  --|--\n  c | d\n  Table: e\n\nf | g\n")
    #expect(
      blocks(text) == [
        .list(
          List(
            marker: .bullet, isTight: true,
            items: [
              [
                .table(
                  MarkdownTable(
                    alignments: [.none, .none], header: [[.text("a")], [.text("b")]],
                    rows: [[[.text("c")], [.text("d")]]], caption: [.text("e")],
                    position: text["①"]))
              ]
            ])), .paragraph([.text("f | g")]),
      ])
  }

  @Test func `an unknown alert is an error with a suggestion`() {
    let text = MarkedText("> ①[!NOTES]\n> A\n")
    #expect(diagnostics(text) == [.unknownAlert("NOTES", at: text["①"])])
    #expect(diagnostics(text)[0].help == "did you mean 'NOTE'?")
  }

  @Test func `an alert is a quotation whose first line names its kind`() {
    #expect(
      blocks(MarkedText("> [!WARNING]\n> A\n>\n> - b\n\n> [!NOTE] c\n")) == [
        .alert(
          .warning,
          [
            .paragraph([.text("A")]),
            .list(List(marker: .bullet, isTight: true, items: [[.paragraph([.text("b")])]])),
          ]), .blockQuote([.paragraph([.text("[!NOTE] c")])]),
      ])
  }

  @Test func `raw HTML is kept with a warning, a comment is dropped without one`() {
    let text = MarkedText("①<div>\n$x$\n</div>\n\nA ②<b> c <!-- d -->\n\n<!-- e\n\n::: $f$ -->\n")
    let (read, diagnostics) = read(text)
    #expect(diagnostics == [.rawHTML(at: text["①"]), .rawHTML(at: text["②"])])
    #expect(
      read.blocks == [
        .html("<div>\n$x$\n</div>\n"), .paragraph([.text("A "), .html("<b>"), .text(" c ")]),
      ])
  }

  @Test func `an unclosed comment is an error`() {
    let text = MarkedText("A\n\n①<!-- b\n\n# C\n")
    #expect(diagnostics(text) == [.unclosedComment(at: text["①"])])
  }

  @Test func `what is nested too deeply is an error, not a crash`() {
    let quotes = MarkedText(String(repeating: ">", count: 20_000) + " a\n")
    let divisions = MarkedText(String(repeating: "::: {.note}\n", count: 20_000))
    let strong = MarkedText(
      String(repeating: "*a **b ", count: 2_000) + String(repeating: "c** d*", count: 2_000))
    for text in [quotes, divisions, strong] {
      #expect(diagnostics(text).contains { $0.id == "nested-too-deeply" })
    }
  }
}
