extension ExpressionParser {
  func isFunctionName(_ symbol: Symbol) -> Bool {
    let plain = Symbol(symbol.name, accents: symbol.accents)
    if case .symbol(let function)? = symbol.jacobianOf?.form, functions.contains(function.base) {
      return true
    }
    if functions.isEmpty {
      return Vocabulary.functionLetters.contains(symbol.name) || symbol.isWord
    }
    return functions.contains(symbol.base) || functions.contains(plain) || symbol.isWord
      || symbol.name == "\\mathcal{N}"
  }

  /// Whether the bracket that follows holds what the name is applied to.
  func isCall(_ symbol: Symbol, _ exponent: Exponent?) -> Bool {
    guard let bracket = current, bracket.kind == .open, !isAtEnd else { return false }
    if bracket.text == "\\{" { return symbol.isWord && symbol.name != "e" }
    guard bracket.text == "(" || bracket.text == "[" else { return false }
    let isKnown = isFunctionName(symbol)
    if bracket.text == "[" { return isKnown && !functions.isEmpty || symbol.isWord }
    // `p^k (1 - p)`, where nothing says that p is a function.
    let isPower = if case .power(let power)? = exponent { !power.isMinusOne } else { false }
    if isKnown, !functions.isEmpty || !isPower { return true }
    if symbol.name == "e" || symbol.name == "i" { return false }
    let close = partner[position]
    var place = position + 1
    while place < close {
      switch tokens[place].kind {
      case .comma, .semicolon, .given: return true
      case .relation where symbol.name == "P": return true
      default: break
      }
      place =
        [.open, .groupOpen, .begin].contains(tokens[place].kind) ? partner[place] + 1 : place + 1
    }
    guard functions.isEmpty, bracket.space == .none, symbol.name != "\\pi" else { return false }
    return isOneName(position + 1, close)
  }

  /// Reads the arguments of a function whose name has been read.
  mutating func call(_ name: Expression, from start: Int) throws(FormulaProblem) -> Expression {
    if case .symbol(let symbol) = name.form, symbol.name == "P",
      let probability = try probability(from: start)
    {
      return probability
    }
    let arguments = try brackets()
    if case .symbol(let symbol) = name.form, symbol.isDivergence {
      let sides =
        arguments.sections.count == 2 ? arguments.sections.map(Self.tuple) : arguments.first
      guard sides.count == 2 else {
        throw FormulaProblem(
          "a divergence needs two laws",
          help: "separate them with '\\,\\|\\,'", at: span(from: start))
      }
      return Expression(.divergence(sides[0], sides[1]), at: span(from: start))
    }
    return Expression(
      .call(Call(name, arguments.first, given: arguments.rest)), at: span(from: start))
  }

  /// `P(x = 1 \mid z)`
  private mutating func probability(from start: Int) throws(FormulaProblem) -> Expression? {
    let close = partner[position]
    var place = position + 1
    while place < close, tokens[place].kind != .relation {
      place =
        [.open, .groupOpen, .begin].contains(tokens[place].kind) ? partner[place] + 1 : place + 1
    }
    guard place < close else { return nil }
    let content = try brackets()
    return Expression(
      .expectation(Expectation(.probability, of: content.first, given: content.rest)),
      at: span(from: start))
  }

  /// A named function, with or without parentheses: `\log x`, `\sin^2 x`, `\max(a, b)`.
  mutating func function(_ name: Expression, _ exponent: Exponent?, from start: Int)
    throws(FormulaProblem) -> Expression
  {
    var function = name
    var power: Exponent? = exponent
    if case .power(let value)? = exponent, value.isMinusOne {
      function = Expression(.power(name, value), at: name.span)
      power = nil
    }
    if case .symbol(let symbol) = name.form, !symbol.subscripts.isEmpty, power == nil,
      Vocabulary.limits.contains(symbol.name), !isAtEnd, startsFactor(needed: false)
    {
      let body = try product(after: start)
      return Expression(.call(Call(function, [body])), at: span(from: start))
    }
    var result: Expression
    if let token = current, token.kind == .open, !isAtEnd, ["(", "[", "\\{"].contains(token.text) {
      var content = try brackets()
      if content.first.count == 1, case .set(let items) = content.first[0].form, token.text == "(" {
        content.sections[0] = [Expression(.set(items), at: content.first[0].span)]
      }
      result = Expression(
        .call(Call(function, content.first, given: content.rest)), at: span(from: start))
    } else if isAtEnd || !startsFactor(needed: false) {
      // `\operatorname{softmax}` on its own.
      return power.map { Self.apply($0, to: function, span(from: start)) } ?? function
    } else {
      let argument = try operand(after: start)
      result = Expression(.call(Call(function, [argument])), at: span(from: start))
      return power.map { Self.apply($0, to: result, span(from: start)) } ?? result
    }
    if let power { result = Self.apply(power, to: result, span(from: start)) }
    return try scripted(result, from: start)
  }

  /// Whether a function, sum, integral or mean begins: where an argument without parentheses ends.
  func startsOperator(_ place: Int) -> Bool {
    let token = tokens[place]
    switch token.kind {
    case .name:
      return Vocabulary.functions.contains(token.text) || isMean(place)
    case .command:
      return Vocabulary.series[token.text] != nil || Vocabulary.integrals[token.text] != nil
        || ["\\nabla", "\\partial"].contains(token.text)
    default: return false
    }
  }

  func isMean(_ place: Int) -> Bool {
    tokens[place].kind == .name
      && ["\\mathbb{E}", "\\mathbf{E}"].contains(tokens[place].text)
  }
}

extension Symbol {
  /// More than one letter: `softmax`, `Cauchy`.
  var isWord: Bool { !name.hasPrefix("\\") && name.utf8.count > 1 }

  /// `KL`, `D_{\mathrm{KL}}`
  var isDivergence: Bool {
    if name == "KL" { return true }
    guard name == "D" || name == "\\mathbb{D}", subscripts.count == 1 else { return false }
    switch subscripts[0].form {
    case .symbol(let below): return below.name == "KL"
    case .product(let letters):
      return letters.map(\.form) == [.symbol(Symbol("K")), .symbol(Symbol("L"))]
    default: return false
    }
  }
}
