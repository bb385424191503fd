import Testing
import WorkbookFormula

/// What a name means where several declarations could give it its meaning.
@Suite struct DefinedNameTests {
  @Test func `densities of one name are told apart by the names of their arguments`() throws {
    let declarations = #"""
      x, y, z \in \R
      \sigma > 0
      p(z) := \N(z; 0, 1)
      p(x \mid z) := \N(x; z, \sigma^2)
      p(x) := \int p(x \mid z)\,p(z)\,\d z
      p(z \mid x) := p(x \mid z)\,p(z)/p(x)
      """#
    try expect(
      #"p(z \mid x) = \N\big(z; x/(1+\sigma^2), \sigma^2/(1+\sigma^2)\big)"#, .holds, declarations)
    try expect(#"p(z \mid x) = \N\big(z; x/(1+\sigma^2), \sigma^2\big)"#, .differs, declarations)
    // Either p could be meant.
    try expect(#"p(y) = \N(y; 0, 1)"#, .notChecked, declarations)
    let laws = "x, z \\in \\R\np(z) := \\N(z; 0, 1)\np(x) := \\N(x; 0, 4)"
    try expect(#"\E_{x \sim p}[x^2] = 4\,\E_{z \sim p}[z^2]"#, .holds, laws)
    try expect(#"\E_{x \sim p}[x^2] = \E_{z \sim p}[z^2]"#, .differs, laws)
  }

  @Test func `functions with a mark are told apart by their arguments too`() throws {
    let declarations = #"""
      x, z \in \R
      \sigma > 0
      p(z) := \N(z; 0, 1)
      p_\theta(x \mid z) := \N(x; z, \sigma^2)
      p_\theta(x) := \int p_\theta(x \mid z)\,p(z)\,\d z
      p_\theta(z \mid x) := p_\theta(x \mid z)\,p(z)/p_\theta(x)
      """#
    let right = #"\N\big(z; x/(1+\sigma^2), \sigma^2/(1+\sigma^2)\big)"#
    try expect(#"p_\theta(z \mid x) = "# + right, .holds, declarations)
    try expect(#"p_\theta(x \mid z) = "# + right, .differs, declarations)
  }

  @Test func `a definition may speak of what nobody declares, and leave some chains undefined`()
    throws
  {
    let law = #"\mathcal L(\theta) = \E_{z_0 \sim p(z_0)}[\ell_\theta(z_0)]"#
    let verdict = try verdict(law, "x > 0", CheckOptions(isDefinition: true))
    #expect(verdict.outcome == .definition)
    var declared = Declarations()
    try declared.add(#"t, y_0 > 0"#)
    try declared.define(#"\mathrm{d} y_t = s_t\,\mathrm{d} w_t, \qquad s_t = 1 + t^2"#)
    guard case .holds = FormulaChecker(declared).check(#"s_t - 1 = t^2"#) else {
      Issue.record("s_t is not defined")
      return
    }
    let increment = try WorkbookFormulaTests.verdict(
      #"\mathrm{d} y_t = s_t\,\mathrm{d} w_t"#, "x > 0", CheckOptions(isDefinition: true))
    #expect(increment.outcome == .definition)
    #expect(throws: FormulaProblem.self) { try declared.define(#"y_t + 1 = s_t"#) }
  }

  @Test func `no name is suggested in its own place`() throws {
    let verdict = try verdict(#"\bar v + x = x"#, #"x > 0"# + "\n" + #"\bar v := w"#)
    guard case .undeclared(let names) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(names.allSatisfy { $0.name != $0.suggestion })
  }

  @Test func `a dimension that is declared again counts for the vectors before it`() throws {
    let declarations = #"""
      d \in \{1,2,3\}
      f \colon \R^d \to \R^d
      z \in \R^d
      d \in \{1,2\}
      """#
    try expect(#"f(z) + f(z) = 2f(z)"#, .holds, declarations)
    try expect(#"d \le 2"#, .holds, declarations)
    try expect(#"f(z) + f(z) = 3f(z)"#, .differs, declarations)
  }

  @Test func `an integral over an element of a sequence of vectors is over their space`() throws {
    let declarations = #"""
      d \in \{1,2\}
      n \in \{2,3\}
      z_k \in \R^d \text{ for } k \ge 0
      """#
    try expect(#"\int e^{-\|z_{n-1}\|^2}\,\d z_{n-1} = \pi^{d/2}"#, .holds, declarations)
    try expect(#"\int e^{-\|z_{n-1}\|^2}\,\d z_{n-1} = \pi^{1/2}"#, .differs, declarations)
  }

  @Test func `a letter names a sequence and, without an index, something else`() throws {
    for order in [
      #"\epsilon_k \in \R \text{ for } k \ge 0"# + "\n" + #"\epsilon := \epsilon_0"#,
      #"\epsilon := \epsilon_0"# + "\n" + #"\epsilon_k \in \R \text{ for } k \ge 0"#,
    ] {
      try expect(#"\epsilon_1 + \epsilon = \epsilon_1 + \epsilon_0"#, .holds, order)
      try expect(#"\epsilon = \epsilon_1"#, .differs, order)
    }
  }

  @Test func `a name that only a definition uses is reported with that definition`() throws {
    let start = #"x_0 \in \R"# + "\n" + #"t \in \{1,\dots,5\}"# + "\n"
    let tex = #"1 + x_2 = x_2 + 1"#
    let recursive = try verdict(tex, start + #"x_t := 2\,x_{t-1} + \epsilon_{t-1}"#)
    let name = UndeclaredName(#"\epsilon_{t - 1}"#, at: Span(4, 7), user: "x_t")
    #expect(recursive == .undeclared([name]))
    #expect(
      recursive.messages(for: tex).first?.summary
        == #"'\epsilon_{t - 1}' is not declared, in the declaration of 'x_t'"#)
    let plain = try verdict(#"2 + y = y + 2"#, #"a > 0"# + "\n" + #"y := a + \beta"#)
    #expect(plain == .undeclared([UndeclaredName(#"\beta"#, at: Span(4, 5), user: "y")]))
  }

  @Test func `the range of an index is no statement, and holds for the formula beside it`() throws {
    let declarations = #"""
      T \in \{5\}
      t \in \{1,\dots,5\}
      x_k \in \R \text{ for } k \ge 0
      """#
    try expect(#"x_t + x_t = 2x_t,\qquad t = 1,\dots,T"#, .holds, declarations)
    try expect(#"x_t + x_t = 3x_t,\qquad t = 1,\dots,T"#, .differs, declarations)
    try expect(#"|t - 2| = t - 2"#, .differs, declarations)
    try expect(#"|t - 2| = t - 2,\qquad t = 2,\dots,T"#, .holds, declarations)
    var declared = Declarations()
    try declared.add(declarations, macros: Sampled.macros)
    try declared.define(#"y_t = 2x_t,\qquad t = 1,\dots,T"#)
    guard case .holds = FormulaChecker(declared).check(#"y_t = x_t + x_t"#) else {
      Issue.record("t is a range now")
      return
    }
  }
}
