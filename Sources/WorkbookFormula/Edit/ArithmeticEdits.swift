/// Changes of sums, products, fractions, powers and numbers.
extension EditFinder {
  mutating func changeTerms(_ terms: [Expression], of sum: Expression) {
    for (i, term) in terms.enumerated() {
      let inner = if case .negated(let inner) = term.form { inner } else { term }
      let whole = source.bracketed(inner.span) ?? inner.span
      let tail = max(inner.span.end, term.span.end)
      if i == 0 {
        dropFirstTerm(terms, sum: sum)
        // `visit` drops the minus of a negated first term.
        if inner == term {
          note(
            .sign, at: Span(term.span.start, term.span.start), to: "-",
            "put a minus before \(quoted(term.span))")
        }
      } else if let sign = source.sign(in: Span(terms[i - 1].span.end, inner.span.start)) {
        let isPlus = source.bytes[sign] == UInt8(ascii: "+")
        let (now, other) = isPlus ? ("+", "-") : ("-", "+")
        note(
          .sign, at: Span(sign, sign + 1), to: other,
          "change '\(now)' to '\(other)' before \(quoted(inner.span))")
        let end = whole.start > sign ? max(whole.end, tail) : tail
        note(.term, at: Span(sign, end), to: "", "drop the term \(quoted(Span(sign, end)))")
      }
    }
  }

  private mutating func dropFirstTerm(_ terms: [Expression], sum: Expression) {
    guard terms.count > 1 else { return }
    let next = if case .negated(let inner) = terms[1].form { inner } else { terms[1] }
    guard let sign = source.sign(in: Span(terms[0].span.end, next.span.start)) else { return }
    let keep = source.bytes[sign] == UInt8(ascii: "-")
    note(
      .term, at: Span(terms[0].span.start, keep ? sign : sign + 1), to: "",
      "drop the term \(quoted(terms[0].span))")
  }

  mutating func dropFactors(_ factors: [Expression]) {
    for (i, factor) in factors.enumerated() {
      var span = source.bracketed(factor.span) ?? factor.span
      // A dot between two factors goes with one of them.
      if i > 0 {
        let between = Span(factors[i - 1].span.end, span.start)
        let text = source.text(between)
        for dot in ["\\cdot", "\\times", "*"] where text.contains(dot) {
          if let place = text.range(of: dot) {
            span.start = between.start + text[..<place].utf8.count
          }
        }
      } else if factors.count > 1 {
        let text = source.text(Span(span.end, factors[1].span.start))
        for dot in ["\\cdot", "\\times", "*"] {
          if let place = text.range(of: dot) {
            span.end += text[..<place].utf8.count + dot.utf8.count
          }
        }
      }
      note(
        .factor, at: span, to: source.joint(removing: span),
        "drop the factor \(quoted(factor.span))")
    }
  }

  mutating func changeFraction(_ whole: Expression, _ above: Expression, _ below: Expression) {
    note(
      .fraction, at: whole.span,
      to: "\\frac{\(source.text(below.span))}{\(source.text(above.span))}",
      "turn \(quoted(whole.span)) upside down")
    // `h^{(3)}` would be a third derivative.
    let numerator = source.text(above.span)
    note(
      .factor, at: whole.span, to: source.fillsBraces(whole.span) ? numerator : "(\(numerator))",
      "drop the denominator \(quoted(below.span))")
  }

  mutating func changePower(_ whole: Expression, _ base: Expression, _ exponent: Expression) {
    guard let script = source.script("^", around: exponent.span) else { return }
    note(
      .exponent, at: script, to: source.joint(removing: script),
      "drop the exponent of \(quoted(whole.span))")
    // `visit` raises a number by one; a square is lowered by dropping it.
    if case .number(let value) = exponent.form, value > 2, value == value.rounded(), value < 1e6 {
      note(
        .exponent, at: exponent.span, to: "{\(Int(value) - 1)}",
        "lower the exponent of \(quoted(whole.span)) to \(Int(value) - 1)")
    }
  }

  mutating func changeNumber(_ value: Double, _ span: Span) {
    guard value == value.rounded(), value >= 0, value < 1e6 else { return }
    let next = Int(value) + 1
    let raised = source.script("^", around: span) != nil
    note(
      raised ? .exponent : .coefficient, at: span, to: next < 10 ? "\(next)" : "{\(next)}",
      "put \(next) in place of \(Int(value))")
    if value >= 3, !raised {
      note(.coefficient, at: span, to: "\(next - 2)", "put \(next - 2) in place of \(Int(value))")
    }
  }
}

extension String {
  /// Where `part` stands first.
  fileprivate func range(of part: String) -> String.Index? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) { return rest.startIndex }
      rest = rest.dropFirst()
    }
    return nil
  }
}
