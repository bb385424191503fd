/// `p(x) := …`, `V_n := …`, `m := …`: a name with what it stands for.
public struct Definition: Sendable, Hashable {
  /// The name on the left with its indices.
  public let name: Symbol
  /// What the name is applied to: names, or numbers that select this definition.
  public let arguments: [Expression]
  /// How many of the arguments stand behind `\mid` or `;`.
  public let givenCount: Int
  /// Whether it is written as a call.
  public let isCall: Bool
  public let body: Expression

  init(_ head: Expression, _ body: Expression) throws(EvaluationProblem) {
    switch head.form {
    case .symbol(let symbol):
      (name, arguments, givenCount, isCall) = (symbol, [], 0, false)
      self.body = body
    case .power(let base, let exponent):
      guard case .symbol(let symbol) = base.form, case .number(2) = exponent.form else {
        throw .unsupported("a definition needs a name on its left", head.span)
      }
      (name, arguments, givenCount, isCall) = (symbol, [], 0, false)
      self.body = Expression(.root(body, degree: nil), at: body.span)
    case .call(let call):
      guard case .symbol(let symbol) = call.function.form else {
        throw .unsupported("a definition needs a name on its left", head.span)
      }
      for argument in call.arguments + call.given {
        guard Definition.isParameter(argument) else {
          throw .unsupported(
            "the arguments of a function that is defined are names", argument.span)
        }
      }
      name = symbol
      arguments = call.arguments + call.given
      givenCount = call.given.count
      isCall = true
      self.body = body
    default:
      throw .unsupported("a definition needs a name on its left", head.span)
    }
  }

  /// What stands on the left, in its simplest spelling.
  var head: String {
    guard isCall else { return name.description }
    let named = Expression(.symbol(name), at: body.span)
    let call = Call(
      named, Array(arguments.dropLast(givenCount)), given: Array(arguments.suffix(givenCount)))
    return Expression(.call(call), at: body.span).description
  }

  /// Whether a letter stands for an index of the name.
  func hasIndex(_ parameter: Symbol) -> Bool {
    name.indices.contains { IndexPattern($0).parameter == parameter }
  }

  /// Whether the body depends on the indices of the name by their letters.
  var usesIndices: Bool {
    let letters = names(in: body)
    return name.indices.contains { index in
      IndexPattern(index).parameter.map(letters.contains) ?? false
    }
  }

  private static func isParameter(_ argument: Expression) -> Bool {
    switch argument.form {
    case .symbol, .number: true
    default: false
    }
  }
}
