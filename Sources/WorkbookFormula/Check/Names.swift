extension Expression {
  /// All names in it, bound ones too, with their indices.
  var symbols: Set<Symbol> {
    var found: Set<Symbol> = []
    collect(&found)
    return found
  }

  private func collect(_ found: inout Set<Symbol>) {
    switch form {
    case .symbol(let symbol): found.insert(symbol)
    case .derivative(let derivative): for v in derivative.variables { found.insert(v.symbol) }
    case .integral(let integral): found.insert(integral.variable)
    case .nabla(let nabla): if let variable = nabla.variable { found.insert(variable) }
    default: break
    }
    for part in subexpressions { part.collect(&found) }
  }

  /// Whether its value takes quadrature.
  var holdsIntegral: Bool {
    switch form {
    case .integral, .expectation, .divergence: true
    case .infix("*", _, _): true
    default: subexpressions.contains(where: \.holdsIntegral)
    }
  }
}

extension Declaration {
  /// The names that its values depend on.
  var dependencies: Set<Symbol> {
    switch content {
    case .definition(let pattern, let value): pattern.symbols.union(value.symbols)
    case .constraint(let relation): relation.symbols
    case .domain(_, let domain): domain.symbols
    }
  }
}

extension Domain {
  var symbols: Set<Symbol> {
    func all(_ expressions: [Expression?]) -> Set<Symbol> {
      expressions.reduce(into: []) { $0.formUnion($1?.symbols ?? []) }
    }
    switch self {
    case .real(let lower, let upper): return all([lower?.value, upper?.value])
    case .integer(let from, let to): return all([from, to])
    case .oneOf(let values): return all(values)
    case .vector(let dimension): return all([dimension])
    case .matrix(let rows, let columns, _): return all([rows, columns])
    case .function(let from, let to, _): return all(from + [to])
    case .density(let dimension): return all([dimension])
    case .law(let law): return law.symbols
    case .sequence(let element, let from, let to): return element.symbols.union(all([from, to]))
    }
  }
}

extension Declarations {
  /// The declarations that these names depend on, in the order of the source.
  func needed(for names: Set<Symbol>) -> [Declaration] {
    var bases = Set(names.map(\.base))
    var chosen = Set<Int>()
    var grew = true
    while grew {
      grew = false
      for (i, item) in items.enumerated() where !chosen.contains(i) {
        let isNeeded =
          if let symbol = item.symbol {
            bases.contains(symbol.base)
          } else {
            // A constraint matters as soon as one of its names does.
            item.dependencies.contains { bases.contains($0.base) }
          }
        guard isNeeded else { continue }
        chosen.insert(i)
        grew = true
        bases.formUnion(item.dependencies.map(\.base))
      }
    }
    return items.indices.filter(chosen.contains).map { items[$0] }
  }
}
