/// What a partial derivative keeps: in `\partial_t \log p_t(z_t)` the place `z_t`, which moves with `t`
/// only through the argument, while `\frac{\d}{\d t}` follows it.
extension Compiler {
  /// The body with names for the places that are kept, and what these are.
  func keepingPlaces(
    in body: Expression, by variable: Symbol
  ) -> (body: Expression, kept: [(name: Symbol, place: Expression)]) {
    var kept: [(name: Symbol, place: Expression)] = []
    let changed = body.replacing { part in
      guard case .call(var call) = part.form, isExplicit(call, variable) else { return nil }
      func keeping(_ argument: Expression) -> Expression {
        argument.replacing { inner in
          guard case .symbol(let symbol) = inner.form, isMoving(symbol, variable) else {
            return nil
          }
          let name = Symbol("the place \(symbol.description)")
          if !kept.contains(where: { $0.name == name }) { kept.append((name, inner)) }
          return Expression(.symbol(name), at: inner.span)
        }
      }
      call.arguments = call.arguments.map(keeping)
      call.given = call.given.map(keeping)
      return Expression(.call(call), at: part.span)
    }
    return (changed, kept)
  }

  /// Whether a function depends on the variable beside its places: `p_t(z)`, `f(t, z)`.
  private func isExplicit(_ call: Call, _ variable: Symbol) -> Bool {
    guard case .symbol(let function) = call.function.form else { return false }
    let own = Expression.Form.symbol(variable)
    return function.indices.contains { $0.form == own }
      || call.arguments.count > 1 && call.arguments.contains { $0.form == own }
  }

  /// Whether it is an indexed name that moves with the variable.
  private func isMoving(_ symbol: Symbol, _ variable: Symbol) -> Bool {
    symbol.indices.contains { $0.symbols.contains(variable) } && lookUp(symbol) == nil
      && environment.values[symbol] == nil
  }
}
