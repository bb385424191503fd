/// Changes that undo a slip and are no likely slips themselves.
extension EditFinder {
  /// Squares for what has none, and factors for the whole side.
  mutating func repair(_ side: Expression) {
    let text = source.text(side.span)
    for factor in ["2", "\\tfrac12 ", "-"] {
      note(
        .factor, at: side.span, to: "\(factor)(\(text))",
        "multiply \(quoted(side.span)) by '\(factor)'")
    }
    squares(side, isRaised: false)
    factors(side)
  }

  private mutating func squares(_ expression: Expression, isRaised: Bool) {
    switch expression.form {
    case .symbol, .call, .sum:
      if !isRaised {
        let whole =
          if case .sum = expression.form { source.bracketed(expression.span) } else {
            expression.span as Span?
          }
        if let whole, source.text(whole).last != "}" || expression.isName {
          note(
            .exponent, at: Span(whole.end, whole.end), to: "^2", "square \(quoted(whole))")
        }
      }
    default: break
    }
    if case .power(let base, _) = expression.form {
      for part in base.subexpressions { squares(part, isRaised: false) }
    } else if expression.isName {
      return
    } else {
      for part in expression.subexpressions { squares(part, isRaised: false) }
    }
  }

  /// Names of the side as further factors of its fractions' parts and terms.
  private mutating func factors(_ side: Expression) {
    let names = side.symbols.filter { $0.subscripts.isEmpty && $0.accents.isEmpty }.map(\.name)
      .sorted()
    for term in side.terms {
      for name in names.prefix(8) {
        note(
          .factor, at: Span(term.span.start, term.span.start), to: "\(name) ",
          "multiply \(quoted(term.span)) by '\(name)'")
      }
      note(
        .factor, at: Span(term.span.start, term.span.start), to: "2 ",
        "multiply \(quoted(term.span)) by 2")
    }
  }
}

extension Expression {
  fileprivate var isName: Bool { if case .symbol = form { true } else { false } }

  fileprivate var terms: [Expression] {
    switch form {
    case .sum(let terms): terms.map { if case .negated(let inner) = $0.form { inner } else { $0 } }
    case .quotient(let above, _): above.terms
    default: [self]
    }
  }
}
