extension ExpressionParser {
  /// `a + b - c`
  mutating func sum() throws(FormulaProblem) -> Expression {
    try deeper()
    defer { depth -= 1 }
    let start = position
    var terms: [Expression] = []
    var isFirst = true
    var wrapped = 0
    while true {
      let termStart = position
      var sign: String?
      if at(.operation, "+") || at(.operation, "-") || at(.operation, "\\pm")
        || at(.operation, "\\mp")
      {
        guard isFirst || !isAtEnd else { break }
        sign = current?.text
        position += 1
        // `a + -b`
        while at(.operation, "+") { position += 1 }
      } else if !isFirst {
        break
      }
      isFirst = false
      let signPosition = sign == nil ? nil : termStart
      var term = try self.term(after: signPosition ?? (position > 0 ? position - 1 : nil))
      if sign == "-" {
        term = Expression(.negated(term), at: span(from: termStart))
      } else if let sign, sign != "+" {
        if terms.isEmpty {
          let name = Expression(.symbol(Symbol(sign)), at: tokens[termStart].span)
          term = Expression(.call(Call(name, [term])), at: span(from: termStart))
        } else {
          try wrap(&wrapped)
          let left = Self.total(terms)
          term = Expression(.infix(sign, left, term), at: span(from: start))
          terms = []
        }
      }
      terms.append(term)
      if isAtEnd { break }
    }
    return Self.total(terms)
  }

  /// One term, or their sum, with dots put together.
  static func total(_ terms: [Expression]) -> Expression {
    guard terms.count > 1 else { return terms[0] }
    let span = terms[0].span.union(terms[terms.count - 1].span)
    let ellipses = terms.indices.filter { terms[$0].form == .ellipsis }
    guard ellipses.count == 1, ellipses[0] > 0 else { return Expression(.sum(terms), at: span) }
    let place = ellipses[0]
    let isOpen = place == terms.count - 1
    let dots = Expression(
      .dots(
        .sum, before: Array(terms[..<place]), after: isOpen ? [] : [terms[place + 1]]),
      at: terms[0].span.union(terms[isOpen ? place : place + 1].span))
    let rest = terms.dropFirst(place + 2)
    return rest.isEmpty ? dots : Expression(.sum([dots] + rest), at: span)
  }

  /// Products with `*`, `\circ`, … between them.
  private mutating func term(after start: Int?) throws(FormulaProblem) -> Expression {
    var left = try product(after: start)
    var wrapped = 0
    while let current, current.kind == .operation, Vocabulary.infixes.contains(current.text),
      !isAtEnd
    {
      let sign = position
      position += 1
      try wrap(&wrapped)
      var right: Expression
      if at(.operation, "-") {
        position += 1
        let operand = try product(after: position - 1)
        right = Expression(.negated(operand), at: tokens[sign + 1].span.union(operand.span))
      } else {
        right = try product(after: sign)
      }
      let span = left.span.union(right.span)
      left = Expression(.infix(current.text == "\\ast" ? "*" : current.text, left, right), at: span)
    }
    return left
  }
}
