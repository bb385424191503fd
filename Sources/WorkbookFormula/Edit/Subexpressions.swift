extension Expression {
  /// The parts directly below this expression, in the order of the source where there is one.
  var subexpressions: [Expression] {
    switch form {
    case .number, .infinity, .ellipsis, .text: []
    case .symbol(let symbol): symbol.subscripts + symbol.superscripts
    case .sum(let parts), .product(let parts), .tuple(let parts), .set(let parts): parts
    case .negated(let a), .factorial(let a), .absolute(let a), .transposed(let a),
      .indicator(let a),
      .order(let a, _):
      [a]
    case .quotient(let a, let b), .power(let a, let b), .binomial(let a, let b),
      .inner(let a, let b),
      .infix(_, let a, let b), .divergence(let a, let b), .named(let a, let b),
      .relation(let a, _, let b):
      [a, b]
    case .root(let a, let b), .norm(let a, let b): [a] + [b].compactMap { $0 }
    case .dots(_, let before, let after): before + after
    case .call(let call): [call.function] + call.arguments + call.given
    case .series(let series):
      [series.lower, series.upper, series.condition].compactMap { $0 } + [series.body]
    case .integral(let integral):
      [integral.lower, integral.upper, integral.domain].compactMap { $0 } + [integral.body]
    case .derivative(let derivative): [derivative.body]
    case .nabla(let nabla): [nabla.body]
    case .expectation(let mean): mean.laws + mean.arguments + mean.given
    case .evaluated(let body, let places): [body] + places
    case .cases(let cases): cases.flatMap { [$0.value] + [$0.condition].compactMap { $0 } }
    case .interval(let interval): [interval.lower, interval.upper]
    case .matrix(let rows): rows.flatMap { $0 }
    }
  }
}
