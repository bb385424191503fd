import Testing

@testable import WorkbookNumerics

/// Reference values from closed forms, evaluated with mpmath 1.3 to 40 digits.
@Suite struct IntegrationTests {
  @Test func `the Kronrod rule is exact to degree 31, and its error estimate sees degree 20`() {
    for degree in stride(from: 0, through: 30, by: 2) {
      let outcome = GaussKronrodRule.apply(-1, 1) { pow($0, Double(degree)) }
      let exact = 2 / Double(degree + 1)
      #expect(abs(outcome.value - exact) <= 4 * .ulpOfOne)
      // The Gauss rule is exact below degree 20; above, its error shows.
      #expect((outcome.errorEstimate < 1e-13) == (degree < 20), "degree \(degree)")
    }
  }

  @Test func `smooth, oscillating and singular integrands meet their tolerance`() throws {
    let oscillating = try integrate(0, 1) { cos(20 * $0) / (1 + $0 * $0) }
    #expect(isClose(oscillating.value, 0.02225574622679458453, 1e-13))
    let growing = try integrate(-1, 2) { exp($0) * sin(3 * $0) }
    #expect(isClose(growing.value, -2.4389551638396857806, 1e-13))
    let singular = try integrate(0, 1, relativeTolerance: 1e-10) { $0.squareRoot() * log($0) }
    #expect(isClose(singular.value, -4 / 9.0, 1e-10))
    #expect(growing.errorEstimate <= 1e-12 * abs(growing.value))
    #expect(growing.evaluations % 21 == 0)
  }

  @Test func `infinite ranges are mapped`() throws {
    let both = try integrate(-.infinity, .infinity) { exp(-$0 * $0) * cos($0) }
    #expect(isClose(both.value, 1.3803884470431429748, 1e-13))
    let upper = try integrate(0, .infinity, relativeTolerance: 1e-11) {
      log($0) / (1 + 100 * $0 * $0)
    }
    #expect(isClose(upper.value, -0.36168922062077324062, 1e-11))
    let lower = try integrate(-.infinity, 1) { exp($0) }
    #expect(isClose(lower.value, exp(1), 1e-13))
  }

  @Test func `a narrow peak is found when it is named`() throws {
    let integral = try integrate(-.infinity, .infinity, breaks: [10, 0, 10]) { y in
      1 / ((y * y + 1) * ((y - 10) * (y - 10) + 1e-4))
    }
    #expect(isClose(integral.value, 3.1409675699446854347, 1e-12))
  }

  @Test func `ends in the other order change the sign`() throws {
    #expect(try integrate(2, 1) { $0 }.value == -integrate(1, 2) { $0 }.value)
    #expect(try integrate(1, 1) { 1 / ($0 - 1) }.value == 0)
    #expect(try isClose(integrate(.infinity, 0) { exp(-$0) }.value, -1, 1e-12))
  }

  @Test func `an integral that does not exist is a failure with the best value`() throws {
    let failure = #expect(throws: IntegrationFailure.self) {
      try integrate(-1, 1, maximumIntervals: 40) { 1 / abs($0 - 0.3) }
    }
    #expect(failure?.reason == .tooManyIntervals)
    #expect(failure?.intervals == 40)
    #expect((failure?.value ?? 0) > 10)
    #expect(failure?.description.contains("after 40 intervals") == true)
  }

  @Test func `a NaN of the integrand is a failure that names the place`() {
    let failure = #expect(throws: IntegrationFailure.self) {
      try integrate(-1, 1) { log($0) }
    }
    guard case .notFinite(let x)? = failure?.reason else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(x < 0)
  }

  @Test func `a zero integral needs an absolute tolerance`() throws {
    let failure = #expect(throws: IntegrationFailure.self) { try integrate(-1, 1) { $0 } }
    #expect(failure?.reason == .rounding)
    let integral = try integrate(-1, 1, absoluteTolerance: 1e-13) { $0 }
    #expect(abs(integral.value) < 1e-15)
    #expect(try integrate(0, 1) { _ in 0 }.value == 0)
  }

  @Test(arguments: [(Double.nan, 1.0), (0, .nan)])
  func `an end that is not a number is refused`(a: Double, b: Double) {
    #expect(throws: IntegrationFailure.self) { try integrate(a, b) { $0 } }
  }

  @Test(arguments: [-1, 0, .nan]) func `a tolerance that allows nothing is refused`(_ t: Double) {
    let failure = #expect(throws: IntegrationFailure.self) {
      try integrate(0, 1, relativeTolerance: t) { $0 }
    }
    #expect(failure?.reason == .invalidArgument)
  }

  @Test func `what the integrand throws comes through`() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try integrate(0, 1) { _ in throw Refusal() } }
  }

  @Test func `the trapezoid rule is of second order, and spectral for a Gaussian`() {
    let errors = [10, 20, 40, 80].map {
      abs(trapezoid(0, 1, panels: $0) { exp($0) } - (exp(1) - 1))
    }
    let order = observedOrder(errors: errors, steps: [0.1, 0.05, 0.025, 0.0125])
    #expect(abs(order - 2) < 0.01)
    let gaussian = trapezoid(-8, 8, panels: 40) { exp(-$0 * $0) }
    #expect(isClose(gaussian, Double.pi.squareRoot(), 1e-14))
    #expect(trapezoid(0, 1, panels: 0) { $0 }.isNaN)
    #expect(trapezoid(0, 2, panels: 1) { $0 } == 2)
    #expect(trapezoid([0, 1, 4], spacing: 1) == 3)
    #expect(trapezoid([1], spacing: 1).isNaN)
  }

  @Test func `the trapezoid rule in two directions tells them apart`() {
    let value = trapezoid(x: -8...8, y: -6...10, panels: 60) { x, y in
      exp(-x * x - (y - 2) * (y - 2) / 2) * (1 + x + y)
    }
    // ∫∫ = √π √(2π) (1 + 0 + 2)
    #expect(isClose(value, 3 * .pi * 2.0.squareRoot(), 1e-13))
  }

  @Test func `Gauss–Legendre nodes and weights are those of the tables`() {
    let five = gaussLegendre(5)
    #expect(
      allClose(
        five.nodes,
        [
          -0.9061798459386639928, -0.53846931010568309104, 0, 0.53846931010568309104,
          0.9061798459386639928,
        ], 1e-15))
    #expect(
      allClose(
        five.weights,
        [
          0.23692688505618908751, 0.47862867049936646804, 0.56888888888888888889,
          0.47862867049936646804, 0.23692688505618908751,
        ], 1e-15))
    let large = gaussLegendre(64)
    #expect(isClose(large.nodes[63], 0.99930504173577213946, 1e-15))
    #expect(isClose(large.weights[63], 0.0017832807216964329473, 1e-13))
    #expect(gaussLegendre(1).nodes == [0])
    #expect(gaussLegendre(1).weights == [2])
    #expect(gaussLegendre(0).nodes.isEmpty)
  }

  @Test(arguments: 1...40)
  func `Gauss–Legendre rules are exact up to twice their order`(order: Int) {
    for degree in [2 * order - 2, 2 * order - 1] {
      let value = integrateGaussLegendre(0, 1, order: order) { pow($0, Double(degree)) }
      #expect(isClose(value, 1 / Double(degree + 1), 1e-13))
    }
  }

  @Test func `composite Gauss–Legendre converges with twice its order`() {
    let exact = 1 - cos(4.0)
    let errors = [4, 8, 16, 32].map {
      abs(integrateGaussLegendre(0, 4, panels: $0, order: 2) { sin($0) } - exact)
    }
    #expect(abs(observedOrder(errors: errors, steps: [1, 0.5, 0.25, 0.125]) - 4) < 0.05)
    #expect(integrateGaussLegendre(0, 1, panels: 0, order: 2) { $0 }.isNaN)
  }
}
