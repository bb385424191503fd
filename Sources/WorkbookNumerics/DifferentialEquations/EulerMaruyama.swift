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
  let steps = try StochasticSteps(from: start, to: end, count: steps)
  let (h, root) = (steps.length, abs(steps.length).squareRoot())
  let ziggurat = Ziggurat.normal
  var random = generator
  defer { generator = random }
  var paths = initial
  try observe(start, paths)
  for step in 0..<steps.count {
    let t = steps.time(step)
    try paths.withUnsafeMutableBufferPointer { paths in
      // A copy of its own stays in registers.
      var own = random
      for index in paths.indices {
        let x = paths[index]
        let moved =
          x + (try drift(t, x)) * h + (try diffusion(t, x)) * (root * own.normal(ziggurat))
        guard moved.isFinite else { throw StochasticSteps.notFinite(t, [x]) }
        paths[index] = moved
      }
      random = own
    }
    try observe(steps.time(step + 1), paths)
  }
  return paths
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
  let steps = try StochasticSteps(from: start, to: end, count: steps)
  let (h, root) = (steps.length, abs(steps.length).squareRoot())
  var paths = initial
  try observe(start, paths)
  for step in 0..<steps.count {
    let t = steps.time(step)
    for index in paths.indices {
      let x = paths[index]
      let (slope, noise) = (try drift(t, x), try diffusion(t, x))
      try StochasticSteps.check(slope, noise, t, x)
      var moved = x
      for axis in x.indices {
        moved[axis] += slope[axis] * h + noise[axis] * (root * generator.normal())
      }
      guard moved.allSatisfy(\.isFinite) else { throw StochasticSteps.notFinite(t, x) }
      paths[index] = moved
    }
    try observe(steps.time(step + 1), paths)
  }
  return paths
}

/// One path of an Itô equation that this noise drives, at the start and after each step: to compare
/// methods and step sizes on the same path. See `eulerMaruyama` for many.
@inlinable
public func eulerMaruyama(
  initial: Double, increments: BrownianIncrements,
  drift: (_ t: Double, _ x: Double) throws -> Double,
  diffusion: (_ t: Double, _ x: Double) throws -> Double
) throws -> [Double] {
  let steps = try StochasticSteps(
    from: increments.start, to: increments.end, count: increments.values.count)
  var path = [initial]
  for (step, increment) in increments.values.enumerated() {
    let (t, x) = (steps.time(step), path[step])
    let moved = x + (try drift(t, x)) * steps.length + (try diffusion(t, x)) * increment
    guard moved.isFinite else { throw StochasticSteps.notFinite(t, [x]) }
    path.append(moved)
  }
  return path
}
