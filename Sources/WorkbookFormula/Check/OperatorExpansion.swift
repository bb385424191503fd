/// Operators on functions: `(T_a p)(x) := p(x - a)` gives `T_a`, in front of any function, a meaning.
///
/// Each application, such as `T_{a+b}(p*q)`, becomes a function of its own with a definition.
struct OperatorExpansion {
  /// How an operator is defined.
  private struct Operator {
    let parameter: Symbol?
    let operand: Symbol
    let variable: Symbol
    let body: Expression
  }

  private var operators: [Symbol: Operator] = [:]
  /// What the new functions are.
  private(set) var definitions: [Declaration] = []

  var isEmpty: Bool { operators.isEmpty }

  init(_ items: [Declaration]) {
    for item in items {
      guard case .definition(let pattern, let body) = item.content,
        let (name, operand, variable) = Self.head(pattern)
      else { continue }
      let index = name.indices.first.flatMap { IndexPattern($0).parameter }
      operators[name.base] = Operator(
        parameter: index, operand: operand, variable: variable, body: body)
    }
  }

  /// `T_a`, `p` and `x` of `(T_a p)(x)`.
  static func head(_ pattern: Expression) -> (name: Symbol, operand: Symbol, variable: Symbol)? {
    guard case .call(let call) = pattern.form, case .product(let factors) = call.function.form,
      factors.count == 2, case .symbol(let name) = factors[0].form,
      case .symbol(let operand) = factors[1].form, call.arguments.count == 1,
      case .symbol(let variable) = call.arguments[0].form
    else { return nil }
    return (name, operand, variable)
  }

  /// The expression with each application of an operator replaced by its function.
  mutating func expanded(_ expression: Expression) -> Expression {
    var copy = self
    let result = expression.replacing { copy.application($0) }
    self = copy
    return result
  }

  private mutating func application(_ expression: Expression) -> Expression? {
    switch expression.form {
    case .product(let factors):
      guard
        let place = factors.firstIndex(where: { factor in
          if case .symbol(let symbol) = factor.form { operators[symbol.base] != nil } else { false }
        }), place + 1 < factors.count, case .symbol(let name) = factors[place].form
      else { return nil }
      let rest = Array(factors[(place + 1)...])
      let operand = expanded(
        rest.count == 1 ? rest[0] : Expression(.product(rest), at: expression.span))
      guard let function = function(name, of: operand, expression.span) else { return nil }
      let before = factors[..<place].map { expanded($0) }
      return before.isEmpty
        ? function : Expression(.product(before + [function]), at: expression.span)
    case .call(let call):
      // `T_a(p*q)` may be read as an application to an argument.
      guard case .symbol(let name) = call.function.form, operators[name.base] != nil,
        call.arguments.count == 1
      else { return nil }
      return function(name, of: expanded(call.arguments[0]), expression.span)
    default: return nil
    }
  }

  private mutating func function(
    _ name: Symbol, of operand: Expression, _ span: Span
  ) -> Expression? {
    guard let meaning = operators[name.base] else { return nil }
    let index = name.indices.first
    let body = meaning.body.replacing { part in
      switch part.form {
      case .call(let call) where call.function.form == .symbol(meaning.operand):
        let arguments = call.arguments.map { argument in
          argument.replacing { Self.parameter($0, meaning.parameter, index) }
        }
        return Expression(.call(Call(operand, arguments)), at: span)
      default: return Self.parameter(part, meaning.parameter, index)
      }
    }
    let symbol = Symbol("\\operatorname{\(name.name)}", marks: ["\(definitions.count)"])
    let function = Expression(.symbol(symbol), at: span)
    let variable = Expression(.symbol(meaning.variable), at: span)
    definitions.append(
      Declaration(
        content: .definition(
          pattern: Expression(.call(Call(function, [variable])), at: span), value: body),
        name: name.name))
    return function
  }

  private static func parameter(
    _ part: Expression, _ parameter: Symbol?, _ value: Expression?
  ) -> Expression? {
    guard let parameter, let value, part.form == .symbol(parameter) else { return nil }
    return value
  }
}
