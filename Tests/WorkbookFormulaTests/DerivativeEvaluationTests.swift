import Testing
import WorkbookFormula

@Suite struct DerivativeEvaluationTests {
  @Test func `a derivative that does not exist is refused`() throws {
    let sample = try Sampled(["x": 0])
    #expect(throws: EvaluationProblem.self) { try sample.value("\\frac{\\d}{\\d x}|x|") }
    #expect(throws: EvaluationProblem.self) { try sample.value("\\frac{\\d}{\\d x}\\sqrt x") }
  }

  @Test func `the heat equation holds for the Gaussian kernel`() throws {
    var sample = try Sampled(["x": 1.2, "t": 0.7])
    try sample.define("p_t(x)", "\\N(x;0,t)")
    try sample.expect(
      "\\partial_t p_t(x)", equals: "\\frac12\\frac{\\partial^2}{\\partial x^2}p_t(x)")
    try sample.expect("\\partial_t p_t(x)", differsFrom: "\\frac{\\partial^2}{\\partial x^2}p_t(x)")
    try sample.expect("\\partial_x\\log p_t(x)", equals: "-\\frac xt")
  }

  @Test func `limits of an integral are differentiated too`() throws {
    let sample = try Sampled(["x": 0.8, "a": 1.7])
    try sample.expect(
      "\\frac{\\d}{\\d x}\\int_0^{x^2}e^{-ay}\\,\\d y", equals: "2xe^{-ax^2}")
  }

  @Test func `nested derivatives by one name do not mix`() throws {
    let sample = try Sampled(["x": 0.8])
    try sample.expect(
      "\\frac{\\d}{\\d x}\\left(x\\,\\frac{\\d}{\\d x}\\sin x\\right)", equals: "\\cos x-x\\sin x")
    try sample.expect("\\frac{\\d^4}{\\d x^4}x^5", equals: "120x")
  }

  @Test func `Tweedie's formula holds for a Gaussian prior`() throws {
    var sample = try Sampled(["z": 0.2, "m": 0.4, "s": 0.8, "\\tau": 1.4])
    try sample.define("p(x)", "\\N(x;m,\\tau^2)")
    try sample.define("q(z\\mid x)", "\\N(z;x,s^2)")
    try sample.define("g(z)", "\\int q(z\\mid x)p(x)\\,\\d x")
    let mean = "\\frac{\\tau^2z+s^2m}{\\tau^2+s^2}"
    try sample.expect("z+s^2\\partial_z\\log g(z)", equals: mean)
    try sample.expect("\\frac1{g(z)}\\int x\\,q(z\\mid x)p(x)\\,\\d x", equals: mean)
  }

  @Test func `gradients, divergences and Laplacians of vectors follow their rules`() throws {
    var sample = try Sampled(["s": 0.6])
    try sample.set("v", .vector([0.3, -1.2]))
    try sample.set("w", .vector([1, 0.5]))
    try sample.expect("\\nabla_v\\log\\N(v;w,s^2I)", equals: "\\frac{w-v}{s^2}")
    try sample.expect("\\nabla_v\\cdot(\\|v\\|^2v)", equals: "4\\|v\\|^2")
    try sample.define("f(v)", "\\|v\\|^4")
    try sample.expect("\\Delta f(v)", equals: "16\\|v\\|^2")
  }
}
