/// Equal steps of time for a stochastic equation: what all its methods share.
@usableFromInline
struct StochasticSteps {
  @usableFromInline let start: Double
  @usableFromInline let end: Double
  @usableFromInline let count: Int

  @usableFromInline
  init(from start: Double, to end: Double, count: Int) throws(DifferentialEquationFailure) {
    guard start.isFinite, end.isFinite, (end - start).isFinite else {
      throw .invalid("a stochastic equation needs finite times to begin and to end at")
    }
    guard count > 0 else { throw .invalid("a solution needs a step", time: start) }
    (self.start, self.end, self.count) = (start, end, count)
  }

  @usableFromInline
  init(along increments: BrownianIncrements) throws(DifferentialEquationFailure) {
    try self.init(from: increments.start, to: increments.end, count: increments.values.count)
  }

  /// Negative where time runs backwards.
  @inlinable var length: Double { (end - start) / Double(count) }

  @inlinable
  func time(_ step: Int) -> Double {
    let share = Double(step) / Double(count)
    return start * (1 - share) + end * share
  }

  @usableFromInline
  static func notFinite(_ time: Double, _ state: [Double]) -> DifferentialEquationFailure {
    DifferentialEquationFailure(reason: .notFinite, time: time, state: state)
  }

  @usableFromInline
  static func check(
    _ slope: [Double], _ noise: [Double], _ time: Double, _ state: [Double]
  ) throws(DifferentialEquationFailure) {
    guard slope.count == state.count, noise.count == state.count else {
      throw .invalid(
        "drift and diffusion have \(slope.count) and \(noise.count) components, the state has "
          + "\(state.count)", time: time, state: state)
    }
  }

  /// x + slope h + noise · increments, by components.
  @usableFromInline
  static func moved(
    _ x: [Double], _ h: Double, _ slope: [Double], _ increments: [Double], _ noise: [Double]
  ) -> [Double] {
    var moved = x
    for axis in x.indices { moved[axis] += slope[axis] * h + noise[axis] * increments[axis] }
    return moved
  }
}
