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
  let steps = try StochasticSteps(from: start, to: end, count: steps)
  let root = abs(steps.length).squareRoot()
  let ziggurat = Ziggurat.normal
  var random = generator
  defer { generator = random }
  var paths = initial
  try observe(start, paths)
  for step in 0..<steps.count {
    let (t, next) = (steps.time(step), steps.time(step + 1))
    try paths.withUnsafeMutableBufferPointer { paths in
      // A copy of its own stays in registers.
      var own = random
      for index in paths.indices {
        paths[index] = try heunStep(
          t, next, steps.length, paths[index], root * own.normal(ziggurat), drift, diffusion)
      }
      random = own
    }
    try observe(next, paths)
  }
  return paths
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
  let steps = try StochasticSteps(from: start, to: end, count: steps)
  let (h, root) = (steps.length, abs(steps.length).squareRoot())
  var paths = initial
  try observe(start, paths)
  for step in 0..<steps.count {
    let (t, next) = (steps.time(step), steps.time(step + 1))
    for index in paths.indices {
      let x = paths[index]
      let increments = x.map { _ in root * generator.normal() }
      let (slope, noise) = (try drift(t, x), try diffusion(t, x))
      try StochasticSteps.check(slope, noise, t, x)
      var ahead = x
      for axis in x.indices { ahead[axis] += slope[axis] * h + noise[axis] * increments[axis] }
      let (slopeAhead, noiseAhead) = (try drift(next, ahead), try diffusion(next, ahead))
      try StochasticSteps.check(slopeAhead, noiseAhead, next, ahead)
      var moved = x
      for axis in x.indices {
        moved[axis] +=
          0.5 * (slope[axis] + slopeAhead[axis]) * h
          + 0.5 * (noise[axis] + noiseAhead[axis]) * increments[axis]
      }
      guard moved.allSatisfy(\.isFinite) else { throw StochasticSteps.notFinite(t, x) }
      paths[index] = moved
    }
    try observe(next, paths)
  }
  return paths
}

/// One path of a Stratonovich equation that this noise drives, at the start and after each step. See
/// `stochasticHeun` for many.
@inlinable
public func stochasticHeun(
  initial: Double, increments: BrownianIncrements,
  drift: (_ t: Double, _ x: Double) throws -> Double,
  diffusion: (_ t: Double, _ x: Double) throws -> Double
) throws -> [Double] {
  let steps = try StochasticSteps(
    from: increments.start, to: increments.end, count: increments.values.count)
  var path = [initial]
  for (step, increment) in increments.values.enumerated() {
    path.append(
      try heunStep(
        steps.time(step), steps.time(step + 1), steps.length, path[step], increment, drift,
        diffusion))
  }
  return path
}

@inlinable
func heunStep(
  _ t: Double, _ next: Double, _ h: Double, _ x: Double, _ increment: Double,
  _ drift: (Double, Double) throws -> Double, _ diffusion: (Double, Double) throws -> Double
) throws -> Double {
  let (slope, noise) = (try drift(t, x), try diffusion(t, x))
  let ahead = x + slope * h + noise * increment
  let moved =
    x + 0.5 * (slope + (try drift(next, ahead))) * h
    + 0.5 * (noise + (try diffusion(next, ahead))) * increment
  guard moved.isFinite else { throw StochasticSteps.notFinite(t, [x]) }
  return moved
}
