/// How the density of paths of dX = drift(t, X) dt + diffusion(t, X) dW (Itô) moves: the solution of
/// the Fokker–Planck equation ∂p/∂t = −∂(drift p)/∂x + ½ ∂²(diffusion² p)/∂x² on an interval through
/// whose ends nothing flows.
///
/// Finite volumes: what leaves a cell enters its neighbour, so the mass is kept to rounding. In time
/// the method of Crank and Nicolson (Proc. Camb. Phil. Soc. 43, 1947), with drift and diffusion in
/// the middle of each step: of second order in the step and, with either `FluxScheme`, in the width of
/// a cell; stable for steps of any length. Where `end` lies before `start` time runs backwards and the
/// diffusion still spreads, as for the paths of `eulerMaruyama`: a reversed diffusion needs the
/// reversed drift.
///
/// Take the interval so wide that the density has died out at its ends. Values that jump, as those of
/// a uniform law, ring for many long steps: `dampedSteps: 2` begins with two steps in four halves of
/// the implicit Euler method, which smooth them and keep the order (R. Rannacher, "Finite element
/// solution of diffusion problems with irregular data", Numer. Math. 43, 1984).
/// - Parameters:
///   - initial: The density at the start; its mean over each cell is found by Gauss's rule with three
///     points. For a `Law` it is exact.
///   - observe: Called with the time and the density at the start and after each step.
/// - Throws: `DifferentialEquationFailure` if an argument makes no sense or drift, diffusion or the
///   density is not finite (the state is that of the cells before), and what a closure throws.
public func fokkerPlanck(
  from start: Double, to end: Double, on range: ClosedRange<Double>, cells: Int, steps: Int,
  initial: (_ x: Double) throws -> Double,
  drift: (_ t: Double, _ x: Double) throws -> Double,
  diffusion: (_ t: Double, _ x: Double) throws -> Double,
  scheme: FluxScheme = .exponentiallyFitted, dampedSteps: Int = 0,
  observe: (_ t: Double, _ density: GridDensity) throws -> Void = { _, _ in }
) throws -> GridDensity {
  let grid = try DensitySteps(from: start, to: end, on: range, cells: cells, steps: steps)
  let (nodes, weights) = gaussLegendre(3)
  let values = try (0..<cells).map { cell in
    var sum = 0.0
    for (node, weight) in zip(nodes, weights) {
      sum += 0.5 * weight * (try initial(grid.point(Double(cell) + 0.5 + 0.5 * node)))
    }
    return sum
  }
  return try grid.run(
    values, scheme, dampedSteps: dampedSteps, drift: drift, diffusion: diffusion, observe: observe)
}

/// How a law moves under the Fokker–Planck equation; see `fokkerPlanck` for any density.
public func fokkerPlanck(
  from start: Double, to end: Double, on range: ClosedRange<Double>, cells: Int, steps: Int,
  initial: some Law,
  drift: (_ t: Double, _ x: Double) throws -> Double,
  diffusion: (_ t: Double, _ x: Double) throws -> Double,
  scheme: FluxScheme = .exponentiallyFitted, dampedSteps: Int = 0,
  observe: (_ t: Double, _ density: GridDensity) throws -> Void = { _, _ in }
) throws -> GridDensity {
  let grid = try DensitySteps(from: start, to: end, on: range, cells: cells, steps: steps)
  return try grid.run(
    GridDensity.averages(of: initial, on: range, cells: cells), scheme, dampedSteps: dampedSteps,
    drift: drift, diffusion: diffusion, observe: observe)
}

/// How a density moves with a flow dx/dt = velocity(t, x): the solution of the continuity equation
/// ∂p/∂t = −∂(velocity p)/∂x on an interval through whose ends nothing flows.
///
/// `fokkerPlanck` without diffusion, and with central flows: of second order in both step and width,
/// with the mass kept to rounding. Nothing is damped: a density that jumps or that the cells cannot
/// resolve leaves ripples, some negative. Time runs backwards where `end` lies before `start`.
/// - Throws: `DifferentialEquationFailure`, as `fokkerPlanck`.
public func continuityEquation(
  from start: Double, to end: Double, on range: ClosedRange<Double>, cells: Int, steps: Int,
  initial: (_ x: Double) throws -> Double,
  velocity: (_ t: Double, _ x: Double) throws -> Double,
  observe: (_ t: Double, _ density: GridDensity) throws -> Void = { _, _ in }
) throws -> GridDensity {
  try fokkerPlanck(
    from: start, to: end, on: range, cells: cells, steps: steps, initial: initial,
    drift: velocity, diffusion: { _, _ in 0 }, scheme: .central, observe: observe)
}

/// How a law moves with a flow; see `continuityEquation` for any density.
public func continuityEquation(
  from start: Double, to end: Double, on range: ClosedRange<Double>, cells: Int, steps: Int,
  initial: some Law,
  velocity: (_ t: Double, _ x: Double) throws -> Double,
  observe: (_ t: Double, _ density: GridDensity) throws -> Void = { _, _ in }
) throws -> GridDensity {
  try fokkerPlanck(
    from: start, to: end, on: range, cells: cells, steps: steps, initial: initial,
    drift: velocity, diffusion: { _, _ in 0 }, scheme: .central, observe: observe)
}
