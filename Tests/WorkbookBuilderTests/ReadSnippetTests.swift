import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

struct ReadSnippetTests {
  @Test func `a repeated snippet name is reported at the second use, with a note at the first`() {
    let chapter = MarkedText(
      """
      ```swift {#①root}
      let root = 1.4
      ```
      ```swift {#②root}
      let root = 1.5
      ```
      """)
    #expect(
      diagnostics(chapter)
        == [.duplicateSnippet(SnippetID("root"), at: chapter["②"], first: chapter["①"])])
  }

  @Test(arguments: [
    "①```swift\nlet x = 1\n```", "①```swift {.hidden}\n```",
    "> - ①~~~ swift\n>   let x = 1\n>   ~~~",
  ])
  func `Swift that is neither named nor display is an error that says what to write`(text: String) {
    let chapter = MarkedText(text)
    #expect(diagnostics(chapter) == [.bareSwift(at: chapter["①"])])
  }

  @Test func `an unclosed fence is reported at its opener, whatever its language`() {
    for language in ["swift {#a}", "python", ""] {
      let chapter = MarkedText("Text.\n\n①```\(language)\nlet x = 1\n\n::: {.note}\n")
      #expect(diagnostics(chapter) == [.unclosedFence(at: chapter["①"])])
    }
  }

  @Test func `a fence that its list item ends is unclosed`() {
    let chapter = MarkedText("- ①```swift {#a}\n  let x = 1\n\nText.\n")
    #expect(diagnostics(chapter) == [.unclosedFence(at: chapter["①"])])
  }

  @Test func `unknown classes and options are errors with a suggestion`() {
    let chapter = MarkedText(
      """
      ```swift {#a .①hiden ②verify=eq-x}
      //| ③input: data.csv
      //| ④nothing
      ```
      """)
    #expect(
      diagnostics(chapter) == [
        .unknownClass(
          "hiden", of: "a snippet", known: ["hidden", "folded", "display"], at: chapter["①"]),
        .unknownKey(
          "verify", of: "a snippet", known: ["verifies", "uses", "inputs"], at: chapter["②"]),
        .unknownKey(
          "input", of: "a snippet", known: ["verifies", "uses", "inputs"], at: chapter["③"]),
        .malformedOption(at: chapter["④"]),
      ])
    #expect(diagnostics(chapter)[0].help == "did you mean 'hidden'?")
  }

  @Test func `contradicting and repeated options are errors`() {
    let chapter = MarkedText(
      """
      ```swift {#a .hidden .①folded ②verifies=eq-x}
      //| ③verifies: eq-y
      ```
      ```swift {#④b .display}
      ```
      """)
    #expect(
      diagnostics(chapter) == [
        .twoSnippetClasses("hidden", "folded", at: chapter["①"]),
        .duplicateKey("verifies", at: chapter["③"], first: chapter["②"]),
        .namedDisplay("b", at: chapter["④"]),
      ])
  }

  @Test(arguments: ["Root", "1st", "a_b", "é"])
  func `a snippet's name begins with a small letter`(name: String) {
    let chapter = MarkedText("```swift {#①\(name)}\n```\n")
    #expect(diagnostics(chapter) == [.malformedSnippetName(name, at: chapter["①"])])
  }

  @Test func `malformed attributes are located inside the line`() {
    let cases: [(String, String)] = [
      ("```swift ①{#a", "the braces are not closed"),
      ("```swift {#a ①b}", "'b' is neither '#name', '.class' nor 'key=value'"),
      ("```swift {#a #①b}", "there are two names here"),
      ("```swift {#a verifies=①\"eq-x}", "the quotation is not closed"),
      ("```swift {#①}", "a name is missing after '#'"),
      ("```swift {#a verifies=①}", "a value is missing after '='"),
    ]
    for (line, reason) in cases {
      let chapter = MarkedText("\(line)\n```\n")
      let position =
        reason.contains("two names")
        ? SourcePosition(file: chapter.file, line: 1, column: chapter["①"].column - 1)
        : chapter["①"]
      #expect(
        diagnostics(chapter)
          == [.malformedAttributes(Attributes.Fault(reason: reason, position: position))])
    }
  }

  @Test func `a snippet in a footnote is an error`() {
    let chapter = MarkedText("A[^1].\n\n[^1]: B\n\n    ```swift {#①a}\n    ```\n")
    #expect(diagnostics(chapter) == [.snippetInFootnote("a", at: chapter["①"])])
  }

  @Test func `braces behind another language are an error, and misspelt Swift is named`() {
    let chapter = MarkedText("```①swfit {#a}\n```\n")
    #expect(diagnostics(chapter) == [.attributesOnCode("swfit", at: chapter["①"])])
    #expect(diagnostics(chapter)[0].help == "did you mean 'swift'?")
  }

  @Test func `a snippet keeps its code, its options and its places`() {
    let chapter = MarkedText(
      """
      ```swift {#①gauss-conv .folded verifies="eq-a, eq-b"}
      //| inputs: data.csv, more.csv
      ②let é = "$x$ {{a.b}} @eq-x ::: "

        // {{c}}
      ```
      """)
    let (read, diagnostics) = read(chapter)
    #expect(diagnostics.isEmpty)
    #expect(read.blocks == [.snippet(SnippetID("gauss-conv"))])
    #expect(
      read.snippets == [
        Snippet(
          id: SnippetID("gauss-conv"),
          code: "let é = \"$x$ {{a.b}} @eq-x ::: \"\n\n  // {{c}}\n", position: chapter["②"],
          namePosition: chapter["①"], display: .folded,
          verifies: [Label("eq-a"), Label("eq-b")], inputs: ["data.csv", "more.csv"])
      ])
  }

  @Test func `a snippet in a list in a quotation is read without the signs before it`() {
    let chapter = MarkedText(
      """
      > 1. Text

      > - item
      >
      >    ~~~~ swift {#①a .hidden}
      >    ②if true {
      >      ~~~
      >   }
      >   ~~~~
      """)
    let (read, diagnostics) = read(chapter)
    #expect(diagnostics.isEmpty)
    #expect(
      read.snippets == [
        Snippet(
          id: SnippetID("a"), code: "if true {\n  ~~~\n}\n", position: chapter["②"],
          namePosition: chapter["①"], display: .hidden)
      ])
    #expect(
      read.blocks.last
        == .blockQuote([
          .list(
            List(
              marker: .bullet, isTight: false,
              items: [[.paragraph([.text("item")]), .snippet(SnippetID("a"))]]))
        ]))
  }

  @Test func `Swift that is only shown, other code and indented code are not run`() {
    let chapter = MarkedText(
      "```swift {.display}\nlet x\n```\n~~~ text\n$x$ {{a}} @b\n::: {.note}\n~~~\n\n    ::: $y$\n")
    #expect(
      blocks(chapter) == [
        .display("let x\n"), .code(info: "text", text: "$x$ {{a}} @b\n::: {.note}\n"),
        .code(info: nil, text: "::: $y$\n"),
      ])
  }

  @Test(arguments: ["solution", "answer", "proof", "hint"])
  func `a snippet knows whether the problems edition leaves it out`(kind: String) {
    let chapter = MarkedText("::: {.\(kind)}\n\n::: {.note}\n```swift {#a}\n```\n:::\n:::\n")
    let (read, diagnostics) = read(chapter)
    #expect(diagnostics.isEmpty)
    #expect(read.snippets.map(\.isSolution) == [["solution", "answer"].contains(kind)])
  }
}
