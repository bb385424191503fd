extension ExpressionParser {
  /// Whether the name is used as an operator here: followed by a law, a bracket, or an operand.
  func isExpectation(_ kind: Expectation.Kind) -> Bool {
    let name = tokens[position].text
    if functions.contains(Symbol(name)) { return false }
    guard name.utf8.count == 1 else { return true }
    // A plain `E` is one only in front of square brackets.
    return token(1)?.is(.open, "[") == true
  }

  mutating func expectation(_ kind: Expectation.Kind) throws(FormulaProblem) -> Expression {
    let start = position
    position += 1
    var laws: [Expression] = []
    var power: Exponent?
    while at(.sub) || at(.sup) {
      if at(.sub) { laws = try subscripts() } else { power = try exponent() }
    }
    var result: Expression
    if let token = current, token.kind == .open, ["[", "(", "\\{"].contains(token.text), !isAtEnd,
      // `\E (x - a)^2` is the mean of a square.
      !(kind == .mean && token.text == "(" && follows(.sup, partner[position] + 1 - position))
    {
      let content = try brackets()
      result = Expression(
        .expectation(Expectation(kind, laws: laws, of: content.first, given: content.rest)),
        at: span(from: start))
      if let power { result = Self.apply(power, to: result, span(from: start)) }
      return try scripted(result, from: start)
    }
    guard !isAtEnd, startsFactor(needed: false) else {
      return Expression(
        .symbol(Symbol(tokens[start].text, subscripts: laws)), at: span(from: start))
    }
    let body: Expression
    if kind == .mean {
      let outer = context
      context.endsAtMean = true
      body = try product(after: start)
      context = outer
    } else {
      body = try operand(after: start)
    }
    result = Expression(
      .expectation(Expectation(kind, laws: laws, of: [body])), at: span(from: start))
    return power.map { Self.apply($0, to: result, span(from: start)) } ?? result
  }

  /// `\mathbf 1\{x > 0\}`, `\mathbf 1_{x > 0}`; without a condition a vector of ones.
  mutating func indicator() throws(FormulaProblem) -> Expression {
    let start = position
    let name = tokens[position].text
    position += 1
    if let token = current, token.kind == .open, ["\\{", "[", "("].contains(token.text), !isAtEnd {
      let content = try brackets()
      return try scripted(
        Expression(.indicator(Self.tuple(content.all)), at: span(from: start)), from: start)
    }
    if at(.sub) {
      let condition = Self.tuple(try subscripts())
      if case .relation = condition.form {
        return try scripted(Expression(.indicator(condition), at: span(from: start)), from: start)
      }
      if case .set(let items) = condition.form {
        return try scripted(
          Expression(.indicator(Self.tuple(items)), at: span(from: start)), from: start)
      }
      return try scripted(
        Expression(.symbol(Symbol(name, subscripts: [condition])), at: span(from: start)),
        from: start)
    }
    return try applied(Symbol(name), from: start)
  }

  /// `\underbrace{x}_{name}`; a label that begins with a relation states it of what is above.
  mutating func brace() throws(FormulaProblem) -> Expression {
    let start = position
    position += 1
    let body = try argument(of: start)
    guard at(.sub) || at(.sup) else { return body }
    let sign = position
    position += 1
    var label: Expression
    if at(.groupOpen) {
      let open = position
      label = try enclosed(Context()) { parser throws(FormulaProblem) in
        guard parser.position < parser.end else { throw parser.missingOperand(after: open) }
        return Self.tuple(try parser.items(after: open))
      }
      if case .relation(let left, let relation, let right) = label.form, left.form == .text("") {
        label = Expression(.relation(body, relation, right), at: label.span)
      }
    } else {
      label = try argument(of: sign)
    }
    return try scripted(
      Expression(.named(body, label: label), at: span(from: start)), from: start)
  }
}
