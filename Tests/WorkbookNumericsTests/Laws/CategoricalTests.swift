import Testing
import WorkbookNumerics

@Suite struct CategoricalTests {
  @Test func `weights that make no law are refused`() {
    #expect(throws: LawFailure.noTotalWeight) { try Categorical(weights: []) }
    #expect(throws: LawFailure.noTotalWeight) { try Categorical(weights: [0, 0]) }
    #expect(throws: LawFailure.noTotalWeight) {
      try Categorical(weights: [.greatestFiniteMagnitude, .greatestFiniteMagnitude])
    }
    #expect(throws: LawFailure.invalidWeight(at: 1, -1)) { try Categorical(weights: [1, -1]) }
    #expect(throws: LawFailure.invalidWeight(at: 0, .infinity)) {
      try Categorical(weights: [.infinity, 1])
    }
    #expect(throws: LawFailure.self) { try Categorical(weights: [1, .nan]) }
    #expect(throws: LawFailure.countsDiffer(outcomes: 2, weights: 1)) {
      try Discrete([1, 2], weights: [1])
    }
    #expect(throws: LawFailure.outcomeNotFinite(at: 1)) { try Discrete([1, .nan]) }
    #expect(throws: LawFailure.noTotalWeight) { try Discrete([]) }
    #expect(
      "\(LawFailure.invalidWeight(at: 1, -1))"
        == "weight 1 of a law is -1, which is no number from zero up")
  }

  @Test func `probabilities, sums and quantiles fit together`() throws {
    let law = try Categorical(weights: [0, 2, 5, 0, 3, 0])
    #expect(law.probabilities == [0, 0.2, 0.5, 0, 0.3, 0] && law.count == 6)
    #expect(law.probability(2) == 0.5 && law.probability(-1) == 0 && law.probability(6) == 0)
    #expect(law.logProbability(0) == -.infinity && law.logProbability(2) == log(0.5))
    #expect((-1...6).map(law.cumulative) == [0, 0, 0.2, 0.7, 0.7, 1, 1, 1])
    #expect([0, 0.1, 0.2, 0.21, 0.7, 0.71, 1].map(law.quantile) == [1, 1, 1, 2, 2, 4, 4])
    #expect(law.quantile(-0.1) == nil && law.quantile(1.1) == nil && law.quantile(.nan) == nil)
    #expect(isClose(law.expectation { Double($0 * $0) }, 0.2 + 2 + 4.8, 1e-15))
  }

  static let weights: [[Double]] = [
    [1], [1, 1], [2, 5, 3], [1e-3, 1, 30, 0.5, 0, 7], (1...200).map(Double.init),
  ]

  @Test(arguments: weights)
  func `samples come as often as they should, and impossible ones never`(weights: [Double]) throws {
    let law = try Categorical(weights: weights)
    var generator = SeededGenerator(seed: 17)
    let count = 200_000
    var counts = [Int](repeating: 0, count: weights.count)
    for outcome in law.samples(count, &generator) { counts[outcome] += 1 }
    for (observed, p) in zip(counts, law.probabilities) where p == 0 { #expect(observed == 0) }
    let possible = weights.indices.filter { law.probabilities[$0] > 0 }
    let test = chiSquareTest(
      observed: possible.map { counts[$0] },
      expected: possible.map { law.probabilities[$0] * Double(count) })
    #expect(possible.count == 1 ? counts == [count] : test.pValue > 1e-3)
    #expect(law.samples(-1, &generator).isEmpty)
  }

  @Test func `the smallest of weights are drawn or not, but never an outcome of weight zero`()
    throws
  {
    // Rounding leaves columns over; those of weight zero must not become full.
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      var weights = (0..<7).map { _ in generator.uniform() }
      weights[Int(generator.uniform() * 7)] = 0
      weights[Int(generator.uniform() * 7)] = 0
      let law = try Categorical(weights: weights)
      #expect(law.samples(500, &generator).allSatisfy { weights[$0] > 0 })
    }
  }

  @Test func `points are put in order and joined`() throws {
    let law = try Discrete([2, -1, 2, 7], weights: [1, 2, 3, 0])
    #expect(law.points == [-1, 2] && allClose(law.probabilities, [1 / 3.0, 2 / 3.0], 1e-15))
    #expect(law.probability(0) == 0 && isClose(law.probability(2), 2 / 3.0, 1e-15))
    #expect(law.probability(.nan).isNaN && law.cumulative(.nan).isNaN)
    #expect(law.cumulative(-2) == 0 && isClose(law.cumulative(0), 1 / 3.0, 1e-15))
    #expect(law.cumulative(2) == 1 && law.quantile(0.2) == -1 && law.quantile(0.5) == 2)
    #expect(law.quantile(2).isNaN)
    #expect(isClose(law.mean, 1, 1e-15) && isClose(law.variance, 2, 1e-15))
    var generator = SeededGenerator(seed: 1)
    let samples = law.samples(10_000, &generator)
    #expect(Estimate(of: samples).standardErrors(from: 1) < 4)
    #expect(Estimate(varianceOf: samples).standardErrors(from: 2) < 4)
    #expect(try Discrete([1, -1]).entropy == log(2))
  }
}
