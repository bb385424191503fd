import Testing
import WorkbookNumerics

@Suite struct DifferentiableRungeKuttaTests {
  @Test func `arguments without a sense and states that are not finite are failures`() {
    let x = Dual(1, derivative: 1.0)
    #expect(throws: DifferentialEquationFailure.self) {
      try rungeKutta4(from: 0, to: 1, initial: x, steps: 0) { _, y in y }
    }
    #expect(throws: DifferentialEquationFailure.self) {
      try rungeKutta4(from: 0, to: .nan, initial: x, steps: 3) { _, y in y }
    }
    #expect(throws: DifferentialEquationFailure.self) {
      try rungeKutta4(from: 0, to: 1, initial: [x], steps: 3) { _, _ in [] }
    }
    #expect(throws: DifferentialEquationFailure.self) {
      try rungeKutta4(from: 0, to: 1, initial: [Dual<Double>](), steps: 3) { _, y in y }
    }
    let failure = #expect(throws: DifferentialEquationFailure.self) {
      try rungeKutta4(from: 0, to: 4, initial: x, steps: 100) { _, y in y * y * y * y }
    }
    #expect(failure?.reason == .notFinite && (failure?.time ?? 0) > 0.3)
  }

  @Test func `values are those of plain numbers, to the last digits`() throws {
    let plain = try rungeKutta4(from: 1, to: -1, initial: [1, 0.5], steps: 20) { t, y in
      [sin(t) - y[1], y[0] * y[1]]
    }.final
    let dual = try rungeKutta4(
      from: 1, to: -1, initial: [Dual<Double>(1.0), Dual<Double>(0.5)], steps: 20
    ) { t, y in [Dual(sin(t)) - y[1], y[0] * y[1]] }
    #expect(allClose(dual.map(\.value), plain, 1e-13))
  }

  @Test
  func `derivatives by the initial value and by a parameter meet the exact ones with order 4`()
    throws
  {
    // dy/dt = a y (1 − y): y = y₀ eᵃᵗ / (1 + y₀ (eᵃᵗ − 1))
    func exact<T: Scalar>(_ y: T, _ a: T) -> T {
      let growth = exp(2 * a)
      return y * growth / (1 + y * (growth - 1))
    }
    let expected = gradient(at: [0.2, 0.9]) { exact($0[0], $0[1]) }
    var errors: [Double] = []
    let counts = [8, 16, 32]
    for steps in counts {
      let forward = try gradient(at: [0.2, 0.9]) { x in
        try rungeKutta4(from: 0, to: 2, initial: x[0], steps: steps) { _, y in x[1] * y * (1 - y) }
      }
      let reverse = try Tape.gradient(at: [0.2, 0.9]) { x in
        try rungeKutta4(from: 0, to: 2, initial: x[0], steps: steps) { _, y in x[1] * y * (1 - y) }
      }
      #expect(allClose(forward, reverse, 1e-13))
      errors.append(norm(zip(forward, expected).map { $0 - $1 }))
    }
    let order = observedOrder(errors: errors, steps: counts.map { 1 / Double($0) })
    #expect(abs(order - 4) < 0.3)
  }
}
