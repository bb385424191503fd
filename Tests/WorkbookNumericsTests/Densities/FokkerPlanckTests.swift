import Testing
import WorkbookNumerics

@Suite struct FokkerPlanckTests {
  static let schemes: [FluxScheme] = [.central, .exponentiallyFitted]

  @Test func `arguments without a sense are refused`() {
    func isRefused(_ solve: () throws -> GridDensity) -> Bool {
      let failure = #expect(throws: DifferentialEquationFailure.self) { _ = try solve() }
      if case .invalidArgument? = failure?.reason { return true }
      return false
    }
    func run(
      _ end: Double, _ range: ClosedRange<Double>, _ cells: Int, _ steps: Int
    ) -> () throws -> GridDensity {
      {
        try continuityEquation(
          from: 0, to: end, on: range, cells: cells, steps: steps, initial: Normal()
        ) { _, _ in 1 }
      }
    }
    #expect(isRefused(run(.nan, -1...1, 4, 4)) && isRefused(run(.infinity, -1...1, 4, 4)))
    #expect(isRefused(run(1, 1...1, 4, 4)) && isRefused(run(1, 0 ... .infinity, 4, 4)))
    #expect(isRefused(run(1, -1...1, 0, 4)) && isRefused(run(1, -1...1, -3, 4)))
    #expect(isRefused(run(1, -1...1, 4, 0)))
  }

  @Test func `what is not finite is a failure at its time`() {
    func failure(
      initial: @escaping (Double) -> Double = { _ in 1 },
      drift: @escaping (Double, Double) -> Double = { _, _ in 0 },
      diffusion: @escaping (Double, Double) -> Double = { _, _ in 1 }
    ) -> DifferentialEquationFailure? {
      #expect(throws: DifferentialEquationFailure.self) {
        try fokkerPlanck(
          from: 0, to: 1, on: 0...1, cells: 8, steps: 10, initial: initial, drift: drift,
          diffusion: diffusion)
      }
    }
    #expect(failure(initial: { _ in .nan })?.time == 0)
    let late = failure(drift: { t, _ in t > 0.5 ? .infinity : 0 })
    #expect(late?.reason == .notFinite && isClose(late?.time ?? 0, 0.55, 1e-12))
    #expect(allClose(late?.state ?? [], [Double](repeating: 1, count: 8), 1e-14))
    #expect(failure(diffusion: { _, _ in .nan })?.reason == .notFinite)
    #expect(throws: LawFailure.self) {
      try fokkerPlanck(
        from: 0, to: 1, on: 0...1, cells: 8, steps: 10, initial: Normal(),
        drift: { _, _ in throw LawFailure.noTotalWeight }, diffusion: { _, _ in 1 })
    }
  }

  /// Errors against an exact law, with cells and steps doubled together.
  static func order(
    _ law: Normal, _ solve: (_ cells: Int, _ steps: Int) throws -> GridDensity
  ) rethrows -> (order: Double, smallest: Double) {
    let sizes = [1, 2, 4]
    let errors = try sizes.map { try solve(64 * $0, 16 * $0).distance(to: law) }
    return (observedOrder(errors: errors, steps: sizes.map { 1 / Double($0) }), errors[2])
  }

  @Test(arguments: schemes)
  func `the Ornstein–Uhlenbeck kernel is met with second order`(scheme: FluxScheme) throws {
    // dX = −θ X dt + σ dW: mean m exp(−θt), variance v exp(−2θt) + σ²/(2θ) (1 − exp(−2θt)).
    let (theta, sigma) = (1.5, 0.8)
    let initial = Normal(mean: 1, standardDeviation: 0.5)
    let decay = exp(-theta)
    let variance = 0.25 * decay * decay + sigma * sigma / 3 * (1 - decay * decay)
    let exact = Normal(mean: decay, standardDeviation: variance.squareRoot())
    let (order, smallest) = try Self.order(exact) { cells, steps in
      try fokkerPlanck(
        from: 0, to: 1, on: -5...5, cells: cells, steps: steps, initial: initial,
        drift: { -theta * $1 }, diffusion: { _, _ in sigma }, scheme: scheme)
    }
    #expect(abs(order - 2) < 0.15 && smallest < 2e-3)
  }

  @Test(arguments: schemes)
  func
    `the variance-exploding kernel is met with second order, with a diffusion that grows in time`(
      scheme: FluxScheme
    ) throws
  {
    // σ²(t) = t³, so that the diffusion is √(3t²) and nothing moves at the start.
    let exact = Normal(standardDeviation: (0.25 + 1.728).squareRoot())
    let (order, smallest) = try Self.order(exact) { cells, steps in
      try fokkerPlanck(
        from: 0, to: 1.2, on: -12...12, cells: cells, steps: steps,
        initial: Normal(standardDeviation: 0.5), drift: { _, _ in 0 },
        diffusion: { t, _ in 3.0.squareRoot() * t }, scheme: scheme)
    }
    #expect(abs(order - 2) < 0.15 && smallest < 2e-3)
  }

  @Test(arguments: schemes)
  func `drift and diffusion may depend on time and place`(scheme: FluxScheme) throws {
    // Y = asinh X with dY = cos t dt + ½ dW is normal; Itô's formula gives X's equation.
    let initial = Normal(standardDeviation: 0.3)
    let exact = Normal(mean: sin(1.0), standardDeviation: (0.09 + 0.25).squareRoot())
    func density(_ law: Normal, _ x: Double) -> Double {
      law.density(asinh(x)) / hypot(1, x)
    }
    let sizes = [1, 2, 4]
    let errors = try sizes.map { size in
      let solution = try fokkerPlanck(
        from: 0, to: 1, on: -12...20, cells: 256 * size, steps: 16 * size,
        initial: { density(initial, $0) },
        drift: { t, x in cos(t) * hypot(1, x) + 0.125 * x },
        diffusion: { _, x in 0.5 * hypot(1, x) }, scheme: scheme)
      return zip(solution.centers, solution.values).map { abs($1 - density(exact, $0)) }.max()
        ?? .nan
    }
    let order = observedOrder(errors: errors, steps: sizes.map { 1 / Double($0) })
    #expect(abs(order - 2) < 0.2 && errors[2] < 2e-3)
  }

  @Test func `a flow carries a law where its paths go, with second order, and back`() throws {
    // dx/dt = cos t − x / 2
    let initial = Normal(mean: -1, standardDeviation: 0.6)
    let end = try rungeKutta4(from: 0, to: 2, initial: -1, steps: 400) { cos($0) - 0.5 * $1 }.final
    let exact = Normal(mean: end, standardDeviation: 0.6 * exp(-1))
    func run(_ from: Double, _ to: Double, _ law: Normal) -> (Int, Int) throws -> GridDensity {
      { cells, steps in
        try continuityEquation(
          from: from, to: to, on: -5...5, cells: 4 * cells, steps: 4 * steps, initial: law
        ) { t, x in cos(t) - 0.5 * x }
      }
    }
    for (law, backwards) in [(exact, false), (initial, true)] {
      let run = backwards ? run(2, 0, exact) : run(0, 2, initial)
      let (order, smallest) = try Self.order(law, run)
      #expect(abs(order - 2) < 0.15 && smallest < 2e-3)
    }
  }

  @Test func `a reversed diffusion leads from noise back to the data`() throws {
    // dX = dW from N(0, ¼) has the variance ¼ + t; the reversed drift is x / (¼ + t).
    let noise = Normal(standardDeviation: 4.25.squareRoot())
    let data = try fokkerPlanck(
      from: 4, to: 0, on: -15...15, cells: 600, steps: 400, initial: noise,
      drift: { $1 / (0.25 + $0) }, diffusion: { _, _ in 1 })
    #expect(data.distance(to: Normal(standardDeviation: 0.5)) < 5e-3)
  }

  @Test(arguments: schemes)
  func `mass is kept to rounding through a thousand steps, also where it meets the ends`(
    scheme: FluxScheme
  ) throws {
    var masses: [Double] = []
    let solution = try fokkerPlanck(
      from: 0, to: 10, on: -2...2, cells: 100, steps: 1000, initial: Normal(),
      drift: { t, x in sin(3 * t) - x }, diffusion: { t, x in 0.5 + 0.2 * sin(x + t) },
      scheme: scheme, dampedSteps: 3, observe: { masses.append($1.mass) })
    #expect(masses.count == 1001)
    #expect(isClose(masses[0], Normal().cumulative(2) - Normal().cumulative(-2), 1e-14))
    #expect(masses.allSatisfy { isClose($0, masses[0], 2e-14) })
    #expect(solution.values.allSatisfy { $0 > 0 })
  }

  @Test func `fitted flows keep stationary laws of few cells, and no value becomes negative`()
    throws
  {
    // dX = −U′ dt + √2 dW with U = x⁴/4 − x²: the density is in proportion to exp(−U).
    let weight = { (x: Double) in exp(x * x - x * x * x * x / 4) }
    let total = try integrate(-8, 8, weight).value
    let solution = try fokkerPlanck(
      from: 0, to: 8, on: -3.5...3.5, cells: 56, steps: 2000, initial: Uniform(-3.5, 3.5),
      drift: { 2 * $1 - $1 * $1 * $1 }, diffusion: { _, _ in 2.0.squareRoot() }, dampedSteps: 2)
    for (x, value) in zip(solution.centers, solution.values) {
      #expect(abs(value - weight(x) / total) < 2e-3 && value > -1e-15)
    }
  }

  @Test func `damped steps take the ringing from jumps`() throws {
    func roughness(_ damped: Int) throws -> Double {
      let solution = try fokkerPlanck(
        from: 0, to: 0.5, on: -6...6, cells: 600, steps: 10, initial: Uniform(-1, 1),
        drift: { _, _ in 0 }, diffusion: { _, _ in 1 }, dampedSteps: damped)
      // The exact solution: the uniform law and a normal one with variance ½ together.
      return zip(solution.centers, solution.values).map { x, value in
        let law = Normal(standardDeviation: 0.5.squareRoot())
        return abs(value - 0.5 * (law.cumulative(x + 1) - law.cumulative(x - 1)))
      }.max() ?? .nan
    }
    #expect(try roughness(0) > 0.05)
    #expect(try roughness(2) < 3e-3)
  }

  @Test func `a grid density interpolates, and knows its moments and nothing outside`() throws {
    let still = try continuityEquation(
      from: 0, to: 1, on: -6...8, cells: 700, steps: 1, initial: Normal(mean: 1)
    ) { _, _ in 0 }
    #expect(isClose(still.width, 0.02, 1e-14) && still.centers.count == 700)
    #expect(isClose(still.centers[0], -5.99, 1e-14) && isClose(still.mass, 1, 1e-11))
    #expect(isClose(still.mean, 1, 1e-9) && isClose(still.variance, 1, 1e-9))
    #expect(still.distance(to: Normal(mean: 1)) == 0)
    #expect(isClose(still(1.203), Normal().density(0.203), 1e-4))
    #expect(still(-6) == still.values[0] && still(8) == still.values[699])
    #expect(still(-6.1).isNaN && still(8.1).isNaN && still(.nan).isNaN)
    let one = try continuityEquation(
      from: 0, to: 1, on: 0...2, cells: 1, steps: 3, initial: { _ in 0.5 },
      velocity: { _, _ in 1 })
    #expect(isClose(one.mass, 1, 1e-15) && isClose(one(0.3), 0.5, 1e-15))
  }
}
