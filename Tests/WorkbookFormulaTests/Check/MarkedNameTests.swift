import Testing
import WorkbookFormula

/// Letters below a name that are a part of it, and letters that are its index or argument.
@Suite struct MarkedNameTests {
  @Test func `the mark of a function needs no declaration`() throws {
    let declarations = #"""
      k \in \{1,2\}
      x \in \R^k
      \mu_\phi, \mu_\theta \colon \R^k \to \R^k
      """#
    try expect(#"\mu_\phi(x)^\top x = x^\top\mu_\phi(x)"#, .holds, declarations)
    try expect(#"\mu_\phi(x) = \mu_\theta(x)"#, .differs, declarations)
    try expect(#"\mu_\psi(x) = \mu_\theta(x)"#, .undeclared, declarations)
  }

  @Test func `the mark of a definition may be the letter of a sequence`() throws {
    let declarations = #"""
      \sigma > 0
      x_i \in \R \text{ for } i \ge 1
      v_x := \sigma^2
      """#
    try expect(#"v_x + x_1 = \sigma^2 + x_1"#, .holds, declarations)
  }

  @Test func `a mark does not make a definition one of all indices`() throws {
    let declarations = #"""
      s, t \in (0,1)
      \sigma_r := 1 + r
      w := \sigma_t\sigma_s
      \sigma_Q := w
      """#
    try expect(#"\sigma_Q = (1 + s)(1 + t)"#, .holds, declarations)
  }

  @Test func `a member of a family may be shortened by its own name`() throws {
    let declarations = #"""
      z \in \R
      w_i(z) := z^i
      w_1 := w_1(z)
      w_2 := w_2(z)
      """#
    try expect(#"w_1 w_2 = z^3"#, .holds, declarations)
    try expect(#"c + c(3) = 5"#, .holds, "n \\in \\{2\\}\nc(n) := n\nc := c(n)")
  }

  @Test func `entries of a function's value are counted from one`() throws {
    let declarations = #"""
      x, y \in \R
      g(x) := \begin{pmatrix} x \\ x^2 \end{pmatrix}
      """#
    try expect(#"g(x)_1 + g(y)_2 = x + y^2"#, .holds, declarations)
    try expect(#"g(x)_1 + g(y)_2 = x + y"#, .differs, declarations)
  }

  @Test func `densities with an index are as many as it has values`() throws {
    let declarations = #"""
      j \in \{1,2\}
      d \in \{1,2\}
      x \in \R^d
      q_j \in \mathcal{P}(\R)
      f_1, f_2 \in \mathcal{P}(\R^d)
      f_1(x) > 0
      """#
    try expect(#"\E_{z_j \sim q_j}[1] = 1"#, .holds, declarations)
    try expect(#"q_1(2) = q_2(2)"#, .differs, declarations)
    try expect(#"f_1(x) + f_2(x) = f_2(x) + f_1(x)"#, .holds, declarations)
    try expect(#"f_1(x) = f_2(x)"#, .differs, declarations)
  }

  @Test func `a function with its argument below multiplies a bracket`() throws {
    let declarations = #"a \colon \R \to (0,\infty)"# + "\n" + #"s, t \in (0,1)"#
    try expect(
      #"a_t^2\left(\frac1{a_t} - \frac1{a_s}\right) = a_t - \frac{a_t^2}{a_s}"#, .holds,
      declarations)
    try expect(#"a_t\,(s + t) = s a_t + t a(t)"#, .holds, declarations)
    try expect(#"a_t^2\,(s + t) = s a_t + t a_t"#, .differs, declarations)
  }
}
