extension ExpressionParser {
  /// `\sum_{i=1}^n`, `\prod_{i<j}`, `\max_i` with what they run over.
  mutating func series() throws(FormulaProblem) -> Expression {
    let start = position
    let sign = tokens[position].text
    let kind =
      Vocabulary.series[sign] ?? (sign == "\\max" ? .maximum : .minimum)
    position += 1
    var series = Series(kind, indices: [], of: Expression(.ellipsis, at: tokens[start].span))
    var limits: [Expression] = []
    while at(.sub) || at(.sup) {
      if at(.sub) {
        limits = try subscripts()
      } else {
        switch try exponent() {
        case .power(let upper): series.upper = upper
        case .marks(let marks): series.upper = Expression(.text(marks.joined()), at: lastSpan)
        case .transpose: series.upper = Expression(.symbol(Symbol("T")), at: lastSpan)
        case .indices(let items): series.upper = Self.tuple(items)
        }
      }
    }
    read(limits, into: &series)

    // A product ends behind the last factor with its index; a sum takes the whole term.
    if kind == .product {
      let factors = try seriesFactors(after: start)
      let names = Set(series.indices.map(\.base))
      let last = factors.lastIndex { $0.mentions(names) } ?? 0
      series.body = Self.product(
        [Array(factors[...last])], at: factors[0].span.union(factors[last].span))
      let result = Expression(.series(series), at: tokens[start].span.union(series.body.span))
      pending = Array(factors[(last + 1)...])
      return result
    }
    series.body = try product(after: start)
    if let condition = series.condition { addSecondIndex(condition, &series) }
    return Expression(.series(series), at: span(from: start))
  }

  private mutating func seriesFactors(after start: Int) throws(FormulaProblem) -> [Expression] {
    var factors: [Expression] = []
    while true {
      if factors.isEmpty {
        guard startsFactor(needed: true) else { throw missingOperand(after: start) }
      } else if isAtEnd || !startsFactor(needed: false) || isMeasure(position) || isEvaluationBar
        || (context.endsAtMean && isMean(position))
      {
        break
      }
      factors.append(try factor(after: start))
      factors += pending
      pending = []
    }
    return factors
  }

  private func read(_ limits: [Expression], into series: inout Series) {
    var conditions: [Expression] = []
    for limit in limits {
      switch limit.form {
      case .symbol(let index): series.indices.append(index)
      case .relation(let left, .equal, let right):
        for index in Self.names(left) { series.indices.append(index) }
        if series.lower == nil, series.upper != nil || limits.count == 1 {
          series.lower = right
        } else {
          conditions.append(limit)
        }
      case .relation(let inner, let second, let upper):
        if case .relation(let lower, let first, let middle) = inner.form,
          case .symbol(let index) = middle.form
        {
          series.indices.append(index)
          if first == .lessOrEqual, second == .lessOrEqual, limits.count == 1 {
            (series.lower, series.upper) = (lower, upper)
          } else {
            if case .symbol(let other) = upper.form, index.precedes(other) {
              series.indices.append(other)
            }
            conditions.append(limit)
          }
        } else {
          series.indices += Self.names(inner)
          conditions.append(limit)
        }
      case .dots(_, let before, let after):
        series.indices += (before + after).flatMap(Self.names)
        conditions.append(limit)
      default:
        series.indices += Self.names(limit)
        conditions.append(limit)
      }
    }
    if !conditions.isEmpty { series.condition = Self.tuple(conditions) }
  }

  /// In `\sum_{i<j}` both run, when the body uses both.
  private func addSecondIndex(_ condition: Expression, _ series: inout Series) {
    guard case .relation(let left, let relation, let right) = condition.form,
      relation == .less || relation == .notEqual || relation == .lessOrEqual,
      case .symbol(let first) = left.form, case .symbol(let second) = right.form,
      series.indices == [first], first.precedes(second), series.body.mentions([second])
    else { return }
    series.indices.append(second)
  }

  private static func names(_ expression: Expression) -> [Symbol] {
    switch expression.form {
    case .symbol(let symbol): [symbol]
    case .tuple(let items): items.flatMap(names)
    case .dots(.list, let before, let after): (before + after).flatMap(names)
    default: []
    }
  }
}

extension Symbol {
  /// `i` and `j`, `j` and `k`: letters that follow each other.
  fileprivate func precedes(_ other: Symbol) -> Bool {
    guard let first = name.unicodeScalars.first, let second = other.name.unicodeScalars.first,
      name.utf8.count == 1, other.name.utf8.count == 1, subscripts.isEmpty
    else { return false }
    return second.value == first.value + 1
  }
}

extension Expression {
  /// Whether a name of these stands in it, also as an index, whatever its own indices are.
  func mentions(_ names: Set<Symbol>) -> Bool {
    if case .symbol(let symbol) = form, names.contains(symbol.base) { return true }
    return children.contains { $0.mentions(names) }
  }
}
