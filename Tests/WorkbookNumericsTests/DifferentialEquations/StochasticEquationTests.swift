import Testing

@testable import WorkbookNumerics

@Suite struct StochasticEquationTests {
  @Test func `a path that leaves the finite numbers is a failure with its time and state`() {
    var generator = SeededGenerator(seed: 1)
    let failure = #expect(throws: DifferentialEquationFailure.self) {
      try eulerMaruyama(
        from: 0, to: 1, initial: [0, 30], steps: 10, &generator, drift: { $1 * $1 * $1 },
        diffusion: { _, _ in 1 })
    }
    #expect(failure?.reason == .notFinite)
    #expect((failure?.time ?? 0) > 0 && abs(failure?.state.first ?? 0) > 1e10)
    #expect(failure?.state.first?.isFinite == true)
    let atStart = #expect(throws: DifferentialEquationFailure.self) {
      try stochasticHeun(
        from: 0, to: 1, initial: [.nan], steps: 10, &generator, drift: { $1 },
        diffusion: { _, _ in 1 })
    }
    #expect(atStart?.reason == .notFinite && atStart?.time == 0)
  }

  @Test func `arguments without a sense are refused`() {
    var generator = SeededGenerator(seed: 1)
    func isRefused(_ solve: () throws -> Void) -> Bool {
      let failure = #expect(throws: DifferentialEquationFailure.self) { try solve() }
      if case .invalidArgument? = failure?.reason { return true }
      return false
    }
    let one = { (_: Double, _: Double) in 1.0 }
    #expect(
      isRefused {
        _ = try eulerMaruyama(
          from: 0, to: 1, initial: [0], steps: 0, &generator, drift: one, diffusion: one)
      })
    #expect(
      isRefused {
        _ = try stochasticHeun(
          from: 0, to: .infinity, initial: [0], steps: 5, &generator, drift: one, diffusion: one)
      })
    #expect(
      isRefused {
        _ = try eulerMaruyama(
          from: 0, to: 1, initial: [[0, 0]], steps: 5, &generator, drift: { $1 },
          diffusion: { _, _ in [1] })
      })
    #expect(
      isRefused {
        let none = BrownianIncrements(from: 0, to: 1, steps: 0, &generator)
        _ = try eulerMaruyama(initial: 0, increments: none, drift: one, diffusion: one)
      })
    #expect(BrownianIncrements(from: 0, to: .nan, steps: 4, &generator).values.isEmpty)
    #expect(BrownianIncrements(from: 0, to: 1, steps: 4, &generator).coarsened(by: 3) == nil)
    #expect(BrownianIncrements(from: 0, to: 1, steps: 4, &generator).coarsened(by: 0) == nil)
  }

  // dX = −θ X dt + σ dW from 2.
  static let (rate, noise, end) = (1.5, 0.8, 1.0)
  static let exactVariance = noise * noise / (2 * rate) * (1 - exp(-2 * rate * end))

  @Test func `an Ornstein–Uhlenbeck process has its moments within four standard errors`() throws {
    var generator = SeededGenerator(seed: 11)
    let initial = [Double](repeating: 2, count: 20_000)
    let heun = try stochasticHeun(
      from: 0, to: Self.end, initial: initial, steps: 40, &generator,
      drift: { -Self.rate * $1 }, diffusion: { _, _ in Self.noise })
    #expect(Estimate(of: heun).standardErrors(from: 2 * exp(-Self.rate)) < 4)
    #expect(Estimate(varianceOf: heun).standardErrors(from: Self.exactVariance) < 4)
    // Euler's method has moments of its own: m ← (1 − θh) m, v ← (1 − θh)² v + σ² h.
    let euler = try eulerMaruyama(
      from: 0, to: Self.end, initial: initial, steps: 10, &generator,
      drift: { -Self.rate * $1 }, diffusion: { _, _ in Self.noise })
    var variance = 0.0
    for _ in 0..<10 { variance = 0.85 * 0.85 * variance + Self.noise * Self.noise * 0.1 }
    #expect(Estimate(of: euler).standardErrors(from: 2 * pow(0.85, 10)) < 4)
    #expect(Estimate(varianceOf: euler).standardErrors(from: variance) < 4)
    #expect(Estimate(of: euler).standardErrors(from: 2 * exp(-Self.rate)) > 10)
  }

  @Test func `for additive noise Euler's weak order is 1 and Heun's is 2`() throws {
    // The end is linear in the increments: its variance is h times the sum of squared responses.
    func errors(
      _ solve: (BrownianIncrements) throws -> [Double]
    ) rethrows -> [Double] {
      try [8, 16, 32, 64].map { count in
        var variance = 0.0
        for step in 0..<count {
          var values = [Double](repeating: 0, count: count)
          values[step] = 1
          let path = try solve(BrownianIncrements(from: 0, to: Self.end, values: values))
          variance += path[count] * path[count] / Double(count)
        }
        return abs(variance - Self.exactVariance)
      }
    }
    let steps = [0.125, 0.0625, 0.03125, 0.015625]
    let euler = try errors {
      try eulerMaruyama(
        initial: 0, increments: $0, drift: { -Self.rate * $1 }, diffusion: { _, _ in Self.noise })
    }
    let heun = try errors {
      try stochasticHeun(
        initial: 0, increments: $0, drift: { -Self.rate * $1 }, diffusion: { _, _ in Self.noise })
    }
    #expect(abs(observedOrder(errors: euler, steps: steps) - 1) < 0.15)
    #expect(abs(observedOrder(errors: heun, steps: steps) - 2) < 0.15)
  }

  @Test func `on one noise, Euler's strong order is a half and Heun's is 1`() throws {
    // dX = a X dt + b X ∘ dW is solved by exp(a t + b W); Itô's drift is a + b²/2.
    let (a, b) = (0.4, 0.9)
    var generator = SeededGenerator(seed: 12)
    let factors = [16, 8, 4, 2]
    var euler = factors.map { _ in 0.0 }
    var heun = euler
    for _ in 0..<400 {
      let fine = BrownianIncrements(from: 0, to: 1, steps: 256, &generator)
      let exact = exp(a + b * fine.total)
      for (index, factor) in factors.enumerated() {
        let increments = try #require(fine.coarsened(by: factor))
        #expect(isClose(increments.total, fine.total, 1e-9))
        let ito = try eulerMaruyama(
          initial: 1, increments: increments, drift: { (a + 0.5 * b * b) * $1 },
          diffusion: { b * $1 })
        let stratonovich = try stochasticHeun(
          initial: 1, increments: increments, drift: { a * $1 }, diffusion: { b * $1 })
        euler[index] += abs(ito[ito.count - 1] - exact)
        heun[index] += abs(stratonovich[stratonovich.count - 1] - exact)
      }
    }
    let steps = factors.map { Double($0) / 256 }
    #expect(abs(observedOrder(errors: euler, steps: steps) - 0.5) < 0.12)
    #expect(abs(observedOrder(errors: heun, steps: steps) - 1) < 0.12)
  }

  @Test func `a diffusion that runs backwards leads from noise to data`() throws {
    // dX = dW from N(0, ¼) has the variance ¼ + t; the reversed drift is −∇log p = x / (¼ + t).
    var generator = SeededGenerator(seed: 13)
    let noise = Normal(standardDeviation: 4.25.squareRoot()).samples(20_000, &generator)
    let data = try stochasticHeun(
      from: 4, to: 0, initial: noise, steps: 60, &generator, drift: { $1 / (0.25 + $0) },
      diffusion: { _, _ in 1 })
    #expect(Estimate(varianceOf: data).standardErrors(from: 0.25) < 4)
    #expect(Estimate(of: data).standardErrors(from: 0) < 4)
  }

  @Test func `several components move as several scalars do, with the same numbers`() throws {
    for isHeun in [false, true] {
      var (first, second) = (SeededGenerator(seed: 3), SeededGenerator(seed: 3))
      let drift = { (t: Double, x: Double) in t - x }
      let diffusion = { (_: Double, x: Double) in 0.3 + 0.1 * x }
      var times: [Double] = []
      let scalars =
        try isHeun
        ? stochasticHeun(
          from: 0, to: 1, initial: [1, 2], steps: 8, &first, drift: drift, diffusion: diffusion,
          observe: { t, _ in times.append(t) })
        : eulerMaruyama(
          from: 0, to: 1, initial: [1, 2], steps: 8, &first, drift: drift, diffusion: diffusion,
          observe: { t, _ in times.append(t) })
      let vectors =
        try isHeun
        ? stochasticHeun(
          from: 0, to: 1, initial: [[1, 2]], steps: 8, &second,
          drift: { t, x in x.map { drift(t, $0) } },
          diffusion: { t, x in x.map { diffusion(t, $0) } })
        : eulerMaruyama(
          from: 0, to: 1, initial: [[1, 2]], steps: 8, &second,
          drift: { t, x in x.map { drift(t, $0) } },
          diffusion: { t, x in x.map { diffusion(t, $0) } })
      #expect(allClose(vectors[0], scalars, 1e-14))
      #expect(first == second)
      #expect(times == linspace(0, 1, 9))
    }
  }
}
