import Testing

@testable import WorkbookNumerics

@Suite struct OrdinaryEquationTests {
  @Test func `a solution that blows up stops there with a failure`() {
    let failure = #expect(throws: DifferentialEquationFailure.self) {
      try dormandPrince(from: 0, to: 2, initial: 1) { $1 * $1 }
    }
    #expect(failure?.reason == .stepTooSmall)
    #expect(abs((failure?.time ?? 0) - 1) < 1e-8)
    #expect((failure?.state.first ?? 0) > 1e8)
    #expect(failure?.description.contains("underflows at t = 1") == true)
  }

  @Test func `a right-hand side that is not finite is a failure at its time`() {
    let atStart = #expect(throws: DifferentialEquationFailure.self) {
      try dormandPrince(from: 0, to: 1, initial: 1) { t, _ in 1 / t }
    }
    #expect(atStart?.reason == .notFinite && atStart?.time == 0)
    // y = 1 − t reaches the edge of the logarithm's domain at t = 1.
    let inside = #expect(throws: DifferentialEquationFailure.self) {
      try dormandPrince(from: 0, to: 3, initial: 1) { _, y in y < 0 ? .nan : -1 }
    }
    #expect(inside?.reason == .notFinite)
    #expect(abs((inside?.time ?? 0) - 1) < 1e-10)
    let fixed = #expect(throws: DifferentialEquationFailure.self) {
      try rungeKutta4(from: 0, to: 1, initial: 1, steps: 10) { t, _ in t > 0.55 ? .infinity : 1 }
    }
    #expect(fixed?.reason == .notFinite)
    #expect(isClose(fixed?.time ?? 0, 0.6, 1e-12))
  }

  @Test func `a stiff equation uses up its steps`() {
    let failure = #expect(throws: DifferentialEquationFailure.self) {
      try dormandPrince(from: 0, to: 100, initial: 1, maximumSteps: 300) { -1e4 * ($1 - cos($0)) }
    }
    #expect(failure?.reason == .tooManySteps)
    #expect((failure?.time ?? 0) > 0 && (failure?.time ?? 100) < 1)
  }

  @Test func `arguments without a sense are refused`() {
    func fails(_ solve: () throws -> Void) -> Bool {
      let failure = #expect(throws: DifferentialEquationFailure.self) { try solve() }
      guard case .invalidArgument(let text)? = failure?.reason else { return false }
      return failure?.description == text
    }
    #expect(fails { _ = try rungeKutta4(from: 0, to: 1, initial: 1, steps: 0) { $1 } })
    #expect(fails { _ = try rungeKutta4(from: 0, to: .nan, initial: 1, steps: 3) { $1 } })
    #expect(fails { _ = try dormandPrince(from: 0, to: .infinity, initial: 1) { $1 } })
    #expect(fails { _ = try dormandPrince(from: 0, to: 1, initial: .nan) { $1 } })
    #expect(fails { _ = try dormandPrince(from: 0, to: 1, initial: []) { $1 } })
    #expect(fails { _ = try dormandPrince(from: 0, to: 1, initial: [1, 2]) { [$1[0]] } })
    #expect(fails { _ = try dormandPrince(from: 0, to: 1, initial: 1, firstStep: 0) { $1 } })
    #expect(
      fails {
        _ = try dormandPrince(
          from: 0, to: 1, initial: 1, relativeTolerance: 0, absoluteTolerance: 0
        ) { $1 }
      })
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      try dormandPrince(from: 0, to: 1, initial: 1) { t, y in
        if t > 0 { throw Refusal() }
        return y
      }
    }
  }

  // y′ = y cos t is solved by exp(sin t): neither autonomous nor linear in t.
  static let steps = [0.4, 0.2, 0.1, 0.05]

  @Test func `the classical Runge–Kutta method is of order 4, between the steps too`() throws {
    var (atEnd, between) = ([Double](), [Double]())
    for count in [10, 20, 40, 80] {
      let solution = try rungeKutta4(from: 0, to: 4, initial: 1, steps: count) { $1 * cos($0) }
      atEnd.append(abs(solution.final - exp(sin(4))))
      between.append(
        linspace(0, 4, 997).map { abs(solution($0) - exp(sin($0))) }.max() ?? .nan)
      #expect(solution.times.count == count + 1 && solution.times.last == 4)
      #expect(solution.evaluations == 4 * count + 1)
    }
    #expect(abs(observedOrder(errors: atEnd, steps: Self.steps) - 4) < 0.3)
    #expect(abs(observedOrder(errors: between, steps: Self.steps) - 4) < 0.3)
  }

  @Test func `a step of Dormand and Prince errs with its sixth power, dense output with the fifth`()
    throws
  {
    let (start, initial) = (0.3, exp(sin(0.3)))
    let equation = try RightHandSide(from: start, to: 1, initial: [initial])
    var (errors, dense, estimates) = ([Double](), [Double](), [Double]())
    for h in Self.steps {
      let f = { (t: Double, y: [Double]) in [y[0] * cos(t)] }
      let step = try DormandPrinceStep(
        equation, start, start + h, [initial], f(start, [initial]), h, f)
      errors.append(abs(step.state[0] - exp(sin(start + h))))
      estimates.append(abs(step.error[0]))
      let solution = ScalarTrajectory(
        Trajectory(
          times: [start, start + h], states: [[initial], step.state],
          pieces: [step.piece(from: [initial], h)], evaluations: 7, rejectedSteps: 0))
      dense.append(
        linspace(start, start + h, 51).map { abs(solution($0) - exp(sin($0))) }.max() ?? .nan)
    }
    #expect(abs(observedOrder(errors: errors, steps: Self.steps) - 6) < 0.4)
    #expect(abs(observedOrder(errors: estimates, steps: Self.steps) - 5) < 0.4)
    #expect(abs(observedOrder(errors: dense, steps: Self.steps) - 5) < 0.4)
  }

  @Test func `van der Pol's oscillator ends where mpmath says`() throws {
    // mpmath 1.3, odefun, 25 digits: μ = 1 from (2, 0) to t = 10.
    let expected = [-2.00834078257971233, 0.0329070658633240644]
    for tolerance in [1e-6, 1e-9, 1e-12] {
      let solution = try dormandPrince(
        from: 0, to: 10, initial: [2, 0], relativeTolerance: tolerance,
        absoluteTolerance: tolerance
      ) { _, y in [y[1], (1 - y[0] * y[0]) * y[1] - y[0]] }
      let distance = zip(solution.final, expected).map { abs($0 - $1) }.max() ?? .nan
      #expect(distance < 30 * tolerance)
      #expect(solution.times.last == 10)
      #expect(solution.evaluations == 6 * (solution.times.count - 1 + solution.rejectedSteps) + 2)
    }
  }

  @Test func `the Arenstorf orbit closes`() throws {
    // Hairer, Nørsett, Wanner, section II.0: the restricted three-body problem and its period.
    let moon = 0.012277471
    let start = [0.994, 0, 0, -2.00158510637908252240537862224]
    let orbit = try dormandPrince(
      from: 0, to: 17.0652165601579625588917206249, initial: start, relativeTolerance: 1e-13,
      absoluteTolerance: 1e-13
    ) { _, y in
      let near = pow(hypot(y[0] + moon, y[1]), 3)
      let far = pow(hypot(y[0] - 1 + moon, y[1]), 3)
      return [
        y[2], y[3],
        y[0] + 2 * y[3] - (1 - moon) * (y[0] + moon) / near - moon * (y[0] - 1 + moon) / far,
        y[1] - 2 * y[2] - (1 - moon) * y[1] / near - moon * y[1] / far,
      ]
    }
    #expect(abs(orbit.final[0] - start[0]) < 1e-7 && abs(orbit.final[1]) < 1e-7)
    // scipy.integrate.ode with Hairer's own dopri5, SciPy 1.17, accepts 3350 steps.
    #expect((3345...3355).contains(orbit.times.count - 1))
  }

  @Test func `dense output keeps the tolerance, and knows nothing outside`() throws {
    let solution = try dormandPrince(from: 0, to: 6, initial: 1) { $1 * cos($0) }
    for t in linspace(0, 6, 500) { #expect(isClose(solution(t), exp(sin(t)), 2e-9)) }
    #expect(solution(0) == 1 && solution(6) == solution.final)
    #expect(solution(-1e-9).isNaN && solution(6.1).isNaN && solution(.nan).isNaN)
    for (t, y) in zip(solution.times, solution.values) { #expect(solution(t) == y) }
    let state = try dormandPrince(from: 0, to: 1, initial: [1, 0]) { [-$1[1], $1[0]] }
    #expect(isClose(state(0.5, 1), sin(0.5), 1e-9) && state(0.5, 2).isNaN)
    #expect(allClose(state.state(at: 0.25), [cos(0.25), sin(0.25)], 1e-9))
  }

  @Test func `time runs backwards to where it came from`() throws {
    let forward = try dormandPrince(from: 1, to: 5, initial: 2) { -$1 * $1 * sin($0) }
    let back = try dormandPrince(from: 5, to: 1, initial: forward.final) { -$1 * $1 * sin($0) }
    #expect(isClose(back.final, 2, 1e-8))
    #expect(back.times.first == 5 && back.times.last == 1)
    for t in linspace(1, 5, 50) { #expect(isClose(back(t), forward(t), 1e-8)) }
    let fixed = try rungeKutta4(from: 5, to: 1, initial: forward.final, steps: 400) {
      -$1 * $1 * sin($0)
    }
    #expect(isClose(fixed.final, 2, 1e-6) && isClose(fixed(3.33), forward(3.33), 1e-6))
  }

  @Test func `an interval without a length is its initial state`() throws {
    let solution = try dormandPrince(from: 2, to: 2, initial: 7) { $1 }
    #expect(solution.final == 7 && solution(2) == 7 && solution(2.1).isNaN)
    #expect(try rungeKutta4(from: 2, to: 2, initial: 7, steps: 3) { $1 }.final == 7)
  }
}
