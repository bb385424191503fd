/// A solution of dy/dt = f(t, y) on an interval of time, as a smooth function of t.
///
/// `times` are those that the method stepped to, in the order of its steps: rising, or falling where
/// time ran backwards. Between them a polynomial of each step is evaluated.
public struct Trajectory: Sendable, Hashable {
  public let times: [Double]
  /// The state at each of `times`.
  public let states: [[Double]]
  /// How often the right-hand side was called.
  public let evaluations: Int
  /// How many steps were tried and taken back.
  public let rejectedSteps: Int
  /// For each step the coefficients of `Trajectory.state(at:)`, one list for each power.
  @usableFromInline let pieces: [[[Double]]]

  @usableFromInline
  init(
    times: [Double], states: [[Double]], pieces: [[[Double]]], evaluations: Int, rejectedSteps: Int
  ) {
    self.times = times
    self.states = states
    self.pieces = pieces
    self.evaluations = evaluations
    self.rejectedSteps = rejectedSteps
  }

  /// The state at the end of the interval.
  public var final: [Double] { states[states.count - 1] }

  /// The state at any time of the interval; NaN outside of it.
  ///
  /// With θ from 0 to 1 through a step, it is r₀ + θ (r₁ + (1 − θ) (r₂ + θ (r₃ + (1 − θ) r₄))), the
  /// form of `CONTD5` in Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations I",
  /// section II.6.
  public func state(at time: Double) -> [Double] {
    guard let (step, theta) = place(of: time) else {
      return states[0].map { _ in .nan }
    }
    if theta == 0 { return states[step] }
    if theta == 1 { return states[step + 1] }
    let piece = pieces[step]
    return states[step].indices.map { axis in
      var value = 0.0
      for power in stride(from: piece.count - 1, through: 0, by: -1) {
        value = value * (power % 2 == 0 ? 1 - theta : theta) + piece[power][axis]
      }
      return states[step][axis] + theta * value
    }
  }

  /// One component of the state at a time.
  public func callAsFunction(_ time: Double, _ component: Int = 0) -> Double {
    let state = state(at: time)
    return state.indices.contains(component) ? state[component] : .nan
  }

  /// The step that a time falls in, and how far through it, from 0 to 1.
  private func place(of time: Double) -> (step: Int, theta: Double)? {
    guard let first = times.first, let last = times.last else { return nil }
    let isForward = last >= first
    guard isForward ? first <= time && time <= last : last <= time && time <= first else {
      return nil
    }
    guard times.count > 1 else { return (0, 0) }
    var (low, high) = (0, times.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isForward ? times[middle] <= time : times[middle] >= time {
        low = middle
      } else {
        high = middle
      }
    }
    return (low, (time - times[low]) / (times[high] - times[low]))
  }
}
