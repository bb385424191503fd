/// What names mean, for one sample.
///
/// A name is looked up with its indices first (`\sigma_1` as a name of its own), then without them: a
/// sequence at its index, the component of a vector, a function with its first arguments below. What
/// a letter means that nobody declared is fixed for `e`, `\pi` and the imaginary `i`.
///
/// Environments of several samples have the same names and differ in values, functions and
/// sequences only, so that one `Program` serves them all.
public struct Environment: Sendable {
  /// Numbers, vectors and matrices by their whole name.
  public var values: [Symbol: Value] = [:]
  /// By base name; `nil` outside of the range of the indices.
  public var sequences: [Symbol: @Sendable ([Int]) -> Value?] = [:]
  /// By base name. A symbol with subscripts is called with them as its first arguments.
  public var functions: [Symbol: Function] = [:]
  /// Random variables: an expression of the law, `\mathcal{N}(m, s^2)`, a density's name or call.
  public private(set) var laws: [Symbol: Expression] = [:]
  public private(set) var definitions: [Symbol: [Definition]] = [:]
  /// The dimension of integrals and laws over `\R^d` where nothing else says it.
  public var dimension: Int?

  public init() {}

  /// `X \sim law`
  public mutating func declare(_ symbol: Symbol, distributedAs law: Expression) {
    laws[symbol] = law
  }

  /// `head := body`. The head is a name (`m`, `V_n`, with the letters in its indices as parameters),
  /// an even power of one (`s^2`, which defines the positive root), or a call (`p(x)`, `f_\theta(z, n)`,
  /// `q(z_{n-1} \mid z_n, z_0)`), whose arguments are names.
  ///
  /// - Throws: `unsupported` for any other head.
  public mutating func define(
    _ head: Expression, as body: Expression
  ) throws(EvaluationProblem) {
    let definition = try Definition(head, body)
    definitions[definition.name.base, default: []].append(definition)
  }

  /// Every base name that means something.
  public func knows(_ symbol: Symbol) -> Bool {
    values[symbol] != nil || values[symbol.base] != nil || sequences[symbol.base] != nil
      || functions[symbol.base] != nil || definitions[symbol.base] != nil || laws[symbol] != nil
      || laws[symbol.base] != nil
  }
}
