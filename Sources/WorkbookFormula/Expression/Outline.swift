extension Expression: CustomDebugStringConvertible {
  /// The tree as nested lists: `(* 2 (sub \sigma 1))`.
  public var debugDescription: String {
    func list(_ head: String, _ parts: [Expression]) -> String {
      "(" + ([head] + parts.map(\.debugDescription)).joined(separator: " ") + ")"
    }
    switch form {
    case .number(let value):
      return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .symbol(let symbol): return symbol.debugDescription
    case .infinity: return "\\infty"
    case .sum(let terms): return list("+", terms)
    case .negated(let body): return list("-", [body])
    case .product(let factors): return list("*", factors)
    case .quotient(let above, let below): return list("/", [above, below])
    case .power(let base, let exponent): return list("^", [base, exponent])
    case .root(let body, let degree): return list("root", [body] + (degree.map { [$0] } ?? []))
    case .factorial(let body): return list("!", [body])
    case .binomial(let above, let below): return list("binomial", [above, below])
    case .absolute(let body): return list("abs", [body])
    case .norm(let body, let order): return list("norm", [body] + (order.map { [$0] } ?? []))
    case .inner(let left, let right): return list("inner", [left, right])
    case .transposed(let body): return list("transposed", [body])
    case .dots(let operation, let before, let after):
      let dots = Expression(.ellipsis, at: span)
      return list("\(operation)-dots", before + [dots] + after)
    case .call(let call): return call.debugDescription
    case .infix(let sign, let left, let right): return list(sign, [left, right])
    case .series(let series): return series.debugDescription
    case .integral(let integral): return integral.debugDescription
    case .derivative(let derivative): return derivative.debugDescription
    case .nabla(let nabla):
      let variable = nabla.variable.map { "_\($0.debugDescription)" } ?? ""
      return list("\(nabla.kind.rawValue)\(variable)", [nabla.body])
    case .expectation(let mean): return mean.debugDescription
    case .divergence(let left, let right): return list("KL", [left, right])
    case .evaluated(let body, let places): return list("at", [body] + places)
    case .relation(let left, let relation, let right):
      return list(relation.debugDescription, [left, right])
    case .indicator(let condition): return list("indicator", [condition])
    case .cases(let cases):
      return "(cases "
        + cases.map { item in
          "[\(item.value.debugDescription) \(item.condition?.debugDescription ?? "otherwise")]"
        }.joined(separator: " ") + ")"
    case .tuple(let items): return list("tuple", items)
    case .set(let items): return list("set", items)
    case .interval(let interval):
      return list(
        "interval\(interval.includesLower ? "[" : "(")\(interval.includesUpper ? "]" : ")")",
        [interval.lower, interval.upper])
    case .matrix(let rows):
      return "(matrix "
        + rows.map { "[" + $0.map(\.debugDescription).joined(separator: " ") + "]" }
        .joined(separator: " ") + ")"
    case .named(let body, let label): return list("named", [body, label])
    case .order(let size, let isLittle): return list(isLittle ? "o" : "O", [size])
    case .ellipsis: return "…"
    case .text(let text): return "\"\(text)\""
    }
  }
}

extension Symbol: CustomDebugStringConvertible {
  /// `\tilde\mu'_{k}`
  public var debugDescription: String {
    var text = accents.joined()
    text += !accents.isEmpty && name.first != "\\" ? "{\(name)}" : name
    text += marks.joined()
    if !subscripts.isEmpty {
      text += "_" + subscripts.map(\.debugDescription).joined(separator: ",")
    }
    if !superscripts.isEmpty {
      text += "^(" + superscripts.map(\.debugDescription).joined(separator: ",") + ")"
    }
    return text
  }
}

extension Relation: CustomDebugStringConvertible {
  /// The sign in plain characters.
  public var debugDescription: String {
    switch self {
    case .equal: "="
    case .notEqual: "/="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .approximately: "approx"
    case .proportional: "propto"
    case .defined: ":="
    case .identical: "=="
    case .distributed: "~"
    case .element: "in"
    case .subset: "subset"
    case .maps: "to"
    case .implies: "=>"
    case .equivalent: "<=>"
    case .other(let sign): sign
    }
  }
}

extension Call {
  fileprivate var debugDescription: String {
    var text = "(" + ([function] + arguments).map(\.debugDescription).joined(separator: " ")
    if !given.isEmpty { text += " | " + given.map(\.debugDescription).joined(separator: " ") }
    return text + ")"
  }
}

extension Series {
  fileprivate var debugDescription: String {
    var range = indices.map(\.debugDescription)
    if let lower { range.append("from " + lower.debugDescription) }
    if let upper { range.append("to " + upper.debugDescription) }
    if let condition { range.append("where " + condition.debugDescription) }
    return "(\(kind.rawValue) [\(range.joined(separator: " "))] \(body.debugDescription))"
  }
}

extension Integral {
  fileprivate var debugDescription: String {
    var range = [variable.debugDescription]
    if let lower { range.append("from " + lower.debugDescription) }
    if let upper { range.append("to " + upper.debugDescription) }
    if let domain { range.append("in " + domain.debugDescription) }
    return "(integral [\(range.joined(separator: " "))] \(body.debugDescription))"
  }
}

extension Derivative {
  fileprivate var debugDescription: String {
    let names = variables.map {
      $0.symbol.debugDescription + ($0.order == 1 ? "" : ":\($0.order)")
    }
    let what = variables.isEmpty ? "\(order)" : names.joined(separator: " ")
    return "(\(isPartial ? "partial" : "d") [\(what)] \(body.debugDescription))"
  }
}

extension Expectation {
  fileprivate var debugDescription: String {
    var text = "(\(kind.rawValue)"
    if !laws.isEmpty { text += " [\(laws.map(\.debugDescription).joined(separator: " "))]" }
    text += " " + arguments.map(\.debugDescription).joined(separator: " ")
    if !given.isEmpty { text += " | " + given.map(\.debugDescription).joined(separator: " ") }
    return text + ")"
  }
}

extension DisplayedFormula: CustomDebugStringConvertible {
  /// One chain a line: sides and relations in their order, then the conditions.
  public var debugDescription: String {
    chains.map { chain in
      var text = chain.first.debugDescription
      for link in chain.links {
        text += " \(link.relation.debugDescription) \(link.side.debugDescription)"
      }
      if !chain.conditions.isEmpty {
        text += " if " + chain.conditions.map(\.debugDescription).joined(separator: " ")
      }
      return text
    }.joined(separator: "\n")
  }
}
