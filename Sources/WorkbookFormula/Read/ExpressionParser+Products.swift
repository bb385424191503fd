extension ExpressionParser {
  /// Factors side by side, with `\cdot`, `\times`, `/` and dots between them.
  mutating func product(after start: Int?) throws(FormulaProblem) -> Expression {
    let first = position
    var groups: [[Expression]] = [[]]
    var sign = start
    var needsOperand = true
    var measured: Symbol?
    var wrapped = 0
    while true {
      if takeEmptyGroup() { continue }
      if !needsOperand, isAtEnd { break }
      guard let token = current else { break }
      if let variable = try measure() {
        measured = variable
        needsOperand = false
        record(variable)
        // A measure behind the integrand ends the integral.
        if groups != [[]] { break }
        continue
      }
      if !needsOperand {
        if token.kind == .operation, ["\\cdot", "\\times"].contains(token.text) {
          groups.append([])
          sign = position
          position += 1
          needsOperand = true
          continue
        }
        if token.kind == .operation, ["/", "\\div"].contains(token.text) {
          sign = position
          position += 1
          try wrap(&wrapped)
          let below = try denominator(after: position - 1)
          let above = Self.product(groups, at: span(from: first))
          groups = [[Expression(.quotient(above, below), at: span(from: first))]]
          continue
        }
        if token.kind == .dots {
          let next = self.token(1)
          if next?.kind == .comma { break }
          position += 1
          groups[groups.count - 1].append(Expression(.ellipsis, at: token.span))
          if at(.operation, "\\cdot") || at(.operation, "\\times") {
            sign = position
            position += 1
            needsOperand = true
          }
          continue
        }
        if isEvaluationBar {
          try wrap(&wrapped)
          let body = Self.product(groups, at: span(from: first))
          groups = [[try evaluated(body, from: first)]]
          continue
        }
      }
      if !startsFactor(needed: needsOperand) { break }
      if context.endsAtMean, !needsOperand, isMean(position) { break }
      groups[groups.count - 1].append(try factor(after: sign))
      groups[groups.count - 1] += pending
      pending = []
      needsOperand = false
    }
    if needsOperand { throw missingOperand(after: sign) }
    if groups == [[]], let measured {
      // `\frac{\d x}{x}`, and `p(\d x)`
      return Expression(
        context.isBracket ? .symbol(measured) : .number(1), at: span(from: first))
    }
    return Self.product(groups, at: span(from: first))
  }

  private mutating func takeEmptyGroup() -> Bool {
    guard at(.groupOpen), let next = token(1), next.kind == .groupClose else { return false }
    if let after = token(2), after.kind == .sub || after.kind == .sup { return false }
    guard position + 2 < end || position > 0 else { return false }
    position += 2
    return true
  }

  static func product(_ groups: [[Expression]], at span: Span) -> Expression {
    let hasDots = groups.contains { $0.contains { $0.form == .ellipsis } }
    var factors = groups[0]
    for group in groups.dropFirst() {
      if hasDots || group.count < 2 {
        factors += group
      } else {
        let span = group[0].span.union(group[group.count - 1].span)
        factors.append(Expression(.product(group), at: span))
      }
    }
    if hasDots, let dots = dotted(factors) { factors = dots }
    if factors.count == 1 { return factors[0] }
    return Expression(.product(factors), at: span)
  }

  private static func dotted(_ factors: [Expression]) -> [Expression]? {
    let ellipses = factors.indices.filter { factors[$0].form == .ellipsis }
    guard ellipses.count == 1, ellipses[0] > 0 else { return nil }
    let place = ellipses[0]
    let isOpen = place == factors.count - 1
    let last = factors[isOpen ? place : place + 1]
    let dots = Expression(
      .dots(
        .product, before: Array(factors[..<place]), after: isOpen ? [] : [last]),
      at: factors[0].span.union(last.span))
    return [dots] + factors.dropFirst(place + 2)
  }

  /// What stands below a slash: in `a/2\sigma^2` all of `2\sigma^2`, in `a/2(x+y)` the `2`.
  private mutating func denominator(after sign: Int) throws(FormulaProblem) -> Expression {
    let first = position
    if at(.operation, "-") {
      position += 1
      let operand = try factor(after: position - 1)
      return Expression(.negated(operand), at: span(from: first))
    }
    var factors = [try factor(after: sign)]
    while Self.isSimple(factors[factors.count - 1]), !isAtEnd, let token = current,
      token.space == .none, token.kind == .name || token.kind == .digit || isAccent,
      !startsOperator(position), !(isMeasure(position))
    {
      factors.append(try factor(after: nil))
    }
    factors += pending
    pending = []
    return Self.product([factors], at: span(from: first))
  }

  private var isAccent: Bool { at(.command) && Vocabulary.accents[current?.text ?? ""] != nil }

  /// A name, a number, or a power of one: what a function without parentheses takes several of.
  static func isSimple(_ expression: Expression) -> Bool {
    switch expression.form {
    case .number, .symbol, .infinity: true
    case .power(let base, _), .transposed(let base), .factorial(let base): isSimple(base)
    case .quotient(let above, let below):
      above.isNumber && below.isNumber
    default: false
    }
  }

  /// What an operator without parentheses is applied to: `\log 2\pi\sigma^2`, `\nabla \log p(x)`.
  ///
  /// Names and numbers up to a space, and then one function, fraction or bracket.
  mutating func operand(after sign: Int) throws(FormulaProblem) -> Expression {
    let first = position
    var factors: [Expression] = []
    while true {
      if factors.isEmpty {
        guard startsFactor(needed: true) else { throw missingOperand(after: sign) }
      } else {
        guard !isAtEnd, startsFactor(needed: false), let token = current, token.space == .none,
          !startsOperator(position), !isMeasure(position), !isEvaluationBar
        else { break }
      }
      factors.append(try factor(after: sign))
      let isSimple = Self.isSimple(factors[factors.count - 1])
      // What a product does not take stays for the product around.
      if !isSimple || !pending.isEmpty { break }
    }
    return Self.product([factors], at: span(from: first))
  }

  /// Whether a factor begins here; words are one only where one is needed.
  func startsFactor(needed: Bool) -> Bool {
    guard let token = current else { return false }
    switch token.kind {
    case .name, .digit, .command, .open, .groupOpen, .begin, .differential: return true
    case .text: return needed || token.text.hasPrefix("const")
    case .dots: return needed
    case .operation:
      guard needed else { return false }
      if token.text == "-" || token.text == "+" { return true }
      guard let next = self.token(1) else { return true }
      return [.comma, .given, .semicolon, .bar, .doubleBar, .relation].contains(next.kind)
    case .period: return needed && self.token(1)?.kind == .digit
    default: return false
    }
  }
}

extension Expression {
  var isNumber: Bool {
    if case .number = form { return true }
    return false
  }
}
