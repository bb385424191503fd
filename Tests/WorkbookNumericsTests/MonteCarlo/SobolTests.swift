import Testing
import WorkbookNumerics

@Suite struct SobolTests {
  @Test func `there are points in 1 to 64 dimensions, and estimates from points alone`() {
    var generator = SeededGenerator(seed: 1)
    for dimension in [0, -1, 65] {
      let failure = QuasiRandomFailure.dimension(dimension, largest: 64)
      #expect(throws: failure) { try SobolSequence(dimension: dimension) }
      #expect(throws: failure) {
        try SobolSequence(dimension: dimension, scrambledBy: &generator)
      }
      #expect(throws: failure) {
        try quasiMonteCarlo(dimension: dimension, points: 4, &generator) { _ in 1 }
      }
    }
    for (points, replications) in [(0, 4), (-1, 4), (4, 1), (4, 0)] {
      #expect(throws: QuasiRandomFailure.tooFew(points: points, replications: replications)) {
        try quasiMonteCarlo(
          dimension: 1, points: points, replications: replications, &generator
        ) { _ in 1 }
      }
    }
  }

  @Test(
    arguments: [
      // scipy.stats.qmc.Sobol(64, scramble=False, bits=32), SciPy 1.17: point, component, value
      (0, 0, 0), (1, 0, 0.5), (2, 1, 0.25), (3, 2, 0.75), (5, 3, 0.375), (10, 10, 0.4375),
      (100, 20, 0.7578125), (1000, 40, 0.9130859375), (12345, 63, 0.46563720703125),
      (20001, 31, 0.517913818359375), (32767, 62, 0.334686279296875),
    ] as [(Int, Int, Double)])
  func `points are SciPy's`(index: Int, component: Int, expected: Double) throws {
    var points = try SobolSequence(dimension: 64)
    for _ in 0..<index { _ = points.next() }
    let point = points.next()
    #expect(point?[component] == expected)
  }

  @Test func `each of 256 intervals holds one of 256 points in every dimension, scrambled or not`()
    throws
  {
    var generator = SeededGenerator(seed: 4)
    for sequence in [
      try SobolSequence(dimension: 64), try SobolSequence(dimension: 64, scrambledBy: &generator),
    ] {
      let points = Array(sequence.prefix(256))
      for axis in 0..<64 {
        #expect(Set(points.map { Int($0[axis] * 256) }) == Set(0..<256))
      }
      // The first two dimensions are a (0, 8, 2)-net: boxes of all shapes hold one point.
      for bits in 0...8 {
        let boxes = points.map {
          [Int($0[0] * Double(1 << bits)), Int($0[1] * Double(256 >> bits))]
        }
        #expect(Set(boxes).count == 256)
      }
    }
  }

  @Test func `scrambled points are uniform, inside, and depend on the seed alone`() throws {
    var generator = SeededGenerator(seed: 7)
    var firsts: [Double] = []
    for _ in 0..<2000 {
      var sequence = try SobolSequence(dimension: 3, scrambledBy: &generator)
      _ = sequence.next()
      let next = sequence.next()
      let point = try #require(next)
      #expect(point.allSatisfy { 0 < $0 && $0 < 1 })
      firsts.append(point[2])
    }
    #expect(kolmogorovSmirnov(firsts, Uniform()).pValue > 1e-3)
    var (one, two) = (SeededGenerator(seed: 5), SeededGenerator(seed: 5))
    let first = try SobolSequence(dimension: 5, scrambledBy: &one)
    let second = try SobolSequence(dimension: 5, scrambledBy: &two)
    #expect(Array(first.prefix(9)) == Array(second.prefix(9)) && one == two)
  }

  @Test
  func `the standard error falls faster than the count for a smooth integrand, and is honest`()
    throws
  {
    // ∏ (1 + (xᵢ − ½)) has the mean 1.
    var generator = SeededGenerator(seed: 2)
    let f = { (x: [Double]) in x.reduce(1) { $0 * (0.5 + $1) } }
    let counts = [64, 256, 1024, 4096]
    let estimates = try counts.map {
      try quasiMonteCarlo(dimension: 5, points: $0, replications: 32, &generator, f)
    }
    for estimate in estimates { #expect(estimate.standardErrors(from: 1) < 4) }
    let order = observedOrder(
      errors: estimates.map(\.standardError), steps: counts.map { 1 / Double($0) })
    #expect(order > 1.1)
    // Random points of the same number: Var f = (13/12)⁵ − 1.
    let random = ((pow(13 / 12.0, 5) - 1) / (32 * 4096)).squareRoot()
    #expect(estimates[3].standardError < random / 20)
  }

  @Test func `four standard errors cover the truth nearly always`() throws {
    var generator = SeededGenerator(seed: 3)
    let outside = try (0..<400).filter { _ in
      let estimate = try quasiMonteCarlo(dimension: 2, points: 32, &generator) {
        exp(Normal().quantile($0[0]) * 0.5) * $0[1]
      }
      return estimate.standardErrors(from: 0.5 * exp(0.125)) > 4
    }
    // Student's law with 15 degrees of freedom: 0.46 expected
    #expect(outside.count <= 4)
  }
}
