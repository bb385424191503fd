import Testing
import WorkbookFormula

/// Which of several declarations a name means, and what it does not reach.
@Suite struct ShadowingTests {
  @Test func `the index of one definition is no name in the body of another`() throws {
    let declarations = #"""
      t \in (0,2)
      h > 0
      z_s := \sin t + s
      y_t := 2 z_t
      """#
    try expect(#"y_{t+h} = 2\sin t + 2(t + h)"#, .holds, declarations)
    try expect(#"y_{t+h} = 2\sin(t + h) + 2(t + h)"#, .differs, declarations)
  }

  @Test func `an abbreviation means what its letters mean where it is used`() throws {
    let declarations = #"""
      x, y, \mu \in \R
      u := x - \mu
      p(x) := e^{-u^2}
      """#
    try expect(#"p(y) = e^{-(y - \mu)^2}"#, .holds, declarations)
    try expect(#"p(y) = e^{-(x - \mu)^2}"#, .differs, declarations)
  }

  @Test func `a later definition of all elements replaces an earlier one`() throws {
    let declarations = #"""
      t \in \{1,\dots,4\}
      z_s := s^2
      z_0 \in \R
      z_{k+1} := z_k + 1
      """#
    try expect(#"z_t = z_0 + t"#, .holds, declarations)
    try expect(#"z_t = t^2"#, .differs, declarations)
    let sequence = #"n \in \{1,2,3\}"# + "\nz_s := s^2\n" + #"z_k > 0 \text{ for } k \ge 0"#
    try expect(#"z_n = n^2"#, .differs, sequence)
    try expect(#"|z_n| = z_n"#, .holds, sequence)
  }

  @Test func `elements with names of their own stand beside a definition of all`() throws {
    let declarations = #"""
      n \in \{0,\dots,3\}
      V_0 := 7
      V_n := n + 1
      s, t > 0
      \alpha_s := s^2
      \alpha_t := 1 + t
      """#
    try expect(#"\alpha_s + \alpha_t = s^2 + t + 1"#, .holds, declarations)
    try expect(#"V_n = n + 1"#, .differs, declarations)
    try expect(#"V_{n+1} = n + 2"#, .holds, declarations)
  }

  @Test func `a law and a function of one name exclude each other, and the later one counts`()
    throws
  {
    let function = #"p_0(x) := \N(x; 0, 1)"#
    let law = #"p_0 := \N(0, 4)"#
    for (first, second, variance) in [(function, law, 4), (law, function, 1)] {
      try expect(
        #"\E_{x \sim p_0}[x^2] = \#(variance)"#, .holds, "x \\in \\R\n\(first)\n\(second)")
    }
  }

  @Test func `a name with an index that is declared by itself is no member of its letter's family`()
    throws
  {
    try expect(
      #"p_0(x) = \frac{e^{-x^2/2}}{\sqrt{2\pi}}"#, .holds,
      #"""
      x \in \R
      p \in \mathcal{P}(\R)
      p_0 := \N(0, 1)
      """#)
    try expect(
      #"g\,(a + b) = ga + gb"#, .holds,
      #"""
      a, b, c \in \R
      g_n \colon \R \to \R
      g := c
      """#)
    // The vectors z_k say nothing about the dimension of these numbers.
    try expect(
      #"\operatorname{Cov}(z_m, z_n) = V_m\,I"#, .holds,
      #"""
      n, m \in \{1,2\}
      d \in \{2\}
      V_n := 1 + n
      z_k \in \R^d \text{ for } k \ge 0
      z_m \sim \N(0, V_m)
      z_n \sim \N(z_m, 1)
      """#)
  }

  @Test func `an inequality declares what was a function or a vector before`() throws {
    let function = "b > 0\nt \\in \\R\ng(t) := b\ng > 0"
    try expect(#"|g| + g = 2g"#, .holds, function)
    let vector = "g \\in \\R^2\ng > 0"
    try expect(#"|g| + g = 2g"#, .holds, vector)
  }

  @Test func `an inequality about several names constrains each of them`() throws {
    try expect(
      #"|a - c| + |b - c| = a + b - 2c"#, .holds, "a, b \\in \\R\nc > 0\na, b > c")
    try expect(#"v_1 + v_2 = v_2 + v_1"#, .holds, "v_1, v_2 > 0\nv_1, v_2 > 0")
  }

  @Test func `a definition by names of the same letter is no recursion`() throws {
    let declarations = #"""
      \sigma_s, \sigma_t > 0
      \sigma_Q^2 := \frac{\sigma_s^2}{\sigma_t^2}
      """#
    try expect(#"\sigma_Q^2 = \sigma_s^2/\sigma_t^2"#, .holds, declarations)
    try expect(#"\sigma_Q^2 = \sigma_t^2/\sigma_s^2"#, .differs, declarations)
    let random = #"""
      u \in \R
      t \in \{1,2\}
      x_0, \epsilon \sim \N(0, 1)
      x_t := u x_0 + \epsilon
      """#
    try expect(#"\E[x_t^2] = u^2 + 1"#, .holds, random)
    try expect(#"\operatorname{Cov}(x_t, x_0) = u"#, .holds, random)
  }

  @Test func `a derivative by an element is one of the sequence or vector that it belongs to`()
    throws
  {
    let sequence = #"""
      j \in \{1,2,3\}
      v_k > 0 \text{ for } k \ge 1
      F := v_1^2 + v_2^2 + v_3^2
      """#
    try expect(#"\frac{\partial}{\partial v_j} F = 2v_j"#, .holds, sequence)
    try expect(
      #"\frac{\partial}{\partial v_j} \sum_{k=1}^3 k v_k^2 = 2j v_j"#, .holds, sequence)
    try expect(#"\frac{\partial}{\partial v_j} F = v_j"#, .differs, sequence)
    let vector = #"i \in \{1,2\}"# + "\n" + #"x \in \R^2"#
    try expect(#"\frac{\partial}{\partial x_i} \|x\|^2 = 2x_i"#, .holds, vector)
    try expect(#"\frac{\partial}{\partial x_i} \|x\|^2 = 2x_1"#, .differs, vector)
  }

  @Test func `a partial derivative by time keeps the place, and a total one follows it`() throws {
    let declarations = #"""
      t, z \in \R
      a \colon \R \to \R
      p_t(z) := \N(z; t, 1)
      z_t := \sin t
      """#
    try expect(
      #"\frac{\d}{\d t}p_t(z_t) = \frac{\partial}{\partial t}p_t(z_t) + \nabla p_t(z_t)\cos t"#,
      .holds, declarations)
    try expect(
      #"\frac{\d}{\d t}p_t(z_t) = \frac{\partial}{\partial t}p_t(z_t)"#, .differs, declarations)
    try expect(#"\frac{\partial}{\partial t} a(z_t) = a'(z_t)\cos t"#, .holds, declarations)
  }
}
