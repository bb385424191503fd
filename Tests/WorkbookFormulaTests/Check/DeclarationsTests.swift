import Testing
import WorkbookFormula

@Suite struct DeclarationsTests {
  /// Whether `tex` holds for all values that the declarations allow.
  private func holds(_ tex: String, _ declarations: String) throws -> Bool {
    var declared = Declarations()
    try declared.add(declarations)
    if case .holds = FormulaChecker(declared).check(tex) { return true }
    return false
  }

  @Test func `a positive name is positive, and a real one need not be`() throws {
    #expect(try holds(#"|x| = x"#, #"x > 0"#))
    #expect(try !holds(#"|x| = x"#, #"x \in \mathbb{R}"#))
    #expect(try holds(#"\sqrt{x^2 y^2} = xy"#, #"x, y > 0"#))
  }

  @Test func `a name lies in its interval`() throws {
    for declaration in [#"0 < t < 1"#, #"t \in (0,1)"#, #"1 > t > 0"#] {
      #expect(try holds(#"t^2 < t"#, declaration))
    }
    #expect(try !holds(#"t^2 < t"#, #"t \in (0,2)"#))
    #expect(try holds(#"s < t"#, #"0 < s < t < 1"#))
  }

  @Test func `whole numbers are tried to both ends of their range`() throws {
    let sum = #"\sum_{k=1}^{n} k = \frac{n(n+1)}{2}"#
    #expect(try holds(sum, #"n \in \{1,\dots,6\}"#))
    #expect(try holds(sum, #"n \in \mathbb{N}"#))
    #expect(try !holds(#"n \le 5"#, #"n \in \{1,\dots,6\}"#))
    #expect(try !holds(#"n > 1"#, #"n \in \{1,\dots,6\}"#))
  }

  @Test func `vectors and matrices have their declared shapes`() throws {
    let declarations = #"""
      d \in \{1,2,3\}
      x, y \in \mathbb{R}^d
      A \in \mathbb{R}^{d\times d}
      """#
    #expect(try holds(#"\|x+y\|^2 = \|x\|^2 + 2\,x\cdot y + \|y\|^2"#, declarations))
    #expect(try holds(#"(Ax)\cdot y = x^\top A^\top y"#, declarations))
    #expect(try !holds(#"(Ax)\cdot y = x^\top A y"#, declarations))
  }

  @Test func `a symmetric positive definite matrix is one`() throws {
    let declarations = #"""
      x \in \mathbb{R}^2
      C \in \mathbb{R}^{2\times 2} \text{ symmetric positive definite}
      """#
    #expect(try holds(#"C^\top = C"#, declarations))
    #expect(try holds(#"x^\top C x \ge 0"#, declarations))
  }

  @Test func `the elements of a sequence differ, and its index is bound in its line only`() throws {
    let declarations = #"""
      \sigma_k > 0 \text{ for } k \ge 1
      n \in \{2,\dots,5\}
      V_n := \sum_{k=1}^{n} \sigma_k^2
      """#
    #expect(try holds(#"V_n = V_{n-1} + \sigma_n^2"#, declarations))
    #expect(try !holds(#"\sigma_n = \sigma_{n-1}"#, declarations))
    #expect(
      try holds(
        #"V_n > 0"#,
        #"(\sigma_k)_{k \ge 1} > 0"# + "\n" + #"n \in \{2,3\}"# + "\n"
          + #"V_n := \sum_{k=1}^n \sigma_k^2"#))
  }

  @Test func `a comment is not read, and an escaped percent sign begins none`() throws {
    #expect(try holds(#"x > 0"#, "x > 0 % a width\n% y \\in"))
  }

  @Test func `a line that declares nothing says what is missing`() throws {
    var declared = Declarations()
    let problem = #expect(throws: FormulaProblem.self) {
      try declared.add("x \\in \\mathbb{R}\nsigma")
    }
    #expect(problem?.span == Span(17, 22))
    #expect(problem?.message == "'sigma' declares nothing")
    #expect(declared.isEmpty)
  }

  @Test func `an unknown set is named`() throws {
    var declared = Declarations()
    let problem = #expect(throws: FormulaProblem.self) { try declared.add(#"x \in M"#) }
    #expect(problem?.message == "'M' is not a set that names can be declared in")
    #expect(problem?.span == Span(6, 7))
  }

  @Test func `a constraint between known names is fulfilled by every sample`() throws {
    #expect(try holds(#"|a - b| = b - a"#, "a, b \\in \\mathbb{R}\na < b"))
  }

  @Test func `a sequence may be defined by its earlier elements`() throws {
    let declarations = #"""
      q > 0
      k \in \{1,\dots,6\}
      m_0 := 1
      m_k := q\,m_{k-1}
      s_1^2 := 1
      s_{k+1}^2 := s_k^2 + 2k + 1
      """#
    #expect(try holds(#"m_k = q^k"#, declarations))
    #expect(try !holds(#"m_k = q^{k-1}"#, declarations))
    #expect(try holds(#"s_k = k"#, declarations))
  }

  @Test func `an operator that is declared on any function is applied to others`() throws {
    let declarations = #"""
      x, a, b \in \mathbb{R}
      p \in \mathcal{P}(\mathbb{R})
      (T_a p)(x) := p(x - a)
      """#
    #expect(try holds(#"(T_a T_b p)(x) = p(x - a - b)"#, declarations))
    #expect(try holds(#"T_a T_b p = T_{a+b} p"#, declarations))
    #expect(try !holds(#"T_a T_b p = T_{a-b} p"#, declarations))
  }

  @Test func `a function stands for any, and a density has mass one`() throws {
    let declarations = #"""
      x \in \mathbb{R}
      f \colon \mathbb{R} \to \mathbb{R}
      g \colon \mathbb{R} \to (0,\infty)
      p \in \mathcal{P}(\mathbb{R})
      """#
    #expect(
      try holds(#"\frac{d}{dx} \big(f(x)g(x)\big) = f'(x)\,g(x) + f(x)\,g'(x)"#, declarations))
    #expect(try !holds(#"f(x) = x"#, declarations))
    #expect(try holds(#"g(x) > 0"#, declarations))
    #expect(try holds(#"\int_{-\infty}^{\infty} p(y)\,dy = 1"#, declarations))
  }
}
