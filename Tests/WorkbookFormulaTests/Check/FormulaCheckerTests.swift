import Testing
import WorkbookFormula

@Suite struct FormulaCheckerTests {
  private func verdict(
    _ tex: String, _ declarations: String, _ options: CheckOptions = CheckOptions()
  ) throws -> Verdict {
    var declared = Declarations()
    try declared.add(declarations)
    return FormulaChecker(declared).check(tex, options: options)
  }

  @Test
  func `a wrong step is reported at its sign, with a sample, both values and the steps that hold`()
    throws
  {
    let tex = #"""
      \begin{aligned}
      (x+y)^2 &= x^2 + 2xy + y^2 \\
      &= x(x+2y) + y^2 \\
      &= x(x+y) + y^2
      \end{aligned}
      """#
    let verdict = try verdict(tex, #"x, y \in \mathbb{R}"#)
    guard case .differs(let difference) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    let signs = tex.utf8.enumerated().filter { $0.element == UInt8(ascii: "=") }.map(\.offset)
    #expect(difference.span == Span(signs[2], signs[2] + 1))
    #expect(difference.leftName == "line 2")
    #expect(difference.rightName == "line 3")
    #expect(difference.sample.map(\.name) == ["x", "y"])
    #expect(difference.left != difference.right)
    #expect(difference.evidence.checked.count == 2)
    let message = try #require(verdict.messages(for: tex).first)
    #expect(message.summary == "this step of the derivation changes the value")
    #expect(message.details.first?.hasPrefix("at x = ") == true)
    #expect(message.notes.first?.hasPrefix("lines 1 to 2 agree to ") == true)
  }

  @Test(arguments: [
    (#"(a-b)^2 = a^2 - 2ab - b^2"#, "change '-' to '+' before 'b^2'"),
    (#"(a+b)^2 = a^2 + ab + b^2"#, "multiply 'ab' by 2"),
    (#"(a+b)^2 = a^2 + 2ab + b"#, "square 'b'"),
    (#"a^3 b = a\,a^3 b"#, "drop the factor 'a'"),
    (#"(a+1)^2 = a^2 + 3a + 1"#, "put 2 in place of 3"),
  ])
  func `the smallest edit that makes a step hold is found`(_ tex: String, _ edit: String) throws {
    let verdict = try verdict(tex, #"a, b \in \mathbb{R}"#)
    guard case .differs(let difference) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(difference.suggestion?.description == edit)
  }

  @Test func `a name that nobody declared is reported, with a declared one that is near`() throws {
    let verdict = try verdict(#"\sigma^2 = \sigmma\sigma"#, #"\sigma > 0"#)
    #expect(
      verdict
        == .undeclared([UndeclaredName(#"\sigmma"#, at: Span(11, 18), suggestion: #"\sigma"#)]))
  }

  @Test func `without declarations nothing is checked, and that is no error`() throws {
    let message = try verdict(#"x = y"#, "").messages(for: "x = y").first
    #expect(message?.isError == false)
    #expect(message?.summary == "not checked: no names are declared here")
  }

  @Test func `a law is named as what is not checked, and the other steps are`() throws {
    let verdict = try verdict(#"X \sim \mathcal{N}(0,1),\qquad a + a = 2a"#, #"a \in \mathbb{R}"#)
    guard case .notChecked(let unchecked) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(unchecked.reason == #"'\sim' states a law; verify it in a snippet"#)
    #expect(unchecked.evidence.checked.count == 1)
  }

  @Test func `what has a value in one dimension only is not checked`() throws {
    let verdict = try verdict(#"e^x = 1 + e^x - 1"#, "d \\in \\{1,2\\}\nx \\in \\mathbb{R}^d")
    guard case .notChecked(let unchecked) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(unchecked.reason == "with d = 2: a number is needed here, not a vector of 2")
    #expect(unchecked.evidence.checked.isEmpty)
  }

  @Test func `approximations hold within the tolerance that is stated`() throws {
    let tex = #"\pi \approx \frac{22}{7}"#
    guard case .notChecked = try verdict(tex, #"x > 0"#) else {
      Issue.record("checked without a tolerance")
      return
    }
    guard case .holds = try verdict(tex, #"x > 0"#, CheckOptions(tolerance: 1e-3)) else {
      Issue.record("22/7 is π to 4e-4")
      return
    }
    guard case .differs = try verdict(tex, #"x > 0"#, CheckOptions(tolerance: 1e-4)) else {
      Issue.record("22/7 is not π to 1e-4")
      return
    }
  }

  @Test func `proportional means a ratio that is constant along the name that is stated`() throws {
    let declarations =
      "x, \\mu \\in \\mathbb{R}\n\\sigma > 0\np(x) := \\mathcal{N}(x;\\mu,\\sigma^2)"
    let right = #"p(x) \propto e^{-\frac{x^2}{2\sigma^2} + \frac{\mu x}{\sigma^2}}"#
    let wrong = #"p(x) \propto e^{-\frac{x^2}{2\sigma^2} + \frac{2\mu x}{\sigma^2}}"#
    guard case .holds = try verdict(right, declarations) else {
      Issue.record("\(try verdict(right, declarations))")
      return
    }
    guard case .differs = try verdict(wrong, declarations) else {
      Issue.record("a wrong exponent")
      return
    }
    guard case .differs = try verdict(right, declarations, CheckOptions(along: #"\mu"#)) else {
      Issue.record("the ratio depends on the mean")
      return
    }
  }

  @Test func `a constant is one along the name that is stated`() throws {
    let declarations = "x, \\mu \\in \\mathbb{R}\n\\sigma > 0"
    let tex = #"(x-\mu)^2 = x^2 - 2\mu x + \text{const.}"#
    guard case .holds = try verdict(tex, declarations, CheckOptions(along: "x")) else {
      Issue.record("constant in x")
      return
    }
    guard case .differs = try verdict(tex, declarations, CheckOptions(along: #"\mu"#)) else {
      Issue.record("not constant in the mean")
      return
    }
    guard case .notChecked = try verdict(tex, declarations) else {
      Issue.record("nothing says along what")
      return
    }
  }

  @Test func `the order of what is left over is observed`() throws {
    let declarations = "h > 0\nx \\in \\mathbb{R}"
    for (order, isRight) in [
      ("O(h^2)", true), ("O(h^3)", false), ("o(h)", true), ("o(h^2)", false),
    ] {
      let verdict = try verdict(#"e^{x+h} = e^x + h e^x + "# + order, declarations)
      if case .holds = verdict {
        #expect(isRight, "\(order)")
      } else if case .differs = verdict {
        #expect(!isRight, "\(order)")
      } else {
        Issue.record("\(order): \(verdict)")
      }
    }
  }

  @Test func `inequalities are checked, and equality fulfils the weak ones`() throws {
    let declarations = "x, y \\in \\mathbb{R}"
    guard case .holds = try verdict(#"2xy \le x^2 + y^2"#, declarations) else {
      Issue.record("a right inequality")
      return
    }
    guard case .differs = try verdict(#"3xy \le x^2 + y^2"#, declarations) else {
      Issue.record("a wrong inequality")
      return
    }
  }

  @Test func `what a brace defines may be used in a later chain`() throws {
    let tex = #"a(\underbrace{b+1}_{c}) = ab + a,\qquad c - b = 1"#
    guard case .holds = try verdict(tex, #"a, b \in \mathbb{R}"#) else {
      Issue.record("\(try verdict(tex, #"a, b \in \mathbb{R}"#))")
      return
    }
  }

  @Test func `a definition is true, and gives its name a meaning`() throws {
    var declared = Declarations()
    try declared.add(#"x \in \mathbb{R}"#)
    let definition = #"f(x) = x^2 + 1"#
    guard
      case .definition(let names, _) = FormulaChecker(declared).check(
        definition, options: CheckOptions(isDefinition: true))
    else {
      Issue.record("not a definition")
      return
    }
    #expect(names == ["f(x)"])
    try declared.define(definition)
    guard case .holds = FormulaChecker(declared).check(#"f(x+1) = x^2 + 2x + 2"#) else {
      Issue.record("\(FormulaChecker(declared).check(#"f(x+1) = x^2 + 2x + 2"#))")
      return
    }
  }
}
