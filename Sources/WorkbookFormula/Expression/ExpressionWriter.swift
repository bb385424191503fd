/// Writes expressions as LaTeX.
enum ExpressionWriter {
  /// How firmly an expression holds together without brackets.
  enum Strength: Int, Comparable {
    case relation, sum, infix
    /// A product, and signs that take all factors behind them.
    case product
    case factor

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  static func text(_ expression: Expression) -> String { write(expression).text }

  /// In brackets where it does not hold together as firmly as needed.
  static func text(_ expression: Expression, _ needed: Strength) -> String {
    let written = write(expression)
    return written.strength < needed ? "(\(written.text))" : written.text
  }

  static func list(_ items: [Expression]) -> String {
    items.map { item in
      if case .infix("|", _, let right) = item.form, case .tuple = right.form {
        return "(\(text(item)))"
      }
      return text(item)
    }.joined(separator: ", ")
  }

  static func text(_ symbol: Symbol) -> String {
    var text = symbol.isWordOfLetters ? "\\mathrm{\(symbol.name)}" : symbol.name
    for accent in symbol.accents.reversed() { text = "\(accent){\(text)}" }
    let primes = symbol.marks.filter { $0 == "'" }
    text += primes.joined()
    if !symbol.subscripts.isEmpty { text += script("_", list(symbol.subscripts)) }
    let others = symbol.marks.filter { $0 != "'" }
    for mark in others { text += "^{\(mark)}" }
    if symbol.superscripts.count == 1 {
      text += "^{(\(list(symbol.superscripts)))}"
    } else if !symbol.superscripts.isEmpty {
      text += "^{\(list(symbol.superscripts))}"
    }
    return text
  }

  static func script(_ sign: String, _ text: String) -> String {
    text.utf8.count == 1 ? sign + text : "\(sign){\(text)}"
  }

  private static func write(_ expression: Expression) -> (text: String, strength: Strength) {
    switch expression.form {
    case .number(let value):
      return (
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)", .factor
      )
    case .symbol(let symbol): return (text(symbol), .factor)
    case .infinity: return ("\\infty", .factor)
    case .ellipsis: return ("\\dots", .factor)
    case .text(let text): return (text.isEmpty ? "" : "\\text{\(text)}", .factor)
    case .sum(let terms): return (sum(terms), .sum)
    case .negated(let body): return ("-" + text(body, .infix), .sum)
    case .product(let factors): return (product(factors), .product)
    case .quotient(let above, let below): return ("\\frac{\(text(above))}{\(text(below))}", .factor)
    case .power(let base, let exponent):
      return (scripted(base) + script("^", text(exponent)), .factor)
    case .transposed(let base): return (scripted(base) + "^\\top", .factor)
    case .factorial(let base): return (scripted(base) + "!", .factor)
    case .root(let body, let degree):
      return ("\\sqrt" + (degree.map { "[\(text($0))]" } ?? "") + "{\(text(body))}", .factor)
    case .binomial(let above, let below):
      return ("\\binom{\(text(above))}{\(text(below))}", .factor)
    case .absolute(let body): return ("\\left|\(text(body))\\right|", .factor)
    case .norm(let body, let order):
      return (
        "\\left\\|\(text(body))\\right\\|" + (order.map { script("_", text($0)) } ?? ""), .factor
      )
    case .inner(let left, let right):
      return ("\\langle \(text(left)), \(text(right)) \\rangle", .factor)
    case .dots(.sum, let before, let after):
      return (sum(before + [Expression(.ellipsis, at: expression.span)] + after), .sum)
    case .dots(.product, let before, let after):
      let ellipsis = Expression(.ellipsis, at: expression.span)
      return (product(before + [ellipsis] + after), .product)
    case .dots(.list, let before, let after):
      return ((before.map(text) + ["\\dots"] + after.map(text)).joined(separator: ", "), .factor)
    case .infix(let sign, let left, let right): return infix(sign, left, right)
    case .relation(let left, let relation, let right):
      return (
        "\(text(left, isRelation(left) ? .relation : .sum)) \(relation) \(text(right, .sum))",
        .relation
      )
    case .named(let body, let label):
      return ("\\underbrace{\(text(body))}_{\(self.label(label, of: body))}", .factor)
    case .order(let size, let isLittle):
      return ("\(isLittle ? "o" : "O")\(bracketed(size))", .factor)
    default: return operators(expression)
    }
  }

  private static func isRelation(_ expression: Expression) -> Bool {
    if case .relation = expression.form { return true }
    return false
  }

  private static func label(_ label: Expression, of body: Expression) -> String {
    if case .relation(let left, let relation, let right) = label.form, left == body {
      return "\(relation) \(text(right))"
    }
    return text(label)
  }

  /// A tuple has its brackets already.
  static func bracketed(_ expression: Expression) -> String {
    if case .tuple = expression.form { return text(expression) }
    return "(\(text(expression)))"
  }

  /// What a power, a prime or an exclamation mark may follow.
  static func scripted(_ base: Expression) -> String {
    switch base.form {
    case .symbol(let symbol)
    where symbol.superscripts.isEmpty && symbol.marks.allSatisfy({ $0 == "'" }):
      text(base)
    case .number, .call, .absolute, .root, .binomial, .text: text(base)
    case .norm, .tuple, .set, .matrix, .expectation, .interval, .infinity: text(base)
    default: "(\(text(base)))"
    }
  }

  private static func sum(_ terms: [Expression]) -> String {
    var text = ""
    for (place, term) in terms.enumerated() {
      if case .negated(let body) = term.form {
        text += (place == 0 ? "-" : " - ") + self.text(body, .infix)
      } else {
        text += (place == 0 ? "" : " + ") + self.text(term, .infix)
      }
    }
    return text
  }

  private static func product(_ factors: [Expression]) -> String {
    let texts = factors.enumerated().map { place, factor in
      let isLast = place == factors.count - 1
      if isLast, takesFactors(factor) { return text(factor) }
      return text(factor, .factor)
    }
    // Side by side, `x (y + z)` could be a call and `2 3` a number.
    let needsSign = texts.dropFirst().contains {
      guard let first = $0.first else { return true }
      return "([".contains(first) || first.isNumber || $0.hasPrefix("\\left")
    }
    return texts.joined(separator: needsSign ? " \\cdot " : " \\, ")
  }

  /// Signs that are written in front of all factors they apply to.
  static func takesFactors(_ expression: Expression) -> Bool {
    switch expression.form {
    case .series, .integral, .derivative, .nabla: true
    default: false
    }
  }

  private static func infix(_ sign: String, _ left: Expression, _ right: Expression) -> (
    String, Strength
  ) {
    switch sign {
    case "_": ((left.isBracketed ? text(left) : "(\(text(left)))") + "_{\(text(right))}", .factor)
    case "^": (scripted(left) + "^{\(bracketed(right))}", .factor)
    case "\\pm", "\\mp": ("\(text(left, .sum)) \(sign) \(text(right, .infix))", .sum)
    case ":": ("\(text(left, .sum)):\(text(right, .sum))", .relation)
    case "|": ("\(text(left, .sum)) \\mid \(given(right))", .relation)
    case "\\|": ("(\(text(left, .sum)) \\,\\|\\, \(given(right)))", .factor)
    default: ("\(text(left, .infix)) \(sign) \(text(right, .product))", .infix)
    }
  }

  private static func given(_ expression: Expression) -> String {
    if case .tuple(let items) = expression.form { return list(items) }
    return text(expression, .sum)
  }
}

extension Expression {
  fileprivate var isBracketed: Bool {
    switch form {
    case .set, .tuple, .matrix: true
    default: false
    }
  }
}

extension Symbol {
  /// `softmax`, which is written upright.
  fileprivate var isWordOfLetters: Bool {
    !name.hasPrefix("\\") && name.unicodeScalars.count > 1
  }
}
