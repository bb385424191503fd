extension ExpressionParser {
  /// What stands above.
  enum Exponent {
    case power(Expression)
    case transpose
    case marks([String])
    case indices([Expression])
  }

  static func apply(_ exponent: Exponent, to base: Expression, _ span: Span) -> Expression {
    switch exponent {
    case .power(let power): Expression(.power(base, power), at: span)
    case .transpose: Expression(.transposed(base), at: span)
    case .marks(let marks):
      Expression(
        .power(base, Expression(.text(marks.joined()), at: span)), at: span)
    case .indices(let indices):
      Expression(
        .infix(
          "^", base,
          indices.count == 1 ? indices[0] : Expression(.tuple(indices), at: span)), at: span)
    }
  }

  /// A name with its accents, marks and indices, and what it is applied to.
  mutating func named() throws(FormulaProblem) -> Expression {
    let start = position
    let token = tokens[position]
    if let kind = Vocabulary.expectations[token.text], isExpectation(kind) {
      return try expectation(kind)
    }
    if let special = try specialName(token) { return special }
    position += 1
    if token.text.hasPrefix("\\"), at(.groupOpen), !Vocabulary.letters.contains(token.text),
      !token.text.hasSuffix("}")
    {
      throw FormulaProblem("the command '\(token.text)' cannot be read", at: token.span)
    }
    return try applied(Symbol(token.text), from: start)
  }

  private mutating func specialName(_ token: Token) throws(FormulaProblem) -> Expression? {
    let start = position
    switch token.text {
    case "\\infty":
      position += 1
      return try scripted(Expression(.infinity, at: token.span), from: start)
    case "\\Delta": return try increment()
    case "\\max", "\\min":
      if follows(.sub, 1) { return try series() }
      return nil
    case "\\mathbf{1}", "\\mathbb{1}", "\\mathbbm{1}", "\\mathbb{I}", "\\1":
      return try indicator()
    case "O", "o":
      guard follows(.open, 1), tokens[position + 1].text == "(",
        !functions.contains(Symbol(token.text))
      else { return nil }
      position += 1
      let arguments = try brackets().all
      let size =
        arguments.count == 1 ? arguments[0] : Expression(.tuple(arguments), at: span(from: start))
      return Expression(.order(size, isLittle: token.text == "o"), at: span(from: start))
    default: return nil
    }
  }

  func follows(_ kind: Token.Kind, _ offset: Int) -> Bool { token(offset)?.kind == kind }

  /// Reads the scripts of a name that has been read, and then its arguments, if it has some.
  mutating func applied(
    _ base: Symbol, from start: Int, at place: Span? = nil, dots: Int = 0
  ) throws(FormulaProblem) -> Expression {
    var symbol = base
    var exponent: Exponent?
    var place = place ?? span(from: start)
    if let scripts = try scripts(&symbol, &exponent) { place = place.union(scripts) }
    let isFunction = isCall(symbol, exponent)
    var name = Expression(.symbol(symbol), at: place)
    if isFunction || functions.contains(Symbol(symbol.name, accents: symbol.accents)) {
      let primes = symbol.marks.filter { $0 == "'" }.count
      if dots > 0 || primes > 0 && !functions.contains(symbol.base) {
        symbol.marks.removeAll { $0 == "'" }
        name = Expression(
          .derivative(
            Derivative(
              [], order: primes + dots, isPartial: false,
              of: Expression(.symbol(symbol), at: name.span))), at: name.span)
      }
    } else if dots > 0 {
      name = Expression(
        .derivative(
          Derivative(
            [.init(Symbol("t"), order: dots)], order: dots, isPartial: false, of: name)),
        at: name.span)
    }

    if Vocabulary.functions.contains(symbol.name), symbol.accents.isEmpty, dots == 0 {
      return try function(name, exponent, from: start)
    }
    var result = name
    if isFunction {
      if case .power(let power) = exponent, power.isMinusOne {
        result = Expression(.power(name, power), at: span(from: start))
        exponent = nil
      }
      result = try call(result, from: start)
    }
    if let exponent { result = Self.apply(exponent, to: result, span(from: start)) }
    return isFunction || exponent == nil ? try scripted(result, from: start) : result
  }

  /// - Returns: where the scripts that are part of the name stand.
  @discardableResult
  mutating func scripts(_ symbol: inout Symbol, _ exponent: inout Exponent?) throws(FormulaProblem)
    -> Span?
  {
    var place: Span?
    while let token = current, !context.isTopLevel || !token.startsChain {
      let start = position
      var isPower = false
      switch token.kind {
      case .prime:
        symbol.marks.append("'")
        position += 1
      case .sub where symbol.subscripts.isEmpty:
        symbol.subscripts = try subscripts()
      case .sup where exponent == nil:
        let isIndexed = symbol.name != "e" && symbol.superscripts.isEmpty
        let read = try self.exponent()
        switch read {
        case .marks(let marks): symbol.marks += marks
        case .indices(let indices) where isIndexed: symbol.superscripts = indices
        default:
          exponent = read
          isPower = true
        }
      case .sub, .sup:
        throw FormulaProblem(
          "a second '\(token.text)' at the same name",
          help: "put braces around what belongs together", at: token.span)
      default: return place
      }
      if !isPower { place = place?.union(span(from: start)) ?? span(from: start) }
    }
    return place
  }

  // MARK: Below and above

  /// `_k`, `_{i,j}`, `_{1:N}`, `_{t|s}`
  mutating func subscripts() throws(FormulaProblem) -> [Expression] {
    let sign = position
    position += 1
    if at(.operation), let token = current, token.text.utf8.count == 1 {
      position += 1
      return [Expression(.text(token.text), at: token.span)]
    }
    guard at(.groupOpen) else { return [try argument(of: sign)] }
    let open = position
    return try enclosed(Context()) { parser throws(FormulaProblem) in
      guard parser.position < parser.end else { throw parser.missingOperand(after: open) }
      if parser.end == parser.position + 1, let token = parser.current,
        [.operation, .relation, .bar, .comma].contains(token.kind)
      {
        parser.position += 1
        return [Expression(.text(token.text), at: token.span)]
      }
      return try parser.items(after: open)
    }
  }

  mutating func exponent() throws(FormulaProblem) -> Exponent {
    let sign = position
    position += 1
    guard let token = current else {
      throw FormulaProblem("nothing follows '^'", at: tokens[sign].span)
    }
    if let mark = Self.mark(token) {
      position += 1
      return mark
    }
    guard token.kind == .groupOpen else { return .power(try argument(of: sign)) }
    let close = partner[position]
    if close == position + 2, let mark = Self.mark(tokens[position + 1]) {
      position = close + 1
      return mark
    }
    if tokens[(position + 1)..<close].allSatisfy({ $0.kind == .prime || $0.text == "*" }),
      close > position + 1
    {
      let marks = tokens[(position + 1)..<close].map { $0.kind == .prime ? "'" : "*" }
      position = close + 1
      return .marks(marks)
    }
    if close > position + 2, tokens[position + 1].is(.open, "("), partner[position + 1] == close - 1
    {
      position += 1
      let content = try brackets()
      position = close + 1
      return .indices(content.all)
    }
    let open = position
    let items = try enclosed(Context()) { parser throws(FormulaProblem) in
      guard parser.position < parser.end else { throw parser.missingOperand(after: open) }
      return try parser.items(after: open)
    }
    return items.count == 1 ? .power(items[0]) : .indices(items)
  }

  static func mark(_ token: Token) -> Exponent? {
    switch token.kind {
    case .prime: .marks(["'"])
    case .operation where ["*", "\\ast", "\\star"].contains(token.text):
      .marks([token.text == "\\star" ? "\\star" : "*"])
    case .operation where ["+", "-"].contains(token.text): .marks([token.text])
    case .name
    where ["\\dagger", "\\ddagger", "\\sharp", "\\flat", "\\natural"].contains(token.text):
      .marks([token.text])
    case .name
    where ["\\top", "\\intercal", "T", "\\mathsf{T}", "\\mathbf{T}"].contains(token.text):
      .transpose
    default: nil
    }
  }
}

extension Expression {
  var isMinusOne: Bool {
    if case .negated(let operand) = form, case .number(1) = operand.form { return true }
    return false
  }
}
