extension ExpressionParser {
  mutating func factor(after sign: Int?) throws(FormulaProblem) -> Expression {
    try deeper()
    defer { depth -= 1 }
    guard let token = current else { throw missingOperand(after: sign) }
    let start = position
    switch token.kind {
    case .digit, .period: return try scripted(number(), from: start)
    case .name: return try named()
    case .command: return try command(token)
    case .open: return try bracket()
    case .groupOpen:
      // `{\tilde\mu}_k`
      if isOneName(position + 1, partner[position]),
        tokens[position + 1].kind == .name
          || tokens[position + 1].kind == .command, tokens[position + 1].text != "\\infty"
      {
        let symbol = try enclosed(Context()) { parser throws(FormulaProblem) in
          try parser.symbol(after: start)
        }
        let place = tokens[start + 1].span.union(tokens[position - 2].span)
        if symbol.superscripts.isEmpty { return try applied(symbol, from: start, at: place) }
        return try scripted(Expression(.symbol(symbol), at: span(from: start)), from: start)
      }
      return try scripted(group(), from: start)
    case .begin: return try scripted(environment(), from: start)
    case .text:
      position += 1
      let text = Expression(.text(token.text), at: token.span)
      guard at(.open, "("), token.text.hasPrefix("const") else {
        return try scripted(text, from: start)
      }
      let arguments = try brackets()
      return Expression(
        .call(Call(text, arguments.first, given: arguments.rest)), at: span(from: start))
    case .differential:
      position += 1
      return try scripted(
        Expression(.symbol(Symbol("\\mathrm{d}")), at: token.span), from: start)
    case .dots:
      position += 1
      return Expression(.ellipsis, at: token.span)
    case .operation where token.text == "-" || token.text == "+":
      position += 1
      let operand = try factor(after: start)
      return token.text == "+"
        ? operand : Expression(.negated(operand), at: span(from: start))
    case .operation where startsFactor(needed: true):
      // `q(\cdot \mid z)`
      position += 1
      return Expression(.symbol(Symbol(token.text)), at: token.span)
    default: throw missingOperand(after: sign)
    }
  }

  private mutating func number() throws(FormulaProblem) -> Expression {
    let start = position
    var digits = ""
    var hasPoint = false
    while let token = current, position == start || token.space == .none {
      if token.kind == .digit, position == start || token.isAdjacent || digits.hasSuffix(".") {
        digits += token.text
      } else if token.kind == .period, token.text == ".", !hasPoint, self.token(1)?.kind == .digit,
        self.token(1)?.isAdjacent == true
      {
        hasPoint = true
        digits += digits.isEmpty ? "0." : "."
      } else if token.kind == .groupOpen, self.token(1)?.kind == .comma,
        self.token(2)?.kind == .groupClose, self.token(3)?.kind == .digit
      {
        // `16{,}000`
        position += 2
      } else {
        break
      }
      position += 1
    }
    guard let value = Double(digits), value.isFinite else {
      throw FormulaProblem("the number '\(digits)' is out of range", at: span(from: start))
    }
    return Expression(.number(value), at: span(from: start))
  }

  /// What stands between braces; a relation is allowed.
  mutating func group() throws(FormulaProblem) -> Expression {
    let open = position
    var inner = Context()
    inner.hasPlainMeasures = context.hasPlainMeasures
    return try enclosed(inner) { parser throws(FormulaProblem) in
      guard parser.position < parser.end else { throw parser.missingOperand(after: open) }
      return try parser.relationExpression(after: open)
    }
  }

  /// The argument of a command: a group, or one sign.
  mutating func argument(of sign: Int) throws(FormulaProblem) -> Expression {
    guard let token = current else {
      throw FormulaProblem("nothing follows '\(tokens[sign].text)'", at: tokens[sign].span)
    }
    try deeper()
    defer { depth -= 1 }
    let start = position
    switch token.kind {
    case .groupOpen: return try group()
    case .digit:
      position += 1
      return Expression(.number(Double(token.text) ?? 0), at: token.span)
    case .name:
      position += 1
      return Expression(
        token.text == "\\infty" ? .infinity : .symbol(Symbol(token.text)), at: token.span)
    case .command where Vocabulary.accents[token.text] != nil:
      let symbol = try accented()
      return Expression(.symbol(symbol), at: span(from: start))
    case .command where Vocabulary.fractions.contains(token.text) || token.text == "\\sqrt":
      return try command(token)
    case .text:
      position += 1
      return Expression(.text(token.text), at: token.span)
    case .dots:
      position += 1
      return Expression(.ellipsis, at: token.span)
    case .operation where token.text.hasPrefix("\\"):
      position += 1
      return Expression(.symbol(Symbol(token.text)), at: token.span)
    case .differential,
      .command where token.text == "\\partial" || token.text == "\\nabla":
      position += 1
      return Expression(.symbol(Symbol(token.text)), at: token.span)
    default:
      throw FormulaProblem(
        "'\(tokens[sign].text)' needs an argument in braces",
        at: tokens[sign].span.union(token.span))
    }
  }

  mutating func command(_ token: Token) throws(FormulaProblem) -> Expression {
    let start = position
    if Vocabulary.fractions.contains(token.text) { return try fraction() }
    if Vocabulary.series[token.text] != nil { return try series() }
    if Vocabulary.integrals[token.text] != nil { return try integral() }
    if Vocabulary.accents[token.text] != nil { return try accent() }
    switch token.text {
    case "\\sqrt":
      position += 1
      var degree: Expression?
      if at(.open, "["), partner[position] > 0 {
        degree = try enclosed(Context()) { parser throws(FormulaProblem) in
          try parser.sum()
        }
      }
      let body = try argument(of: start)
      return try scripted(
        Expression(.root(body, degree: degree), at: span(from: start)), from: start)
    case "\\binom", "\\tbinom", "\\dbinom":
      position += 1
      let above = try argument(of: start)
      let below = try argument(of: start)
      return try scripted(
        Expression(.binomial(above, below), at: span(from: start)), from: start)
    case "\\nabla": return try nabla()
    case "\\partial": return try partial()
    case "\\underbrace", "\\overbrace": return try brace()
    default:
      position += 1
      var symbol = Symbol(token.text)
      if token.text == "\\bigcap" || token.text == "\\coprod" {
        if at(.sub) { symbol.subscripts = try subscripts() }
        if at(.sup) { _ = try exponent() }
      }
      return Expression(.symbol(symbol), at: span(from: start))
    }
  }

  /// Powers, marks and indices behind what is not a name.
  mutating func scripted(_ base: Expression, from start: Int) throws(FormulaProblem) -> Expression {
    var result = base
    var wrapped = 0
    while let token = current, !context.isTopLevel || !token.startsChain {
      if [.bang, .prime, .sub, .sup].contains(token.kind) { try wrap(&wrapped) }
      switch token.kind {
      case .bang:
        position += 1
        result = Expression(.factorial(result), at: span(from: start))
      case .prime:
        var order = 0
        while at(.prime) {
          order += 1
          position += 1
        }
        result = Expression(
          .derivative(Derivative([], order: order, isPartial: false, of: result)),
          at: span(from: start))
      case .sub:
        let items = try subscripts()
        let below =
          items.count == 1
          ? items[0]
          : Expression(.tuple(items), at: items[0].span.union(items[items.count - 1].span))
        result = Expression(.infix("_", result, below), at: span(from: start))
      case .sup:
        result = Self.apply(try exponent(), to: result, span(from: start))
      default: return result
      }
    }
    return result
  }
}
