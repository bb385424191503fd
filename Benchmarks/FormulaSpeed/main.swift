// How long it takes to verify a derivation of ten steps, from its LaTeX to the verdict.
//
//   swift run -c release formula-speed [rounds]
//
// Reading, sampling and evaluating are in the figure; the median of the rounds counts.

import WorkbookFormula

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 25

let declarations = #"""
  x, y, \mu_1, \mu_2 \in \mathbb{R}
  \sigma_1, \sigma_2 > 0
  u := x - \mu_1
  s^2 := \sigma_1^2 + \sigma_2^2
  m := (\sigma_2^2 u + \sigma_1^2\mu_2)/s^2
  """#

/// Completing a square, ten steps.
let plain = #"""
  \begin{aligned}
  &\frac{(y-u)^2}{\sigma_1^2}+\frac{(y-\mu_2)^2}{\sigma_2^2}\\
  &=\frac{y^2-2uy+u^2}{\sigma_1^2}+\frac{y^2-2\mu_2y+\mu_2^2}{\sigma_2^2}\\
  &=\Big(\frac1{\sigma_1^2}+\frac1{\sigma_2^2}\Big)y^2
    -2\Big(\frac u{\sigma_1^2}+\frac{\mu_2}{\sigma_2^2}\Big)y
    +\frac{u^2}{\sigma_1^2}+\frac{\mu_2^2}{\sigma_2^2}\\
  &=\frac{s^2}{\sigma_1^2\sigma_2^2}y^2
    -2\,\frac{\sigma_2^2u+\sigma_1^2\mu_2}{\sigma_1^2\sigma_2^2}\,y
    +\frac{u^2}{\sigma_1^2}+\frac{\mu_2^2}{\sigma_2^2}\\
  &=\frac{s^2}{\sigma_1^2\sigma_2^2}\big(y^2-2my\big)
    +\frac{u^2}{\sigma_1^2}+\frac{\mu_2^2}{\sigma_2^2}\\
  &=\frac{s^2}{\sigma_1^2\sigma_2^2}\big((y-m)^2-m^2\big)
    +\frac{u^2}{\sigma_1^2}+\frac{\mu_2^2}{\sigma_2^2}\\
  &=\frac{s^2}{\sigma_1^2\sigma_2^2}(y-m)^2-\frac{s^2m^2}{\sigma_1^2\sigma_2^2}
    +\frac{u^2}{\sigma_1^2}+\frac{\mu_2^2}{\sigma_2^2}\\
  &=\frac{s^2}{\sigma_1^2\sigma_2^2}(y-m)^2
    +\frac{u^2}{\sigma_1^2}+\frac{\mu_2^2}{\sigma_2^2}
    -\frac{(\sigma_2^2u+\sigma_1^2\mu_2)^2}{\sigma_1^2\sigma_2^2s^2}\\
  &=\frac{s^2}{\sigma_1^2\sigma_2^2}(y-m)^2
    +\frac{s^2(\sigma_2^2u^2+\sigma_1^2\mu_2^2)-(\sigma_2^2u+\sigma_1^2\mu_2)^2}
      {\sigma_1^2\sigma_2^2s^2}\\
  &=\frac{s^2}{\sigma_1^2\sigma_2^2}(y-m)^2
    +\frac{\sigma_1^2\sigma_2^2(u-\mu_2)^2}{\sigma_1^2\sigma_2^2s^2}\\
  &=\frac{s^2}{\sigma_1^2\sigma_2^2}(y-m)^2+\frac{(u-\mu_2)^2}{s^2}
  \end{aligned}
  """#

/// The convolution of two normal densities, ten steps and two integrals.
let integrals = #"""
  \begin{aligned}
  &\frac1{2\pi\sigma_1\sigma_2}\int_{-\infty}^{\infty}
    \exp\Big(-\frac{(y-u)^2}{2\sigma_1^2}-\frac{(y-\mu_2)^2}{2\sigma_2^2}\Big)\,dy\\
  &=\frac1{2\pi\sigma_1\sigma_2}\,e^{-\frac{(u-\mu_2)^2}{2s^2}}
    \int_{-\infty}^{\infty}\exp\Big(-\frac{s^2}{2\sigma_1^2\sigma_2^2}(y-m)^2\Big)\,dy\\
  &=\frac1{2\pi\sigma_1\sigma_2}\,e^{-\frac{(u-\mu_2)^2}{2s^2}}
    \sqrt{\frac{2\pi\sigma_1^2\sigma_2^2}{s^2}}\\
  &=\frac1{2\pi\sigma_1\sigma_2}\,e^{-\frac{(u-\mu_2)^2}{2s^2}}\,
    \frac{\sqrt{2\pi}\,\sigma_1\sigma_2}{s}\\
  &=\frac{\sqrt{2\pi}}{2\pi s}\,e^{-\frac{(u-\mu_2)^2}{2s^2}}\\
  &=\frac1{\sqrt{2\pi}\,s}\,e^{-\frac{(u-\mu_2)^2}{2s^2}}\\
  &=\frac1{\sqrt{2\pi s^2}}\,e^{-\frac{(u-\mu_2)^2}{2s^2}}\\
  &=\frac1{\sqrt{2\pi s^2}}\,e^{-\frac{(x-\mu_1-\mu_2)^2}{2s^2}}\\
  &=\frac1{\sqrt{2\pi(\sigma_1^2+\sigma_2^2)}}\,e^{-\frac{(x-\mu_1-\mu_2)^2}{2s^2}}\\
  &=\frac1{\sqrt{2\pi(\sigma_1^2+\sigma_2^2)}}\,
    \exp\Big(-\frac{(x-\mu_1-\mu_2)^2}{2(\sigma_1^2+\sigma_2^2)}\Big)\\
  &=\mathcal{N}(x;\mu_1+\mu_2,\sigma_1^2+\sigma_2^2)
  \end{aligned}
  """#

for (name, tex, limit) in [
  ("ten steps without integrals", plain, 5.0), ("ten steps with two integrals", integrals, 100.0),
] {
  var times: [Double] = []
  var verdict: Verdict?
  for _ in 0..<rounds {
    let clock = ContinuousClock()
    let time = try clock.measure {
      var declared = Declarations()
      try declared.add(declarations)
      verdict = FormulaChecker(declared).check(tex)
    }
    times.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
  }
  guard case .holds(let evidence)? = verdict else {
    print("\(name): \(verdict?.messages(for: tex).map(\.summary) ?? [])")
    continue
  }
  let median = (times.sorted()[rounds / 2] * 100).rounded() / 100
  print("\(name): \(median) ms (at most \(limit)), \(evidence.steps.count) steps hold")
}
