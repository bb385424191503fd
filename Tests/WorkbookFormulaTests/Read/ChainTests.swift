import Testing
import WorkbookFormula

@Suite struct ChainTests {
  @Test(arguments: [
    ("0<t<1", "0 < t < 1"),
    (#"x, z \in \R^d"#, #"(tuple x z) in (^ \mathbb{R} d)"#),
    (#"t\in(0,1)"#, "t in (interval() 0 1)"),
    (#"x\in[0,\infty)"#, #"x in (interval[) 0 \infty)"#),
    (#"n \in \{1,\dots,6\}"#, "n in (set (list-dots 1 … 6))"),
    (#"k=1,2,3"#, "k = (tuple 1 2 3)"),
    (#"n=N,N-1,\dots,1"#, "n = (list-dots N (+ N (- 1)) … 1)"),
    (#"a=1, b, c = 2"#, "a = 1\n(tuple b c) = 2"),
    (#"f \colon \R\to(0,\infty)"#, #"f to \mathbb{R} to (interval() 0 \infty)"#),
    (#"X \sim \N(0,1), Y\sim p"#, #"X ~ (\mathcal{N} 0 1)"# + "\nY ~ p"),
    (#"\sigma_k > 0 \text{ for } k \ge 1"#, #"\sigma_k > 0 if (>= k 1)"#),
    (#"\text{for all } x \ge 0:\quad f(x) \ge 0"#, "(f x) >= 0 if (>= x 0)"),
    (#"a = b \quad (n \ge 2)"#, "a = b if (>= n 2)"),
    (#"(\sigma_k)_{k\ge1}"#, #"(_ \sigma_k (>= k 1))"#),
    (#"V_n := \sum_{k=1}^n \sigma_k"#, #"V_n := (sum [k from 1 to n] \sigma_k)"#),
    (#"x_k\mid x_0\sim p"#, "(| x_k x_0) ~ p"),
    (#"f = g + \text{const.}"#, #"f = (+ g "const.")"#),
    (#"a\overset{(1)}{=}b"#, "a = b"),
    (#"= b."#, #""" = b"#),
  ])
  func `a chain is read with all its relations, and a list with the relation it belongs to`(
    tex: String, tree: String
  ) throws {
    #expect(try FormulaReader.course().read(tex).debugDescription == tree)
  }

  @Test func `a line goes on with the chain unless it begins a new one`() throws {
    let formula = try FormulaReader.course().read(
      #"""
      \begin{aligned}
      a &= b + c\\[2pt]
        &\quad - d \tag{1}\\
        &= e, \qquad u = 1,\\
      f &\le g \\
      -h &= \Big( x \\ &\qquad + y \Big).
      \end{aligned}
      """#)
    #expect(
      formula.debugDescription == """
        a = (+ b c (- d)) = e
        u = 1
        f <= g
        (- h) = (+ x y)
        """)
    #expect(formula.chains[0].links.map(\.row) == [0, 2])
    #expect(formula.chains[2].links.map(\.row) == [3])
  }

  @Test func `a relation has the place of its sign`() throws {
    let tex = #"a = b \le c"#
    let chain = try FormulaReader.course().read(tex).chains[0]
    #expect(chain.links.map(\.span) == [Span(2, 3), Span(6, 9)])
  }
}
