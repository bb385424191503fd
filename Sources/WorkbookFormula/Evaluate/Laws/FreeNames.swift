/// All names in an expression, in their order, those that it binds itself included.
func names(in expression: Expression) -> [Symbol] {
  var found: [Symbol] = []
  var seen: Set<Symbol> = []
  collect(expression) { symbol in
    if seen.insert(symbol).inserted { found.append(symbol) }
  }
  return found
}

/// The names in an expression that an expectation around it may run over: not those over which an
/// expectation within it does.
func openNames(in expression: Expression) -> [Symbol] {
  var found: [Symbol] = []
  func visit(_ part: Expression) {
    if case .symbol(let symbol) = part.form, !found.contains(symbol) { found.append(symbol) }
    if case .expectation(let inner) = part.form, inner.laws.isEmpty {
      for condition in inner.given { visit(condition) }
    } else {
      for inner in part.parts { visit(inner) }
    }
  }
  visit(expression)
  return found
}

extension Expression {
  /// Whether a name stands in it as a value and not only below another one, as A does in v_A.
  func speaks(of name: Symbol) -> Bool {
    if case .symbol(let symbol) = form { return symbol == name }
    return parts.contains { $0.speaks(of: name) }
  }
}

private func collect(_ expression: Expression, _ report: (Symbol) -> Void) {
  if case .symbol(let symbol) = expression.form { report(symbol) }
  for part in expression.parts { collect(part, report) }
}

extension Expression {
  /// What it is made of, one level down.
  var parts: [Expression] {
    switch form {
    case .number, .infinity, .ellipsis, .text: []
    case .symbol(let symbol): symbol.indices
    case .sum(let a), .product(let a), .tuple(let a), .set(let a): a
    case .negated(let a), .factorial(let a), .absolute(let a), .transposed(let a),
      .indicator(let a), .order(let a, _):
      [a]
    case .quotient(let a, let b), .power(let a, let b), .binomial(let a, let b),
      .inner(let a, let b),
      .infix(_, let a, let b), .divergence(let a, let b), .relation(let a, _, let b),
      .named(let a, label: let b):
      [a, b]
    case .root(let a, let b), .norm(let a, let b): [a] + (b.map { [$0] } ?? [])
    case .dots(_, let a, let b): a + b
    case .call(let call): [call.function] + call.arguments + call.given
    case .series(let s):
      [s.lower, s.upper, s.condition].compactMap(\.self) + [s.body]
    case .integral(let i): [i.lower, i.upper, i.domain].compactMap(\.self) + [i.body]
    case .derivative(let d): [d.body]
    case .nabla(let n): [n.body]
    case .expectation(let e): e.laws + e.arguments + e.given
    case .evaluated(let a, let places): [a] + places
    case .cases(let cases): cases.flatMap { [$0.value] + ($0.condition.map { [$0] } ?? []) }
    case .interval(let i): [i.lower, i.upper]
    case .matrix(let rows): rows.flatMap(\.self)
    }
  }
}
