/// Why an expression has no value, and which part of it.
public enum EvaluationProblem: Error, Sendable, Hashable {
  /// A name that the environment does not know.
  case undeclared(Symbol, Span)
  /// Nothing that can be computed: `\sim` states a law.
  case unsupported(String, Span)
  /// Not defined for these values of the names: a logarithm of a negative number. Others may do.
  case undefined(String, Span)
  /// The accuracy cannot be known: an integral that does not converge.
  case inaccurate(String, Span)
  /// Shapes that do not fit: a vector of 2 plus a vector of 3.
  case mismatch(String, Span)

  public var span: Span {
    switch self {
    case .undeclared(_, let span), .unsupported(_, let span), .undefined(_, let span),
      .inaccurate(_, let span), .mismatch(_, let span):
      span
    }
  }

  /// What is wrong, without the place; lower case, no full stop.
  public var message: String {
    switch self {
    case .undeclared(let symbol, _): "the name '\(symbol.name)' is not declared"
    case .unsupported(let what, _), .undefined(let what, _), .inaccurate(let what, _),
      .mismatch(let what, _):
      what
    }
  }
}
