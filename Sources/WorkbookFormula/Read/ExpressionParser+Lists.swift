extension ExpressionParser {
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
    var wrapped = 0
    while let token = current, token.kind == .relation, !isAtEnd {
      let sign = position
      position += 1
      try wrap(&wrapped)
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
    var wrapped = 0
    while let token = current, !isAtEnd {
      let sign = token.kind == .colon ? ":" : "|"
      switch token.kind {
      case .colon where !context.isTopLevel: break
      case .given: break
      default: return left
      }
      let place = position
      position += 1
      try wrap(&wrapped)
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
}
