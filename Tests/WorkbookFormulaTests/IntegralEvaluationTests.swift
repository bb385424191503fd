import Testing
import WorkbookFormula

@Suite struct IntegralEvaluationTests {
  private func isRefused(_ tex: String) throws -> Bool {
    do {
      _ = try Sampled().value(tex)
      return false
    } catch is EvaluationProblem { return true }
  }

  @Test func `an integral that does not exist is refused`() throws {
    #expect(try isRefused("\\int_1^\\infty\\frac{\\d y}{y}"))
    #expect(try isRefused("\\int_{\\R}e^{y}\\,\\d y"))
    #expect(try isRefused("\\int_0^1\\frac{\\d y}{y}"))
    #expect(try isRefused("\\int_{-1}^1\\frac{\\d y}{y^2}"))
  }

  @Test(arguments: [(0.02, 20.0), (1, 1), (3, 0.05)])
  func `a convolution of Gaussians is the Gaussian of the sums`(s: Double, t: Double) throws {
    var sample = try Sampled(["x": 0.7, "\\mu_1": 0.4, "\\mu_2": -1.1, "s": s, "t": t])
    try sample.define("p(x)", "\\N(x;\\mu_1,s^2)")
    try sample.define("q(x)", "\\N(x;\\mu_2,t^2)")
    try sample.expect("(p*q)(x)", equals: "\\N(x;\\mu_1+\\mu_2,s^2+t^2)")
    try sample.expect("\\int_{\\R}p(x-y)q(y)\\,\\d y", equals: "\\N(x;\\mu_1+\\mu_2,s^2+t^2)")
    try sample.expect("(p*q)(x)", differsFrom: "\\N(x;\\mu_1+\\mu_2,s^2+t)+10^{-9}")
  }

  @Test(arguments: [0.02, 1, 40])
  func `an integrand with poles beside the line keeps its digits`(c: Double) throws {
    try Sampled(["x": 1.3, "c": c]).expect(
      "\\int_{-\\infty}^\\infty\\frac{\\d y}{(y^2+1)((y-x)^2+c^2)}",
      equals: "\\frac{\\pi(1+c)}{c(x^2+(1+c)^2)}")
  }

  @Test func `finite and half infinite ranges follow singular ends`() throws {
    let sample = try Sampled(["a": 2.5])
    try sample.expect("\\int_0^1\\frac{\\d y}{\\sqrt y}", equals: "2")
    try sample.expect("\\int_0^{1}\\log y\\,\\d y", equals: "-1")
    try sample.expect("\\int_0^\\infty y^3e^{-ay^2}\\,\\d y", equals: "\\frac1{2a^2}")
    try sample.expect("\\int_{-\\infty}^a e^{y}\\,\\d y", equals: "e^a")
    try sample.expect("\\int_a^{-1}\\cos y\\,\\d y", equals: "-\\sin 1-\\sin a")
  }

  @Test(arguments: [-4.7, 0.156, 1.1146])
  func `kinks inside widen the bound by no less than they must`(x: Double) throws {
    for a in [0.117, 0.226, 0.9, 7.19, 9.73] {
      try Sampled(["x": x, "a": a]).expect(
        "\\int_{\\R}|y|e^{-a|y-x|}\\,\\d y", equals: "\\frac{2|x|}a+\\frac2{a^2}e^{-a|x|}",
        within: 1e-6)
    }
  }

  @Test func `an oscillation in step with the grid is not mistaken for a slow one`() throws {
    for frequency in [17.7, 18.74, 18.78, 20.94, 41.9] {
      var sample = try Sampled(["t": frequency])
      try sample.law("X", "\\N(0,1)")
      let value = try sample.value("\\E\\cos(tX)").numbers[0]
      #expect(abs(value.real) <= value.error)
      #expect(value.error < 1e-12)
    }
  }

  @Test func `a double integral over the plane is one of a density`() throws {
    var sample = try Sampled(["s": 0.6])
    try sample.set("v", .vector([0, 0]))
    try sample.set("w", .vector([1, 0.5]))
    try sample.expect("\\int_{\\R^2}\\N(v;w,s^2I)\\,\\d v", equals: "1")
    try sample.expect("\\int_{\\R^2}\\|v-w\\|^2\\N(v;w,s^2I)\\,\\d v", equals: "2s^2")
  }
}
