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

  /// Expressions between commas, as far as they go; relations are allowed, and lists with dots.
  mutating func items(after start: Int?) throws(FormulaProblem) -> [Expression] {
    var items: [Expression] = []
    var sign = start
    while true {
      if at(.dots), isListEnd(position + 1) {
        items.append(Expression(.ellipsis, at: tokens[position].span))
        position += 1
      } else if at(.command, "\\substack"), follows(.groupOpen, 1) {
        position += 1
        let open = position
        var inner = context
        inner.isTopLevel = false
        items += try enclosed(inner) { parser throws(FormulaProblem) in
          try parser.items(after: open)
        }
      } else {
        items.append(try relationExpression(after: sign))
      }
      while at(.period), position + 1 == end { position += 1 }
      guard at(.comma) || (at(.newline)) else { break }
      sign = position
      while at(.comma) || at(.newline) { position += 1 }
      // A comma at the end of a line below a sign.
      if position == end { break }
    }
    return Self.list(Self.distributed(items))
  }

  func isListEnd(_ place: Int) -> Bool {
    guard place < end else { return true }
    return [.comma, .semicolon, .given, .close, .newline, .relation].contains(tokens[place].kind)
  }

  /// `x, z \sim p`: names in front of a relation belong to its left side.
  static func distributed(_ items: [Expression]) -> [Expression] {
    var result: [Expression] = []
    var loose: [Expression] = []
    var hasRelation = false
    for item in items {
      guard case .relation(let left, let relation, let right) = item.form, !loose.isEmpty,
        relation == .distributed || relation == .element
      else {
        if case .relation = item.form {
          hasRelation = true
          result += loose + [item]
          loose = []
        } else {
          loose.append(item)
        }
        continue
      }
      hasRelation = true
      let names = list(loose + [left])
      let tuple =
        names.count == 1
        ? names[0] : Expression(.tuple(names), at: loose[0].span.union(left.span))
      result.append(
        Expression(.relation(tuple, relation, right), at: loose[0].span.union(right.span)))
      loose = []
    }
    return hasRelation ? result + loose : items
  }

  /// `1, \dots, n` as one item.
  static func list(_ items: [Expression]) -> [Expression] {
    let ellipses = items.indices.filter { items[$0].form == .ellipsis }
    guard ellipses.count == 1, ellipses[0] > 0 else { return items }
    let place = ellipses[0]
    let isOpen = place == items.count - 1
    let dots = Expression(
      .dots(
        .list, before: Array(items[..<place]), after: isOpen ? [] : [items[place + 1]]),
      at: items[0].span.union(items[isOpen ? place : place + 1].span))
    return [dots] + items.dropFirst(place + 2)
  }

  /// `a < b`, `a`, `1 \le i \le n` (whose left side is a relation itself), `1:N`, `t \mid s`.
  mutating func relationExpression(after start: Int?) throws(FormulaProblem) -> Expression {
    try deeper()
    defer { depth -= 1 }
    let first = position
    var left: Expression
    if let token = current, token.kind == .relation, isRangeStart {
      left = Expression(.text(""), at: Span(token.span.start, token.span.start))
    } else {
      left = try side(after: start)
    }
    while let token = current, token.kind == .relation, !isAtEnd {
      let sign = position
      position += 1
      let relation = Vocabulary.relation(token.text)
      var right = try side(after: sign)
      right = Self.interval(right, after: relation)
      left = Expression(.relation(left, relation, right), at: span(from: first))
    }
    return left
  }

  /// A label below a brace, or an index, may begin with a relation.
  private var isRangeStart: Bool {
    position > 0 && tokens[position - 1].kind == .groupOpen
  }

  /// `(0, 1)` behind `\in` is an interval.
  static func interval(_ side: Expression, after relation: Relation) -> Expression {
    guard relation == .element || relation == .maps || relation == .subset,
      case .tuple(let ends) = side.form, ends.count == 2
    else { return side }
    return Expression(
      .interval(Interval(ends[0], ends[1], includesLower: false, includesUpper: false)),
      at: side.span)
  }

  /// One side of a relation.
  mutating func side(after start: Int?) throws(FormulaProblem) -> Expression {
    let first = position
    guard !context.isTopLevel || !isConnective else { throw missingOperand(after: start) }
    var left = try sum(after: start)
    guard !context.isBracket else { return left }
    while let token = current, !isAtEnd {
      let sign = token.kind == .colon ? ":" : "|"
      switch token.kind {
      case .colon where !context.isTopLevel: break
      case .given: break
      default: return left
      }
      let place = position
      position += 1
      var right = try sum(after: place)
      if at(.comma), context.isTopLevel, sign == "|", isGivenList {
        var all = [right]
        while at(.comma) {
          position += 1
          all.append(try sum(after: position - 1))
        }
        right = Expression(.tuple(all), at: all[0].span.union(right.span))
      }
      left = Expression(.infix(sign, left, right), at: span(from: first))
    }
    return left
  }

  /// Whether a list behind a bar goes on to a `\sim`.
  private var isGivenList: Bool {
    var place = position
    while place < end {
      if tokens[place].kind == .relation { return tokens[place].text == "\\sim" }
      if tokens[place].startsChain || tokens[place].space == .wide { return false }
      place =
        [.open, .groupOpen, .begin].contains(tokens[place].kind) ? partner[place] + 1 : place + 1
    }
    return false
  }

  private mutating func sum(after start: Int?) throws(FormulaProblem) -> Expression {
    guard position < end else { throw missingOperand(after: start) }
    return try sum()
  }

  var isConnective: Bool {
    guard let current, current.kind == .text else { return false }
    return !current.text.hasPrefix("const")
  }

  // MARK: Brackets as operands

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

  private mutating func pairedBracket(_ open: String) throws(FormulaProblem) -> Expression {
    let start = position
    let close = partner[start]
    let closing = tokens[close].text
    if open == "." {
      guard closing == "|" else {
        throw FormulaProblem("'\\left.' needs '\\right|'", at: tokens[start].span)
      }
      let body = try enclosed(Context()) { parser throws(FormulaProblem) in
        try parser.relationExpression(after: start)
      }
      position -= 1
      return try scripted(evaluated(body, from: start), from: start)
    }
    if open == "\\langle" {
      let content = try brackets()
      let place = span(from: start)
      guard content.all.count == 2 else {
        return try scripted(
          Expression(
            .call(
              Call(Expression(.symbol(Symbol("\\langle")), at: tokens[start].span), content.all)),
            at: place), from: start)
      }
      return try scripted(
        Expression(.inner(content.all[0], content.all[1]), at: place), from: start)
    }
    let body = try enclosed(Context()) { parser throws(FormulaProblem) in
      try parser.relationExpression(after: start)
    }
    switch open {
    case "|": return try scripted(Expression(.absolute(body), at: span(from: start)), from: start)
    case "\\|": return try norm(body, from: start)
    default:
      let name = Expression(.symbol(Symbol(open)), at: tokens[start].span)
      return try scripted(Expression(.call(Call(name, [body])), at: span(from: start)), from: start)
    }
  }

  private mutating func norm(_ body: Expression, from start: Int) throws(FormulaProblem)
    -> Expression
  {
    var result = Expression(.norm(body, order: nil), at: span(from: start))
    if at(.sub) {
      let order = Self.tuple(try subscripts())
      result = Expression(.norm(body, order: order), at: span(from: start))
    } else if at(.sup), let two = token(2), two.kind == .sub {
      // `\|x\|^2_F`
      let above = try exponent()
      let order = Self.tuple(try subscripts())
      result = Expression(.norm(body, order: order), at: span(from: start))
      result = Self.apply(above, to: result, span(from: start))
    }
    return try scripted(result, from: start)
  }

  // MARK: Values at a place

  /// A bar with a place below it: `F \big|_{x = 0}`.
  var isEvaluationBar: Bool { at(.bar) && token(1)?.kind == .sub }

  mutating func evaluated(_ body: Expression, from start: Int) throws(FormulaProblem) -> Expression
  {
    position += 1
    var places = at(.sub) ? try subscripts() : []
    if at(.sup), case .power(let upper) = try exponent() { places.append(upper) }
    guard !places.isEmpty else {
      throw FormulaProblem("this bar needs a place below it, like '_{x=0}'", at: lastSpan)
    }
    return Expression(.evaluated(body, at: places), at: span(from: start))
  }
}

extension Expression {
  var isDots: Bool {
    if case .dots(.list, _, _) = form { return true }
    return form == .ellipsis
  }
}
