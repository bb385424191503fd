/// What all methods ask of a differential equation: that its data make sense, and that each slope
/// is finite and as long as the state.
@usableFromInline
struct RightHandSide {
  @usableFromInline let count: Int

  @usableFromInline
  init(from start: Double, to end: Double, initial: [Double]) throws(DifferentialEquationFailure) {
    guard start.isFinite, end.isFinite, (end - start).isFinite else {
      throw .invalid("a differential equation needs finite times to begin and to end at")
    }
    guard !initial.isEmpty else { throw .invalid("the initial state is empty", time: start) }
    guard initial.allSatisfy(\.isFinite) else {
      throw .invalid("the initial state is not finite", time: start, state: initial)
    }
    count = initial.count
  }

  @inlinable
  func slope(
    _ t: Double, _ y: [Double], _ f: (Double, [Double]) throws -> [Double]
  ) throws -> [Double] {
    guard y.allSatisfy(\.isFinite) else {
      throw DifferentialEquationFailure(reason: .notFinite, time: t, state: y)
    }
    let slope = try f(t, y)
    guard slope.count == count else {
      throw DifferentialEquationFailure.invalid(
        "the right-hand side has \(slope.count) components, the state has \(count)", time: t,
        state: y)
    }
    guard slope.allSatisfy(\.isFinite) else {
      throw DifferentialEquationFailure(reason: .notFinite, time: t, state: y)
    }
    return slope
  }
}
