/// The laws that have a name of their own.
enum LawKind {
  case normal, cauchy, laplace, exponential, uniform, bernoulli, poisson, binomial

  init?(_ word: String) {
    switch word {
    case "mathcal{N}", "Normal": self = .normal
    case "Cauchy": self = .cauchy
    case "Laplace": self = .laplace
    case "Exp", "Exponential": self = .exponential
    case "Unif", "Uniform", "mathcal{U}": self = .uniform
    case "Bernoulli", "Ber": self = .bernoulli
    case "Poisson": self = .poisson
    case "Bin", "Binomial": self = .binomial
    default: return nil
    }
  }

  var parameters: Int {
    switch self {
    case .exponential, .bernoulli, .poisson: 1
    default: 2
    }
  }

  /// The law with these parameters; a point, where there is one, says the dimension.
  func law(
    _ parameters: [Value], at point: Value?, _ span: Span
  ) throws(EvaluationProblem) -> RandomLaw {
    switch self {
    case .normal: return try normalLaw(parameters[0], parameters[1], at: point, span)
    case .cauchy:
      return .cauchy(
        location: try number(parameters[0], span), scale: try positive(parameters[1], span))
    case .laplace:
      return .laplace(
        location: try number(parameters[0], span), scale: try positive(parameters[1], span))
    case .exponential: return .exponential(rate: try positive(parameters[0], span))
    case .uniform:
      return .uniform(
        lower: try number(parameters[0], span), upper: try number(parameters[1], span))
    case .bernoulli:
      let p = try number(parameters[0], span)
      return .discrete([(.scalar(0), Number(1) - p), (.scalar(1), p)])
    case .binomial:
      let (n, p) = (try integer(parameters[0], span), try number(parameters[1], span))
      guard n >= 0, n <= 1000 else { throw .undefined("a binomial law of \(n) trials", span) }
      var values: [(value: Value, probability: Number)] = []
      for k in 0...n {
        let ways = try WorkbookFormula.binomial(Number(n), k, span)
        values.append(
          (
            .scalar(Double(k)),
            ways * p.raised(to: k) * (Number(1) - p).raised(to: n - k)
          ))
      }
      return .discrete(values)
    case .poisson:
      let rate = try positive(parameters[0], span)
      guard rate.plain.real < 500 else { throw .undefined("a Poisson law of a large rate", span) }
      var term = (-rate).exponential
      var values: [(value: Value, probability: Number)] = []
      var k = 0
      while k < 4000 {
        values.append((.scalar(Double(k)), term))
        if Double(k) > rate.plain.real, term.magnitude < 1e-40 { break }
        k += 1
        term = term * rate / Number(k)
      }
      return .discrete(values)
    }
  }

  private func positive(_ value: Value, _ span: Span) throws(EvaluationProblem) -> Number {
    let x = try number(value, span)
    guard x.plain.real > x.error else { throw .undefined("a scale that is not positive", span) }
    return x
  }

  private func normalLaw(
    _ mean: Value, _ covariance: Value, at point: Value?, _ span: Span
  ) throws(EvaluationProblem) -> RandomLaw {
    var dimension: Int?
    for value in [mean, point] {
      if case .vector(let v)? = value { dimension = v.count }
    }
    if case .matrix(let m) = covariance { dimension = m.rows }
    guard let dimension else {
      return .normal(mean: try number(mean, span), variance: try positive(covariance, span))
    }
    let centre: [Number]
    switch mean {
    case .vector(let v): centre = v
    case .number(let x): centre = Array(repeating: x, count: dimension)
    default: throw .mismatch("a mean that is \(mean.kind)", span)
    }
    guard centre.count == dimension else {
      throw .mismatch("a normal law of \(mean.kind) and \(covariance.kind)", span)
    }
    switch covariance {
    case .number: return .isotropicNormal(mean: centre, variance: try positive(covariance, span))
    case .matrix(let m) where m.columns == m.rows:
      if let variance = m.multipleOfIdentity {
        return .isotropicNormal(mean: centre, variance: try positive(.number(variance), span))
      }
      return .multivariateNormal(mean: centre, covariance: m)
    default: throw .mismatch("a covariance that is \(covariance.kind)", span)
    }
  }
}

extension NumberMatrix {
  /// x of x I.
  fileprivate var multipleOfIdentity: Number? {
    for i in 0..<rows {
      for j in 0..<columns {
        let x = self[i, j]
        guard i == j ? x.isIdentical(to: self[0, 0]) : x.isExactlyZero else { return nil }
      }
    }
    return rows == columns ? elements.first : nil
  }
}

extension Compiler {
  func lawKind(_ symbol: Symbol) -> LawKind? {
    symbol.indices.isEmpty ? LawKind(symbol.word) : nil
  }

  /// `\mathcal{N}(x; \mu, \sigma^2)` is a number, `\mathcal{N}(\mu, \sigma^2)` a law.
  func compileLawCall(
    _ symbol: Symbol, _ call: Call, _ span: Span, isLogarithm: Bool = false
  ) throws(EvaluationProblem) -> Piece {
    guard let kind = lawKind(symbol) else { throw .undeclared(symbol, span) }
    let (point, parameters) = try lawParts(kind, call, span)
    var pieces: [Piece]
    // `Unif{1, …, n}`
    if kind == .uniform, parameters.count == 1 {
      return several(try compileList(parameters)) { (values, _) throws(EvaluationProblem) in
        var members: [Value] = []
        for value in values {
          if case .tuple(let list) = value {
            members += list
          } else {
            members += value.numbers.map { .number($0) }
          }
        }
        let weight = Number(1) / Number(max(members.count, 1))
        return .law(.discrete(members.map { (value: $0, probability: weight) }))
      }
    }
    pieces = try compileList(parameters)
    guard let point else {
      return several(pieces) { (values, _) throws(EvaluationProblem) in
        .law(try kind.law(values, at: nil, span))
      }
    }
    pieces.insert(try compile(point), at: 0)
    return several(pieces) { (values, _) throws(EvaluationProblem) in
      let law = try kind.law(Array(values.dropFirst()), at: values[0], span)
      return .number(
        isLogarithm
          ? try law.logDensity(at: values[0], span) : try law.density(at: values[0], span))
    }
  }

  /// Where the density is taken, if anywhere, and the law's parameters.
  func lawParts(
    _ kind: LawKind, _ call: Call, _ span: Span
  ) throws(EvaluationProblem) -> (point: Expression?, parameters: [Expression]) {
    let count = kind.parameters
    if kind == .uniform, call.given.isEmpty, call.arguments.count == 1 {
      switch call.arguments[0].form {
      case .interval(let interval): return (nil, [interval.lower, interval.upper])
      default: return (nil, call.arguments)
      }
    }
    if call.given.count == count, call.arguments.count == 1 {
      return (call.arguments[0], call.given)
    }
    let all = call.arguments + call.given
    if all.count == count { return (nil, all) }
    if all.count == count + 1 { return (all[0], Array(all.dropFirst())) }
    throw .mismatch("a law with \(all.count) parameters instead of \(count)", span)
  }

  // MARK: Logarithms of densities

  /// log of a density, or of products and quotients of densities, without underflow.
  func compileLogDensity(_ body: Expression, _ span: Span) throws(EvaluationProblem) -> Piece? {
    try isDensity(body, depth: 0) ? try compileLogarithm(body, span) : nil
  }

  private func isDensity(
    _ body: Expression, depth: Int
  ) throws(EvaluationProblem) -> Bool {
    guard depth < 12 else { return false }
    switch body.form {
    case .call(let call):
      guard case .symbol(let symbol) = call.function.form, lookUp(symbol) == nil else {
        return false
      }
      if let (definition, _) = try definition(for: call, symbol) {
        if open.contains(definition) { return false }
        return try isDensity(definition.body, depth: depth + 1)
      }
      guard !environment.knows(symbol), let kind = lawKind(symbol), kind == .normal else {
        return false
      }
      return (try? lawParts(kind, call, body.span))?.point != nil
    case .product(let factors):
      for factor in factors where try !isDensity(factor, depth: depth + 1) { return false }
      return true
    case .quotient(let a, let b):
      guard try isDensity(a, depth: depth + 1) else { return false }
      return try isDensity(b, depth: depth + 1)
    case .series(let series):
      guard series.kind == .product else { return false }
      return try isDensity(series.body, depth: depth + 1)
    default: return false
    }
  }

  private func compileLogarithm(
    _ body: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    switch body.form {
    case .call(let call):
      guard case .symbol(let symbol) = call.function.form else { break }
      if let (definition, match) = try definition(for: call, symbol) {
        return try expand(definition, match, hidesParameters: true, span) {
          (c, body) throws(EvaluationProblem) in try c.compileLogarithm(body, span)
        }
      }
      return try compileLawCall(symbol, call, span, isLogarithm: true)
    case .product(let factors):
      var sum: Piece?
      for factor in factors {
        let term = try compileLogarithm(factor, span)
        sum =
          sum.map {
            combined($0, term) { (a, b, _) throws(EvaluationProblem) in try add(a, b, span) }
          } ?? term
      }
      if let sum { return sum }
    case .quotient(let a, let b):
      return combined(try compileLogarithm(a, span), try compileLogarithm(b, span)) {
        (a, b, _) throws(EvaluationProblem) in try add(a, try negate(b, span), span)
      }
    case .series(var series):
      series.kind = .sum
      series.body = Expression(
        .call(Call(Expression(.symbol(Symbol("\\log")), at: span), [series.body])), at: span)
      return try compile(Expression(.series(series), at: span))
    default: break
    }
    throw .unsupported("a logarithm of what is no density", span)
  }
}
