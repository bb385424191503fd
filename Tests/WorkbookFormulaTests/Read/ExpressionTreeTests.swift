import Testing
import WorkbookFormula

@Suite struct ExpressionTreeTests {
  @Test(arguments: [
    (#"\frac12\log\frac ab + c"#, #"(+ (* (/ 1 2) (\log (/ a b))) c)"#),
    (#"a/2\sigma^2 + 1/2(x+y)"#, #"(+ (/ a (* 2 (^ \sigma 2))) (* (/ 1 2) (+ x y)))"#),
    (#"e^{-\frac{u^2}2}"#, #"(^ e (- (/ (^ u 2) 2)))"#),
    (#"2^{-10} + 1.5 + 16{,}000"#, #"(+ (^ 2 (- 10)) 1.5 16000)"#),
    (#"-2(x-y)\cdot z/\sigma^2"#, #"(- (/ (* 2 (+ x (- y)) z) (^ \sigma 2)))"#),
    (#"x\cdot Ay"#, #"(* x (* A y))"#),
    (#"\sqrt[3]{x}\sqrt2"#, #"(* (root x 3) (root 2))"#),
    (#"x^\top A x + A^{-1}"#, #"(+ (* (transposed x) A x) (^ A (- 1)))"#),
    (#"\langle a,b\rangle + n!"#, #"(+ (inner a b) (! n))"#),
    (#"\binom nk p^k(1-p)^{n-k}"#, #"(* (binomial n k) (^ p k) (^ (+ 1 (- p)) (+ n (- k))))"#),
    (#"\big((a+b)(c)\Big)"#, #"(* (+ a b) c)"#),
    (#"a \pm b"#, #"(\pm a b)"#),
    (#"0.5\,x"#, #"(* 0.5 x)"#),
  ])
  func `arithmetic is read as it is written`(tex: String, tree: String) throws {
    #expect(try FormulaReader.course().readExpression(tex).debugDescription == tree)
  }

  @Test(arguments: [
    (#"\tilde\mu_k^2"#, #"(^ \tilde\mu_k 2)"#),
    (#"\overline{x_n}\,\widetilde{y}"#, #"(* \bar{x}_n \tilde{y})"#),
    (#"f_n^\star + z^* + a'"#, #"(+ f\star_n z* a')"#),
    (#"x^{(k)} + z_{1:N} + a_{t|s}"#, #"(+ x^(k) z_(: 1 N) a_(| t s))"#),
    (#"z_{t+\Delta t} - u\,\Delta t"#, #"(+ z_(+ t \Delta t) (- (* u \Delta t)))"#),
    (#"\mathbf x_{i,j} \mathcal L_{\text{ELBO}}"#, #"(* \mathbf{x}_i,j \mathcal{L}_ELBO)"#),
    (#"\R_+ + {\tilde\mu}_1"#, #"(+ \mathbb{R}_"+" \tilde\mu_1)"#),
  ])
  func `a name keeps its accents, marks and indices`(tex: String, tree: String) throws {
    #expect(try FormulaReader.course().readExpression(tex).debugDescription == tree)
  }

  @Test(arguments: [
    (#"|x-|y|| + ||x|| + |x||y|"#, #"(+ (abs (+ x (- (abs y)))) (norm x) (* (abs x) (abs y)))"#),
    (#"\|x\|_2^2\,\|y\|"#, #"(* (^ (norm x 2) 2) (norm y))"#),
    (#"e^{-\gamma|t|}"#, #"(^ e (- (* \gamma (abs t))))"#),
    (#"p(|x| | |y|)"#, #"(p (abs x) | (abs y))"#),
    (#"2||x||^2"#, #"(* 2 (^ (norm x) 2))"#),
    (#"\left|\left|x\right|\right|"#, #"(norm x)"#),
    (#"\frac{\d}{\d x}f(x)\Big|_{x=0}"#, #"(at (d [x] (f x)) (= x 0))"#),
    (#"\Big[y^2\Big]_0^1"#, #"(at (^ y 2) 0 1)"#),
  ])
  func `a bar opens, closes or separates by what stands around it`(tex: String, tree: String) throws
  {
    #expect(try FormulaReader.course().readExpression(tex).debugDescription == tree)
  }

  @Test(arguments: [
    (#"\sin^2 x\cos 2\pi(t-s)"#, #"(* (^ (\sin x) 2) (\cos (* 2 \pi (+ t (- s)))))"#),
    (#"\log x\,y + \log p(x)\,q(x)"#, #"(+ (* (\log x) y) (* (\log (p x)) (q x)))"#),
    (#"q(z_{n-1}\mid z_n,z_0)"#, #"(q z_(+ n (- 1)) | z_n z_0)"#),
    (#"\N(x;\,\mu,\sigma^2)"#, #"(\mathcal{N} x | \mu (^ \sigma 2))"#),
    (#"(p*q)(x) + (S_cp)(x)"#, #"(+ ((* p q) x) ((* S_c p) x))"#),
    (#"f'(x) + \dot x_t"#, #"(+ ((d [1] f) x) (d [t] x_t))"#),
    (#"\KL(p\,\|\,q) + D_{\mathrm{KL}}(p\|q)"#, #"(+ (KL p q) (KL p q))"#),
    (#"\max(a,b) + \operatorname{tr}A"#, #"(+ (\max a b) (tr A))"#),
    (#"\mathrm{Unif}\{1,\dots,N\}"#, #"(Unif (list-dots 1 … N))"#),
    (#"q(\cdot\mid z_0) + f(x) + O(h^2)"#, #"(+ (q \cdot | z_0) (f x) (O (^ h 2)))"#),
    (#"\exp\left\{-\frac{x^2}2\right\}"#, #"(\exp (- (/ (^ x 2) 2)))"#),
    (
      #"\operatorname{softmax}(a,b) + \mathbf 1\{x>0\}"#,
      #"(+ (softmax a b) (indicator (> x 0)))"#
    ),
  ])
  func `functions take their arguments with and without parentheses`(tex: String, tree: String)
    throws
  {
    #expect(try FormulaReader.course().readExpression(tex).debugDescription == tree)
  }

  @Test(arguments: [
    (#"\int\!\!\int f(x,y)\,\d x\,\d y"#, #"(integral [y] (integral [x] (f x y)))"#),
    (
      #"\int_0^1 f(x) + g(x)\,\d x + h"#,
      #"(+ (integral [x from 0 to 1] (+ (f x) (g x))) h)"#
    ),
    (#"\int_0^\infty\frac{dx}{1+x^2}"#, #"(integral [x from 0 to \infty] (/ 1 (+ 1 (^ x 2))))"#),
    (#"\int\d x\,f(x)"#, #"(integral [x] (f x))"#),
    (#"\int q(z\mid x)\,p(\d x)"#, #"(integral [x] (* (q z | x) (p x)))"#),
    (#"\int_{\R^d} p(x)\,dx"#, #"(integral [x in (^ \mathbb{R} d)] (p x))"#),
    (#"e^{-\int_0^t \alpha_s ds}"#, #"(^ e (- (integral [s from 0 to t] \alpha_s)))"#),
    (#"\sum_{i<j} a_ia_j"#, #"(sum [i j where (< i j)] (* a_i a_j))"#),
    (#"\sum_{1\le i\le n} x_i + c"#, #"(+ (sum [i from 1 to n] x_i) c)"#),
    (#"\prod_{k=n+1}^N \alpha_k\,x_0"#, #"(* (product [k from (+ n 1) to N] \alpha_k) x_0)"#),
    (#"\prod_{i\le k}a_i"#, #"(product [i where (<= i k)] a_i)"#),
    (#"\max_i a_i"#, #"(maximum [i] a_i)"#),
    (#"\sigma_1^2+\dots+\sigma_n^2+c"#, #"(+ (sum-dots (^ \sigma_1 2) … (^ \sigma_n 2)) c)"#),
    (
      #"\alpha_k\alpha_{k-1}\cdots\alpha_1x_0"#,
      #"(* (product-dots \alpha_k \alpha_(+ k (- 1)) … \alpha_1) x_0)"#
    ),
  ])
  func `sums, products and integrals know what they run over and how far they reach`(
    tex: String, tree: String
  ) throws {
    #expect(try FormulaReader.course().readExpression(tex).debugDescription == tree)
  }

  @Test(arguments: [
    (#"\frac{\partial^2 f}{\partial x^2}"#, #"(partial [x:2] f)"#),
    (#"\frac{\partial^2}{\partial x\,\partial y} f(x,y)"#, #"(partial [x y] (f x y))"#),
    (#"\frac{\d}{\d t}\log\alpha_t"#, #"(d [t] (\log \alpha_t))"#),
    (#"\frac{\partial f}{\partial z}(z,t)"#, #"((partial [z] f) z t)"#),
    (#"\partial_t p_t(x)\,c"#, #"(* (partial [t] (p_t x)) c)"#),
    (#"\nabla\cdot(up) + \nabla_x f"#, #"(+ (divergence (* u p)) (gradient_x f))"#),
    (#"\Delta p_t(x) + \nabla^2 f"#, #"(+ (laplacian (p_t x)) (laplacian f))"#),
    (#"\nabla\log q(x)^\top s"#, #"(* (transposed (gradient (\log (q x)))) s)"#),
  ])
  func `derivatives are found in all their spellings`(tex: String, tree: String) throws {
    #expect(try FormulaReader.course().readExpression(tex).debugDescription == tree)
  }

  @Test(arguments: [
    (#"\E_{x\sim p,\,z\sim q}\|x-z\|^2"#, #"(mean [(~ x p) (~ z q)] (^ (norm (+ x (- z))) 2))"#),
    (#"\E\,e^{itX}\,\E\,e^{itY}"#, #"(* (mean (^ e (* i t X))) (mean (^ e (* i t Y))))"#),
    (#"\E\,(x-a)^2 + \E[X\mid Y]"#, #"(+ (mean (^ (+ x (- a)) 2)) (mean X | Y))"#),
    (
      #"\operatorname{Var}(z\mid y) + \operatorname{Cov}(X,Y)"#,
      #"(+ (variance z | y) (covariance X Y))"#
    ),
    (#"P(x=x_1\mid z)"#, #"(probability (= x x_1) | z)"#),
    (
      #"\E_{\substack{n\sim q\\z_0\sim p(z_0)}}[a_n]"#,
      #"(mean [(~ n q) (~ z_0 (p z_0))] a_n)"#
    ),
    (
      #"\underbrace{a+b}_{=\,0} + \underbrace{c}_{L_n}"#,
      #"(+ (named (+ a b) (= (+ a b) 0)) (named c L_n))"#
    ),
    (
      #"\begin{cases}x&x>0\\0&\text{otherwise}\end{cases}"#,
      #"(cases [x (> x 0)] [0 otherwise])"#
    ),
    (#"\begin{pmatrix}a&b\\c&d\end{pmatrix}x"#, #"(* (matrix [a b] [c d]) x)"#),
  ])
  func `means, braces and tables are read`(tex: String, tree: String) throws {
    #expect(try FormulaReader.course().readExpression(tex).debugDescription == tree)
  }

  @Test func `where functions are declared, any other name in front of parentheses multiplies`()
    throws
  {
    let reader = FormulaReader.course(functions: [Symbol("c")])
    #expect(
      try reader.readExpression("c(x) f(x) + c_1^2(1-x)").debugDescription
        == "(+ (* (c x) f x) (^ (c_1 (+ 1 (- x))) 2))")
  }

  @Test func `what a macro expands to has the place of its call`() throws {
    let reader = FormulaReader(macros: ["\\half": "\\frac{1}{2}", "\\sq": "#1^2"])
    let sum = try reader.readExpression(#"x+\half+\sq{y}"#)
    #expect(sum.debugDescription == "(+ x (/ 1 2) (^ y 2))")
    #expect(sum.children[1].span == Span(2, 7))
    #expect(sum.children[2].children[0].span == Span(12, 13))
  }
}
