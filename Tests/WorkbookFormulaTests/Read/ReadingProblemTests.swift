import Testing
import WorkbookFormula

@Suite struct ReadingProblemTests {
  @Test(arguments: [
    ("a + (b", "this '(' is never closed", "("),
    ("a + b)", "nothing opens this ')'", ")"),
    ("{a + b", "this '{' is never closed", "{"),
    (#"\left( a"#, #"this '\left' is never closed"#, #"\left("#),
    (#"\left( a )"#, #"this '\left' is never closed"#, #"\left("#),
    (#"\left( a \right) b \right)"#, #"nothing opens this '\right'"#, #"\right)"#),
    (#"(a]"#, "'(' is closed by ']'", "(a]"),
    (#"\frac{}{b}"#, "these braces are empty", "{}"),
    (#"\frac{a}"#, #"nothing follows '\frac'"#, #"\frac"#),
    ("x^", "nothing follows '^'", "^"),
    ("x^2^3", "a second '^' at the same name", "^"),
    ("^2", "'^' has nothing to its left", "^"),
    ("a + ", "nothing follows '+'", "+"),
    ("a + = b", "'=' has no operand here", "="),
    ("a = ", "nothing follows '='", "="),
    ("f()", "these brackets are empty", "()"),
    ("a / * b", "'*' has no operand here", "*"),
    ("|x", "this '|' has no partner", "|"),
    (#"\int f(x)"#, "this integral does not say over which variable", #"\int"#),
    (#"\sum_{i=1}^n"#, #"nothing follows '\sum'"#, #"\sum"#),
    (#"\begin{aligned} a"#, #"'\begin{aligned}' is never ended"#, #"\begin{aligned}"#),
    (
      #"\begin{cases} a \end{aligned}"#, #"'\begin{cases}' is ended by '\end{aligned}'"#,
      #"\end{aligned}"#
    ),
    (
      #"\begin{tikzcd} a \end{tikzcd}"#, "the environment 'tikzcd' cannot be read",
      #"\begin{tikzcd}"#
    ),
    (#"a + \textcircled{2}"#, #"the command '\textcircled' cannot be read"#, #"\textcircled"#),
    ("a # b", "'#' has no meaning here", "#"),
    (#"\left x"#, #"'\left' needs a bracket"#, #"\left x"#),
    (#"\KL(p)"#, "a divergence needs two laws", #"\KL(p)"#),
    (#"\loop"#, #"the macro '\loop' never ends"#, #"\loop"#),
    (#"a\pair{b}"#, #"'\pair' needs 2 arguments"#, #"\pair"#),
    (#"\text{if}"#, "the formula holds no mathematics", #"\text{if}"#),
    ("a\\", "a backslash with nothing behind it", "\\"),
  ])
  func `a malformed formula is refused at its place`(tex: String, message: String, place: String)
    throws
  {
    let reader = FormulaReader(
      macros: ["\\KL": "\\operatorname{KL}", "\\loop": "\\loop", "\\pair": "(#1, #2)"])
    let problem = try #require(throws: FormulaProblem.self) { try reader.read(tex) }
    #expect(problem.message == message)
    let bytes = Array(tex.utf8)
    #expect(String(decoding: bytes[problem.span.start..<problem.span.end], as: UTF8.self) == place)
  }

  @Test func `an empty formula is refused`() {
    #expect(throws: FormulaProblem("the formula is empty", at: Span(0, 1))) {
      try FormulaReader().read(" ")
    }
  }

  @Test(arguments: [
    String(repeating: "(", count: 5000) + "x" + String(repeating: ")", count: 5000),
    String(repeating: "{", count: 5000) + "x" + String(repeating: "}", count: 5000),
    String(repeating: #"\frac"#, count: 5000), String(repeating: #"\log"#, count: 5000) + "x",
    String(repeating: "-", count: 5000) + "x", String(repeating: "x/-", count: 5000) + "x",
    String(repeating: #"\tilde"#, count: 5000) + "x",
    String(repeating: #"\int"#, count: 5000) + "x",
    String(repeating: #"\prod_i "#, count: 2000) + "x",
    String(repeating: #"\frac{d}{dx}"#, count: 2000) + "x",
    String(repeating: "x", count: 70_000),
    String(repeating: #"\double{"#, count: 30) + "x"
      + String(repeating: "}", count: 30), String(repeating: "9", count: 400),
  ])
  func `what is too deep or too large is refused and not read for ever`(tex: String) {
    let reader = FormulaReader(macros: ["\\double": "#1#1"])
    #expect(throws: FormulaProblem.self) { try reader.read(tex) }
  }
}
