import Testing
import WorkbookNumerics

@Suite struct ControlledEstimateTests {
  @Test func `what cannot be estimated says so`() throws {
    var generator = SeededGenerator(seed: 1)
    for limit in [-1, 0, 1] {
      let result = estimate(to: 0.1, atMost: limit, &generator) { $0.normal() }
      #expect(!result.meetsGoal && result.samples == max(limit, 0))
      #expect(result.estimate.standardError.isNaN)
    }
    let spoiled = estimate(to: 0.1, atMost: 100_000, &generator) { _ in .nan }
    #expect(!spoiled.meetsGoal && spoiled.samples == 1000)
    for goal in [0, -1, Double.nan] {
      let result = estimate(to: goal, atMost: 5000, &generator) { $0.normal() }
      #expect(!result.meetsGoal && result.samples == 5000)
    }
    #expect(throws: LawFailure.self) {
      try estimate(to: 0.1, atMost: 100, &generator) { _ in throw LawFailure.noTotalWeight }
    }
  }

  @Test func `a goal is met with about as many samples as it needs`() {
    var generator = SeededGenerator(seed: 2)
    let result = estimate(to: 2e-3, atMost: 10_000_000, &generator) { exp($0.normal()) }
    #expect(result.meetsGoal && result.estimate.standardErrors(from: exp(0.5)) < 4)
    // (e² − e) / goal² = 1.168 million
    #expect((1_050_000...1_400_000).contains(result.samples))
    #expect(result.description.hasSuffix("from \(result.samples) samples"))
  }

  @Test func `a goal out of reach ends at the limit, and the result says so`() {
    var generator = SeededGenerator(seed: 3)
    let result = estimate(to: 1e-6, atMost: 12_345, &generator) { $0.uniform() }
    #expect(!result.meetsGoal && result.samples == 12_345)
    #expect(result.estimate.standardErrors(from: 0.5) < 4)
    #expect(result.description.hasSuffix("from 12345 samples, short of the goal 1e-6"))
  }

  @Test func `a rare event is waited for, and a constant costs all samples`() {
    var generator = SeededGenerator(seed: 4)
    let rare = estimate(to: 1e-2, atMost: 200_000, &generator) { $0.uniform() < 2e-4 ? 1 : 0 }
    #expect(rare.meetsGoal && rare.estimate.mean > 0)
    let constant = estimate(to: 1e-2, atMost: 20_000, &generator) { _ in 3 }
    #expect(constant.meetsGoal && constant.samples == 20_000)
    #expect(constant.estimate == Estimate(mean: 3, standardError: 0))
  }

  @Test func `standard errors of controlled estimates are honest`() {
    var generator = SeededGenerator(seed: 5)
    let inside = (0..<1000).filter { _ in
      let result = estimate(to: 0.02, atMost: 1_000_000, pilot: 200, &generator) { $0.normal() }
      return result.estimate.standardErrors(from: 0) < 2
    }
    // 95.4 % with a standard error of 0.7
    #expect((0.93...0.975).contains(Double(inside.count) / 1000))
  }

  @Test func `a control variate takes away what it explains`() {
    var generator = SeededGenerator(seed: 6)
    let x = Uniform().samples(2000, &generator)
    let plain = Estimate(of: x.map { exp($0) })
    let helped = Estimate(of: x.map { exp($0) }, controls: x, mean: 0.5)
    #expect(helped.standardErrors(from: exp(1) - 1) < 4)
    // √(1 − ρ²) with ρ² = (3 − e)² · 3 / ((e² − 1)/2 − (e − 1)²)
    let e = exp(1.0)
    let explained = 3 * (3 - e) * (3 - e) / ((e * e - 1) / 2 - (e - 1) * (e - 1))
    let ratio = (1 - explained).squareRoot()
    #expect(isClose(helped.standardError / plain.standardError, ratio, 0.1))
    // What is linear in the control is known exactly.
    let line = Estimate(of: x.map { 3 - 2 * $0 }, controls: x, mean: 0.5)
    #expect(isClose(line.mean, 2, 1e-13) && line.standardError < 1e-13)
  }

  @Test func `controls of no use change nothing, and too few samples say nothing`() {
    #expect(
      Estimate(of: [1, 2, 4], controls: [5, 5, 5], mean: 5) == Estimate(of: [1, 2, 4]))
    #expect(Estimate(of: [1, 2], controls: [1, 2], mean: 0).mean.isNaN)
    #expect(Estimate(of: [1, 2, 3], controls: [1, 2], mean: 0).mean.isNaN)
    #expect(Estimate(of: [1, 2, .nan], controls: [1, 2, 3], mean: 0).mean.isNaN)
    #expect(Estimate(of: [1, 2, 3], controls: [1, 2, .nan], mean: 0).mean.isNaN)
  }
}
