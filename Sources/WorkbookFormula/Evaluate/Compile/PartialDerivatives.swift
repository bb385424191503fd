/// What a partial derivative keeps: in `\partial_t \log p_t(z_t)` the place `z_t`, in
/// `\partial_t u(z(t), t)` the place `z(t)`, which move with `t` only through the argument, while
/// `\frac{\d}{\d t}` follows them.
extension Compiler {
  /// Compiles what uses an expression by a name, which may be differentiated by.
  func compile(
    _ argument: Expression, as name: String,
    in compileBody: (Compiler, Symbol) throws(EvaluationProblem) -> Piece
  ) throws(EvaluationProblem) -> Piece {
    let variable = Symbol(name)
    let value = remembered(try compile(argument))
    let slot = newSlot()
    scope.append(Binding(symbol: variable, slot: slot, reads: value.reads, kind: .parameter))
    defer { scope.removeLast() }
    return letting([(slot, value)], in: try compileBody(self, variable))
  }

  /// Which argument `\partial_z f(g(s), t)` differentiates by, where `f(z, t)` is defined: the one
  /// whose parameter is called z, unless z is written in it.
  func parameterPlace(of variable: Symbol, in body: Expression) throws(EvaluationProblem) -> Int? {
    guard case .call(let call) = body.form, case .symbol(let function) = call.function.form,
      lookUp(function) == nil, let (definition, _) = try definition(for: call, function),
      let place = definition.arguments.firstIndex(where: { $0.form == .symbol(variable) }),
      call.arguments.indices.contains(place)
    else { return nil }
    return call.arguments[place].hasOperand(variable) ? nil : place
  }

  /// The body with names for the places that are kept, and what these are.
  func keepingPlaces(
    in body: Expression, by variable: Symbol
  ) -> (body: Expression, kept: [(name: Symbol, place: Expression)]) {
    var kept: [(name: Symbol, place: Expression)] = []
    let changed = body.replacing { part in
      guard case .call(var call) = part.form, isExplicit(call, variable) else { return nil }
      func keeping(_ argument: Expression) -> Expression {
        argument.replacing { inner in
          guard isMoving(inner, variable, isWhole: inner.span == argument.span) else { return nil }
          let name = Symbol("the place \(inner.description)")
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

  /// Whether it is an indexed name that moves with the variable, or such a function.
  /// - Parameter isWhole: whether it is all of an argument.
  private func isMoving(_ place: Expression, _ variable: Symbol, isWhole: Bool) -> Bool {
    switch place.form {
    case .symbol(let symbol):
      return symbol.indices.contains { $0.symbols.contains(variable) } && lookUp(symbol) == nil
        && environment.values[symbol] == nil
    case .call(let call):
      guard isWhole, case .symbol(let function) = call.function.form else { return false }
      return isFunction(call.function) && environment.knows(function)
    default: return false
    }
  }
}

extension Expression {
  /// Whether a name occurs in it other than as a function that is applied: not z in `z(s)`.
  fileprivate func hasOperand(_ name: Symbol) -> Bool {
    switch form {
    case .symbol(let symbol): symbol == name
    case .call(let call): (call.arguments + call.given).contains { $0.hasOperand(name) }
    default: subexpressions.contains { $0.hasOperand(name) }
    }
  }
}
