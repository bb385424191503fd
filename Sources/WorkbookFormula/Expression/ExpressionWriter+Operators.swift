extension ExpressionWriter {
  /// Functions, what binds names, and collections.
  static func operators(_ expression: Expression) -> (text: String, strength: Strength) {
    switch expression.form {
    case .call(let call): return (text(call), .factor)
    case .series(let series): return (text(series), .product)
    case .integral(let integral):
      var limits = integral.lower.map { script("_", text($0)) } ?? ""
      limits += integral.domain.map { script("_", text($0)) } ?? ""
      limits += integral.upper.map { script("^", text($0)) } ?? ""
      return (
        "\\int\(limits) \(text(integral.body, .product)) \\, \\mathrm{d}\(integral.variable)",
        .product
      )
    case .derivative(let derivative): return text(derivative)
    case .nabla(let nabla):
      let variable = nabla.variable.map { script("_", text($0)) } ?? ""
      let sign =
        switch nabla.kind {
        case .gradient: "\\nabla\(variable)"
        case .divergence: "\\nabla\(variable) \\cdot"
        case .laplacian: "\\nabla\(variable)^2"
        case .hessian: "\\nabla\(variable)\\nabla^\\top"
        }
      return ("\(sign) \(operand(nabla.body))", .product)
    case .expectation(let mean):
      let sign =
        switch mean.kind {
        case .mean: "\\mathbb{E}"
        case .variance: "\\operatorname{Var}"
        case .covariance: "\\operatorname{Cov}"
        case .probability: "\\mathbb{P}"
        }
      let laws = mean.laws.isEmpty ? "" : "_{\(list(mean.laws))}"
      return ("\(sign)\(laws)[\(arguments(mean.arguments, mean.given, " \\mid "))]", .factor)
    case .divergence(let left, let right):
      return ("\\mathrm{KL}(\(text(left)) \\,\\|\\, \(text(right)))", .factor)
    case .evaluated(let body, let places):
      if places.count == 2, !places[0].isRelation {
        return ("[\(text(body))]_{\(text(places[0]))}^{\(text(places[1]))}", .factor)
      }
      let above = places.count == 2 && !places[1].isRelation ? "^{\(text(places[1]))}" : ""
      let below = list(above.isEmpty ? places : [places[0]])
      return ("\\left. \(text(body)) \\right|_{\(below)}\(above)", .factor)
    case .indicator(let condition): return ("\\mathbf{1}\\{\(text(condition))\\}", .factor)
    case .cases(let cases):
      let rows = cases.map { item in
        "\(text(item.value)) & \(item.condition.map(text) ?? "\\text{otherwise}")"
      }
      return ("\\begin{cases} \(rows.joined(separator: " \\\\ ")) \\end{cases}", .factor)
    case .tuple(let items): return ("(\(list(items)))", .factor)
    case .set(let items): return ("\\{\(list(items))\\}", .factor)
    case .interval(let interval):
      let ends = "\(text(interval.lower)), \(text(interval.upper))"
      return (
        (interval.includesLower ? "[" : "(") + ends + (interval.includesUpper ? "]" : ")"), .factor
      )
    case .matrix(let rows):
      let lines = rows.map { $0.map(text).joined(separator: " & ") }
      return ("\\begin{pmatrix} \(lines.joined(separator: " \\\\ ")) \\end{pmatrix}", .factor)
    default: return ("", .factor)
    }
  }

  private static func arguments(
    _ arguments: [Expression], _ given: [Expression], _ separator: String
  ) -> String {
    list(arguments) + (given.isEmpty ? "" : separator + list(given))
  }

  private static func text(_ call: Call) -> String {
    var separator = " \\mid "
    let function: String
    switch call.function.form {
    case .symbol(let symbol):
      if call.arguments.count == 1, Vocabulary.accents[symbol.name] != nil {
        return "\(symbol.name){\(text(call.arguments[0]))}"
      }
      function = text(symbol)
      if symbol.name == "\\mathcal{N}" { separator = "; " }
    case .derivative(let derivative):
      if derivative.variables.isEmpty {
        function = primed(derivative)
      } else {
        function = text(call.function)
      }
    case .power(let base, let exponent): function = text(base) + script("^", text(exponent))
    case .matrix, .text: function = text(call.function)
    default: function = "(\(text(call.function)))"
    }
    return "\(function)(\(arguments(call.arguments, call.given, separator)))"
  }

  private static func primed(_ derivative: Derivative) -> String {
    let primes = String(repeating: "'", count: derivative.order)
    if case .symbol(var symbol) = derivative.body.form, symbol.superscripts.isEmpty {
      symbol.marks = Array(repeating: "'", count: derivative.order) + symbol.marks
      return text(symbol)
    }
    return scripted(derivative.body) + primes
  }

  private static func text(_ derivative: Derivative) -> (text: String, strength: Strength) {
    guard !derivative.variables.isEmpty else { return (primed(derivative), .factor) }
    let sign = derivative.isPartial ? "\\partial " : "\\mathrm{d}"
    let above = sign + (derivative.order == 1 ? "" : script("^", "\(derivative.order)"))
    let below = derivative.variables.map { variable in
      sign + text(variable.symbol) + (variable.order == 1 ? "" : script("^", "\(variable.order)"))
    }.joined(separator: " \\, ")
    if case .symbol(let symbol) = derivative.body.form {
      return ("\\frac{\(above) \(text(symbol))}{\(below)}", .factor)
    }
    return ("\\frac{\(above)}{\(below)} \(operand(derivative.body))", .product)
  }

  /// What an operator applies to: in brackets unless it is one function or name.
  private static func operand(_ body: Expression) -> String {
    switch body.form {
    case .symbol, .call, .expectation: text(body)
    case .ellipsis: ""
    default: bracketed(body)
    }
  }

  private static func text(_ series: Series) -> String {
    let sign =
      switch series.kind {
      case .sum: "\\sum"
      case .product: "\\prod"
      case .maximum: "\\max"
      case .minimum: "\\min"
      case .union: "\\bigcup"
      }
    var below = ""
    if let condition = series.condition {
      if case .tuple(let conditions) = condition.form {
        below = list(conditions)
      } else {
        below = text(condition)
      }
    } else {
      below = series.indices.map(text).joined(separator: ", ")
      if let lower = series.lower { below += " = " + text(lower) }
    }
    let above = series.upper.map { script("^", text($0)) } ?? ""
    let limits = (below.isEmpty ? "" : "_{\(below)}") + above
    let body =
      series.kind == .product && !isProductBody(series)
      ? "(\(text(series.body)))" : text(series.body, .product)
    return "\(sign)\(limits) \(body)"
  }

  /// Whether a product sign would be read with all factors of the body.
  private static func isProductBody(_ series: Series) -> Bool {
    guard case .product(let factors) = series.body.form else { return true }
    return factors.last?.mentions(Set(series.indices.map(\.base))) ?? false
  }
}

extension Expression {
  fileprivate var isRelation: Bool {
    if case .relation = form { return true }
    return false
  }
}
