import Testing
import WorkbookNumerics

@Suite struct GradientTests {
  /// Rosenbrock's function in several variables.
  static func rosenbrock<T: Scalar>(_ x: [T]) -> T {
    var sum: T = 0
    for (a, b) in zip(x, x.dropFirst()) { sum += 100 * pow(b - a * a, 2) + pow(1 - a, 2) }
    return sum
  }

  static func field<T: Scalar>(_ x: [T]) -> [T] {
    [sin(x[0] * x[1]) + x[2], exp(-x[0] * x[0]) * x[1] * x[1], log1p(x[2] * x[2]) / (x[0] + 3)]
  }

  static let point = [-1.2, 1, 0.5, -0.3]
  static let place = [0.4, -1.1, 0.7]

  @Test func `shapes that do not fit are refused`() {
    #expect(throws: DifferentiationFailure.directionOfOtherDimension(1, point: 4)) {
      try hessianVectorProduct(at: Self.point, along: [1]) { Self.rosenbrock($0) }
    }
    let failure = DifferentiationFailure.notAVectorField(outputs: 1, inputs: 3)
    #expect(throws: failure) { try divergence(at: Self.place) { [$0[0]] } }
    #expect(throws: failure) {
      var generator = SeededGenerator(seed: 1)
      return try estimatedDivergence(at: Self.place, probes: 2, &generator) { [$0[0]] }
    }
    var calls = 0
    #expect(throws: DifferentiationFailure.componentsVary(1, 2)) {
      try jacobian(at: [1, 2]) { x in
        calls += 1
        return Array(repeating: x[0], count: calls)
      }
    }
    #expect("\(failure)" == "a divergence needs as many components as variables, not 1 of 3")
  }

  @Test func `gradients and Hessians are those of SciPy`() throws {
    // scipy.optimize.rosen_der, rosen_hess, rosen_hess_prod (SciPy 1.17).
    let expected = [-215.6, 112, 9, -110]
    #expect(allClose(gradient(at: Self.point) { Self.rosenbrock($0) }, expected, 1e-14))
    #expect(allClose(try Tape.gradient(at: Self.point) { Self.rosenbrock($0) }, expected, 1e-14))
    let rows: [[Double]] = [
      [1330, 480, 0, 0], [480, 1202, -400, 0], [0, -400, 622, -200], [0, 0, -200, 200],
    ]
    #expect(distance(hessian(at: Self.point) { Self.rosenbrock($0) }, try Matrix(rows)) < 1e-12)
    let product = try hessianVectorProduct(at: Self.point, along: [1, -2, 0.5, 3]) {
      Self.rosenbrock($0)
    }
    #expect(allClose(product, [370, -2124, 511, 500], 1e-14))
  }

  @Test func `a Jacobian and its trace are those of mpmath`() throws {
    // mpmath 1.3, `diff` to 40 digits.
    let rows = [
      [-0.99522682954195981115, 0.36190066528798537674, 1.0],
      [-0.82487518771929273997, -1.8747163357256650627, 0],
      [-0.034496204148561221974, 0, 0.27635215159889458359],
    ]
    #expect(distance(try jacobian(at: Self.place) { Self.field($0) }, try Matrix(rows)) < 1e-15)
    #expect(
      isClose(try divergence(at: Self.place) { Self.field($0) }, -2.5935910136687302902, 1e-15))
  }

  @Test func `Hutchinson's estimate has the divergence for its mean and the variance it claims`()
    throws
  {
    var generator = SeededGenerator(seed: 5)
    let probes = 4000
    let estimate = try estimatedDivergence(at: Self.place, probes: probes, &generator) {
      Self.field($0)
    }
    #expect(estimate.standardErrors(from: -2.5935910136687302902) < 4)
    let jacobian = try jacobian(at: Self.place) { Self.field($0) }
    var variance = 0.0
    for i in 0..<3 {
      for j in 0..<3 where i != j { variance += pow(jacobian[i, j] + jacobian[j, i], 2) / 2 }
    }
    #expect(isClose(estimate.standardError, (variance / Double(probes)).squareRoot(), 0.05))
  }

  @Test func `a diagonal field needs two probes, and one probe claims no error`() throws {
    var generator = SeededGenerator(seed: 6)
    let estimate = try estimatedDivergence(at: [1, 2, 3], probes: 2, &generator) {
      $0.map { $0 * $0 }
    }
    #expect(estimate == Estimate(mean: 12, standardError: 0))
    let single = try estimatedDivergence(at: [1, 2], probes: 1, &generator) { $0 }
    #expect(single.mean == 2 && single.standardError.isNaN)
    #expect(try estimatedDivergence(at: [1], probes: -1, &generator) { $0 }.mean.isNaN)
  }

  @Test func `no variables are no trouble`() throws {
    #expect(gradient(at: []) { _ in 3 } == [])
    #expect(try jacobian(at: []) { _ in [1, 2] } == Matrix(rows: 2, columns: 0))
    #expect(try divergence(at: []) { $0 } == 0)
    #expect(hessian(at: []) { _ in 1 } == Matrix(rows: 0, columns: 0))
    #expect(try Tape.gradient(at: []) { _ in 3 } == [])
  }
}
