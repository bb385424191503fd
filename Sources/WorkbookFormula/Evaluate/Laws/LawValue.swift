extension Compiler {
  /// A law as an expectation or a divergence names it, and the name that it gives to its variable:
  /// `\mathcal{N}(0, 1)`, `p`, `q(z \mid x)`.
  struct NamedLaw {
    let piece: Piece
    let variable: Symbol?
  }

  func compileLaw(_ expression: Expression) throws(EvaluationProblem) -> NamedLaw {
    let span = expression.span
    switch expression.form {
    case .call(let call):
      guard case .symbol(let symbol) = call.function.form, lookUp(symbol) == nil else { break }
      if !environment.knows(symbol), let kind = lawKind(symbol) {
        let (point, parameters) = try lawParts(kind, call, span)
        var variable: Symbol?
        if let point, case .symbol(let name) = point.form { variable = name }
        let law = Call(call.function, parameters)
        return NamedLaw(piece: try compileLawCall(symbol, law, span), variable: variable)
      }
      guard let first = call.arguments.first, case .symbol(let variable) = first.form,
        call.arguments.count == 1
      else { break }
      return NamedLaw(
        piece: try compileDensity(of: variable, expression, span), variable: variable)
    case .symbol(let symbol):
      if lookUp(symbol) == nil, let law = environment.laws[symbol] {
        // `z \sim p(z)\,q(x \mid z)/q(x)`: a density of what has this law.
        let isDensity = law.speaks(of: symbol)
        return NamedLaw(
          piece: isDensity
            ? try compileDensity(of: symbol, law, span) : try compileLaw(law).piece,
          variable: symbol)
      }
      let variables = lookUp(symbol) == nil ? variables(of: symbol) : []
      guard variables.count < 2 else {
        let all = variables.map { "'\(symbol)(\($0))'" }.joined(separator: " or ")
        throw .unsupported("nothing says which is meant, \(all)", span)
      }
      if let variable = variables.first {
        let argument = Expression(.symbol(variable), at: span)
        let applied = Expression(.call(Call(expression, [argument])), at: span)
        return NamedLaw(piece: try compileDensity(of: variable, applied, span), variable: variable)
      }
      let piece = try compile(symbol, span)
      return NamedLaw(piece: asLaw(piece, span), variable: nil)
    case .infix("*", let p, let q):
      let variable = Symbol("the sum of two variables")
      let point = Expression(.symbol(variable), at: span)
      let bound = try bind([variable], span) { (c) throws(EvaluationProblem) in
        try c.compileConvolution(p, q, at: point, span)
      }
      return NamedLaw(piece: law(bound, dimension: nil), variable: nil)
    default: break
    }
    let piece = try compile(expression)
    return NamedLaw(piece: asLaw(piece, span), variable: nil)
  }

  private func asLaw(_ piece: Piece, _ span: Span) -> Piece {
    Piece(reads: piece.reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      switch try piece.run(frame) {
      case .law(let law): return .law(law)
      case .function(let function) where function.arity == 1: return .law(.density(function))
      case let other: throw .unsupported("a law is needed here, not \(other.kind)", span)
      }
    }
  }

  /// The density that `body` is as a function of `variable`; a law that has a name stays that law.
  private func compileDensity(
    of variable: Symbol, _ body: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    if case .call(let call) = body.form, case .symbol(let symbol) = call.function.form,
      let (definition, match) = try definition(for: call, symbol), !open.contains(definition),
      case .call(let inner) = definition.body.form, case .symbol(let name) = inner.function.form,
      !environment.knows(name), let kind = lawKind(name),
      case (let point?, let parameters)? = try? lawParts(kind, inner, span),
      point == definition.arguments.first
    {
      var rest = match
      rest.parameters.removeAll { .symbol($0.0) == definition.arguments[0].form }
      let law = Call(inner.function, parameters)
      return try expand(definition, rest, hidesParameters: true, span) {
        (c, _) throws(EvaluationProblem) in try c.compileLawCall(name, law, span)
      }
    }
    if case .call(let call) = body.form, call.given.isEmpty, call.arguments.count == 1,
      case .symbol(let symbol) = call.function.form, symbol.indices.isEmpty,
      environment.functions[symbol] != nil
    {
      return asLaw(try compile(symbol, span), span)
    }
    let declared = environment.values[variable] == nil ? nil : freeValue(variable)
    let bound = try bind([variable], span) { (c) throws(EvaluationProblem) in
      try c.compile(body)
    }
    return law(bound, dimension: declared)
  }

  /// The law whose density is the body of a loop.
  private func law(_ bound: Bound, dimension declared: Piece?) -> Piece {
    let (slot, caches, body) = (bound.slots[0], bound.caches, bound.body.run)
    return Piece(reads: bound.reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      var dimension = 0
      if let declared, case .vector(let v) = try declared.run(frame) { dimension = v.count }
      return .law(
        .density(
          Function(isDensity: true, dimension: dimension) {
            (arguments: [Value]) throws(EvaluationProblem) -> Value in
            guard let point = arguments.first else {
              throw .mismatch("a density of nothing", Span(0, 0))
            }
            frame.slots[slot] = point
            frame.forget(caches)
            return try body(frame)
          }))
    }
  }

  /// `(p * q)(x) = ∫ p(x − y) q(y) dy`
  func compileConvolution(
    _ p: Expression, _ q: Expression, at x: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    let variable = Symbol("the variable of a convolution")
    let (left, right) = (try compileLaw(p).piece, try compileLaw(q).piece)
    let (place, first, second) = (try compile(x), remembered(left), remembered(right))
    let site = integralCount
    integralCount += 8
    let bound = try bind([variable], span) { (c) throws(EvaluationProblem) in
      let y = try c.compile(variable, span)
      let inputs = [first, second, place].map { c.remembered($0) } + [y]
      return c.several(inputs) { (values, _) throws(EvaluationProblem) in
        guard case .law(let p) = values[0], case .law(let q) = values[1] else {
          throw .mismatch("a convolution needs two densities", span)
        }
        let difference = try add(values[2], try negate(values[3], span), span)
        return .number(
          try p.density(at: difference, span) * (try q.density(at: values[3], span)))
      }
    }
    let (slot, caches, body) = (bound.slots[0], bound.caches, bound.body.run)
    return Piece(reads: bound.reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      var dimension: Int?
      if case .vector(let v) = try place.run(frame) { dimension = v.count }
      return try integrateSpace(dimension, site, frame, span) { (y) throws(EvaluationProblem) in
        frame.slots[slot] = y
        frame.forget(caches)
        return try body(frame)
      }
    }
  }

  func compileInfix(
    _ sign: String, _ a: Expression, _ b: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    switch sign {
    case "*":
      return try compileLaw(Expression(.infix(sign, a, b), at: span)).piece
    case "\\odot":
      return try binary(a, b) { (a, b, _) throws(EvaluationProblem) in
        switch (a, b) {
        case (.vector(let x), .vector(let y)) where x.count == y.count:
          return .vector(zip(x, y).map { $0 * $1 })
        case (.number, _), (_, .number): return try multiply(a, b, span)
        default: throw .mismatch("\(a.kind) times \(b.kind), entry by entry", span)
        }
      }
    case "_":
      return try compileEntry(of: a, b, span)
    case "\\otimes":
      return try binary(a, b) { (a, b, _) throws(EvaluationProblem) in
        try multiply(a, try transpose(b, span), span)
      }
    default: throw .unsupported("'\(sign)' has no value here", span)
    }
  }
}
