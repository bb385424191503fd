import Testing
import WorkbookNumerics

@Suite struct OptimizationTests {
  @Test func `roots are found to the last digits`() throws {
    // mpmath: Dottie's number, and Newton's own example.
    #expect(isClose(try findRoot(0, 1) { cos($0) - $0 }, 0.73908513321516064166, 1e-15))
    #expect(isClose(try findRoot(3, 2) { $0 * $0 * $0 - 2 * $0 - 5 }, 2.0945514815423265915, 1e-15))
    #expect(abs(try findRoot(-1, 2) { $0 * $0 * $0 * $0 * $0 }) < 1e-3)
    #expect(try findRoot(0, 1) { $0 } == 0)
    #expect(try findRoot(-1, 0) { $0 } == 0)
  }

  @Test func `a step is located as closely as numbers are`() throws {
    let root = try findRoot(0, 1) { $0 < 0.3 ? -1 : 1 }
    #expect(abs(root - 0.3) <= 4 * 0.3.ulp)
  }

  @Test func `a root takes few calls`() throws {
    var calls = 0
    _ = try findRoot(-4, 4 / 3.0) { x in
      calls += 1
      return (x + 3) * (x - 1) * (x - 1)
    }
    #expect(calls < 40)
  }

  @Test func `a tolerance saves calls and is kept`() throws {
    var (coarse, fine) = (0, 0)
    let root = try findRoot(0, 4, tolerance: 1e-3) { x in
      coarse += 1
      return exp(x) - 10
    }
    _ = try findRoot(0, 4) { x in
      fine += 1
      return exp(x) - 10
    }
    #expect(abs(root - log(10)) <= 1e-3)
    #expect(coarse < fine)
  }

  @Test func `without a sign change there is no root`() {
    #expect(throws: RootFailure.noSignChange(atLow: 1, atHigh: 2)) {
      try findRoot(0, 1) { $0 + 1 }
    }
    #expect(throws: RootFailure.self) { try findRoot(0, 1) { _ in .nan } }
    #expect(throws: RootFailure.self) { try findRoot(-1, .infinity) { $0 } }
    #expect(throws: RootFailure.self) {
      try findRoot(-1, 2) { abs($0) == 1 || $0 == 2 ? $0 : .nan }
    }
  }

  @Test func `minima of the standard test functions are found`() throws {
    let rosenbrock = try minimize(
      { 100 * pow($0[1] - $0[0] * $0[0], 2) + pow(1 - $0[0], 2) }, from: [-1.2, 1])
    #expect(allClose(rosenbrock.point, [1, 1], 1e-6))
    #expect(rosenbrock.value < 1e-12)
    #expect(rosenbrock.evaluations < 1000)
    // Powell's singular function: the minimum is at 0, where the Hessian is not regular.
    let powell = try minimize(
      { x in
        pow(x[0] + 10 * x[1], 2) + 5 * pow(x[2] - x[3], 2) + pow(x[1] - 2 * x[2], 4)
          + 10 * pow(x[0] - x[3], 4)
      }, from: [3, -1, 0, 1])
    #expect(powell.value < 1e-9)
    let line = try minimize({ pow($0[0] - 3, 2) + 1 }, from: [100])
    #expect(isClose(line.point[0], 3, 1e-6) && isClose(line.value, 1, 1e-12))
    #expect(try minimize({ _ in 4 }, from: []).value == 4)
  }

  @Test func `a domain is not left`() throws {
    let minimum = try minimize({ $0[0] - log($0[0]) + pow($0[1], 2) }, from: [5, 1])
    #expect(allClose(minimum.point, [1, 0], 1e-6))
  }

  @Test func `a function without a minimum is a failure`() {
    #expect(throws: MinimizationFailure.self) {
      try minimize({ -$0[0] }, from: [0], maximumIterations: 100)
    }
    #expect(throws: MinimizationFailure.notFinite(at: [-1])) {
      try minimize({ log($0[0]) }, from: [-1])
    }
  }
}
