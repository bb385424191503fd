/// Why a differential equation could not be solved as far as was asked for.
public struct DifferentialEquationFailure: Error, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    /// The next step would be too small to change the time: the solution blows up here, or the
    /// equation is too stiff for an explicit method.
    case stepTooSmall
    /// The right-hand side, or the state, was NaN or infinite.
    case notFinite
    /// All steps allowed were used before the end.
    case tooManySteps
    /// An argument makes no sense; the text says which one.
    case invalidArgument(String)
  }

  public let reason: Reason
  /// How far the solution is known.
  public let time: Double
  /// The state at that time; for several paths, that of the path that failed.
  public let state: [Double]

  public init(reason: Reason, time: Double, state: [Double]) {
    self.reason = reason
    self.time = time
    self.state = state
  }

  @usableFromInline
  static func invalid(_ text: String, time: Double = .nan, state: [Double] = []) -> Self {
    DifferentialEquationFailure(reason: .invalidArgument(text), time: time, state: state)
  }

  public var description: String {
    let place = "at t = \(shortest(time)), where the state is \(stateText)"
    switch reason {
    case .stepTooSmall:
      return "the step size underflows \(place): the solution blows up there, or the equation is "
        + "too stiff for an explicit method"
    case .notFinite:
      return "the differential equation has no finite right-hand side \(place)"
    case .tooManySteps:
      return "the steps are used up \(place)"
    case .invalidArgument(let text):
      return text
    }
  }

  private var stateText: String {
    if state.count == 1 { return shortest(state[0]) }
    let shown = state.prefix(4).map { shortest($0) }.joined(separator: ", ")
    return state.count > 4 ? "(\(shown), …)" : "(\(shown))"
  }
}
