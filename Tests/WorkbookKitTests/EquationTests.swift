import Testing
import WorkbookTranscript

@testable import WorkbookKit

struct EquationTests {
  /// Every test has equations of its own: they are known to the whole process.
  private func make(
    _ label: String, _ tex: String, _ declared: [WorkbookRun.Declared] = [],
    macros: [String: String] = [:]
  ) throws -> Equation {
    WorkbookRun.use(label, tex, declared: declared, macros: macros)
    return try equation(label)
  }

  @Test func `an equation that no snippet uses is an error that says how to use it`() {
    let error = #expect(throws: EquationError.self) { try equation("eq-none") }
    #expect(
      error?.description
        == "equation 'eq-none': no snippet says that it is used; write '//| uses: eq-none'")
  }

  @Test func `both sides are evaluated with the chapter's definitions and macros`() throws {
    let square = try make(
      "eq-square", "V = \\half (a + \\sigma_1)^2 = c",
      [
        .line("a, c \\in \\mathbb{R}"), .line("\\sigma_1 > 0"), .definition("V := a^2 + \\sigma_1"),
      ],
      macros: ["\\half": "\\frac{1}{2}"])
    let values = ["a": 3, "\\sigma_1": 0.5, "c": 7]
    #expect(try square.left(values) == 9.5)
    #expect(try square.value(.number(1), values) == 6.125)
    #expect(try square.right(values) == 7)
  }

  @Test func `lists are sequences from their first index, or vectors`() throws {
    let sum = try make(
      "eq-sum", "s = \\sum_{k=1}^n \\sigma_k",
      [.line("n \\in \\{1,\\dots,4\\}"), .line("\\sigma_k > 0 \\text{ for } k \\ge 1")])
    #expect(try sum.right(["n": 3], lists: ["\\sigma": [1, 2, 4]]) == 7)
    let vector = try make("eq-vector", "y = 2 x", [.line("x, y \\in \\mathbb{R}^2")])
    #expect(try vector.components(.right, lists: ["x": [1, 2]]) == [2, 4])
    let error = #expect(throws: EquationError.self) { try vector.right(lists: ["x": [1, 2]]) }
    #expect(
      error?.description == "equation 'eq-vector': the side is no number, it has 2 components")
  }

  @Test func `a name without a value, or one that the formula lacks, is named`() throws {
    let formula = try make("eq-names", "y = x + \\mu_1", [.line("x, y, \\mu_1 \\in \\mathbb{R}")])
    let missing = #expect(throws: EquationError.self) { try formula.right(["x": 1]) }
    #expect(missing?.description == "equation 'eq-names': '\\mu_{1}' has no value")
    let unknown = #expect(throws: EquationError.self) {
      try formula.right(["x": 1, "z": 2, "\\mu_1": 1])
    }
    #expect(unknown?.description == "equation 'eq-names': the formula has no 'z'")
  }

  @Test func `what has no value at a place is an error`() throws {
    let formula = try make("eq-log", "y = \\log x", [.line("x, y \\in \\mathbb{R}")])
    #expect(throws: EquationError.self) { try formula.right(["x": -1]) }
    #expect(try formula.right(["x": 1]) == 0)
    #expect(throws: EquationError.self) { try formula.value(.number(2), ["x": 1]) }
  }

  @Test func `code is compared with a side at all samples, and the worst one is shown`() throws {
    _ = try make("eq-code", "y = x^2 + a", [.line("x, y, a \\in \\mathbb{R}")])
    let samples: [EquationSample] = [["x": 1, "a": 0], ["x": 3, "a": 1]]
    let good = try Spoken.claim {
      try verify("the code", equation: "eq-code", over: samples, within: .relative(1e-15)) {
        $0["x"] * $0["x"] + $0["a"]
      }
    }
    #expect(good.holds)
    #expect(good.verifies == ["eq-code"])
    let bad = try Spoken.claim {
      try verify("the code", equation: "eq-code", over: samples, within: .absolute(1)) {
        $0["x"] * $0["x"] - $0["a"]
      }
    }
    #expect(!bad.holds)
    #expect(bad.worstCase == "a = 1, x = 3")
    let missing = try Spoken.claim {
      try verify("the code", equation: "eq-code", over: samples, within: .relative(1)) { $0["b"] }
    }
    #expect(!missing.holds)
    let none = try Spoken.claim {
      try verify("the code", equation: "eq-code", over: [], within: .relative(1)) { $0["x"] }
    }
    #expect(!none.holds)
  }
}
