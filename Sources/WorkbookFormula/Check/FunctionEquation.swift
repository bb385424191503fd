/// Equations between functions: `\partial_t p_t = -\nabla\cdot(f\,p_t)` states that both sides agree at
/// all arguments, those by which the functions are defined.
struct FunctionEquation {
  /// The arguments in the head of each definition, by the name that is applied to them.
  private var heads: [(name: Symbol, arguments: [Expression])] = []

  init(_ declarations: Declarations) {
    let items = declarations.items
    // `T_a p` applies an operator to the function itself.
    if items.contains(where: \.isOperator) { return }
    let values = Set(items.compactMap { $0.isFunction ? nil : $0.symbol?.base })
    for item in items {
      guard case .definition(let pattern, _) = item.content, case .call(let call) = pattern.form,
        call.given.isEmpty, case .symbol(let name) = call.function.form,
        !values.contains(name.base),
        call.arguments.allSatisfy({ argument in
          if case .symbol(let symbol) = argument.form {
            values.contains(symbol.base)
          } else {
            false
          }
        })
      else { continue }
      heads.append((name, call.arguments))
    }
  }

  /// The sides with all functions applied; `nil` where they are applied already, or where what they
  /// are applied to is not to be seen.
  func applied(_ sides: [Expression]) -> [Expression]? {
    guard !heads.isEmpty, !sides.contains(where: \.holdsConvolution) else { return nil }
    let applied = sides.map(applied)
    return applied == sides ? nil : applied
  }

  private func applied(_ expression: Expression) -> Expression {
    expression.replacing { part in
      switch part.form {
      case .symbol(let symbol):
        guard let arguments = arguments(of: symbol) else { return part }
        return Expression(.call(Call(part, arguments)), at: part.span)
      case .call(var call):
        // A name alone is a function that another one is made of.
        call.arguments = call.arguments.map {
          if case .symbol = $0.form { $0 } else { applied($0) }
        }
        return Expression(.call(call), at: part.span)
      case .nabla(var nabla):
        nabla.body = applied(nabla.body)
        return Expression(.nabla(nabla), at: part.span)
      // `f'` has no variable yet.
      case .derivative(let derivative) where derivative.variables.isEmpty: return part
      case .relation: return part
      default: return nil
      }
    }
  }

  private func arguments(of symbol: Symbol) -> [Expression]? {
    let all = heads.filter {
      $0.name.base == symbol.base && $0.name.indices.count == symbol.indices.count
    }
    guard let first = all.first, all.allSatisfy({ $0.arguments == first.arguments }) else {
      return nil
    }
    return first.arguments
  }
}

extension Expression {
  /// `p * q` and `f \circ g` make a function of functions.
  fileprivate var holdsConvolution: Bool {
    if case .infix("*", _, _) = form { return true }
    if case .infix("\\circ", _, _) = form { return true }
    return subexpressions.contains(where: \.holdsConvolution)
  }
}
