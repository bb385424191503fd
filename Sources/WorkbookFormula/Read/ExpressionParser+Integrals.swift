extension ExpressionParser {
  mutating func integral() throws(FormulaProblem) -> Expression {
    try deeper()
    defer { depth -= 1 }
    let start = position
    let count = Vocabulary.integrals[tokens[position].text] ?? 1
    position += 1
    var lower: Expression?
    var upper: Expression?
    while at(.sub) || at(.sup) {
      if at(.sub) {
        lower = Self.tuple(try subscripts())
      } else {
        switch try exponent() {
        case .power(let value): upper = value
        case .transpose: upper = Expression(.symbol(Symbol("T")), at: lastSpan)
        case .marks(let marks): upper = Expression(.text(marks.joined()), at: lastSpan)
        case .indices(let items): upper = Self.tuple(items)
        }
      }
    }
    let outer = context
    context.hasPlainMeasures = true
    let first = integrals.count
    integrals += Array(repeating: nil, count: count)
    var body = try integrand(after: start)
    while integrals[first...].contains(nil), !isAtEnd, let variable = try measure() {
      record(variable)
    }
    let variables = integrals[first...]
    integrals.removeLast(count)
    context = outer

    let known = variables.compactMap { $0 }
    guard known.count == count || (count == 1 && lower != nil && upper == nil) else {
      throw FormulaProblem(
        "this integral does not say over which variable",
        help: "write '\\mathrm{d}x' behind what is integrated", at: tokens[start].span)
    }
    let domain = upper == nil ? lower : nil
    let bound = upper == nil ? nil : lower
    var all = known
    if all.isEmpty {
      guard case .symbol(let symbol)? = lower?.form else {
        throw FormulaProblem(
          "this integral does not say over which variable",
          help: "write '\\mathrm{d}x' behind what is integrated", at: tokens[start].span)
      }
      all = [symbol]
    }
    // The last measure belongs to the outermost sign.
    for (place, variable) in all.reversed().enumerated() {
      let isOuter = place == all.count - 1
      body = Expression(
        .integral(
          Integral(
            over: variable, from: isOuter ? bound : nil, to: isOuter ? upper : nil,
            domain: isOuter ? domain : nil, of: body)), at: span(from: start))
    }
    // `\int_{\R^2} f \,dx\,dy` with one sign.
    while !integrals.contains(where: { $0 == nil }), !isAtEnd, isFurtherMeasure {
      guard let variable = try measure(always: true) else { break }
      body = Expression(
        .integral(Integral(over: variable, domain: domain, of: body)), at: span(from: start))
    }
    return body
  }

  /// Up to and with the measure.
  private mutating func integrand(after start: Int) throws(FormulaProblem) -> Expression {
    let first = position
    var terms: [Expression] = []
    while true {
      let sign = position
      var isNegative = false
      if at(.operation, "-") || at(.operation, "+") {
        isNegative = at(.operation, "-")
        position += 1
      }
      var term = try product(after: terms.isEmpty && position == first ? start : sign)
      if isNegative { term = Expression(.negated(term), at: span(from: sign)) }
      terms.append(term)
      guard integrals.last == .some(nil), at(.operation, "+") || at(.operation, "-"),
        hasMeasureAhead
      else { break }
    }
    return Self.total(terms)
  }

  /// Whether a measure follows at this level, before a relation or comma.
  private var hasMeasureAhead: Bool {
    var place = position
    var open = 0
    while place < end {
      let token = tokens[place]
      if token.kind == .relation || token.kind == .comma
        || (context.isTopLevel && token.startsChain)
      {
        return false
      }
      if Vocabulary.integrals[token.text] != nil { open += Vocabulary.integrals[token.text] ?? 1 }
      if isMeasure(place) {
        if open == 0 { return true }
        open -= 1
      }
      place = [.open, .groupOpen, .begin].contains(token.kind) ? partner[place] + 1 : place + 1
    }
    return false
  }

  // MARK: Measures

  /// A measure directly behind an integral that has its own already.
  private var isFurtherMeasure: Bool {
    guard at(.differential) || (at(.name, "d") && token(1)?.isAdjacent == true) else {
      return false
    }
    return isMeasure(position, always: true)
  }

  /// Whether `dx` begins here, while an integral waits for it.
  func isMeasure(_ place: Int, always: Bool = false) -> Bool {
    guard always || integrals.contains(where: { $0 == nil }), place < end else { return false }
    let token = tokens[place]
    guard
      token.kind == .differential || (token.is(.name, "d") && (always || context.hasPlainMeasures))
    else {
      return false
    }
    var next = place + 1
    // `d^dx`
    if next + 1 < end, tokens[next].kind == .sup {
      next = tokens[next + 1].kind == .groupOpen ? partner[next + 1] + 1 : next + 2
    }
    guard next < end else { return false }
    let variable = tokens[next]
    let isName =
      variable.kind == .name && !Vocabulary.functions.contains(variable.text)
      || (variable.kind == .command && Vocabulary.accents[variable.text] != nil)
    guard isName, variable.space == .none || token.kind == .differential else { return false }
    // `d\,p(x)` is a product.
    guard token.kind != .differential, next + 1 < end else { return true }
    return !tokens[next + 1].is(.open, "(") || tokens[next + 1].space != .none
  }

  /// Reads a measure, if one begins here.
  mutating func measure(always: Bool = false) throws(FormulaProblem) -> Symbol? {
    guard isMeasure(position, always: always) else { return nil }
    let sign = position
    position += 1
    if at(.sup) { _ = try exponent() }
    if at(.command) {
      var symbol = try accented()
      var exponent: Exponent?
      try scripts(&symbol, &exponent)
      return symbol
    }
    return try symbol(after: sign)
  }

  /// A measure belongs to the innermost integral that has none.
  mutating func record(_ variable: Symbol) {
    if let place = integrals.lastIndex(where: { $0 == nil }) { integrals[place] = variable }
  }
}
