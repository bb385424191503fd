extension Expression {
  /// The expression with those parts replaced for which `change` gives another one, from the outside
  /// in. What binds names, and names with indices, is gone through like all else.
  func replacing(_ change: (Expression) -> Expression?) -> Expression {
    if let changed = change(self) { return changed }
    func r(_ part: Expression) -> Expression { part.replacing(change) }
    func r(_ part: Expression?) -> Expression? { part?.replacing(change) }
    let new: Form =
      switch form {
      case .number, .infinity, .ellipsis, .text, .expectation, .cases, .matrix, .interval,
        .evaluated, .nabla, .set, .divergence, .named:
        form
      case .symbol(var symbol):
        {
          symbol.subscripts = symbol.subscripts.map { r($0) }
          symbol.superscripts = symbol.superscripts.map { r($0) }
          return .symbol(symbol)
        }()
      case .sum(let parts): .sum(parts.map { r($0) })
      case .product(let parts): .product(parts.map { r($0) })
      case .tuple(let parts): .tuple(parts.map { r($0) })
      case .negated(let a): .negated(r(a))
      case .factorial(let a): .factorial(r(a))
      case .absolute(let a): .absolute(r(a))
      case .transposed(let a): .transposed(r(a))
      case .indicator(let a): .indicator(r(a))
      case .order(let a, let isLittle): .order(r(a), isLittle: isLittle)
      case .quotient(let a, let b): .quotient(r(a), r(b))
      case .power(let a, let b): .power(r(a), r(b))
      case .binomial(let a, let b): .binomial(r(a), r(b))
      case .inner(let a, let b): .inner(r(a), r(b))
      case .infix(let sign, let a, let b): .infix(sign, r(a), r(b))
      case .relation(let a, let relation, let b): .relation(r(a), relation, r(b))
      case .root(let a, let degree): .root(r(a), degree: r(degree))
      case .norm(let a, let order): .norm(r(a), order: r(order))
      case .dots(let operation, let before, let after):
        .dots(operation, before: before.map { r($0) }, after: after.map { r($0) })
      case .call(let call):
        .call(
          Call(
            r(call.function), call.arguments.map { r($0) }, given: call.given.map { r($0) }))
      case .series(var series):
        {
          series.lower = r(series.lower)
          series.upper = r(series.upper)
          series.body = r(series.body)
          return .series(series)
        }()
      case .integral(var integral):
        {
          integral.lower = r(integral.lower)
          integral.upper = r(integral.upper)
          integral.body = r(integral.body)
          return .integral(integral)
        }()
      case .derivative(var derivative):
        {
          derivative.body = r(derivative.body)
          return .derivative(derivative)
        }()
      }
    return Expression(new, at: span)
  }
}
