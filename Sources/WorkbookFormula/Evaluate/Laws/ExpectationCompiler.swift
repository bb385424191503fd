extension Compiler {
  /// A variable that an expectation runs over.
  private struct Source {
    let variables: [Symbol]
    let law: Expression
  }

  func compile(_ expectation: Expectation, _ span: Span) throws(EvaluationProblem) -> Piece {
    func mean(_ body: Expression) -> Expression {
      Expression(
        .expectation(
          Expectation(.mean, laws: expectation.laws, of: [body], given: expectation.given)),
        at: span)
    }
    guard let first = expectation.arguments.first else {
      throw .unsupported("an expectation of nothing", span)
    }
    switch expectation.kind {
    case .variance, .covariance:
      let second = expectation.arguments.count > 1 ? expectation.arguments[1] : first
      let transposed = Expression(.transposed(second), at: span)
      let pieces = [
        try compile(mean(Expression(.product([first, transposed]), at: span))),
        try compile(mean(first)), try compile(mean(second)),
      ]
      return several(pieces) { (values, _) throws(EvaluationProblem) in
        let product = try multiply(values[1], try transpose(values[2], span), span)
        return try add(values[0], try negate(product, span), span)
      }
    case .probability:
      return try compile(mean(Expression(.indicator(first), at: span)))
    case .mean:
      guard expectation.arguments.count == 1 else {
        throw .unsupported("an expectation of several values", span)
      }
    }
    return try compileMean(of: first, expectation, span)
  }

  private func compileMean(
    of body: Expression, _ expectation: Expectation, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    var sources: [Source] = []
    for law in expectation.laws {
      switch law.form {
      case .relation(let variable, .distributed, let law):
        sources.append(Source(variables: try boundNames(variable), law: law))
      default:
        sources.append(try source(named: law, in: body))
      }
    }
    // Random variables that are declared, and those that their laws depend on.
    let observed = try expectation.given.map { (e) throws(EvaluationProblem) in try given(e) }
    var bound = Set(sources.flatMap(\.variables))
    let conditions = Set(observed.map(\.symbol))
    var declared: [Source] = []
    var visited: Set<Definition> = []
    func visit(_ expression: Expression) {
      for symbol in openNames(in: expression) where mayRun(over: symbol, expectation) {
        if let law = environment.laws[symbol], !bound.contains(symbol),
          !conditions.contains(symbol)
        {
          bound.insert(symbol)
          visit(law)
          // A law that is a density of the name itself is found by the name.
          let isDensity = law.speaks(of: symbol)
          let own = isDensity ? Expression(.symbol(symbol), at: law.span) : law
          declared.append(Source(variables: [symbol], law: own))
        }
        for definition in environment.definitions[symbol.base, default: []]
        where visited.insert(definition).inserted {
          visit(definition.body)
        }
      }
    }
    visit(body)
    for source in sources { visit(source.law) }
    for condition in observed {
      if let law = environment.laws[condition.symbol] { visit(law) }
    }
    let all = declared + sources
    guard !all.isEmpty else {
      throw .unsupported("nothing says which law the expectation is taken under", span)
    }
    let weights = observed.filter { environment.laws[$0.symbol] != nil }
    if weights.isEmpty { return try over(all[...], body, span) }
    // E[f | z] = E[f p(z | x)] / E[p(z | x)]
    var density: [Expression] = []
    for condition in weights {
      density.append(
        Expression(
          .call(Call(environment.laws[condition.symbol]!, [condition.value])), at: span))
    }
    let weight = Expression(.product(density), at: span)
    let above = try over(all[...], Expression(.product([weight, body]), at: span), span)
    let below = try over(all[...], weight, span)
    return combined(above, below) { (a, b, _) throws(EvaluationProblem) in try divide(a, b, span) }
  }

  /// Whether a name may be random in an expectation: E[X | Y] within another one is over another X.
  private func mayRun(over symbol: Symbol, _ expectation: Expectation) -> Bool {
    guard let binding = lookUp(symbol) else { return true }
    return expectation.laws.isEmpty && binding.kind == .variable && environment.laws[symbol] != nil
  }

  /// `Y = y`, or `z`, which has a value of its own.
  private func given(
    _ expression: Expression
  ) throws(EvaluationProblem) -> (symbol: Symbol, value: Expression) {
    switch expression.form {
    case .symbol(let symbol):
      return (symbol, expression)
    case .relation(let left, .equal, let right):
      if case .symbol(let symbol) = left.form { return (symbol, right) }
    default: break
    }
    throw .unsupported("a condition that is not a name with a value", expression.span)
  }

  private func boundNames(_ expression: Expression) throws(EvaluationProblem) -> [Symbol] {
    switch expression.form {
    case .symbol(let symbol): return [symbol]
    case .tuple(let parts):
      var symbols: [Symbol] = []
      for part in parts { symbols += try boundNames(part) }
      return symbols
    default: throw .unsupported("a law of what is not a name", expression.span)
    }
  }

  /// The variable of a law that stands alone below the sign: `q(z \mid x)`, `X`, `p`.
  private func source(
    named law: Expression, in body: Expression
  ) throws(EvaluationProblem) -> Source {
    if case .symbol(let symbol) = law.form, lookUp(symbol) == nil,
      let own = environment.laws[symbol]
    {
      return Source(variables: [symbol], law: own.speaks(of: symbol) ? law : own)
    }
    if case .tuple(let parts) = law.form, let first = parts.first {
      return try source(named: first, in: body)
    }
    if let variable = try compileLaw(law).variable {
      return Source(variables: [variable], law: law)
    }
    let unknown = names(in: body).filter { symbol in
      lookUp(symbol) == nil && !environment.knows(symbol) && Builtin(symbol.word) == nil
        && LawKind(symbol.word) == nil && !["\\pi", "e", "i", "I", "\\infty"].contains(symbol.name)
    }
    guard unknown.count == 1 else {
      throw .unsupported("nothing says which variable has this law: write x \\sim p", law.span)
    }
    return Source(variables: unknown, law: law)
  }

  /// The law of a source; of several with one name, that of the source's variable: `x \sim p` where
  /// `p(x)` and `p(z)` are defined.
  private func named(_ source: Source) -> Expression {
    guard case .symbol(let symbol) = source.law.form, lookUp(symbol) == nil,
      environment.laws[symbol] == nil, source.variables.count == 1,
      variables(of: symbol).count > 1
    else { return source.law }
    let variable = Expression(.symbol(source.variables[0]), at: source.law.span)
    return Expression(.call(Call(source.law, [variable])), at: source.law.span)
  }

  /// The expectation over one variable after the other.
  private func over(
    _ sources: ArraySlice<Source>, _ body: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    guard let source = sources.first else { return try compile(body) }
    let law = try compileLaw(named(source)).piece
    var result: Piece?
    let variables = source.variables
    let rest = sources.dropFirst()
    let site = integralCount
    integralCount += 8 * variables.count
    // Several variables of one law are independent of each other.
    func nest(_ k: Int, _ c: Compiler) throws(EvaluationProblem) -> Piece {
      if k == variables.count { return try c.over(rest, body, span) }
      let settled = c.remembered(law)
      let bound = try c.bind([variables[k]], span) { (c) throws(EvaluationProblem) in
        try nest(k + 1, c)
      }
      let (slot, caches, run) = (bound.slots[0], bound.caches, bound.body.run)
      let place = site + 8 * k
      return Piece(reads: bound.reads | settled.reads) {
        (frame: Frame) throws(EvaluationProblem) -> Value in
        guard case .law(let law) = try settled.run(frame) else {
          throw .mismatch("a law is needed here", span)
        }
        return try expectation(under: law, place, frame, span) { (x) throws(EvaluationProblem) in
          frame.slots[slot] = x
          frame.forget(caches)
          return try run(frame)
        }
      }
    }
    result = try nest(0, self)
    return result!
  }

  /// `KL(p ‖ q) = E_p[log p − log q]`
  func compileDivergence(
    _ p: Expression, _ q: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    let (first, second) = (try compileLaw(p).piece, try compileLaw(q).piece)
    let site = integralCount
    integralCount += 8
    return combined(first, second) { (p, q, frame) throws(EvaluationProblem) in
      guard case .law(let p) = p, case .law(let q) = q else {
        throw .mismatch("a divergence is of two laws", span)
      }
      if case .multivariateNormal = p.general, case .multivariateNormal = q.general {
        return .number(try normalDivergence(p.general, q.general, span))
      }
      return try expectation(under: p, site, frame, span) { (x) throws(EvaluationProblem) in
        let left = try p.logDensity(at: x, span)
        return .number(left - (try q.logDensity(at: x, span)))
      }
    }
  }
}

extension RandomLaw {
  /// An isotropic normal law with its covariance written out.
  fileprivate var general: RandomLaw {
    guard case .isotropicNormal(let mean, let variance) = self else { return self }
    var covariance = NumberMatrix.identity(mean.count)
    for i in mean.indices { covariance[i, i] = variance }
    return .multivariateNormal(mean: mean, covariance: covariance)
  }
}

/// ½ (tr(C₁⁻¹C₀) − d + (m₁ − m₀)ᵀ C₁⁻¹ (m₁ − m₀) + log det C₁ − log det C₀)
private func normalDivergence(
  _ p: RandomLaw, _ q: RandomLaw, _ span: Span
) throws(EvaluationProblem) -> Number {
  guard case .multivariateNormal(let m, let c) = p, case .multivariateNormal(let n, let d) = q,
    m.count == n.count
  else { throw .mismatch("a divergence of laws of different dimensions", span) }
  let precision = try inverse(d, span)
  let gap = zip(n, m).map { $0 - $1 }
  let square = try number(
    try multiply(
      .vector(gap), try multiply(.matrix(precision), .vector(gap), span), span), span)
  let spread = try trace(.matrix(multiply(precision, c)), span)
  let logs = try determinant(d, span).logarithm - determinant(c, span).logarithm
  return (spread - Number(m.count) + square + logs) / Number(2)
}

/// E f(X) under a law: sums for discrete laws, the trapezoidal rule in standard normal variables for
/// normal ones, quadrature with the density for the rest.
func expectation(
  under law: RandomLaw, _ site: Int, _ frame: Frame, _ span: Span,
  _ f: (Value) throws(EvaluationProblem) -> Value
) throws(EvaluationProblem) -> Value {
  let quadrature = Quadrature(span: span, frame: frame, site: site)
  switch law {
  case .normal(let mean, let variance):
    let deviation = try defined(variance.squareRoot, "a negative variance", span)
    return try quadrature.standardNormal { (u) throws(EvaluationProblem) in
      try f(.number(mean + deviation * u))
    }
  case .isotropicNormal(let mean, let variance):
    let deviation = try defined(variance.squareRoot, "a negative variance", span)
    return try standardNormals(mean.count, quadrature) { (u) throws(EvaluationProblem) in
      try f(.vector(zip(mean, u).map { $0 + deviation * $1 }))
    }
  case .multivariateNormal(let mean, let covariance):
    let factor = Value.matrix(try cholesky(covariance, span))
    return try standardNormals(mean.count, quadrature) { (u) throws(EvaluationProblem) in
      let shift = try multiply(factor, .vector(u), span).numbers
      return try f(.vector(zip(mean, shift).map { $0 + $1 }))
    }
  case .discrete(let values):
    var sum: Value?
    for (value, probability) in values {
      let term = try scale(try f(value), by: probability, span)
      sum = try sum.map { (old) throws(EvaluationProblem) in try add(old, term, span) } ?? term
    }
    return sum ?? .scalar(0)
  case .uniform(let lower, let upper):
    let length = upper - lower
    return try quadrature.unit { (s, isFromAbove) throws(EvaluationProblem) in
      try f(.number(isFromAbove ? upper - length * s : lower + length * s))
    }
  case .exponential(let rate):
    return try quadrature.ray { (s) throws(EvaluationProblem) in
      try scale(try f(.number(s / rate)), by: (-s).exponential, span)
    }
  case .cauchy(let location, let width), .laplace(let location, let width):
    let standard: @Sendable (Number) -> Number
    if case .cauchy = law {
      standard = { Number(1) / (.pi * (Number(1) + $0 * $0)) }
    } else {
      standard = { (-$0.absolute).exponential / Number(2) }
    }
    return try quadrature.line { (u) throws(EvaluationProblem) in
      try scale(try f(.number(location + width * u)), by: standard(u), span)
    }
  case .density(let density):
    return try integrateSpace(
      density.dimension == 0 ? nil : density.dimension, site, frame, span
    ) { (x) throws(EvaluationProblem) in
      let weight = try number(try density.apply([x]), span)
      // 0 log 0 is 0.
      if weight.magnitude == 0, weight.tag < 0 { return .number(weight) }
      return try scale(try f(x), by: weight, span)
    }
  }
}

private func standardNormals(
  _ count: Int, _ quadrature: Quadrature, _ f: ([Number]) throws(EvaluationProblem) -> Value
) throws(EvaluationProblem) -> Value {
  guard count <= 3 else {
    throw .unsupported("an expectation over \(count) dimensions", quadrature.span)
  }
  func coordinate(_ k: Int, _ u: [Number]) throws(EvaluationProblem) -> Value {
    if k == count { return try f(u) }
    return try quadrature.standardNormal { (x) throws(EvaluationProblem) in
      try coordinate(k + 1, u + [x])
    }
  }
  return try coordinate(0, [])
}
