/// A function that an author declared, or a random one that stands for any.
public struct Function: Sendable {
  /// The value for these arguments; the numbers among them may be perturbed, and the result must be
  /// computed from them by the arithmetic of `Number`.
  public let apply: @Sendable ([Value]) throws(EvaluationProblem) -> Value
  /// How many arguments it takes.
  public let arity: Int
  /// Whether it is a probability density of its first argument.
  public let isDensity: Bool
  /// The dimension of its first argument; 0 for a number.
  public let dimension: Int

  public init(
    arity: Int = 1, isDensity: Bool = false, dimension: Int = 0,
    _ apply: @escaping @Sendable ([Value]) throws(EvaluationProblem) -> Value
  ) {
    (self.arity, self.isDensity, self.dimension) = (arity, isDensity, dimension)
    self.apply = apply
  }

  /// A function of numbers.
  public init(_ f: @escaping @Sendable (Number) -> Number) {
    self.init { (arguments: [Value]) throws(EvaluationProblem) -> Value in
      guard arguments.count == 1, case .number(let x) = arguments[0] else {
        throw .mismatch("a function of one number", Span(0, 0))
      }
      return .number(f(x))
    }
  }
}
