extension ExpressionParser {
  /// Brackets with a meaning of their own: absolute values, norms, inner products, `\left.`.
  mutating func pairedBracket(_ open: String) throws(FormulaProblem) -> Expression {
    let start = position
    let close = partner[start]
    let closing = tokens[close].text
    if open == "." {
      guard closing == "|" else {
        throw FormulaProblem("'\\left.' needs '\\right|'", at: tokens[start].span)
      }
      let body = try enclosed(Context()) { parser throws(FormulaProblem) in
        try parser.relationExpression(after: start)
      }
      position -= 1
      return try scripted(evaluated(body, from: start), from: start)
    }
    if open == "\\langle" {
      let content = try brackets()
      let place = span(from: start)
      guard content.all.count == 2 else {
        return try scripted(
          Expression(
            .call(
              Call(Expression(.symbol(Symbol("\\langle")), at: tokens[start].span), content.all)),
            at: place), from: start)
      }
      return try scripted(
        Expression(.inner(content.all[0], content.all[1]), at: place), from: start)
    }
    let body = try enclosed(Context()) { parser throws(FormulaProblem) in
      try parser.relationExpression(after: start)
    }
    switch open {
    case "|": return try scripted(Expression(.absolute(body), at: span(from: start)), from: start)
    case "\\|": return try norm(body, from: start)
    default:
      let name = Expression(.symbol(Symbol(open)), at: tokens[start].span)
      return try scripted(Expression(.call(Call(name, [body])), at: span(from: start)), from: start)
    }
  }

  private mutating func norm(_ body: Expression, from start: Int) throws(FormulaProblem)
    -> Expression
  {
    var result = Expression(.norm(body, order: nil), at: span(from: start))
    if at(.sub) {
      let order = Self.tuple(try subscripts())
      result = Expression(.norm(body, order: order), at: span(from: start))
    } else if at(.sup), let two = token(2), two.kind == .sub {
      // `\|x\|^2_F`
      let above = try exponent()
      let order = Self.tuple(try subscripts())
      result = Expression(.norm(body, order: order), at: span(from: start))
      result = Self.apply(above, to: result, span(from: start))
    }
    return try scripted(result, from: start)
  }

  // MARK: Values at a place

  /// A bar with a place below it: `F \big|_{x = 0}`.
  var isEvaluationBar: Bool { at(.bar) && token(1)?.kind == .sub }

  mutating func evaluated(_ body: Expression, from start: Int) throws(FormulaProblem) -> Expression
  {
    position += 1
    var places = at(.sub) ? try subscripts() : []
    if at(.sup), case .power(let upper) = try exponent() { places.append(upper) }
    guard !places.isEmpty else {
      throw FormulaProblem("this bar needs a place below it, like '_{x=0}'", at: lastSpan)
    }
    return Expression(.evaluated(body, at: places), at: span(from: start))
  }
}
