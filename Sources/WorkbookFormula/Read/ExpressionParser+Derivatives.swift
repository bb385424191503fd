extension ExpressionParser {
  /// A fraction, or a derivative that is written as one.
  mutating func fraction() throws(FormulaProblem) -> Expression {
    let start = position
    if let derivative = try fractionDerivative() { return derivative }
    position += 1
    let above = try argument(of: start)
    let below = try argument(of: start)
    return try scripted(Expression(.quotient(above, below), at: span(from: start)), from: start)
  }

  /// `\frac{\d}{\d t} f`, `\frac{\partial^2 f}{\partial x\,\partial y}`
  private mutating func fractionDerivative() throws(FormulaProblem) -> Expression? {
    let start = position
    guard let above = argumentRange(start + 1), let below = argumentRange(above.after),
      above.start < above.end, let sign = differentialSign(above.start),
      below.start < below.end, differentialSign(below.start) == sign,
      below.start + 1 < below.end || below.isGroup
    else { return nil }
    let variables = try denominatorVariables(below.start, below.end, sign)
    guard let variables else { return nil }
    let order = variables.reduce(0) { $0 + $1.order }

    position = above.start + 1
    let outer = (end, context)
    end = above.end
    context = Context()
    if at(.sup) { _ = try exponent() }
    var body: Expression?
    if position < end {
      context.hasPlainMeasures = false
      let waiting = integrals
      integrals = []
      body = try sum()
      integrals = waiting
      if let current { throw unexpected(current) }
    }
    (end, context) = outer
    position = below.after
    func derivative(_ body: Expression) -> Expression {
      Expression(
        .derivative(
          Derivative(variables, order: order, isPartial: sign == "\\partial", of: body)),
        at: span(from: start))
    }
    guard let body else {
      guard !isAtEnd, startsFactor(needed: true), !at(.operation), !at(.dots) else {
        // An operator on its own.
        return derivative(Expression(.ellipsis, at: tokens[start].span))
      }
      return derivative(try operand(after: start))
    }
    var result = derivative(body)
    if case .symbol = body.form, at(.open, "("), !isAtEnd {
      let arguments = try brackets()
      result = Expression(
        .call(Call(result, arguments.first, given: arguments.rest)), at: span(from: start))
    }
    return try scripted(result, from: start)
  }

  private func argumentRange(_ place: Int) -> (start: Int, end: Int, after: Int, isGroup: Bool)? {
    guard place < end else { return nil }
    if tokens[place].kind == .groupOpen {
      return (place + 1, partner[place], partner[place] + 1, true)
    }
    return (place, place + 1, place + 1, false)
  }

  /// `d` for an upright or plain d, `\partial`.
  private func differentialSign(_ place: Int) -> String? {
    let token = tokens[place]
    if token.kind == .differential || token.is(.name, "d") { return "d" }
    return token.is(.command, "\\partial") ? "\\partial" : nil
  }

  /// `dx^2`, `\partial x\,\partial y`; `nil` if it is something else.
  private mutating func denominatorVariables(_ start: Int, _ limit: Int, _ sign: String)
    throws(FormulaProblem) -> [Derivative.Variable]?
  {
    let outer = (position, end)
    defer { (position, end) = outer }
    position = start
    end = limit
    var variables: [Derivative.Variable] = []
    while position < end {
      guard differentialSign(position) == sign else { return nil }
      position += 1
      guard let token = current,
        token.kind == .name || (token.kind == .command && Vocabulary.accents[token.text] != nil)
      else { return nil }
      var symbol: Symbol
      if token.kind == .command {
        symbol = try accented()
      } else {
        position += 1
        symbol = Symbol(token.text)
      }
      var exponent: Exponent?
      try scripts(&symbol, &exponent)
      var order = 1
      if case .power(let power)? = exponent {
        guard case .number(let value) = power.form, let whole = Int(exactly: value), whole > 0,
          whole < 100
        else { return nil }
        order = whole
      } else if exponent != nil {
        return nil
      }
      variables.append(.init(symbol, order: order))
    }
    return variables
  }

  // MARK: Operators

  /// `\partial_t p_t(x)`, `\partial_x^2 u`, `\partial f/\partial x`
  mutating func partial() throws(FormulaProblem) -> Expression {
    let start = position
    position += 1
    var below: [Expression] = []
    var order = 1
    while at(.sub) || at(.sup) {
      if at(.sub) {
        below = try subscripts()
      } else if case .power(let power) = try exponent(), case .number(let value) = power.form {
        order = Int(exactly: value) ?? 1
      }
    }
    let symbols: [Symbol] = below.flatMap { item -> [Symbol] in
      switch item.form {
      case .symbol(let symbol): return [symbol]
      case .product(let factors):
        return factors.compactMap { if case .symbol(let symbol) = $0.form { symbol } else { nil } }
      default: return []
      }
    }
    guard !symbols.isEmpty else {
      let sign = Expression(.symbol(Symbol("\\partial")), at: span(from: start))
      guard below.isEmpty, startsFactor(needed: false), !isAtEnd else { return sign }
      let body = try factor(after: start)
      guard at(.operation, "/"), token(1)?.is(.command, "\\partial") == true, follows(.name, 2)
      else {
        return Expression(.product([sign, body]), at: span(from: start))
      }
      position += 2
      let variable = try symbol(after: position - 1)
      return Expression(
        .derivative(Derivative([.init(variable)], order: 1, isPartial: true, of: body)),
        at: span(from: start))
    }
    var variables: [Derivative.Variable] = []
    for symbol in symbols {
      if variables.last?.symbol == symbol {
        variables[variables.count - 1].order += 1
      } else {
        variables.append(.init(symbol))
      }
    }
    if order > 1, variables.count == 1 { variables[0].order = order }
    let total = variables.reduce(0) { $0 + $1.order }
    var body = Expression(.ellipsis, at: tokens[start].span)
    if !isAtEnd, startsFactor(needed: false) { body = try operand(after: start) }
    return Expression(
      .derivative(Derivative(variables, order: total, isPartial: true, of: body)),
      at: span(from: start))
  }

  /// `\nabla f`, `\nabla_x\cdot u`, `\nabla^2 f`
  mutating func nabla() throws(FormulaProblem) -> Expression {
    let start = position
    position += 1
    var below: [Expression] = []
    var kind = Nabla.Kind.gradient
    while at(.sub) || at(.sup) {
      if at(.sub) {
        below = try subscripts()
      } else {
        _ = try exponent()
        kind = .laplacian
      }
    }
    if at(.operation, "\\cdot"), kind == .gradient {
      kind = .divergence
      position += 1
    } else if at(.command, "\\nabla"), kind == .gradient {
      // `\nabla\nabla^\top f`
      kind = .hessian
      position += 1
      while at(.sub) || at(.sup) {
        if at(.sub) { _ = try subscripts() } else { _ = try exponent() }
      }
    }
    let name = Expression(
      .symbol(Symbol("\\nabla", subscripts: below)), at: span(from: start))
    guard !isAtEnd, startsFactor(needed: kind == .divergence) else { return name }
    var body = try operand(after: position - 1)
    // `\nabla\log q(x)^\top s` transposes the gradient.
    let isTransposed = kind == .gradient && Self.dropTranspose(&body)
    func result(_ form: Expression.Form) -> Expression {
      let nabla = Expression(form, at: span(from: start))
      return isTransposed ? Expression(.transposed(nabla), at: nabla.span) : nabla
    }
    guard below.count < 2 else {
      return result(.call(Call(name, [body])))
    }
    var variable: Symbol?
    if case .symbol(let symbol)? = below.first?.form { variable = symbol }
    return result(.nabla(Nabla(kind, over: variable, of: body)))
  }

  private static func dropTranspose(_ body: inout Expression) -> Bool {
    switch body.form {
    case .transposed(let inner):
      body = inner
      return true
    case .call(var call) where call.arguments.count == 1 && call.given.isEmpty:
      guard case .symbol(let symbol) = call.function.form, symbol.name.hasPrefix("\\"),
        Vocabulary.functions.contains(symbol.name), dropTranspose(&call.arguments[0])
      else { return false }
      body.form = .call(call)
      return true
    default: return false
    }
  }

  /// `\Delta t` is one name, `\Delta f` the Laplacian, `\Delta` a letter.
  mutating func increment() throws(FormulaProblem) -> Expression {
    let start = position
    position += 1
    guard let token = current, !isAtEnd, token.space == .none else {
      return try applied(Symbol("\\Delta"), from: start)
    }
    if token.kind == .open, token.text == "(",
      functions.isEmpty || !functions.contains(Symbol("\\Delta"))
    {
      let body = try operand(after: start)
      return Expression(.nabla(Nabla(.laplacian, of: body)), at: span(from: start))
    }
    let isAccented = token.kind == .command && Vocabulary.accents[token.text] != nil
    guard token.kind == .name && !startsOperator(position) || isAccented else {
      if startsOperator(position) {
        let body = try operand(after: start)
        return Expression(.nabla(Nabla(.laplacian, of: body)), at: span(from: start))
      }
      return try applied(Symbol("\\Delta"), from: start)
    }
    if !isAccented, isFunctionName(Symbol(token.text)) || functions.contains(Symbol(token.text)) {
      let body = try operand(after: start)
      return Expression(.nabla(Nabla(.laplacian, of: body)), at: span(from: start))
    }
    var symbol: Symbol
    if isAccented {
      symbol = try accented()
    } else {
      position += 1
      symbol = Symbol(token.text)
    }
    symbol.name = "\\Delta \(symbol.name)"
    return try applied(symbol, from: start)
  }
}
