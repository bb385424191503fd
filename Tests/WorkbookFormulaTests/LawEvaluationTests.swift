import Testing
import WorkbookFormula

@Suite struct LawEvaluationTests {
  @Test func `a random variable has no value of its own`() throws {
    var sample = try Sampled()
    try sample.law("X", "\\N(0,1)")
    #expect(throws: EvaluationProblem.self) { try sample.value("X+1") }
    #expect(throws: EvaluationProblem.self) { try sample.value("X\\sim\\N(0,1)") }
    #expect(throws: EvaluationProblem.self) { try sample.value("\\E[3]") }
  }

  @Test func `moments and characteristic functions of a normal law are its textbook ones`() throws {
    var sample = try Sampled(["\\mu": 0.5, "\\sigma": 0.6, "t": 0.9])
    try sample.law("X", "\\N(\\mu,\\sigma^2)")
    try sample.expect("\\E[X^4]", equals: "\\mu^4+6\\mu^2\\sigma^2+3\\sigma^4")
    try sample.expect("\\operatorname{Var}[X]", equals: "\\sigma^2")
    try sample.expect("\\E\\,e^{itX}", equals: "e^{i\\mu t-\\frac12\\sigma^2t^2}")
    try sample.expect("\\E[X^2]", differsFrom: "\\mu^2+\\sigma")
  }

  @Test func `a posterior mean is a ratio of integrals`() throws {
    var sample = try Sampled(["\\mu": 0.5, "\\sigma": 0.6, "s": 0.8, "y": -0.3])
    try sample.law("X", "\\N(\\mu,\\sigma^2)")
    try sample.law("Y", "\\N(X,s^2)")
    try sample.expect("\\E[X\\mid Y=y]", equals: "\\frac{\\sigma^2y+s^2\\mu}{\\sigma^2+s^2}")
    try sample.expect("\\operatorname{Cov}(X,Y)", equals: "\\sigma^2")
  }

  @Test func `a posterior that is narrow against its prior is found`() throws {
    var sample = try Sampled(["\\sigma": 10, "s": 0.05, "y": 7.3])
    try sample.law("X", "\\N(0,\\sigma^2)")
    try sample.law("Y", "\\N(X,s^2)")
    try sample.expect("\\E[X\\mid Y=y]", equals: "\\frac{\\sigma^2y}{\\sigma^2+s^2}")
  }

  @Test func `the divergence of Gaussians is the closed form`() throws {
    var sample = try Sampled(["\\mu": 0.5, "m": -1, "\\sigma": 0.6, "s": 0.8])
    try sample.define("p(x)", "\\N(x;\\mu,\\sigma^2)")
    try sample.define("q(x)", "\\N(x;m,s^2)")
    let closed = "\\log\\frac s\\sigma+\\frac{\\sigma^2+(\\mu-m)^2}{2s^2}-\\frac12"
    try sample.expect("\\KL(p\\,\\|\\,q)", equals: closed)
    try sample.expect("\\KL(q\\,\\|\\,p)", differsFrom: closed)
    try sample.expect("\\int_{\\R}p(y)\\log\\frac{p(y)}{q(y)}\\,\\d y", equals: closed)
    try sample.expect("\\E_{y\\sim p}[\\log p(y)-\\log q(y)]", equals: closed)
  }

  @Test func `discrete laws are summed`() throws {
    var sample = try Sampled(["r": 2.5, "n": 6, "p": 0.3])
    try sample.law("K", "\\operatorname{Poisson}(r)")
    try sample.law("B", "\\operatorname{Binomial}(n,p)")
    try sample.expect("\\operatorname{Var}[K]", equals: "r")
    try sample.expect("\\E[B^2]", equals: "np(1-p)+n^2p^2")
  }

  @Test func `the logarithm of a density does not underflow`() throws {
    var sample = try Sampled(["x": 60])
    try sample.define("p(x)", "\\N(x;0,1)")
    try sample.expect("\\log p(x)", equals: "-\\frac{x^2}2-\\frac12\\log(2\\pi)")
  }
}
