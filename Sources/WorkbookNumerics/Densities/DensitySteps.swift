/// The steps in time and the cells in space of a density that moves.
struct DensitySteps {
  private let steps: StochasticSteps
  private let range: ClosedRange<Double>
  private let cells: Int
  private let width: Double

  init(
    from start: Double, to end: Double, on range: ClosedRange<Double>, cells: Int, steps: Int
  ) throws(DifferentialEquationFailure) {
    self.steps = try StochasticSteps(from: start, to: end, count: steps)
    guard range.lowerBound < range.upperBound, (range.upperBound - range.lowerBound).isFinite
    else { throw .invalid("a density needs an interval with a finite length", time: start) }
    guard cells > 0 else { throw .invalid("a density needs a cell", time: start) }
    self.range = range
    self.cells = cells
    width = (range.upperBound - range.lowerBound) / Double(cells)
  }

  /// Some cells from the lower end.
  func point(_ place: Double) -> Double { GridDensity.point(range, place, of: cells) }

  func run(
    _ initial: [Double], _ scheme: FluxScheme, dampedSteps: Int,
    drift: (Double, Double) throws -> Double, diffusion: (Double, Double) throws -> Double,
    observe: (Double, GridDensity) throws -> Void
  ) throws -> GridDensity {
    var density = GridDensity(range: range, values: initial)
    try check(initial, time: steps.start, before: initial)
    try observe(steps.start, density)
    let h = steps.length
    for step in 0..<steps.count {
      var values = density.values
      let t = steps.time(step)
      // Halves of the implicit Euler method at their ends, or the whole step at its middle.
      let parts = step < dampedSteps ? [0.5, 1] : [0.5]
      for part in parts {
        let flows = try flows(at: t + part * h, scheme, drift, diffusion, reversed: h < 0, values)
        let duration = abs(h) / Double(parts.count)
        // Crank and Nicolson's new values are those after a whole step with the flows in its middle,
        // the implicit Euler method's with those at its end.
        let share = parts.count == 1 ? 0.5 : 1
        let middle = try solve(flows, values, share * duration / width, at: t)
        // The differences of the flows, and not the solution itself, keep the mass to rounding.
        let through = flows.flows(middle)
        for edge in through.indices {
          let moved = duration / width * through[edge]
          values[edge] -= moved
          values[edge + 1] += moved
        }
      }
      try check(values, time: t, before: density.values)
      density = GridDensity(range: range, values: values)
      try observe(steps.time(step + 1), density)
    }
    return density
  }

  private func flows(
    at t: Double, _ scheme: FluxScheme, _ drift: (Double, Double) throws -> Double,
    _ diffusion: (Double, Double) throws -> Double, reversed: Bool, _ values: [Double]
  ) throws -> EdgeFlows {
    var flows = EdgeFlows(cells: cells)
    func spread(_ place: Double) throws -> Double {
      let size = try diffusion(t, point(place))
      return 0.5 * size * size
    }
    var left = try spread(0.5)
    for edge in 0..<(cells - 1) {
      let place = Double(edge) + 1
      let speed = try drift(t, point(place))
      let (middle, right) = (try spread(place), try spread(place + 0.5))
      guard speed.isFinite, left.isFinite, middle.isFinite, right.isFinite else {
        throw DifferentialEquationFailure(reason: .notFinite, time: t, state: values)
      }
      flows.set(
        edge, drift: reversed ? -speed : speed, spread: (left, middle, right), width: width, scheme)
      left = right
    }
    return flows
  }

  private func solve(
    _ flows: EdgeFlows, _ values: [Double], _ factor: Double, at time: Double
  ) throws -> [Double] {
    do {
      return try flows.solve(values, factor: factor)
    } catch is LinearAlgebraFailure {
      throw DifferentialEquationFailure(reason: .notFinite, time: time, state: values)
    }
  }

  private func check(
    _ values: [Double], time: Double, before: [Double]
  ) throws(DifferentialEquationFailure) {
    guard values.allSatisfy(\.isFinite) else {
      throw DifferentialEquationFailure(reason: .notFinite, time: time, state: before)
    }
  }
}
