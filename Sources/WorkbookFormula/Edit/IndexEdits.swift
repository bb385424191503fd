/// Changes of indices and of the bounds of sums, products and integrals.
extension EditFinder {
  mutating func changeIndex(_ symbol: Symbol) {
    for index in symbol.subscripts + symbol.superscripts {
      switch index.form {
      case .number(let value):
        guard let number = Int(exactly: value) else { continue }
        // A name that the formula does not use is not a likely slip.
        for other in (indices[symbol.base] ?? []).sorted() where other != number {
          note(
            .index, at: index.span, to: other < 10 && other >= 0 ? "\(other)" : "{\(other)}",
            "put the index \(other) in place of \(number)")
        }
      case .symbol(let name) where Self.isIndex(name):
        let text = source.text(index.span)
        for shifted in ["\(text)-1", "\(text)+1"] {
          note(
            .index, at: index.span, to: "{\(shifted)}",
            "put the index '\(shifted)' in place of '\(text)'")
        }
      default: break
      }
    }
  }

  private static func isIndex(_ name: Symbol) -> Bool {
    name.subscripts.isEmpty && ["i", "j", "k", "l", "m", "n", "\\ell"].contains(name.name)
  }

  mutating func changeSeries(_ series: Series, _ span: Span) {
    changeBounds(series.lower, series.upper)
    let text = source.text(span)
    for (now, other) in [("\\sum", "\\prod"), ("\\prod", "\\sum")] where text.hasPrefix(now) {
      note(
        .function, at: Span(span.start, span.start + now.utf8.count), to: other,
        "put '\(other)' in place of '\(now)'")
    }
  }

  mutating func changeBounds(_ lower: Expression?, _ upper: Expression?) {
    for (bound, name) in [(lower, "lower"), (upper, "upper")] {
      guard let bound else { continue }
      let text = source.text(bound.span)
      switch bound.form {
      // `visit` raises numbers by one.
      case .number(let value) where value >= 1:
        note(
          .bound, at: bound.span, to: shortestText(value - 1),
          "put the \(name) bound \(shortestText(value - 1)) in place of \(text)")
      case .symbol, .sum:
        for shifted in ["\(text)-1", "\(text)+1"] {
          note(
            .bound, at: bound.span, to: "{\(shifted)}",
            "put the \(name) bound '\(shifted)' in place of '\(text)'")
        }
      case .infinity, .negated:
        note(.bound, at: bound.span, to: "{0}", "put the \(name) bound 0 in place of '\(text)'")
      default: break
      }
    }
  }

  private func shortestText(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
  }
}
