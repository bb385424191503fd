/// Many paths of the Itô equation dX = drift(t, X) dt + diffusion(t, X) dW, by the method of Euler
/// and Maruyama in equal steps; the result is where the paths end.
///
/// X ← X + drift h + diffusion √|h| ε. Strong order ½, or 1 where the diffusion does not depend on
/// X; weak order 1 (Kloeden, Platen, "Numerical Solution of Stochastic Differential Equations",
/// sections 10.2 and 14.1). Where `end` lies before `start` time runs backwards with h < 0, as a
/// reversed diffusion needs it. In each step the paths draw their noise in their order.
/// - Parameters:
///   - initial: Where each path begins.
///   - observe: Called with the time and all paths at the start and after each step.
/// - Throws: `DifferentialEquationFailure` when a path is about to leave the finite numbers (the
///   time and the state are those before), or an argument makes no sense; and what a closure throws.
@inlinable
public func eulerMaruyama(
  from start: Double, to end: Double, initial: [Double], steps: Int,
  _ generator: inout SeededGenerator,
  drift: (_ t: Double, _ x: Double) throws -> Double,
  diffusion: (_ t: Double, _ x: Double) throws -> Double,
  observe: (_ t: Double, _ paths: [Double]) throws -> Void = { _, _ in }
) throws -> [Double] {
  try StochasticSteps(from: start, to: end, count: steps).advance(initial, &generator, observe) {
    try eulerStep($0, $2, $3, $4, drift, diffusion)
  }
}

/// Many paths of an Itô equation for states of several components, each with a noise of its own:
/// dXᵢ = driftᵢ(t, X) dt + diffusionᵢ(t, X) dWᵢ. See `eulerMaruyama` for scalars.
@inlinable
public func eulerMaruyama(
  from start: Double, to end: Double, initial: [[Double]], steps: Int,
  _ generator: inout SeededGenerator,
  drift: (_ t: Double, _ x: [Double]) throws -> [Double],
  diffusion: (_ t: Double, _ x: [Double]) throws -> [Double],
  observe: (_ t: Double, _ paths: [[Double]]) throws -> Void = { _, _ in }
) throws -> [[Double]] {
  try StochasticSteps(from: start, to: end, count: steps).advance(initial, &generator, observe) {
    t, _, h, x, increments in
    let (slope, noise) = (try drift(t, x), try diffusion(t, x))
    try StochasticSteps.check(slope, noise, t, x)
    return StochasticSteps.moved(x, h, slope, increments, noise)
  }
}

/// One path of an Itô equation that this noise drives, at the start and after each step: to compare
/// methods and step sizes on the same path. See `eulerMaruyama` for many.
@inlinable
public func eulerMaruyama(
  initial: Double, increments: BrownianIncrements,
  drift: (_ t: Double, _ x: Double) throws -> Double,
  diffusion: (_ t: Double, _ x: Double) throws -> Double
) throws -> [Double] {
  try StochasticSteps(along: increments).path(initial, increments) {
    try eulerStep($0, $2, $3, $4, drift, diffusion)
  }
}

@inlinable
@inline(__always)
func eulerStep(
  _ t: Double, _ h: Double, _ x: Double, _ increment: Double,
  _ drift: (Double, Double) throws -> Double, _ diffusion: (Double, Double) throws -> Double
) throws -> Double {
  x + (try drift(t, x)) * h + (try diffusion(t, x)) * increment
}
