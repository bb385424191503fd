/// How far a result may be from what it is claimed to equal. There is no default: how close is close
/// enough depends on the method, and the text says so by the tolerance that it states.
///
/// A negative or NaN tolerance allows nothing, not even equality.
public enum Tolerance: Sendable, Hashable {
  /// The magnitude of the difference.
  case absolute(Double)
  /// The magnitude of the difference divided by that of the expected value, which must not be zero.
  case relative(Double)
  /// For lists and matrices: the magnitude of the difference divided by the largest magnitude among
  /// the expected values, for errors that mix between the entries (a gradient, a solved system).
  case relativeToLargest(Double)
  /// For an `Estimate`: the difference in units of its standard error.
  case standardErrors(Double)
  /// The difference in units in the last place of the expected value.
  case ulps(Int)
}
