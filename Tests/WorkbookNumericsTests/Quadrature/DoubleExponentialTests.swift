import Testing
import WorkbookNumerics

@Suite struct DoubleExponentialTests {
  @Test func `integrals that do not exist are failures`() {
    let failure = #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(0, 1) { 1 / $0 }
    }
    #expect(failure?.reason == .tooManyIntervals)
    #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(1, .infinity) { 1 / $0 }
    }
    #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(-.infinity, .infinity) { 1 / (1 + abs($0)) }
    }
    #expect(throws: IntegrationFailure.self) { try integrateDoubleExponential(0, .infinity) { $0 } }
    #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(-1, 1) { 1 / abs($0 - 0.3) }
    }
  }

  @Test func `what double exponentials cannot do is a failure, not a wrong number`() {
    // Almost not integrable: numbers end before the tail does.
    #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(1, .infinity) { pow($0, -1.01) }
    }
    #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(0, .infinity) { sin($0) / $0 }
    }
    #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(0, 1) { $0 < 0.3 ? 0 : 1 }
    }
    // Between neighbouring numbers, and between those with one number between them.
    for b in [Double(1).nextUp, Double(1).nextUp.nextUp] {
      #expect(throws: IntegrationFailure.self) { try integrateDoubleExponential(1, b) { $0 } }
    }
  }

  @Test func `a NaN or an infinite value inside is a failure that names the place`() {
    let failure = #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(-1, 1) { log($0) }
    }
    guard case .notFinite(let x)? = failure?.reason else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(x <= 0)
    #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(0, .infinity) { exp($0) }
    }
  }

  @Test(arguments: [(Double.nan, 1.0, 1e-6), (0, .nan, 1e-6), (0, 1, -1), (0, 1, 0), (0, 1, .nan)])
  func `arguments that are no numbers are refused`(a: Double, b: Double, tolerance: Double) {
    let failure = #expect(throws: IntegrationFailure.self) {
      try integrateDoubleExponential(a, b, relativeTolerance: tolerance) { $0 }
    }
    #expect(failure?.reason == .invalidArgument)
  }

  @Test func `what the integrand throws comes through`() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try integrateDoubleExponential(0, 1) { _ in throw Refusal() } }
  }

  struct Case: Sendable {
    let a, b, exact: Double
    let f: @Sendable (Double) -> Double
  }

  /// Values from mpmath 1.3 (quad, 40 digits) where no closed form is given.
  static let cases = [
    Case(a: 0, b: 1, exact: -3.9220250808472694745) { log($0) / $0.squareRoot() * cos($0) },
    Case(a: 0, b: 1, exact: -4 / 9.0) { $0.squareRoot() * log($0) },
    Case(a: -1, b: 2, exact: -2.4389551638396857806) { exp($0) * sin(3 * $0) },
    Case(a: -3, b: 5, exact: 8) { _ in 1 },
    Case(a: 0, b: .infinity, exact: 0.5866187465823500028) {
      exp(-$0) / $0.squareRoot() * log1p($0)
    },
    Case(a: 0, b: .infinity, exact: .pi / 2) { 1 / (1 + $0 * $0) },
    Case(a: 2, b: .infinity, exact: exp(-2)) { exp(-$0) },
    // Far out x² overflows where exp(−x) is zero.
    Case(a: 0, b: .infinity, exact: 2) { $0 * $0 * exp(-$0) },
    Case(a: -.infinity, b: 1, exact: exp(1)) { exp($0) },
    Case(a: -.infinity, b: .infinity, exact: 1.1107207345395915618) {
      1 / (1 + $0 * $0 * $0 * $0) / (1 + exp(-$0))
    },
    Case(a: -.infinity, b: .infinity, exact: 1.3803884470431429748) { exp(-$0 * $0) * cos($0) },
    Case(a: -.infinity, b: .infinity, exact: .pi) { 1 / (1 + $0 * $0) },
  ]

  @Test(arguments: cases.indices)
  func `singular ends and infinite ranges meet the tolerance, and the estimate is a bound`(
    index: Int
  ) throws {
    let c = Self.cases[index]
    for tolerance in [1e-4, 1e-8, 1e-12] {
      let integral = try integrateDoubleExponential(
        c.a, c.b, relativeTolerance: tolerance, c.f)
      #expect(abs(integral.value - c.exact) <= integral.errorEstimate)
      #expect(integral.errorEstimate <= tolerance * abs(integral.value))
      #expect(integral.evaluations < 1000)
    }
  }

  @Test func `for powers up to the edge of integrability the error is within its estimate`() {
    var solved = 0
    func check(
      _ a: Double, _ b: Double, _ tolerance: Double, _ exact: Double, _ f: (Double) -> Double
    ) {
      guard let integral = try? integrateDoubleExponential(a, b, relativeTolerance: tolerance, f)
      else { return }
      solved += 1
      #expect(abs(integral.value - exact) <= integral.errorEstimate)
    }
    for p in stride(from: -0.95, through: 2, by: 0.25) {
      for tolerance in [1e-3, 1e-7, 1e-12] {
        check(0, 1, tolerance, 1 / (p + 1)) { pow($0, p) }
        check(1, 3, tolerance, pow(2, p + 1) / (p + 1)) { pow(3 - $0, p) }
        if p > 0 { check(1, .infinity, tolerance, 1 / p) { pow($0, -1 - p) } }
      }
    }
    #expect(solved > 80)
  }

  @Test func `a singularity beside another end than 0 costs digits, which the estimate tells`()
    throws
  {
    let f = { (x: Double) in 1 / (1 - x).squareRoot() }
    #expect(throws: IntegrationFailure.self) { try integrateDoubleExponential(0, 1, f) }
    let integral = try integrateDoubleExponential(0, 1, relativeTolerance: 1e-6, f)
    #expect(abs(integral.value - 2) <= integral.errorEstimate)
    // The same integral with the singularity at 0 keeps them all.
    #expect(isClose(try integrateDoubleExponential(0, 1) { 1 / $0.squareRoot() }.value, 2, 1e-14))
  }

  @Test func `ends in the other order change the sign, and a zero needs an absolute tolerance`()
    throws
  {
    #expect(isClose(try integrateDoubleExponential(.infinity, 0) { exp(-$0) }.value, -1, 1e-14))
    #expect(try integrateDoubleExponential(1, 1) { 1 / ($0 - 1) }.value == 0)
    #expect(throws: IntegrationFailure.self) { try integrateDoubleExponential(-1, 1) { $0 } }
    let zero = try integrateDoubleExponential(-1, 1, absoluteTolerance: 1e-13) { $0 }
    #expect(abs(zero.value) < 1e-14)
  }
}
