import Testing
import WorkbookFormula

/// What people write where a reader knows what is meant.
@Suite struct NotationTests {
  @Test func `nabla differentiates by the place and not by the time`() throws {
    let vector = #"""
      d \in \{1,2\}
      x, m \in \R^d
      a, t > 0
      f(t,x) := -a x
      q(x) := \N(x; m, I)
      """#
    try expect(
      #"\nabla\cdot(f(t,x)\,q(x)) = -a d\,q(x) - a\,x\cdot\nabla q(x)"#, .holds, vector)
    try expect(#"\nabla\cdot(f(t,x)\,q(x)) = -a d\,q(x)"#, .differs, vector)
    let line = #"""
      x, t \in \R
      g(t) := t^2
      f(t,x) := t\,x^3
      """#
    try expect(#"\nabla\cdot(g(t)\,f(t,x)) = 3t^3x^2"#, .holds, line)
  }

  @Test func `a prime behind an index is the derivative by the index`() throws {
    let declarations = #"""
      t \in \R
      a \colon \R \to \R
      \alpha_t := a(t)
      V_n := \sum_{k=1}^n k
      n \in \{1,\dots,4\}
      """#
    try expect(#"\alpha_t' = a'(t)"#, .holds, declarations)
    try expect(#"\alpha_t'' = a''(t)"#, .holds, declarations)
    try expect(#"(\alpha_{2t})' = a'(t)"#, .notChecked, declarations)
    try expect(#"\alpha_t' = a(t)"#, .differs, declarations)
    try expect(#"V_n' = 0"#, .notChecked, declarations)
  }

  @Test func `an order of magnitude may stand in a product`() throws {
    let declarations = #"h, \gamma > 0"# + "\n" + #"a \in \R"#
    try expect(#"(1-ah)\big(1+ah+O(h^2)\big) = 1 + O(h^2)"#, .holds, declarations)
    try expect(#"(1-ah)\big(1+2ah+O(h^2)\big) = 1 + O(h^2)"#, .differs, declarations)
    try expect(#"\gamma\,(1+O(h))\sqrt h = \gamma\sqrt h + O(h^{3/2})"#, .holds, declarations)
    try expect(#"e^{ah} = (1 + O(h))(1 + ah)"#, .holds, declarations)
    try expect(#"e^{ah} = (2 + O(h))(1 + ah)"#, .differs, declarations)
    try expect(#"\frac{e^{ah} - 1}{h} = \frac{ah + O(h^2)}{h}"#, .holds, declarations)
    try expect(#"\frac{e^{ah} - 1}{h} = \frac{ah + O(h^3)}{h}"#, .differs, declarations)
  }

  @Test func `an equation between functions holds at all their arguments`() throws {
    let declarations = #"""
      d \in \{1,2\}
      x \in \R^d
      t > 0
      f(t,x) := t\,x
      p_t(x) := \N(x; 0, e^{t^2} I)
      """#
    try expect(
      #"\frac{\partial}{\partial t} p_t = -\nabla\cdot(f\,p_t)"#, .holds, declarations)
    try expect(#"\frac{\partial}{\partial t} p_t = \nabla\cdot(f\,p_t)"#, .differs, declarations)
  }

  @Test func `the Jacobian of a function is known by its name`() throws {
    let declarations = #"""
      d \in \{1,2\}
      z \in \R^d
      h, t > 0
      A \in \R^{d\times d}
      u(z) := A z
      v_t(z) := t\,\|z\|^2 z
      """#
    try expect(#"J_u(z) = A"#, .holds, declarations)
    try expect(#"J_u(z) = A^\top"#, .differs, declarations)
    try expect(#"\operatorname{Tr}[J_{v_t}(z)] = \nabla\cdot v_t(z)"#, .holds, declarations)
    try expect(
      #"\log\det(I + J_u(z)\,h) = \operatorname{Tr}[J_u(z)]\,h + O(h^2)"#, .holds, declarations)
    try expect(#"\det(I + \nabla u(z)\,h) = \det(I + A h)"#, .holds, declarations)
    try expect(
      #"J_u(z) = A"#, .holds, declarations + "\n" + #"J_u(z) := \nabla u(z)"#)
  }

  @Test func `the identity has the size of the vectors around it`() throws {
    let declarations = #"""
      v > 0
      z_0 \in \R^2
      \eta \sim \N(0, v I)
      """#
    try expect(
      #"\operatorname{Cov}(\eta) + z_0 z_0^\top = v I + z_0 z_0^\top"#, .holds, declarations)
    try expect(#"\operatorname{tr}(I) = \frac{2\|z_0\|^2}{z_0\cdot z_0}"#, .holds, declarations)
  }

  @Test func `a dot above a declared function is its derivative`() throws {
    let declarations = "s \\in (0,1)\na(s) := e^{2s}"
    try expect(#"\dot a(s) = a(s)"#, .differs, declarations)
    try expect(#"\dot a(s) = 2a(s)"#, .holds, declarations)
    try expect(#"\ddot a(s) = 2\,\dot a(s)"#, .holds, declarations)
  }

  @Test func `a partial derivative keeps the places that its variable moves`() throws {
    let declarations = #"""
      \theta \in \R
      s \in (0,1)
      f(z,\theta,s) := \theta\cos(s)\,z^3
      g(s) := s^2
      z(s) := s + \theta
      """#
    try expect(#"\partial_z f(g(s),\theta,s) = 0"#, .differs, declarations)
    try expect(#"\partial_z f(g(s),\theta,s) = 3\theta\cos(s)\,g(s)^2"#, .holds, declarations)
    try expect(#"\partial_z f(z(s),\theta,s) = 3\theta\cos(s)\,z(s)^2"#, .holds, declarations)
    try expect(#"\partial_\theta f(z(s),\theta,s) = \cos(s)\,z(s)^3"#, .holds, declarations)
    try expect(
      #"\frac{\d}{\d\theta} f(z(s),\theta,s) = \cos(s)\,z(s)^3 + 3\theta\cos(s)\,z(s)^2"#, .holds,
      declarations)
    // Where z is written in the argument it is what moves.
    try expect(
      #"\partial_z f(2z,\theta,s) = 24\theta\cos(s)\,z^2"#, .holds,
      #"\theta, z \in \R"# + "\n" + #"s \in (0,1)"# + "\n" + #"f(z,\theta,s) := \theta\cos(s)\,z^3"#
    )
  }

  @Test func `the gradient at a place is taken in space and not in time`() throws {
    let declarations = #"""
      m \in \R^2
      s_1 \in (0,2)
      z(s) := \sin(s)\,m
      \mathcal L(x) := x^\top x
      """#
    try expect(#"\nabla\mathcal L(z(s_1)) = 2z(s_1)"#, .holds, declarations)
    try expect(#"\nabla\mathcal L(z(s_1)) = z(s_1)"#, .differs, declarations)
    try expect(
      #"\nabla\log\mathcal L(z(s_1) + m) = \frac{2(z(s_1) + m)}{\mathcal L(z(s_1) + m)}"#, .holds,
      declarations)
  }

  @Test func `a sum runs from the lower end of its condition`() throws {
    let declarations = "D := 3\nA \\in \\R^{3\\times 3}"
    try expect(
      #"\sum_{1\le i<j\le D} A_{ij} = A_{12} + A_{13} + A_{23}"#, .holds, declarations)
    try expect(#"\sum_{0\le k<D} 2^k = 7"#, .holds, declarations)
    try expect(#"\sum_{0<k<D} 2^k = 6"#, .holds, declarations)
    try expect(#"\sum_{0\le j<k<D} 2^{j+k} = 14"#, .holds, declarations)
  }

  @Test func `a limit is named as what is not checked`() throws {
    try expect(#"\lim_{h\to0} \frac{e^h - 1}{h} = 1"#, .notChecked, #"h > 0"#)
  }
}
