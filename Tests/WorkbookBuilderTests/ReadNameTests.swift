import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

/// Slots, placements, references, citations, footnotes, attributes of headings and images.
struct ReadNameTests {
  @Test(arguments: ["{{a}}", "{{a.}}", "{{.a}}", "{{a b.c}}", "{{}}", "{{a.b.c}}", "{{1.5}}"])
  func `a malformed slot is an error`(slot: String) {
    let chapter = MarkedText("A ①\(slot) b.")
    #expect(diagnostics(chapter) == [.malformedSlot(slot, at: chapter["①"])])
  }

  @Test func `a slot that is not closed on its line is an error`() {
    let chapter = MarkedText("A ①{{a.b\nc}}")
    #expect(diagnostics(chapter) == [.malformedSlot("{{", at: chapter["①"])])
  }

  @Test(arguments: ["2f", ".f", ".2", ".2d", ".123f", "", "x"])
  func `a bad format is an error at the format`(format: String) {
    let chapter = MarkedText("A {{a.b:①\(format)}}")
    #expect(diagnostics(chapter) == [.unknownFormat(format, at: chapter["①"])])
  }

  @Test func `a slot in code or behind a backslash is text`() {
    #expect(inlines(MarkedText("`{{a}}` \\{{b}}")) == [.code("{{a}}"), .text(" {{b}}")])
  }

  @Test func `slots name their chapter, snippet, value and format`() {
    let text = MarkedText("{{①a-b.c}}, {{②week-07/a.b_c:.0f}} {{ ③a.b:d }}")
    func slot(_ result: ResultName, _ format: ValueFormat? = nil) -> Inline {
      .slot(Slot(result: result, format: format))
    }
    #expect(
      inlines(text) == [
        slot(result("a-b", "c", at: text["①"])), .text(", "),
        slot(
          result("a", "b_c", in: "week-07", at: text["②"]),
          ValueFormat(style: .fixed, precision: 0)), .text(" "),
        slot(result("a", "b", at: text["③"]), ValueFormat(style: .whole, precision: 0)),
      ])
  }

  @Test func `a placement within text is an error, and so is one that names nothing`() {
    let text = MarkedText("See ①![[a.b]] here.\n\n②![[a]]\n")
    #expect(
      diagnostics(text) == [
        .placementInText("![[a.b]]", at: text["①"]), .malformedPlacement("![[a]]", at: text["②"]),
      ])
  }

  @Test func `a placement stands on a line of its own`() {
    let text = MarkedText("A\n![[①a.b]]\n- ![[②week-07/a.b]]\n")
    #expect(
      blocks(text) == [
        .paragraph([.text("A")]), .placement(result("a", "b", at: text["①"])),
        .list(
          List(
            marker: .bullet, isTight: true,
            items: [[.placement(result("a", "b", in: "week-07", at: text["②"]))]])),
      ])
  }

  @Test(arguments: ["foo", "ho2020", "eq", "eqn-x", "week-08/foo"])
  func `an at sign before what is no reference is an error`(name: String) {
    let chapter = MarkedText("See ①@\(name).")
    #expect(diagnostics(chapter) == [.notAReference(name, at: chapter["①"])])
  }

  @Test(arguments: [
    "a@b.c", "\\@foo", "é@foo", "`@foo`", "<a@b.c>", "<https://x.y/@foo>", "[a](https://x.y/@foo)",
    "a @ b", "@", "@1",
  ])
  func `an at sign in an address, in code or behind a backslash is one`(text: String) {
    #expect(diagnostics(MarkedText(text)) == [])
  }

  @Test func `references name their label and chapter, not the sentence's punctuation`() {
    let text = MarkedText("①@eq-a_b. (②@week-07/prb-x-), [see ③@fig-1]")
    func reference(_ label: String, in chapter: String? = nil, at mark: Character) -> Inline {
      .reference(
        Reference(chapter: chapter.map { ChapterID($0) }, label: Label(label), position: text[mark])
      )
    }
    #expect(
      inlines(text) == [
        reference("eq-a_b", at: "①"), .text(". ("), reference("prb-x", in: "week-07", at: "②"),
        .text("-), [see "), reference("fig-1", at: "③"), .text("]"),
      ])
  }

  @Test func `a malformed citation is an error at its item`() {
    let text = MarkedText("[@a, p. 3; ①see @b] [@c; ②] [@d③ p. 4]")
    #expect(
      diagnostics(text) == [
        .malformedCitation("see @b", at: text["①"]), .malformedCitation("", at: text["②"]),
        .malformedCitation(
          "@d p. 4", at: SourcePosition(file: text.file, line: 1, column: text["③"].column - 2)),
      ])
  }

  @Test func `citations have keys and locators`() {
    let text = MarkedText("A [①@ho2020; ②@song:2021,\np. 3].")
    #expect(
      inlines(text) == [
        .text("A "),
        .citation(
          Citation(items: [
            .init(key: "ho2020", position: text["①"]),
            .init(key: "song:2021", locator: "p. 3", position: text["②"]),
          ])), .text("."),
      ])
  }

  @Test func `undefined and repeated footnotes are errors, an unused one a warning`() {
    let text = MarkedText("A①[^on].\n\n②[^one]: B\n\n③[^one]: C\n\n> ④[^two]: D\n")
    #expect(
      diagnostics(text) == [
        .undefinedFootnote("on", known: ["one"], at: text["①"]),
        .unusedFootnote("one", at: text["②"]),
        .duplicateFootnote("one", at: text["③"], first: text["②"]),
        .misplacedFootnote("two", at: text["④"]),
        .undefinedFootnote("two", known: ["one"], at: text["④"]),
      ])
  }

  @Test func `a footnote has the blocks that are indented below it`() {
    let text = MarkedText(
      """
      A①[^n] b
      ②[^n]: One
      lazy

          - two $③x$

      C
      """)
    let (read, diagnostics) = read(text)
    #expect(diagnostics == [])
    #expect(
      read.blocks == [
        .paragraph([.text("A"), .footnote(name: "n", position: text["①"]), .text(" b")]),
        .paragraph([.text("C")]),
      ])
    #expect(
      read.footnotes == [
        Footnote(
          name: "n", position: text["②"],
          blocks: [
            .paragraph([.text("One"), .softBreak, .text("lazy")]),
            .list(
              List(
                marker: .bullet, isTight: true,
                items: [[.paragraph([.text("two "), math("x", at: text["③"])])]])),
          ])
      ])
  }

  @Test func `labels must fit what they are given to`() {
    let text = MarkedText(
      """
      # T {#①eq-a}

      $$ x $$ {#②b}

      ![a](b.svg){#③fig-é}

      ::: {.theorem #④lem-c}
      :::
      """)
    #expect(
      diagnostics(text) == [
        .labelDoesNotFit(Label("eq-a"), .section, at: text["①"]),
        .labelDoesNotFit(Label("b"), .equation, at: text["②"]),
        .malformedLabel(Label("fig-é"), at: text["③"]),
        .labelDoesNotFit(Label("lem-c"), .division(.theorem), at: text["④"]),
      ])
    #expect(diagnostics(text).map(\.help)[0] == "write #sec-a")
  }

  @Test func `a label that is given twice is an error with a note at the first`() {
    let text = MarkedText("# A {#①sec-a}\n\nB {#②sec-a}\n---\n")
    #expect(
      diagnostics(text) == [
        .duplicateLabel(Label("sec-a"), at: text["②"], first: text["①"])
      ])
  }

  @Test func `headings and images take attributes`() {
    let text = MarkedText(
      "①## A *b* {#sec-a}\n\n②![c $③d$](e.svg \"f\"){#fig-a width=60%}④![g](h)\n")
    #expect(
      blocks(text) == [
        .heading(
          Heading(
            level: 2, content: [.text("A "), .emphasis([.text("b")])], label: Label("sec-a"),
            position: text["①"])),
        .paragraph([
          .image(
            Image(
              source: "e.svg", title: "f",
              alternativeText: [.text("c "), math("d", at: text["③"])],
              label: Label("fig-a"), width: "60%", position: text["②"])),
          .image(Image(source: "h", alternativeText: [.text("g")], position: text["④"])),
        ]),
      ])
  }

  @Test func `a caption from elsewhere is read like a paragraph, all at one position`() {
    let position = SourcePosition(file: "f", line: 7, column: 3)
    let (content, found) = readInlines("# Law of $x_0$\n\n*and* {{a}}", at: position)
    #expect(
      content == [
        .text("# Law of "), math("x_0", at: position), .text(" "), .emphasis([.text("and")]),
        .text(" "),
      ])
    #expect(found == [.malformedSlot("{{a}}", at: position)])
  }
}
