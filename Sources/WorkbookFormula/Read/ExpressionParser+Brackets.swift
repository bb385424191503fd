extension ExpressionParser {
  /// What stands between brackets: items between commas, in sections between `;`, `\mid` and bars.
  struct Content {
    var sections: [[Expression]]
    var hasDoubleBar = false
    var closesWith = "("

    var first: [Expression] { sections[0] }
    var rest: [Expression] { Array(sections.dropFirst().joined()) }
    var all: [Expression] { Array(sections.joined()) }
  }

  /// Reads the bracket that opens here.
  mutating func brackets() throws(FormulaProblem) -> Content {
    let open = position
    let close = partner[open]
    var inner = Context()
    inner.isBracket = true
    var content = try enclosed(inner) { parser throws(FormulaProblem) in
      try parser.sections(after: open)
    }
    content.closesWith = tokens[close].text
    return content
  }

  private mutating func sections(after open: Int) throws(FormulaProblem) -> Content {
    var content = Content(sections: [])
    var sign = open
    while true {
      if position == end, content.sections.isEmpty { throw missingOperand(after: open) }
      if at(.comma), !content.sections.isEmpty { position += 1 }
      content.sections.append(try items(after: sign))
      guard let token = current else { return content }
      switch token.kind {
      case .semicolon, .given: break
      case .doubleBar: content.hasDoubleBar = true
      case .colon: break
      default: throw unexpected(token)
      }
      sign = position
      position += 1
    }
  }

  mutating func bracket() throws(FormulaProblem) -> Expression {
    let start = position
    let open = tokens[start].text
    if open == "|" || open == "\\|" || open == "." || open == "\\langle" || open == "\\lfloor"
      || open == "\\lceil"
    {
      return try pairedBracket(open)
    }
    if open == "\\{", isCasesBrace { return try scripted(braceCases(), from: start) }
    var content = try brackets()
    let place = span(from: start)
    var result: Expression
    if open == "\\{" {
      if content.sections.count > 1 {
        result = Expression(
          .set([
            Expression(.infix("|", Self.tuple(content.first), Self.tuple(content.rest)), at: place)
          ]),
          at: place)
      } else {
        result = Expression(.set(content.first), at: place)
      }
    } else if content.sections.count > 1 {
      let sides = content.sections.map(Self.tuple)
      result = sides.dropFirst().reduce(sides[0]) { left, right in
        Expression(
          .infix(content.hasDoubleBar ? "\\|" : "|", left, right), at: left.span.union(right.span))
      }
      result.span = place
    } else if content.first.count == 2, open == "[" || content.closesWith == "[",
      content.first.allSatisfy({ !$0.isDots })
    {
      result = Expression(
        .interval(
          Interval(
            content.first[0], content.first[1], includesLower: open == "[",
            includesUpper: content.closesWith == "[")), at: place)
    } else if content.first.count == 1, !content.first[0].isDots {
      if open != content.closesWith {
        throw FormulaProblem(
          "'\(open)' is closed by '\(content.closesWith == "[" ? "]" : ")")'",
          at: tokens[start].span.union(lastSpan))
      }
      result = content.sections.removeFirst()[0]
      result.span = place
      if open == "[", at(.sub), let difference = try bracketDifference(result, from: start) {
        return difference
      }
      if isApplication(result), at(.open, "("), current?.space == Token.Space.none {
        let arguments = try brackets()
        result = Expression(
          .call(Call(result, arguments.first, given: arguments.rest)), at: span(from: start))
      }
    } else {
      result = Expression(.tuple(content.first), at: place)
    }
    return try scripted(result, from: start)
  }

  static func tuple(_ items: [Expression]) -> Expression {
    guard items.count != 1, let first = items.first, let last = items.last else { return items[0] }
    return Expression(.tuple(items), at: first.span.union(last.span))
  }

  /// `(p * q)`, `(T_a p)`: functions made of functions.
  private func isApplication(_ expression: Expression) -> Bool {
    switch expression.form {
    case .infix(let sign, _, _): sign != "|" && sign != ":"
    case .product(let factors):
      if case .symbol(let symbol)? = factors.last?.form {
        isFunctionName(symbol)
          && factors.dropLast().allSatisfy {
            if case .symbol(let operatorName) = $0.form {
              operatorName.name.first?.isUppercase == true
            } else {
              false
            }
          }
      } else {
        false
      }
    case .symbol(let symbol): isFunctionName(symbol)
    case .derivative(let derivative): derivative.variables.isEmpty
    case .matrix: true
    default: false
    }
  }

  /// `[F(y)]_a^b`: what stands above minus what stands below.
  private mutating func bracketDifference(_ body: Expression, from start: Int)
    throws(FormulaProblem) -> Expression?
  {
    let lower = try subscripts()
    guard at(.sup) else {
      return Expression(.evaluated(body, at: lower), at: span(from: start))
    }
    guard case .power(let upper) = try exponent() else {
      throw FormulaProblem("a bracket with limits needs one above", at: span(from: start))
    }
    return Expression(.evaluated(body, at: [Self.tuple(lower), upper]), at: span(from: start))
  }
}

extension Expression {
  var isDots: Bool {
    if case .dots(.list, _, _) = form { return true }
    return form == .ellipsis
  }
}
