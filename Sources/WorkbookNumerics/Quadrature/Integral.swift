/// The outcome of a numerical integration.
public struct Integral: Sendable, Hashable {
  public let value: Double
  /// How far `value` may be off, estimated from two rules of different order; usually pessimistic.
  public let errorEstimate: Double
  /// How often the integrand was called.
  public let evaluations: Int

  public init(value: Double, errorEstimate: Double, evaluations: Int) {
    self.value = value
    self.errorEstimate = errorEstimate
    self.evaluations = evaluations
  }
}

/// Why an integral could not be found as closely as was asked for.
public struct IntegrationFailure: Error, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    /// The most intervals allowed were in use, and the error was still too large: the integrand has
    /// a singularity or a narrow peak (name it in `breaks`), or the integral does not exist.
    case tooManyIntervals
    /// Rounding keeps the error above the tolerance: the integrand's positive and negative parts
    /// cancel, or the tolerance is below what a `Double` can hold.
    case rounding
    /// The integrand was NaN or infinite at this point.
    case notFinite(at: Double)
    /// An end, a break or a tolerance was NaN, or no tolerance above zero was given.
    case invalidArgument
  }

  public let reason: Reason
  /// The best value found.
  public let value: Double
  public let errorEstimate: Double
  /// Into how many intervals the range had been divided.
  public let intervals: Int

  public init(reason: Reason, value: Double, errorEstimate: Double, intervals: Int) {
    self.reason = reason
    self.value = value
    self.errorEstimate = errorEstimate
    self.intervals = intervals
  }

  public var description: String {
    let found = "\(shortest(value)) ± \(shortest(errorEstimate, digits: 2))"
    let count = "\(intervals) interval\(intervals == 1 ? "" : "s")"
    switch reason {
    case .tooManyIntervals:
      return "the integral does not reach its tolerance: \(found) after \(count)"
    case .rounding:
      return "rounding keeps the integral from its tolerance: \(found) after \(count); "
        + "give an absoluteTolerance where positive and negative parts cancel"
    case .notFinite(let x):
      return "the integrand is not a finite number at x = \(shortest(x))"
    case .invalidArgument:
      return "an integral needs ends and breaks that are numbers and a tolerance above zero"
    }
  }
}
