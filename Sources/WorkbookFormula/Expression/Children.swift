extension Expression {
  /// The expressions that it is made of, in the order of reading, with the indices of names.
  public var children: [Expression] {
    switch form {
    case .number, .infinity, .ellipsis, .text: []
    case .symbol(let symbol): symbol.subscripts + symbol.superscripts
    case .sum(let terms), .product(let terms), .tuple(let terms), .set(let terms): terms
    case .negated(let body), .factorial(let body), .absolute(let body), .transposed(let body),
      .indicator(let body), .order(let body, _):
      [body]
    case .quotient(let left, let right), .power(let left, let right),
      .binomial(let left, let right), .inner(let left, let right),
      .infix(_, let left, let right), .divergence(let left, let right),
      .relation(let left, _, let right), .named(let left, let right):
      [left, right]
    case .root(let body, let degree): [body] + (degree.map { [$0] } ?? [])
    case .norm(let body, let order): [body] + (order.map { [$0] } ?? [])
    case .dots(_, let before, let after): before + after
    case .call(let call): [call.function] + call.arguments + call.given
    case .series(let series):
      [series.lower, series.upper, series.condition].compactMap { $0 } + [series.body]
    case .integral(let integral):
      [integral.lower, integral.upper, integral.domain].compactMap { $0 } + [integral.body]
    case .derivative(let derivative):
      derivative.variables.flatMap { $0.symbol.subscripts } + [derivative.body]
    case .nabla(let nabla): (nabla.variable?.subscripts ?? []) + [nabla.body]
    case .expectation(let mean): mean.laws + mean.arguments + mean.given
    case .evaluated(let body, let places): [body] + places
    case .cases(let cases): cases.flatMap { [$0.value] + ($0.condition.map { [$0] } ?? []) }
    case .interval(let interval): [interval.lower, interval.upper]
    case .matrix(let rows): Array(rows.joined())
    }
  }
}
