import Testing
import WorkbookTestSupport

@testable import WorkbookBuilder

struct ReadDeclarationTests {
  @Test func `declarations are read one a line, and one that is indented goes on`() {
    let chapter = MarkedText(
      """
      ```declare
      ①\\sigma_1, \\sigma_2 > 0

      % what follows is a density
      ②p(x) := \\N(x; \\mu,
         \\sigma_1^2)
      ```
      """)
    #expect(
      blocks(chapter) == [
        .declarations([
          DeclaredText(tex: "\\sigma_1, \\sigma_2 > 0", position: chapter["①"]),
          DeclaredText(tex: "p(x) := \\N(x; \\mu,\n   \\sigma_1^2)", position: chapter["②"]),
        ])
      ])
  }

  @Test func `declarations stay in their block, and in a list keep their columns`() {
    let chapter = MarkedText(
      """
      ::: {.note}
      - ~~~declare
        ①x \\in \\R
        ~~~
      :::
      """)
    var found: [DeclaredText] = []
    read(chapter).chapter.forEachBlock { if case .declarations(let lines) = $0 { found += lines } }
    #expect(found == [DeclaredText(tex: "x \\in \\R", position: chapter["①"])])
    #expect(diagnostics(chapter) == [])
  }

  @Test(arguments: ["declares", "delcare", "declar"])
  func `a misspelt fence of declarations is an error`(language: String) {
    let chapter = MarkedText("```①\(language)\nx \\in \\R\n```")
    #expect(diagnostics(chapter) == [.nearlyDeclare(language, at: chapter["①"])])
  }

  @Test func `a fence of declarations takes nothing behind its name and has to be closed`() {
    let options = MarkedText("```declare ①{#x}\nx \\in \\R\n```")
    #expect(diagnostics(options) == [.textAfterDeclare("{#x}", at: options["①"])])
    let open = MarkedText("①```declare\nx \\in \\R\n")
    #expect(diagnostics(open) == [.unclosedFence(at: open["①"])])
  }

  @Test func `front matter declares in lines, in a list or in one text`() {
    let lines = MarkedText(
      """
      ---
      title: A
      declare: |

        ①x, y \\in \\R
        % z is for later
        ②V_n := \\sum_{k=1}^n
          \\sigma_k^2
      week: 8
      ---
      """)
    #expect(
      read(lines).chapter.frontMatter.declarations == [
        DeclaredText(tex: "x, y \\in \\R", position: lines["①"]),
        DeclaredText(tex: "V_n := \\sum_{k=1}^n\n    \\sigma_k^2", position: lines["②"]),
      ])
    #expect(read(lines).chapter.frontMatter.week == 8)
    let list = MarkedText("---\ntitle: A\ndeclare:\n- ①a > 0\n- '②b > 0'\n---\n")
    #expect(
      read(list).chapter.frontMatter.declarations == [
        DeclaredText(tex: "a > 0", position: list["①"]),
        DeclaredText(tex: "b > 0", position: list["②"]),
      ])
    let one = MarkedText("---\ntitle: A\ndeclare: ①a > 0\n---\n")
    #expect(
      read(one).chapter.frontMatter.declarations
        == [DeclaredText(tex: "a > 0", position: one["①"])])
  }

  @Test(arguments: ["①{a: b}", "①>\n  a > 0\n  b > 0"])
  func `declarations of another kind are refused`(value: String) {
    let chapter = MarkedText("---\ntitle: A\ndeclare: \(value)\n---\n")
    #expect(
      diagnostics(chapter) == [
        .wrongType(
          "declare", expected: "lines behind 'declare: |', or a list of texts", at: chapter["①"])
      ])
  }

  @Test func `an equation says how it is checked`() {
    func checking(_ attributes: String) -> EquationChecking? {
      guard case .equation(let equation)? = blocks(MarkedText("$$ x $$ {\(attributes)}")).first
      else { return nil }
      return equation.checking
    }
    #expect(checking("#eq-a") == EquationChecking())
    #expect(checking("#eq-a .definition") == EquationChecking(role: .definition))
    #expect(checking(".assumption") == EquationChecking(role: .assumption))
    #expect(
      checking(#"check=no reason="a \"law\" is not a number""#)
        == EquationChecking(uncheckedReason: "a \"law\" is not a number"))
    #expect(
      checking(#"within=1e-3 along="x, \theta" limit=h"#)
        == EquationChecking(tolerance: 1e-3, variable: "x, \\theta", limit: "h"))
  }

  @Test func `what an equation does not know is an error with a suggestion`() {
    let text = MarkedText("$$ x $$ {.①defintion ②withn=1 ③check=④yes}")
    #expect(
      diagnostics(text) == [
        .unknownClass(
          "defintion", of: "an equation", known: ["definition", "assumption"], at: text["①"]),
        .unknownKey(
          "withn", of: "an equation", known: ["check", "reason", "within", "along", "limit"],
          at: text["②"]),
        .unknownChoice("yes", of: "check", known: ["no"], at: text["④"]),
      ])
    #expect(
      diagnostics(text).prefix(2).map(\.help) == [
        "did you mean 'definition'?", "did you mean 'within'?",
      ])
  }

  @Test func `an equation that is not checked says why, and only then`() {
    let silent = MarkedText("$$ x $$ {①check=no}")
    #expect(diagnostics(silent) == [.uncheckedWithoutReason(at: silent["①"])])
    let blank = MarkedText("$$ x $$ {①check=no reason=\" \"}")
    #expect(diagnostics(blank) == [.uncheckedWithoutReason(at: blank["①"])])
    let checked = MarkedText("$$ x $$ {①reason=\"so\"}")
    #expect(diagnostics(checked) == [.reasonOfChecked(at: checked["①"])])
    let both = MarkedText("$$ x $$ {.definition .①assumption}")
    #expect(
      diagnostics(both) == [.twoEquationClasses("definition", "assumption", at: both["①"])])
    for value in ["x", "0", "-1", "inf"] {
      let within = MarkedText("$$ x $$ {within=①\(value)}")
      #expect(
        diagnostics(within) == [
          .wrongType("within", expected: "a positive number", at: within["①"])
        ])
    }
  }

  @Test func `a snippet uses equations of its chapter`() throws {
    let chapter = MarkedText(
      """
      $$ x $$ {#eq-mean}

      ```swift {#a}
      //| uses: eq-mean, ①eq-men, ②sec-a
      ```

      # A {#sec-a}
      """)
    let course = try SampleCourse(chapters: [chapter])
    let failure = #expect(throws: BuildFailure.self) { try course.read() }
    #expect(
      failure?.diagnostics == [
        .unknownEquation(Label("eq-men"), known: ["eq-mean"], at: chapter["①"]),
        .unknownEquation(Label("sec-a"), known: ["eq-mean"], at: chapter["②"]),
      ])
  }

  @Test func `a byte of a formula has its line and column in the chapter`() {
    let chapter = MarkedText("> $$\n> ①a &= bß \\\\\n>   ②&= ③c\n> $$")
    guard case .blockQuote(let inner)? = blocks(chapter).first,
      case .equation(let equation)? = inner.first,
      case .tex(let tex)? = equation.formula.pieces.first
    else {
      Issue.record("there is no equation")
      return
    }
    let start = equation.formula.position
    #expect(start == chapter["①"])
    func place(_ text: String) -> SourcePosition? {
      tex.range(of: text).map {
        start.advanced(by: tex.utf8.distance(from: tex.startIndex, to: $0.lowerBound), in: tex)
      }
    }
    #expect(place("&= c") == chapter["②"])
    #expect(place("c") == chapter["③"])
  }
}
