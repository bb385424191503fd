import Testing
import WorkbookFormula

@Suite struct RandomFunctionTests {
  private func sample(_ random: RandomFunction) throws -> Sampled {
    var sample = try Sampled(["x": 0.4, "t": 0.7])
    sample.environment.functions[Symbol("f")] = random.function
    return sample
  }

  @Test func `a wrong number of arguments is refused`() throws {
    let sample = try sample(RandomFunction(seed: 3, arity: 2))
    #expect(throws: EvaluationProblem.self) { try sample.value("f(x)") }
  }

  @Test func `two seeds are two functions, and one seed is one`() throws {
    let first = try sample(RandomFunction(seed: 3)).value("f(x)").numbers[0].real
    #expect(try sample(RandomFunction(seed: 3)).value("f(x)").numbers[0].real == first)
    #expect(try sample(RandomFunction(seed: 4)).value("f(x)").numbers[0].real != first)
  }

  @Test func `a random density integrates to one, also in the plane`() throws {
    try sample(RandomFunction(seed: 5, kind: .density)).expect(
      "\\int_{\\R}f(y)\\,\\d y", equals: "1")
    var plane = try sample(RandomFunction(seed: 6, from: 2, kind: .density))
    try plane.set("v", .vector([0.1, 0.2]))
    try plane.expect("\\int_{\\R^2}f(v)\\,\\d v", equals: "1")
  }

  @Test func `the rules of calculus hold for any function`() throws {
    let sample = try sample(RandomFunction(seed: 7))
    try sample.expect("\\int_0^xf'(y)\\,\\d y", equals: "f(x)-f(0)")
    try sample.expect("\\frac{\\d}{\\d x}f(x)^2", equals: "2f(x)f'(x)")
    try sample.expect("f''(x)", equals: "\\frac{\\d}{\\d x}f'(x)")
    try sample.expect("\\frac{\\d}{\\d x}f(x)^2", differsFrom: "f(x)f'(x)")
  }

  @Test func `a positive function is positive and an increasing one rises`() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let positive = try sample(RandomFunction(seed: seed, kind: .positive)).value("f(x)")
      #expect(positive.numbers[0].real > 0)
      let slope = try sample(RandomFunction(seed: seed, kind: .increasing)).value("f'(x)")
      #expect(slope.numbers[0].real > 0)
    }
  }
}
