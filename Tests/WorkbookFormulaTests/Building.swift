import WorkbookFormula

// Expressions by hand, for tests of what becomes of them after reading.

private let nowhere = Span(0, 0)

func expression(_ form: Expression.Form) -> Expression { Expression(form, at: nowhere) }
func number(_ x: Double) -> Expression { expression(.number(x)) }
func name(_ symbol: Symbol) -> Expression { expression(.symbol(symbol)) }
func name(_ text: String, _ subscripts: Expression...) -> Expression {
  name(Symbol(text, subscripts: subscripts))
}
func apply(
  _ function: String, _ arguments: Expression..., given: [Expression] = []
) -> Expression {
  expression(.call(Call(name(function), arguments, given: given)))
}

extension Expression: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = number(Double(value)) }

  static func + (a: Expression, b: Expression) -> Expression { expression(.sum([a, b])) }
  static func - (a: Expression, b: Expression) -> Expression {
    expression(.sum([a, expression(.negated(b))]))
  }
  static prefix func - (a: Expression) -> Expression { expression(.negated(a)) }
  static func * (a: Expression, b: Expression) -> Expression { expression(.product([a, b])) }
  static func / (a: Expression, b: Expression) -> Expression { expression(.quotient(a, b)) }
  static func ^ (a: Expression, b: Expression) -> Expression { expression(.power(a, b)) }
}
