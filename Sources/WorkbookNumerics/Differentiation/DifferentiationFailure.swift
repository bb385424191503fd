/// Why a derivative could not be taken.
public enum DifferentiationFailure: Error, Hashable, CustomStringConvertible {
  /// A direction has another number of components than the point.
  case directionOfOtherDimension(Int, point: Int)
  /// A divergence needs as many outputs as inputs.
  case notAVectorField(outputs: Int, inputs: Int)
  /// The function returned another number of components than at the call before.
  case componentsVary(Int, Int)
  /// Variables of different tapes met in one operation.
  case mixedTapes
  /// The output was recorded on another tape.
  case outputOfAnotherTape

  public var description: String {
    switch self {
    case .directionOfOtherDimension(let direction, let point):
      "the direction has \(direction) components and the point \(point)"
    case .notAVectorField(let outputs, let inputs):
      "a divergence needs as many components as variables, not \(outputs) of \(inputs)"
    case .componentsVary(let first, let second):
      "the function returns \(first) components in one call and \(second) in another"
    case .mixedTapes: "variables of two tapes meet in one operation"
    case .outputOfAnotherTape: "the output was recorded on another tape"
    }
  }
}
