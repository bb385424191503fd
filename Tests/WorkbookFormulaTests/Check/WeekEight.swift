/// A displayed derivation with the declarations that it needs.
struct Derivation: Sendable {
  let name: String
  let declarations: String
  let tex: String
}

/// The displayed derivations of a chapter on convolutions, denoising and Gaussian chains.
enum WeekEight {
  static let macros = [
    "\\R": "\\mathbb{R}", "\\E": "\\mathbb{E}", "\\N": "\\mathcal{N}",
    "\\KL": "\\operatorname{KL}", "\\d": "\\mathrm{d}",
  ]

  static let derivations = [
    Derivation(
      name: "affine",
      declarations: #"""
        n \in \{1,2\}
        m, b, t \in \R^n
        A \in \R^{n\times n}
        C \in \R^{n\times n} \text{ symmetric positive definite}
        X \sim \N(m,C)
        m_1, m_2 \in \R
        C_1, C_2 > 0
        """#,
      tex: #"""
        \E\,e^{it\cdot(AX+b)}=e^{it\cdot b}\,\E\,e^{i(A^\top t)\cdot X}
          =\exp\big(i\,t\cdot(Am+b)-\tfrac12\,t^\top ACA^\top t\big)
        """#),
    Derivation(
      name: "sum of normals",
      declarations: #"""
        m_1, m_2, t \in \R
        C_1, C_2 > 0
        X_1 \sim \N(m_1,C_1)
        X_2 \sim \N(m_2,C_2)
        """#,
      tex: #"""
        \E\,e^{it\cdot(X_1+X_2)}=\E\,e^{it\cdot X_1}\;\E\,e^{it\cdot X_2}
          =\exp\big(i\,t\cdot(m_1+m_2)-\tfrac12\,t^\top(C_1+C_2)\,t\big)
        """#),
    Derivation(
      name: "convolution",
      declarations: #"""
        x \in \R
        p, q \in \mathcal{P}(\R)
        """#,
      tex: #"""
        (p*q)(x)=\int_{\R}p(x-y)\,q(y)\,\d y .
        """#),
    Derivation(
      name: "square",
      declarations: #"""
        x, y \in \R
        \mu_1, \mu_2 \in \R
        \sigma_1, \sigma_2 > 0
        u := x - \mu_1
        s^2 := \sigma_1^2 + \sigma_2^2
        m := (\sigma_2^2 u + \sigma_1^2\mu_2)/s^2
        """#,
      tex: #"""
        \begin{aligned}
        &\frac{(y-u)^2}{\sigma_1^2}+\frac{(y-\mu_2)^2}{\sigma_2^2}\\
        &\quad=\Big(\frac1{\sigma_1^2}+\frac1{\sigma_2^2}\Big)y^2
          -2\Big(\frac u{\sigma_1^2}+\frac{\mu_2}{\sigma_2^2}\Big)y
          +\frac{u^2}{\sigma_1^2}+\frac{\mu_2^2}{\sigma_2^2}\\
        &\quad=\frac{s^2}{\sigma_1^2\sigma_2^2}\,(y-m)^2
          +\frac{u^2}{\sigma_1^2}+\frac{\mu_2^2}{\sigma_2^2}
          -\frac{(\sigma_2^2u+\sigma_1^2\mu_2)^2}{\sigma_1^2\sigma_2^2s^2}\\
        &\quad=\frac{s^2}{\sigma_1^2\sigma_2^2}\,(y-m)^2+\frac{(u-\mu_2)^2}{s^2}.
        \end{aligned}
        """#),
    Derivation(
      name: "gaussian integral",
      declarations: #"""
        x, y \in \R
        \mu_1, \mu_2 \in \R
        \sigma_1, \sigma_2 > 0
        u := x - \mu_1
        s^2 := \sigma_1^2 + \sigma_2^2
        m := (\sigma_2^2 u + \sigma_1^2\mu_2)/s^2
        p(x) := \N(x;\mu_1,\sigma_1^2)
        q(y) := \N(y;\mu_2,\sigma_2^2)
        """#,
      tex: #"""
        \begin{aligned}
        (p*q)(x)
        &=\frac1{2\pi\sigma_1\sigma_2}\int_{\R}
          \exp\Big(-\frac{(y-u)^2}{2\sigma_1^2}-\frac{(y-\mu_2)^2}{2\sigma_2^2}\Big)\d y\\
        &=\frac1{2\pi\sigma_1\sigma_2}\,e^{-\frac{(u-\mu_2)^2}{2s^2}}
          \int_{\R}\exp\Big(-\frac{s^2}{2\sigma_1^2\sigma_2^2}(y-m)^2\Big)\d y\\
        &=\frac1{2\pi\sigma_1\sigma_2}\,e^{-\frac{(u-\mu_2)^2}{2s^2}}\,
          \sqrt{\frac{2\pi\sigma_1^2\sigma_2^2}{s^2}}
         =\frac1{\sqrt{2\pi s^2}}\,e^{-\frac{(x-\mu_1-\mu_2)^2}{2s^2}} .
        \end{aligned}
        """#),
    Derivation(
      name: "normal laws",
      declarations: #"""
        \mu_1, \mu_2 \in \R
        \sigma_1, \sigma_2 > 0
        """#,
      tex: #"""
        \N(\mu_1,\sigma_1^2)*\N(\mu_2,\sigma_2^2)=\N(\mu_1+\mu_2,\;\sigma_1^2+\sigma_2^2).
        """#),
    Derivation(
      name: "recursion",
      declarations: #"""
        k \in \{1,\dots,5\}
        \alpha_j \in \R \text{ for } j \ge 1
        \sigma_j > 0 \text{ for } j \ge 1
        x_0 \in \R
        \tilde\mu_0 := x_0
        \tilde\mu_k := \alpha_k\tilde\mu_{k-1}
        \tilde\sigma_0^2 := 0
        \tilde\sigma_k^2 := \alpha_k^2\tilde\sigma_{k-1}^2 + \sigma_k^2
        """#,
      tex: #"""
        \tilde\mu_k=\alpha_k\tilde\mu_{k-1},\qquad
        \tilde\sigma_k^2=\alpha_k^2\,\tilde\sigma_{k-1}^2+\sigma_k^2 .
        """#),
    Derivation(
      name: "unrolled",
      declarations: #"""
        k \in \{1,\dots,5\}
        \alpha_j \in \R \text{ for } j \ge 1
        \sigma_j > 0 \text{ for } j \ge 1
        x_0 \in \R
        \tilde\mu_0 := x_0
        \tilde\mu_k := \alpha_k\tilde\mu_{k-1}
        \tilde\sigma_0^2 := 0
        \tilde\sigma_k^2 := \alpha_k^2\tilde\sigma_{k-1}^2 + \sigma_k^2
        """#,
      tex: #"""
        \begin{aligned}
        \tilde\sigma_1^2&=\sigma_1^2,\\
        \tilde\sigma_2^2&=\alpha_2^2\sigma_1^2+\sigma_2^2,\\
        \tilde\sigma_3^2&=\alpha_3^2\alpha_2^2\sigma_1^2+\alpha_3^2\sigma_2^2+\sigma_3^2,
        \end{aligned}
        """#),
    Derivation(
      name: "chain",
      declarations: #"""
        k \in \{1,\dots,5\}
        \alpha_j \in \R \text{ for } j \ge 1
        \sigma_j > 0 \text{ for } j \ge 1
        x_0 \in \R
        \tilde\mu_0 := x_0
        \tilde\mu_k := \alpha_k\tilde\mu_{k-1}
        \tilde\sigma_0^2 := 0
        \tilde\sigma_k^2 := \alpha_k^2\tilde\sigma_{k-1}^2 + \sigma_k^2
        """#,
      tex: #"""
        \tilde\mu_k=\Big(\prod_{i=1}^k\alpha_i\Big)x_0,\qquad
        \tilde\sigma_k^2=\sum_{i=1}^k\sigma_i^2\prod_{j=i+1}^k\alpha_j^2 ,
        """#),
    Derivation(
      name: "one line",
      declarations: #"""
        k \in \{1,\dots,5\}
        \alpha_j \in \R \text{ for } j \ge 1
        \sigma_j > 0 \text{ for } j \ge 1
        x_0 \in \R
        \tilde\mu_0 := x_0
        \tilde\mu_k := \alpha_k\tilde\mu_{k-1}
        \tilde\sigma_0^2 := 0
        \tilde\sigma_k^2 := \alpha_k^2\tilde\sigma_{k-1}^2 + \sigma_k^2
        """#,
      tex: #"""
        \alpha_k^2\sum_{i=1}^{k-1}\sigma_i^2\prod_{j=i+1}^{k-1}\alpha_j^2+\sigma_k^2
        =\sum_{i=1}^{k-1}\sigma_i^2\prod_{j=i+1}^{k}\alpha_j^2+\sigma_k^2
        =\sum_{i=1}^{k}\sigma_i^2\prod_{j=i+1}^{k}\alpha_j^2 .
        """#),
    Derivation(
      name: "residues",
      declarations: #"""
        x, y \in \R
        c > 0
        I(x,c) := \int_{-\infty}^{\infty}\frac{\d y}{(y^2+1)\,\big((y-x)^2+c^2\big)}
        \Delta := \big(x^2+(1+c)^2\big)\big(x^2+(1-c)^2\big)
        a := 2x/\Delta
        a' := -a
        b := (x^2+c^2-1)/\Delta
        b' := (x^2-c^2+1)/\Delta
        \operatorname*{Res}_{y=i} := \frac1{2i\,\big((i-x)^2+c^2\big)}
        \operatorname*{Res}_{y=x+ic} := \frac1{2ic\,\big((x+ic)^2+1\big)}
        """#,
      tex: #"""
        \begin{aligned}
        \operatorname*{Res}_{y=i}&=\frac1{2i\,\big((i-x)^2+c^2\big)}
          =\frac1{2i\,(x-i(1+c))\,(x-i(1-c))},\\
        \operatorname*{Res}_{y=x+ic}&=\frac1{2ic\,\big((x+ic)^2+1\big)}
          =\frac1{2ic\,(x+i(1+c))\,(x-i(1-c))} .
        \end{aligned}
        """#),
    Derivation(
      name: "sum of residues",
      declarations: #"""
        x, y \in \R
        c > 0
        I(x,c) := \int_{-\infty}^{\infty}\frac{\d y}{(y^2+1)\,\big((y-x)^2+c^2\big)}
        \Delta := \big(x^2+(1+c)^2\big)\big(x^2+(1-c)^2\big)
        a := 2x/\Delta
        a' := -a
        b := (x^2+c^2-1)/\Delta
        b' := (x^2-c^2+1)/\Delta
        \operatorname*{Res}_{y=i} := \frac1{2i\,\big((i-x)^2+c^2\big)}
        \operatorname*{Res}_{y=x+ic} := \frac1{2ic\,\big((x+ic)^2+1\big)}
        """#,
      tex: #"""
        \begin{aligned}
        I(x,c)&=2\pi i\Big(\operatorname*{Res}_{y=i}+\operatorname*{Res}_{y=x+ic}\Big)\\
        &=\frac{\pi}{x-i(1-c)}\left(\frac1{x-i(1+c)}+\frac1{c\,\big(x+i(1+c)\big)}\right)\\
        &=\frac{\pi}{x-i(1-c)}\cdot
          \frac{c\,\big(x+i(1+c)\big)+x-i(1+c)}{c\,\big(x^2+(1+c)^2\big)}\\
        &=\frac{\pi}{x-i(1-c)}\cdot\frac{(1+c)\,\big(x-i(1-c)\big)}{c\,\big(x^2+(1+c)^2\big)} ,
        \end{aligned}
        """#),
    Derivation(
      name: "equivariance",
      declarations: #"""
        x, a, b, m_1, m_2 \in \R
        c, r, s_1 > 0
        s_2 := r\,s_1
        p, q, h \in \mathcal{P}(\R)
        (T_ap)(x) := p(x-a)
        (S_cp)(x) := \frac1c\,p\Big(\frac xc\Big)
        """#,
      tex: #"""
        \begin{aligned}
        (T_ap*T_bq)(x)&=\int p(x-y-a)\,q(y-b)\,\d y\\
        &=\int p(x-a-b-y)\,q(y)\,\d y=(p*q)(x-a-b),\\
        (S_cp*S_cq)(x)&=\int\frac1c\,p\Big(\frac{x-y}c\Big)\,\frac1c\,q\Big(\frac yc\Big)\d y\\
        &=\frac1c\int p\Big(\frac xc-y\Big)q(y)\,\d y=\frac1c\,(p*q)\Big(\frac xc\Big).
        \end{aligned}
        """#),
    Derivation(
      name: "operators",
      declarations: #"""
        x, a, b, m_1, m_2 \in \R
        c, r, s_1 > 0
        s_2 := r\,s_1
        p, q, h \in \mathcal{P}(\R)
        (T_ap)(x) := p(x-a)
        (S_cp)(x) := \frac1c\,p\Big(\frac xc\Big)
        """#,
      tex: #"""
        T_ap*T_bq=T_{a+b}(p*q),\qquad S_cp*S_cq=S_c(p*q).
        """#),
    Derivation(
      name: "location and scale",
      declarations: #"""
        x, a, b, m_1, m_2 \in \R
        c, r, s_1 > 0
        s_2 := r\,s_1
        p, q, h \in \mathcal{P}(\R)
        (T_ap)(x) := p(x-a)
        (S_cp)(x) := \frac1c\,p\Big(\frac xc\Big)
        """#,
      tex: #"""
        \begin{aligned}
        T_{m_1}S_{s_1}h*T_{m_2}S_{s_2}h
        &=T_{m_1+m_2}\big(S_{s_1}h*S_{s_1}S_rh\big)
         =T_{m_1+m_2}S_{s_1}\big(h*S_rh\big).
        \end{aligned}
        """#),
    Derivation(
      name: "rational",
      declarations: #"""
        x, y \in \R
        c > 0
        I(x,c) := \int_{-\infty}^{\infty}\frac{\d y}{(y^2+1)\,\big((y-x)^2+c^2\big)}
        \Delta := \big(x^2+(1+c)^2\big)\big(x^2+(1-c)^2\big)
        a := 2x/\Delta
        a' := -a
        b := (x^2+c^2-1)/\Delta
        b' := (x^2-c^2+1)/\Delta
        """#,
      tex: #"""
        \int_{-\infty}^{\infty}\frac{\d y}{(y^2+1)\,\big((y-x)^2+c^2\big)}
        =\frac{\pi\,(1+c)}{c\,\big(x^2+(1+c)^2\big)} .
        """#),
    Derivation(
      name: "partial fractions",
      declarations: #"""
        x, y \in \R
        c > 0
        I(x,c) := \int_{-\infty}^{\infty}\frac{\d y}{(y^2+1)\,\big((y-x)^2+c^2\big)}
        \Delta := \big(x^2+(1+c)^2\big)\big(x^2+(1-c)^2\big)
        a := 2x/\Delta
        a' := -a
        b := (x^2+c^2-1)/\Delta
        b' := (x^2-c^2+1)/\Delta
        """#,
      tex: #"""
        \frac1{(y^2+1)\big((y-x)^2+c^2\big)}=\frac{ay+b}{y^2+1}+\frac{a'(y-x)+b'}{(y-x)^2+c^2}.
        """#),
    Derivation(
      name: "coefficients",
      declarations: #"""
        x, y \in \R
        c > 0
        I(x,c) := \int_{-\infty}^{\infty}\frac{\d y}{(y^2+1)\,\big((y-x)^2+c^2\big)}
        \Delta := \big(x^2+(1+c)^2\big)\big(x^2+(1-c)^2\big)
        a := 2x/\Delta
        a' := -a
        b := (x^2+c^2-1)/\Delta
        b' := (x^2-c^2+1)/\Delta
        """#,
      tex: #"""
        \begin{aligned}
        ai+b&=\frac1{x^2+c^2-1-2ix}=\frac{x^2+c^2-1+2ix}\Delta,\\
        a'ic+b'&=\frac1{x^2-c^2+1+2icx}=\frac{x^2-c^2+1-2icx}\Delta.
        \end{aligned}
        """#),
    Derivation(
      name: "arctangents",
      declarations: #"""
        x, y \in \R
        c > 0
        I(x,c) := \int_{-\infty}^{\infty}\frac{\d y}{(y^2+1)\,\big((y-x)^2+c^2\big)}
        \Delta := \big(x^2+(1+c)^2\big)\big(x^2+(1-c)^2\big)
        a := 2x/\Delta
        a' := -a
        b := (x^2+c^2-1)/\Delta
        b' := (x^2-c^2+1)/\Delta
        """#,
      tex: #"""
        \begin{aligned}
        &\pi\Big(b+\frac{b'}c\Big)=\frac\pi{c\,\Delta}\Big(c\,(x^2+c^2-1)+x^2-c^2+1\Big)\\
        &=\frac\pi{c\,\Delta}\,(1+c)\big(x^2+(1-c)^2\big)
         =\frac{\pi(1+c)}{c\,\big(x^2+(1+c)^2\big)} .
        \end{aligned}
        """#),
    Derivation(
      name: "cauchy",
      declarations: #"""
        x \in \R
        \gamma_2 > 0
        h(x) := \frac1{\pi(1+x^2)}
        b > 0
        (S_bh)(x) := \frac1b h\big(\frac xb\big)
        """#,
      tex: #"""
        \begin{aligned}
        (h*S_{\gamma_2}h)(x)
        &=\int_{\R}\frac1{\pi\big(1+(x-y)^2\big)}\cdot
          \frac1{\pi\gamma_2\big(1+(y/\gamma_2)^2\big)}\,\d y\\
        &=\frac{\gamma_2}{\pi^2}\int_{\R}\frac{\d y}{\big(1+(x-y)^2\big)\big(\gamma_2^2+y^2\big)}\\
        &=\frac{\gamma_2}{\pi^2}\int_{\R}\frac{\d y}{(1+y^2)\,\big((y-x)^2+\gamma_2^2\big)}\\
        &=\frac{\gamma_2}{\pi^2}\cdot\frac{\pi\,(1+\gamma_2)}{\gamma_2\,\big(x^2+(1+\gamma_2)^2\big)}\\
        &=\frac1{\pi\,(1+\gamma_2)\Big(1+\big(\frac x{1+\gamma_2}\big)^2\Big)}=(S_{1+\gamma_2}h)(x).
        \end{aligned}
        """#),
    Derivation(
      name: "cauchy laws",
      declarations: #"""
        \mu_1, \mu_2 \in \R
        \gamma_1, \gamma_2 > 0
        """#,
      tex: #"""
        \begin{aligned}
        &\mathrm{Cauchy}(\mu_1,\gamma_1)*\mathrm{Cauchy}(\mu_2,\gamma_2)\\
        &\qquad=\mathrm{Cauchy}(\mu_1+\mu_2,\;\gamma_1+\gamma_2).
        \end{aligned}
        """#),
    Derivation(
      name: "bridge",
      declarations: #"""
        \gamma, \ell > 0
        w \in \R
        """#,
      tex: #"""
        \big(\gamma^2+(w+\ell)^2\big)\big(\gamma^2+(w-\ell)^2\big)
        =\big(w^2-(\ell^2-\gamma^2)\big)^2+4\gamma^2\ell^2 ,
        """#),
    Derivation(
      name: "product",
      declarations: #"""
        t, \mu \in \R
        \sigma > 0
        X \sim \N(\mu,\sigma^2)
        Y \sim \N(1,4)
        \varphi_X(t) := \E\,e^{itX}
        \varphi_Y(t) := \E\,e^{itY}
        \varphi_{X+Y}(t) := \E\,e^{it(X+Y)}
        """#,
      tex: #"""
        \varphi_{X+Y}(t)=\E\big[e^{itX}e^{itY}\big]=\varphi_X(t)\,\varphi_Y(t).
        """#),
    Derivation(
      name: "transform",
      declarations: #"""
        t \in \R
        \varphi(t) := \int_{\R}\frac{e^{itx}e^{-x^2/2}}{\sqrt{2\pi}}\,\d x
        """#,
      tex: #"""
        \varphi'(t)=\int\frac{ix\,e^{itx}e^{-x^2/2}}{\sqrt{2\pi}}\,\d x
        =\int\frac{i\,(it)\,e^{itx}e^{-x^2/2}}{\sqrt{2\pi}}\,\d x=-t\,\varphi(t),
        """#),
    Derivation(
      name: "inversion",
      declarations: #"""
        x \in \R
        """#,
      tex: #"""
        \frac1{2\pi}\int_{\R}e^{-itx}e^{-|t|}\,\d t
        =\frac1{2\pi}\Big(\frac1{1+ix}+\frac1{1-ix}\Big)=\frac1{\pi\,(1+x^2)} ,
        """#),
    Derivation(
      name: "exact reverse",
      declarations: #"""
        s > 0
        \sigma_k > 0 \text{ for } k \ge 1
        n \in \{2,\dots,5\}
        V_n := \sum_{k=1}^n \sigma_k^2
        z_{n-1} \sim \N(0, s^2+V_{n-1})
        """#,
      tex: #"""
        \begin{aligned}
        \operatorname{Var}z_{n-1}
        &=\Big(\frac{s^2+V_{n-1}}{s^2+V_n}\Big)^2(s^2+V_n)+\sigma_n^2\,\frac{s^2+V_{n-1}}{s^2+V_n}\\
        &=\frac{s^2+V_{n-1}}{s^2+V_n}\big(s^2+V_{n-1}+\sigma_n^2\big)=s^2+V_{n-1} .
        \end{aligned}
        """#),
    Derivation(
      name: "two points",
      declarations: #"""
        d \in \{1,2,3\}
        x_1, x_2, z \in \R^d
        \sigma > 0
        w_1(z) := \frac{e^{-\|z-x_1\|^2/2\sigma^2}}{e^{-\|z-x_1\|^2/2\sigma^2}+e^{-\|z-x_2\|^2/2\sigma^2}}
        w_2(z) := 1 - w_1(z)
        \bar x := \frac12(x_1+x_2)
        \delta := \frac12(x_1-x_2)
        i \in \{1,2\}
        w_i(z) := \frac{\N(z;x_i,\sigma^2I)}{\N(z;x_1,\sigma^2I)+\N(z;x_2,\sigma^2I)}
        """#,
      tex: #"""
        \frac{\N(z;x_i,\sigma^2I)}{\N(z;x_1,\sigma^2I)+\N(z;x_2,\sigma^2I)}
        =\frac{e^{-\|z-x_i\|^2/2\sigma^2}}{e^{-\|z-x_1\|^2/2\sigma^2}+e^{-\|z-x_2\|^2/2\sigma^2}}=w_i(z)
        """#),
    Derivation(
      name: "tanh",
      declarations: #"""
        d \in \{1,2,3\}
        x_1, x_2, z \in \R^d
        \sigma > 0
        w_1(z) := \frac{e^{-\|z-x_1\|^2/2\sigma^2}}{e^{-\|z-x_1\|^2/2\sigma^2}+e^{-\|z-x_2\|^2/2\sigma^2}}
        w_2(z) := 1 - w_1(z)
        \bar x := \frac12(x_1+x_2)
        \delta := \frac12(x_1-x_2)
        w_1 := w_1(z)
        w_2 := w_2(z)
        """#,
      tex: #"""
        \begin{aligned}
        \|z-x_2\|^2-\|z-x_1\|^2&=\|z-\bar x+\delta\|^2-\|z-\bar x-\delta\|^2=4\,\delta\cdot(z-\bar x),\\
        w_1-w_2&=\frac{1-e^{-2\delta\cdot(z-\bar x)/\sigma^2}}{1+e^{-2\delta\cdot(z-\bar x)/\sigma^2}}
          =\tanh\frac{\delta\cdot(z-\bar x)}{\sigma^2},
        \end{aligned}
        """#),
    Derivation(
      name: "denoiser",
      declarations: #"""
        d \in \{1,2,3\}
        x_1, x_2, z \in \R^d
        \sigma > 0
        w_1(z) := \frac{e^{-\|z-x_1\|^2/2\sigma^2}}{e^{-\|z-x_1\|^2/2\sigma^2}+e^{-\|z-x_2\|^2/2\sigma^2}}
        w_2(z) := 1 - w_1(z)
        \bar x := \frac12(x_1+x_2)
        \delta := \frac12(x_1-x_2)
        f^\star(z) := w_1(z)\,x_1+w_2(z)\,x_2
        """#,
      tex: #"""
        f^\star(z)=\frac{x_1+x_2}2+\frac{x_1-x_2}2\,
        \tanh\frac{(x_1-x_2)\cdot\big(z-\frac{x_1+x_2}2\big)}{2\sigma^2}.
        """#),
    Derivation(
      name: "tweedie",
      declarations: #"""
        d \in \{1,2\}
        x_1, x_2, z \in \R^d
        \sigma > 0
        w_1(z) := \frac{e^{-\|z-x_1\|^2/2\sigma^2}}{e^{-\|z-x_1\|^2/2\sigma^2}+e^{-\|z-x_2\|^2/2\sigma^2}}
        w_2(z) := 1 - w_1(z)
        \bar x := \frac12(x_1+x_2)
        \delta := \frac12(x_1-x_2)
        f^\star(z) := w_1(z)\,x_1+w_2(z)\,x_2
        q(z) := \frac12\N(z;x_1,\sigma^2I)+\frac12\N(z;x_2,\sigma^2I)
        """#,
      tex: #"""
        f^\star(z)=z+\sigma^2\,\nabla\log q(z)
        """#),
  ]
}

extension Derivation {
  /// Whether its sides take quadrature.
  var hasIntegrals: Bool {
    let commands = tex.split(separator: "\\").map { $0.prefix { $0.isLetter } }
    return tex.contains("*") || ["int", "E"].contains { commands.contains($0) }
  }
}
