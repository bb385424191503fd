extension Compiler {
  func compile(_ integral: Integral, _ span: Span) throws(EvaluationProblem) -> Piece {
    let variable = integral.variable
    var (lower, upper) = (integral.lower, integral.upper)
    var power: Expression?
    if let domain = integral.domain {
      switch domain.form {
      case .interval(let interval): (lower, upper) = (interval.lower, interval.upper)
      case .symbol(let symbol) where isLine(symbol): break
      case .power(let base, let exponent):
        guard case .symbol(let symbol) = base.form, isLine(symbol) else {
          throw .unsupported("an integral over this set", span)
        }
        power = exponent
      default: throw .unsupported("an integral over this set", span)
      }
    }
    if (lower == nil) != (upper == nil) {
      throw .unsupported("an integral with one limit", span)
    }
    let bound = try bind([variable], span) { (c) throws(EvaluationProblem) in
      try c.compile(integral.body)
    }
    let site = integralCount
    integralCount += 8
    guard let lower, let upper else {
      return try wholeSpace(bound, dimension: power, of: variable, site, span)
    }
    let (from, to) = (try compile(lower), try compile(upper))
    let (slot, caches, body) = (bound.slots[0], bound.caches, bound.body.run)
    return Piece(reads: bound.reads | from.reads | to.reads) {
      (frame: Frame) throws(EvaluationProblem) -> Value in
      let a = try number(try from.run(frame), span)
      let b = try number(try to.run(frame), span)
      let quadrature = Quadrature(span: span, frame: frame, site: site)
      func integrand(_ x: Number) throws(EvaluationProblem) -> Value {
        frame.slots[slot] = .number(x)
        frame.forget(caches)
        return try body(frame)
      }
      return try integrate(a, b, quadrature, integrand)
    }
  }

  private func isLine(_ symbol: Symbol) -> Bool {
    symbol.name == "\\mathbb{R}" || symbol.name == "\\R"
  }

  /// Over the line, or over `\R^d` for a vector: one coordinate after the other.
  private func wholeSpace(
    _ bound: Bound, dimension: Expression?, of variable: Symbol, _ site: Int, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    var size: Piece?
    if let dimension { size = try compile(dimension) }
    // A name that is declared as a vector, or as one of a sequence, is integrated as one.
    let declared: Piece? =
      if environment.values[variable] != nil {
        freeValue(variable)
      } else if environment.sequences[variable.base] != nil {
        try? compile(variable, span)
      } else {
        nil
      }
    let (slot, caches, body) = (bound.slots[0], bound.caches, bound.body.run)
    var reads = bound.reads
    reads |= (size?.reads ?? 0) | (declared?.reads ?? 0)
    let count = size
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      var dimension: Int?
      if let count { dimension = try integer(try count.run(frame), span) }
      let value = try? declared?.run(frame)
      if dimension == nil, case .vector(let v)? = value { dimension = v.count }
      if dimension == 1, case .number? = value { dimension = nil }
      return try integrateSpace(dimension, site, frame, span) { (x) throws(EvaluationProblem) in
        frame.slots[slot] = x
        frame.forget(caches)
        return try body(frame)
      }
    }
  }
}

/// ∫ over ℝ (no dimension) or ℝᵈ.
func integrateSpace(
  _ dimension: Int?, _ site: Int, _ frame: Frame, _ span: Span,
  _ f: (Value) throws(EvaluationProblem) -> Value
) throws(EvaluationProblem) -> Value {
  guard let dimension else {
    return try Quadrature(span: span, frame: frame, site: site).line {
      (x) throws(EvaluationProblem) in try f(.number(x))
    }
  }
  guard dimension >= 1, dimension <= 3 else {
    throw .unsupported("an integral over \(dimension) dimensions", span)
  }
  func coordinate(_ k: Int, _ x: [Number]) throws(EvaluationProblem) -> Value {
    if k == dimension { return try f(.vector(x)) }
    return try Quadrature(span: span, frame: frame, site: site + k).line {
      (y) throws(EvaluationProblem) in try coordinate(k + 1, x + [y])
    }
  }
  return try coordinate(0, [])
}

/// ∫ₐᵇ, with ends that may be infinite, or perturbed.
func integrate(
  _ a: Number, _ b: Number, _ quadrature: Quadrature,
  _ f: (Number) throws(EvaluationProblem) -> Value
) throws(EvaluationProblem) -> Value {
  let span = quadrature.span
  switch (a.real, b.real) {
  case (Double.infinity, Double.infinity), (-Double.infinity, -Double.infinity): return .scalar(0)
  case (-Double.infinity, Double.infinity): return try quadrature.line(f)
  case (Double.infinity, _), (_, -Double.infinity):
    return try negate(try integrate(b, a, quadrature, f), span)
  case (_, Double.infinity):
    return try quadrature.ray { (s) throws(EvaluationProblem) in try f(a + s) }
  case (-Double.infinity, _):
    return try quadrature.ray { (s) throws(EvaluationProblem) in try f(b - s) }
  default:
    let length = b - a
    if length.real == 0, length.tag < 0, length.error == 0 { return .scalar(0) }
    return try scale(
      try quadrature.unit { (s, isFromAbove) throws(EvaluationProblem) in
        try f(isFromAbove ? b - length * s : a + length * s)
      },
      by: length, span)
  }
}
