/// A solution of a scalar equation dy/dt = f(t, y), as a smooth function of t.
public struct ScalarTrajectory: Sendable, Hashable {
  @usableFromInline let trajectory: Trajectory

  @usableFromInline
  init(_ trajectory: Trajectory) { self.trajectory = trajectory }

  /// The times that the method stepped to, in the order of its steps.
  public var times: [Double] { trajectory.times }
  /// The solution at each of `times`.
  public var values: [Double] { trajectory.states.map { $0[0] } }
  /// The solution at the end of the interval.
  public var final: Double { trajectory.final[0] }
  /// How often the right-hand side was called.
  public var evaluations: Int { trajectory.evaluations }
  /// How many steps were tried and taken back.
  public var rejectedSteps: Int { trajectory.rejectedSteps }

  /// The solution at any time of the interval; NaN outside of it.
  public func callAsFunction(_ time: Double) -> Double { trajectory(time) }
}
