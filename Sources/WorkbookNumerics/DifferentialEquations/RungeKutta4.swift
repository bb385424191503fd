/// Solves dy/dt = f(t, y) from `start` to `end` by the classical Runge–Kutta method in `steps` equal
/// steps: the error at the end falls with the fourth power of the step.
///
/// Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations I", table II.1.2. Between the
/// steps the solution is the cubic with the right values and slopes at both ends, which is of the
/// same order. Time runs backwards where `end` lies before `start`.
/// - Parameter f: The right-hand side, as many numbers as the state has.
/// - Throws: `DifferentialEquationFailure` when a right-hand side or a state is not finite, or an
///   argument makes no sense, and whatever `f` throws.
@inlinable
public func rungeKutta4(
  from start: Double, to end: Double, initial: [Double], steps: Int,
  _ f: (_ t: Double, _ y: [Double]) throws -> [Double]
) throws -> Trajectory {
  guard steps > 0 else { throw DifferentialEquationFailure.invalid("a solution needs a step") }
  let equation = try RightHandSide(from: start, to: end, initial: initial)
  var (times, states, pieces) = ([start], [initial], [[[Double]]]())
  var y = initial
  var k1 = try equation.slope(start, y, f)
  guard start != end else {
    return Trajectory(times: times, states: states, pieces: [], evaluations: 1, rejectedSteps: 0)
  }
  for step in 1...steps {
    let t = times[times.count - 1]
    // Weighted, so that the last time is the end exactly.
    let share = Double(step) / Double(steps)
    let next = start * (1 - share) + end * share
    let h = next - t
    guard h != 0 else {
      throw DifferentialEquationFailure(reason: .stepTooSmall, time: t, state: y)
    }
    let k2 = try equation.slope(t + 0.5 * h, moved(y, 0.5 * h, k1), f)
    let k3 = try equation.slope(t + 0.5 * h, moved(y, 0.5 * h, k2), f)
    let k4 = try equation.slope(next, moved(y, h, k3), f)
    var moved = y
    for axis in y.indices {
      moved[axis] += h / 6 * (k1[axis] + 2 * (k2[axis] + k3[axis]) + k4[axis])
    }
    let slope = try equation.slope(next, moved, f)
    pieces.append(hermitePiece(from: y, k1, to: moved, slope, h))
    (y, k1) = (moved, slope)
    times.append(next)
    states.append(y)
  }
  return Trajectory(
    times: times, states: states, pieces: pieces, evaluations: 4 * steps + 1, rejectedSteps: 0)
}

/// The classical Runge–Kutta method for a scalar equation; see `rungeKutta4` for states.
@inlinable
public func rungeKutta4(
  from start: Double, to end: Double, initial: Double, steps: Int,
  _ f: (_ t: Double, _ y: Double) throws -> Double
) throws -> ScalarTrajectory {
  ScalarTrajectory(
    try rungeKutta4(from: start, to: end, initial: [initial], steps: steps) { [try f($0, $1[0])] })
}

/// y + h k.
@inlinable
func moved(_ y: [Double], _ h: Double, _ k: [Double]) -> [Double] {
  var result = y
  for axis in result.indices { result[axis] += h * k[axis] }
  return result
}

/// The coefficients r₁, r₂, r₃ of the cubic through both ends of a step with these slopes.
@usableFromInline
func hermitePiece(
  from y: [Double], _ slope: [Double], to end: [Double], _ endSlope: [Double], _ h: Double
) -> [[Double]] {
  var piece = [[Double]](repeating: y, count: 3)
  for axis in y.indices {
    let rise = end[axis] - y[axis]
    let bend = h * slope[axis] - rise
    piece[0][axis] = rise
    piece[1][axis] = bend
    piece[2][axis] = rise - h * endSlope[axis] - bend
  }
  return piece
}
