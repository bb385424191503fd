import Testing
import WorkbookFormula

/// Random variables under their own names, inside expectations and outside.
@Suite struct ConditioningTests {
  static let chain = #"""
    a \in \R
    s > 0
    n \in \{1,\dots,4\}
    V_n := n + 1
    z_k \in \R \text{ for } k \ge 0
    z_0 \sim \N(a, s^2)
    z_n \sim \N(z_0, V_n)
    """#

  @Test func `a name behind the bar is the value that the right side speaks of`() throws {
    try expect(
      #"\E[z_0 \mid z_n] = \frac{s^2 z_n + V_n a}{s^2 + V_n}"#, .holds, Self.chain)
    try expect(
      #"\E[z_0 \mid z_n] = \frac{s^2 z_n - V_n a}{s^2 + V_n}"#, .differs, Self.chain)
    try expect(
      #"\operatorname{Var}(z_0 \mid z_n) = \frac{s^2 V_n}{s^2 + V_n}"#, .holds, Self.chain)
    try expect(#"\E[z_0 + z_n \mid z_n] = \E[z_0 \mid z_n] + z_n"#, .holds, Self.chain)
  }

  @Test func `what an expectation does not condition on stays random in it`() throws {
    let declarations = #"""
      r \in (0,1)
      v > 0
      x \sim \mathrm{Bernoulli}(r)
      y \sim \N(x, v)
      """#
    try expect(#"\E\big[\E[x \mid y]\big] = r"#, .holds, declarations)
    try expect(#"\E\big[\E[x \mid y]^2\big] = r"#, .differs, declarations)
  }

  @Test func `a law may be a density of the name that has it`() throws {
    let declarations = #"""
      s, v > 0
      n \in \{1,2\}
      z_n \in \R
      p(z_0) := \N(z_0; 0, s^2)
      q(z_n \mid z_0) := \N(z_n; z_0, v)
      q(z_n) := \N(z_n; 0, s^2 + v)
      z_0 \sim \frac{q(z_n \mid z_0)\,p(z_0)}{q(z_n)}
      """#
    try expect(#"\E[z_0] = \frac{s^2 z_n}{s^2 + v}"#, .holds, declarations)
    try expect(#"\E[z_0] = \frac{v z_n}{s^2 + v}"#, .differs, declarations)
  }

  @Test func `a random name may be the mark of its variance`() throws {
    let declarations = #"""
      a, b, s \in \R
      v_A, v_B > 0
      A \sim \N(a, v_A)
      S \sim \N(A + b, v_B)
      """#
    try expect(
      #"\E[A \mid S = s] = a + \frac{v_A}{v_A + v_B}\,(s - a - b)"#, .holds, declarations)
    try expect(
      #"\operatorname{Var}(A \mid S) = \frac{v_A v_B}{v_A + v_B}"#, .holds, declarations)
  }

  @Test func `random names behind a definition are seen by an expectation`() throws {
    let declarations = #"""
      u \in \R
      x_0, \epsilon \sim \N(0, 1)
      z := u x_0 + \epsilon
      """#
    try expect(#"\E[z^2] = u^2 + 1"#, .holds, declarations)
    try expect(#"\operatorname{Cov}(z, x_0) = u"#, .holds, declarations)
  }
}
