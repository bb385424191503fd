extension ExpressionParser {
  mutating func accent() throws(FormulaProblem) -> Expression {
    let start = position
    let command = tokens[position].text
    let content = position + 1
    if content < end, tokens[content].kind == .groupOpen,
      !isOneName(content + 1, partner[content])
    {
      position += 1
      let body = try group()
      let name = Expression(
        .symbol(Symbol(Vocabulary.accents[command] ?? command)), at: tokens[start].span)
      return try scripted(Expression(.call(Call(name, [body])), at: span(from: start)), from: start)
    }
    let symbol = try accented()
    guard let dots = symbol.accents.first.flatMap({ Vocabulary.dots[$0] }) else {
      return try applied(symbol, from: start)
    }
    var body = symbol
    body.accents.removeFirst()
    return try applied(body, from: start, dots: dots)
  }

  /// `\tilde\mu`, `\tilde{\mu}`, `\overline{\alpha_t}`: without the scripts behind it.
  mutating func accented() throws(FormulaProblem) -> Symbol {
    try deeper()
    defer { depth -= 1 }
    let sign = position
    let accent = Vocabulary.accents[tokens[sign].text] ?? tokens[sign].text
    position += 1
    var symbol: Symbol
    if at(.groupOpen) {
      symbol = try enclosed(Context()) { parser throws(FormulaProblem) in
        try parser.symbol(after: sign)
      }
    } else {
      symbol = try plainSymbol(after: sign)
    }
    symbol.accents.insert(accent, at: 0)
    return symbol
  }

  private mutating func plainSymbol(after sign: Int) throws(FormulaProblem) -> Symbol {
    guard let token = current else {
      throw FormulaProblem("nothing follows '\(tokens[sign].text)'", at: tokens[sign].span)
    }
    if Vocabulary.accents[token.text] != nil, token.kind == .command { return try accented() }
    guard token.kind == .name || token.kind == .digit || token.kind == .differential else {
      throw FormulaProblem(
        "'\(tokens[sign].text)' needs a name", at: tokens[sign].span.union(token.span))
    }
    position += 1
    return Symbol(token.text)
  }

  /// A name with its scripts, and nothing else.
  mutating func symbol(after sign: Int) throws(FormulaProblem) -> Symbol {
    var symbol = try plainSymbol(after: sign)
    var exponent: Exponent?
    try scripts(&symbol, &exponent)
    if case .power(let power)? = exponent { symbol.superscripts = [power] }
    return symbol
  }

  /// Whether a range holds one name or number with accents and indices, and nothing else.
  func isOneName(_ start: Int, _ close: Int) -> Bool {
    var place = start
    while place < close, tokens[place].kind == .command,
      Vocabulary.accents[tokens[place].text] != nil
    {
      place += 1
      if place < close, tokens[place].kind == .groupOpen {
        guard isOneName(place + 1, partner[place]) else { return false }
        place = partner[place] + 1
        return areIndices(place, close)
      }
    }
    guard place < close, [.name, .digit, .differential].contains(tokens[place].kind) else {
      return false
    }
    place += 1
    if tokens[place - 1].kind == .digit {
      while place < close, tokens[place].kind == .digit { place += 1 }
    }
    return areIndices(place, close)
  }

  private func areIndices(_ start: Int, _ close: Int) -> Bool {
    var place = start
    while place < close {
      let sign = tokens[place].kind
      guard sign == .sub || sign == .sup || sign == .prime else { return false }
      place += 1
      guard sign != .prime, place < close else { continue }
      let isGroup = tokens[place].kind == .groupOpen
      if sign == .sup {
        let above = isGroup ? place + 1 : place
        guard tokens[above].is(.open, "(") || Self.isMark(tokens[above]) else { return false }
      }
      place = isGroup ? partner[place] + 1 : place + 1
    }
    return true
  }

  private static func isMark(_ token: Token) -> Bool {
    if case .marks? = mark(token) { return true }
    return false
  }
}
