import Testing
import WorkbookFormula

@Suite struct NameEvaluationTests {
  let x = name("x")
  let n = name("n")
  let k = name("k")

  func value(_ e: Expression, _ environment: Environment) throws -> Double {
    guard case .number(let x) = try Evaluator(environment).evaluate(e) else {
      Issue.record("not a number")
      return .nan
    }
    return x.real
  }

  @Test func `a name that nobody declared is named in the problem`() {
    #expect(throws: EvaluationProblem.undeclared(Symbol("x"), Span(0, 0))) {
      try value(x + 1, Environment())
    }
  }

  @Test func `a name with its index wins over the sequence`() throws {
    var environment = Environment()
    environment.sequences[Symbol("\\sigma")] = { .scalar(Double(10 * $0[0])) }
    environment.values[Symbol("\\sigma", subscripts: [1])] = .scalar(7)
    environment.values[Symbol("n")] = .scalar(3)
    #expect(try value(name("\\sigma", 1), environment) == 7)
    #expect(try value(name("\\sigma", n - 1), environment) == 20)
    let sum = expression(
      .series(Series(.sum, indices: [Symbol("k")], from: 1, to: n, of: name("\\sigma", k))))
    #expect(try value(sum, environment) == 7 + 20 + 30)
  }

  @Test func `the indices in a definition's head are its parameters`() throws {
    var environment = Environment()
    environment.sequences[Symbol("\\sigma")] = { .scalar(Double($0[0])) }
    environment.values[Symbol("n")] = .scalar(4)
    try environment.define(
      name("V", n),
      as: expression(
        .series(
          Series(.sum, indices: [Symbol("k")], from: 1, to: n, of: name("\\sigma", k) ^ 2))))
    #expect(try value(name("V", n), environment) == 30)
    #expect(try value(name("V", n - 1), environment) == 14)
    #expect(try value(name("V", 0), environment) == 0)
  }

  @Test func `a conditional density is chosen by the indices of its arguments`() throws {
    var environment = Environment()
    let (z, before, start) = (name("z", n), name("z", n - 1), name("z", 0))
    try environment.define(apply("q", z, given: [before]), as: z - before)
    try environment.define(apply("q", z, given: [start]), as: (z - start) * n)
    try environment.define(apply("q", before, given: [z, start]), as: before * z * start + n)
    environment.sequences[Symbol("z")] = { .scalar(Double(1 + 2 * $0[0])) }
    environment.values[Symbol("n")] = .scalar(5)
    #expect(try value(apply("q", z, given: [before]), environment) == 2)
    #expect(try value(apply("q", z, given: [start]), environment) == 50)
    #expect(try value(apply("q", before, given: [start]), environment) == 8 * 4)
    #expect(try value(apply("q", name("z", 2), given: [name("z", 1)]), environment) == 2)
    #expect(try value(apply("q", before, given: [z, start]), environment) == 9 * 11 * 1 + 5)
  }
}
