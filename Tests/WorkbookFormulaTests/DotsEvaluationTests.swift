import Testing
import WorkbookFormula

@Suite struct DotsEvaluationTests {
  private func sample(_ n: Double) throws -> Sampled {
    var sample = try Sampled(["n": n, "x": 0.7])
    sample.environment.sequences[Symbol("\\sigma")] = { .scalar(1 + 0.1 * Double($0[0])) }
    return sample
  }

  @Test func `dots between terms that do not resemble each other are refused`() throws {
    #expect(throws: EvaluationProblem.self) { try sample(4).value("x+\\dots+\\sin n") }
    #expect(throws: EvaluationProblem.self) { try sample(4).value("\\dots") }
  }

  @Test(arguments: [0, 1, 2, 5])
  func `dots count from the first term to the last`(n: Double) throws {
    let sample = try sample(n)
    try sample.expect("\\sigma_1^2+\\dots+\\sigma_n^2", equals: "\\sum_{k=1}^n\\sigma_k^2")
    try sample.expect("\\sigma_n\\cdots\\sigma_1", equals: "\\prod_{k=1}^n\\sigma_k")
    try sample.expect("1+2+\\dots+n", equals: "\\frac{n(n+1)}2")
    try sample.expect(
      "\\sum_{i<j\\le n}\\sigma_i\\sigma_j",
      equals:
        "\\frac12\\left(\\Big(\\sum_{k=1}^n\\sigma_k\\Big)^2-\\sum_{k=1}^n\\sigma_k^2\\right)",
      within: 1e-9)
  }

  @Test func `dots take the step of the terms before them`() throws {
    try sample(4).expect("1+3+\\dots+(2n-1)", equals: "n^2")
    try sample(4).expect("1+x+x^2+\\dots+x^n", equals: "\\frac{1-x^{n+1}}{1-x}")
  }
}
