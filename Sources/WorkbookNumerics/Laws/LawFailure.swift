/// Why there is no such law.
public enum LawFailure: Error, Hashable, CustomStringConvertible {
  /// A law needs a weight for each outcome.
  case countsDiffer(outcomes: Int, weights: Int)
  /// A weight is negative or not finite.
  case invalidWeight(at: Int, Double)
  /// There is no outcome, or all weights are zero, or their sum overflows.
  case noTotalWeight
  /// An outcome is not a finite number.
  case outcomeNotFinite(at: Int)
  /// Two laws that were to be combined live in different dimensions.
  case dimensionsDiffer(Int, Int)
  /// A component that a law of this dimension does not have, or that was named twice.
  case noSuchComponent(Int, dimension: Int)

  public var description: String {
    switch self {
    case .countsDiffer(let outcomes, let weights):
      "a law needs a weight for each outcome, not \(weights) for \(outcomes)"
    case .invalidWeight(let index, let weight):
      "weight \(index) of a law is \(shortest(weight)), which is no number from zero up"
    case .noTotalWeight: "the weights of a law have no positive and finite sum"
    case .outcomeNotFinite(let index): "outcome \(index) of a law is not a finite number"
    case .dimensionsDiffer(let first, let second):
      "the laws have different dimensions: \(first) and \(second)"
    case .noSuchComponent(let component, let dimension):
      "component \(component) is named twice or is none of a law in \(dimension) dimensions"
    }
  }
}
