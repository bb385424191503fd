/// Walks through an expression and notes each small change of its source.
struct EditFinder {
  let source: FormulaSource
  /// Numbers that stand as subscripts in the formula, by the base of their names.
  let indices: [Symbol: Set<Int>]
  private(set) var edits: [FormulaEdit] = []

  init(_ source: FormulaSource, indices: [Symbol: Set<Int>]) {
    self.source = source
    self.indices = indices
  }

  mutating func note(
    _ kind: FormulaEdit.Kind, at span: Span, to replacement: String, _ description: String
  ) {
    edits.append(FormulaEdit(kind, at: span, to: replacement, description))
  }

  func quoted(_ span: Span) -> String {
    let words = source.text(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "'\(words)'"
  }

  mutating func visit(_ expression: Expression) {
    switch expression.form {
    case .number(let value): changeNumber(value, expression.span)
    case .symbol(let symbol): changeIndex(symbol)
    case .sum(let terms): changeTerms(terms, of: expression)
    case .negated(let inner): dropMinus(expression, inner)
    case .product(let factors): dropFactors(factors)
    case .quotient(let above, let below): changeFraction(expression, above, below)
    case .power(let base, let exponent): changePower(expression, base, exponent)
    case .root(let inner, _): dropWrapping(.root, expression, inner, "the root of")
    case .absolute(let inner): dropWrapping(.function, expression, inner, "the bars around")
    case .transposed(let inner): dropTranspose(expression, inner)
    case .call(let call): changeFunction(call)
    case .series(let series): changeSeries(series, expression.span)
    case .integral(let integral): changeBounds(integral.lower, integral.upper)
    default: break
    }
    for part in expression.subexpressions {
      // A number that is an index is changed with its name.
      if case .symbol = expression.form, case .number = part.form { continue }
      visit(part)
    }
  }

  private mutating func dropMinus(_ expression: Expression, _ inner: Expression) {
    guard let minus = source.sign(in: Span(expression.span.start, inner.span.start)) else { return }
    note(.sign, at: Span(minus, minus + 1), to: "", "drop the minus before \(quoted(inner.span))")
  }

  private mutating func dropWrapping(
    _ kind: FormulaEdit.Kind, _ expression: Expression, _ inner: Expression, _ what: String
  ) {
    note(
      kind, at: expression.span, to: "(\(source.text(inner.span)))",
      "drop \(what) \(quoted(inner.span))")
  }

  private mutating func dropTranspose(_ expression: Expression, _ inner: Expression) {
    guard inner.span.end < expression.span.end, inner.span.start >= expression.span.start else {
      return
    }
    let text = source.text(Span(inner.span.end, expression.span.end))
    guard let mark = text.firstIndex(of: "^") else { return }
    let start = inner.span.end + text[..<mark].utf8.count
    note(
      .function, at: Span(start, expression.span.end), to: "",
      "drop the transpose of \(quoted(inner.span))")
  }

  private mutating func changeFunction(_ call: Call) {
    guard case .symbol(let symbol) = call.function.form else { return }
    let others = [
      "sin": "cos", "cos": "sin", "sinh": "cosh", "cosh": "sinh", "max": "min", "min": "max",
      "tanh": "sinh",
    ]
    let text = source.text(call.function.span)
    let name = text.hasPrefix("\\") ? String(text.dropFirst()) : text
    guard symbol.subscripts.isEmpty, let other = others[name], text.hasPrefix("\\") else { return }
    note(
      .function, at: call.function.span, to: "\\" + other, "put '\\\(other)' in place of '\(text)'")
  }
}
