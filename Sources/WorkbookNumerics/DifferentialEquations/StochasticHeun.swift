/// Many paths of the Stratonovich equation dX = drift(t, X) dt + diffusion(t, X) ∘ dW, by Heun's
/// method in equal steps; the result is where the paths end.
///
/// A step of Euler's predicts, and drift and diffusion are averaged over both ends of it (Rümelin,
/// "Numerical treatment of stochastic differential equations", SIAM J. Numer. Anal. 19, 1982).
/// Strong order 1. Where the diffusion does not depend on X, Itô's equation is the same one, and the
/// weak order is 2 if it does not depend on the time either (Kloeden, Platen, "Numerical Solution of
/// Stochastic Differential Equations", section 15.1). Where it does depend on X, Itô's equation has
/// the drift of Stratonovich's plus ½ diffusion · ∂diffusion/∂x. Where `end` lies before `start`
/// time runs backwards. In each step the paths draw their noise in their order.
/// - Parameters:
///   - initial: Where each path begins.
///   - observe: Called with the time and all paths at the start and after each step.
/// - Throws: `DifferentialEquationFailure` when a path is about to leave the finite numbers (the
///   time and the state are those before), or an argument makes no sense; and what a closure throws.
@inlinable
public func stochasticHeun(
  from start: Double, to end: Double, initial: [Double], steps: Int,
  _ generator: inout SeededGenerator,
  drift: (_ t: Double, _ x: Double) throws -> Double,
  diffusion: (_ t: Double, _ x: Double) throws -> Double,
  observe: (_ t: Double, _ paths: [Double]) throws -> Void = { _, _ in }
) throws -> [Double] {
  try StochasticSteps(from: start, to: end, count: steps).advance(initial, &generator, observe) {
    try heunStep($0, $1, $2, $3, $4, drift, diffusion)
  }
}

/// Many paths of a Stratonovich equation for states of several components, each with a noise of its
/// own: dXᵢ = driftᵢ(t, X) dt + diffusionᵢ(t, X) ∘ dWᵢ. See `stochasticHeun` for scalars.
///
/// The strong order is 1 only where the noise of one component does not move the diffusion of
/// another; otherwise it is ½.
@inlinable
public func stochasticHeun(
  from start: Double, to end: Double, initial: [[Double]], steps: Int,
  _ generator: inout SeededGenerator,
  drift: (_ t: Double, _ x: [Double]) throws -> [Double],
  diffusion: (_ t: Double, _ x: [Double]) throws -> [Double],
  observe: (_ t: Double, _ paths: [[Double]]) throws -> Void = { _, _ in }
) throws -> [[Double]] {
  try StochasticSteps(from: start, to: end, count: steps).advance(initial, &generator, observe) {
    t, next, h, x, increments in
    let (slope, noise) = (try drift(t, x), try diffusion(t, x))
    try StochasticSteps.check(slope, noise, t, x)
    let ahead = StochasticSteps.moved(x, h, slope, increments, noise)
    let (slopeAhead, noiseAhead) = (try drift(next, ahead), try diffusion(next, ahead))
    try StochasticSteps.check(slopeAhead, noiseAhead, next, ahead)
    return StochasticSteps.moved(
      StochasticSteps.moved(x, 0.5 * h, slope, increments.map { 0.5 * $0 }, noise), 0.5 * h,
      slopeAhead, increments.map { 0.5 * $0 }, noiseAhead)
  }
}

/// One path of a Stratonovich equation that this noise drives, at the start and after each step. See
/// `stochasticHeun` for many.
@inlinable
public func stochasticHeun(
  initial: Double, increments: BrownianIncrements,
  drift: (_ t: Double, _ x: Double) throws -> Double,
  diffusion: (_ t: Double, _ x: Double) throws -> Double
) throws -> [Double] {
  try StochasticSteps(along: increments).path(initial, increments) {
    try heunStep($0, $1, $2, $3, $4, drift, diffusion)
  }
}

@inlinable
@inline(__always)
func heunStep(
  _ t: Double, _ next: Double, _ h: Double, _ x: Double, _ increment: Double,
  _ drift: (Double, Double) throws -> Double, _ diffusion: (Double, Double) throws -> Double
) throws -> Double {
  let (slope, noise) = (try drift(t, x), try diffusion(t, x))
  let ahead = x + slope * h + noise * increment
  return x + 0.5 * (slope + (try drift(next, ahead))) * h
    + 0.5 * (noise + (try diffusion(next, ahead))) * increment
}
