/// Random variables that a chain conditions on by their names alone: `\E[z_0 \mid z_n]` is a function of
/// the value of `z_n`, and where `z_n` stands outside of all expectations that value is meant.
struct Observations {
  private var values: [Symbol: Symbol] = [:]
  /// What the values are drawn from.
  private(set) var declarations: [Declaration] = []

  init(_ sides: [Expression], _ known: Declarations) {
    var names: [Symbol] = []
    for side in sides { side.collectConditions(&names) }
    for name in names where values[name] == nil {
      let law = known.items.last { $0.symbol == name }
      guard let law, case .domain(_, .law) = law.content else { continue }
      let value = Symbol("the value of \(name.description)")
      values[name] = value
      var domain = Domain.reals
      for item in known.items where item.symbol == name.base {
        if case .domain(_, .sequence(let element, _, _)) = item.content { domain = element }
      }
      declarations.append(Declaration(content: .domain(value, domain), name: law.name))
    }
  }

  var isEmpty: Bool { values.isEmpty }

  /// A side with the values in the places of their names.
  func applied(_ side: Expression) -> Expression {
    side.replacing { part in
      switch part.form {
      case .symbol(let symbol): return value(of: symbol, part.span)
      case .expectation(let expectation): return applied(expectation, part.span)
      default: return nil
      }
    }
  }

  private func value(of symbol: Symbol, _ span: Span) -> Expression? {
    values[symbol].map { Expression(.symbol($0), at: span) }
  }

  /// What an expectation does not condition on stays random within it.
  private func applied(_ expectation: Expectation, _ span: Span) -> Expression {
    var changed = expectation
    var fixed: Set<Symbol> = []
    for (i, condition) in expectation.given.enumerated() {
      guard case .symbol(let symbol) = condition.form,
        let value = value(of: symbol, condition.span)
      else { continue }
      changed.given[i] = Expression(.relation(condition, .equal, value), at: condition.span)
      fixed.insert(symbol)
    }
    changed.arguments = expectation.arguments.map { argument in
      argument.replacing { part in
        if case .symbol(let symbol) = part.form, fixed.contains(symbol) {
          return value(of: symbol, part.span)
        }
        return nil
      }
    }
    return Expression(.expectation(changed), at: span)
  }
}

extension Expression {
  /// The names that the outermost expectations condition on.
  fileprivate func collectConditions(_ found: inout [Symbol]) {
    if case .expectation(let expectation) = form {
      for condition in expectation.given {
        if case .symbol(let symbol) = condition.form { found.append(symbol) }
      }
      return
    }
    for part in subexpressions { part.collectConditions(&found) }
  }
}
