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
    case .domain(let symbol, let domain):
      symbol.indices.reduce(into: domain.symbols) { $0.formUnion($1.symbols) }
    }
  }
}

extension Declaration {
  /// Whether it says what one name means, and not what all names of a letter do.
  fileprivate var isOfOneName: Bool {
    switch content {
    case .domain(_, .sequence), .constraint: false
    case .domain: true
    case .definition:
      symbol.map { $0.indices.allSatisfy { IndexPattern($0).core == nil } } ?? false
    }
  }

  /// Whether what it depends on has to have values before it can be drawn.
  fileprivate var needsValues: Bool {
    switch content {
    case .domain(_, .law): false
    case .domain, .constraint: true
    // A sequence that is defined by its earlier elements is evaluated as it is declared.
    case .definition(_, let value):
      symbol.map { name in value.symbols.contains { $0.base == name.base } } ?? false
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
  /// The declarations that these names depend on, each behind those whose values it needs and else
  /// in the order of the source: a dimension may be declared again behind its vectors.
  func needed(for names: Set<Symbol>) -> [Declaration] {
    // What has a meaning as a whole does not take its letter's other meanings along.
    let own = Set(items.compactMap { $0.isOfOneName ? $0.symbol : nil })
    var exact: Set<Symbol> = []
    var bases: Set<Symbol> = []
    func add(_ names: Set<Symbol>) {
      for name in names {
        if own.contains(name) {
          exact.insert(name)
        } else {
          // `\alpha_t'` is a derivative of what `\alpha_t` is declared to be.
          bases.formUnion([name.base, name.base.withoutPrimes.0])
        }
      }
    }
    add(names)
    var chosen = Set<Int>()
    var grew = true
    while grew {
      grew = false
      for (i, item) in items.enumerated() where !chosen.contains(i) {
        let isNeeded =
          if let symbol = item.symbol {
            bases.contains(symbol.base) || exact.contains(symbol)
          } else {
            // A constraint matters as soon as one of its names does.
            item.dependencies.contains { exact.contains($0) || bases.contains($0.base) }
          }
        guard isNeeded else { continue }
        chosen.insert(i)
        grew = true
        add(item.dependencies)
        // `w_1 := w_1(z)` shortens a member of a family.
        if case .definition(_, let value) = item.content, let symbol = item.symbol,
          value.symbols.contains(symbol)
        {
          bases.insert(symbol.base)
        }
      }
    }
    return Self.ordered(items.indices.filter(chosen.contains).map { items[$0] })
  }

  private static func ordered(_ items: [Declaration]) -> [Declaration] {
    var result: [Declaration] = []
    var emitted: Set<Int> = []
    var settled: Set<Int> = []
    func places(of symbol: Symbol) -> [Int] {
      let exact = items.indices.filter { items[$0].symbol == symbol }
      return exact.isEmpty ? items.indices.filter { items[$0].symbol?.base == symbol.base } : exact
    }
    func emit(_ place: Int, withValues: Bool) {
      if withValues, settled.insert(place).inserted {
        let own = items[place].symbol
        let needed = items[place].dependencies.subtracting(own.map { [$0] } ?? [])
        for earlier in Set(needed.flatMap(places)).sorted() where earlier != place {
          emit(earlier, withValues: true)
        }
      }
      if emitted.insert(place).inserted { result.append(items[place]) }
    }
    for place in items.indices {
      emit(place, withValues: items[place].needsValues)
    }
    return result
  }
}
