/// The state at the end of the classical Runge–Kutta method for numbers that carry derivatives: duals
/// or the variables of a tape, so that the result can be differentiated with respect to the initial
/// state and to whatever `f` depends on.
///
/// The same steps as for plain numbers (see `rungeKutta4`), so the derivatives are those of the method,
/// exact up to rounding: what discretising first and differentiating afterwards means.
/// - Throws: `DifferentialEquationFailure` when the state is not finite or an argument makes no sense,
///   and whatever `f` throws.
@inlinable
@_disfavoredOverload
public func rungeKutta4<T: DifferentiatingScalar>(
  from start: Double, to end: Double, initial: [T], steps: Int,
  _ f: (_ t: Double, _ y: [T]) throws -> [T]
) throws -> [T] {
  let frame = try StochasticSteps(from: start, to: end, count: steps)
  func slope(_ t: Double, _ y: [T]) throws -> [T] {
    let slope = try f(t, y)
    guard slope.count == y.count else {
      throw DifferentialEquationFailure.invalid(
        "the right-hand side has \(slope.count) components, the state has \(y.count)", time: t)
    }
    return slope
  }
  func moved(_ y: [T], _ h: Double, _ k: [T]) -> [T] {
    zip(y, k).map { $0 + T(h) * $1 }
  }
  guard !initial.isEmpty else {
    throw DifferentialEquationFailure.invalid("the initial state is empty", time: start)
  }
  var y = initial
  for step in 0..<frame.count {
    let (t, next) = (frame.time(step), frame.time(step + 1))
    let h = next - t
    let k1 = try slope(t, y)
    let k2 = try slope(t + 0.5 * h, moved(y, 0.5 * h, k1))
    let k3 = try slope(t + 0.5 * h, moved(y, 0.5 * h, k2))
    let k4 = try slope(next, moved(y, h, k3))
    y = y.indices.map { axis in
      y[axis] + T(h / 6) * (k1[axis] + 2 * (k2[axis] + k3[axis]) + k4[axis])
    }
    guard y.allSatisfy({ T(-.infinity) < $0 && $0 < T(.infinity) }) else {
      throw DifferentialEquationFailure(reason: .notFinite, time: t, state: [])
    }
  }
  return y
}

/// The value at the end of the classical Runge–Kutta method for a scalar equation in numbers that
/// carry derivatives; see the method for states.
@inlinable
@_disfavoredOverload
public func rungeKutta4<T: DifferentiatingScalar>(
  from start: Double, to end: Double, initial: T, steps: Int,
  _ f: (_ t: Double, _ y: T) throws -> T
) throws -> T {
  try rungeKutta4(from: start, to: end, initial: [initial], steps: steps) { [try f($0, $1[0])] }[0]
}
