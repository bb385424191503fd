extension Compiler {
  func compileSum(_ terms: [Expression], _ span: Span) throws(EvaluationProblem) -> Piece {
    var pieces: [Piece] = []
    // The sign of a negated term is part of the addition.
    var isNegated: [Bool] = []
    for term in terms {
      if case .negated(let body) = term.form {
        pieces.append(try compile(body))
        isNegated.append(true)
      } else {
        pieces.append(try compile(term))
        isNegated.append(false)
      }
    }
    guard let first = pieces.first else { return Piece(constant: .scalar(0)) }
    if pieces.count == 1 { return isNegated[0] ? negated(first, span) : first }
    let (settled, reads) = settled(pieces)
    let parts = zip(settled.map(\.run), isNegated).map { (run: $0, isNegated: $1) }
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      var sum = try parts[0].run(frame)
      if parts[0].isNegated { sum = try negate(sum, span) }
      for part in parts.dropFirst() {
        let term = try part.run(frame)
        sum = try add(sum, part.isNegated ? try negate(term, span) : term, span)
      }
      return sum
    }
  }

  private func negated(_ piece: Piece, _ span: Span) -> Piece {
    let run = piece.run
    return Piece(reads: piece.reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      try negate(try run(frame), span)
    }
  }

  /// From the left; a matrix is applied to what follows it.
  func compileProduct(_ factors: [Expression], _ span: Span) throws(EvaluationProblem) -> Piece {
    var pieces: [Piece] = []
    for factor in factors { pieces.append(try compile(factor)) }
    guard let first = pieces.first else { return Piece(constant: .scalar(1)) }
    if pieces.count == 1 { return first }
    let (settled, reads) = settled(pieces)
    let runs = settled.map(\.run)
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      var product = try runs[0](frame)
      for run in runs.dropFirst() { product = try multiply(product, try run(frame), span) }
      return product
    }
  }

  func compilePower(
    _ base: Expression, _ exponent: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    // e^x
    if case .symbol(let symbol) = base.form,
      symbol == Symbol("e") || symbol == Symbol("\\mathrm{e}"),
      lookUp(symbol) == nil, !environment.knows(symbol)
    {
      return try unary(exponent, span) { (x, _) throws(EvaluationProblem) in
        .number(try defined(try number(x, span).exponential, "an exponential too large", span))
      }
    }
    // In `a_t^2 (x - y)` the exponent is that of a_t, which is a number.
    if case .call(let call) = base.form, hasAllArguments(call.function), call.given.isEmpty,
      call.arguments.count == 1, exponent.span.end <= call.arguments[0].span.start
    {
      let power = Expression(.power(call.function, exponent), at: span)
      return try compileProduct([power, call.arguments[0]], span)
    }
    // A^{-1}, A^T
    if case .symbol(let mark) = exponent.form, mark.name == "\\top" || mark.name == "T",
      lookUp(mark) == nil, !environment.knows(mark)
    {
      return try unary(base, span) { (x, _) throws(EvaluationProblem) in try transpose(x, span) }
    }
    // |x|² of a vector needs no root.
    if case .number(2) = exponent.form {
      switch base.form {
      case .norm(let body, nil), .absolute(let body):
        return try unary(body, span) { (value, _) throws(EvaluationProblem) in
          switch value {
          case .number(let x): return .number(squaredLength([x]))
          case .vector(let v): return .number(squaredLength(v))
          default:
            let size = try number(try absolute(value, span), span)
            return .number(size * size)
          }
        }
      default: break
      }
    }
    if case .number(let n) = exponent.form, isWhole(n), abs(n) <= 4096 {
      return try unary(base, span) { (x, _) throws(EvaluationProblem) in
        try power(x, Int(n), span)
      }
    }
    return try binary(base, exponent) { (x, y, _) throws(EvaluationProblem) in
      let exponent = try number(y, span)
      if case .real(let n, 0) = exponent, isWhole(n), abs(n) <= 4096 {
        return try power(x, Int(n), span)
      }
      return .number(
        try defined(try number(x, span).power(exponent), "a power that is not defined", span))
    }
  }

  func compileNorm(
    _ body: Expression, _ order: Expression?, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    guard let order else {
      return try unary(body, span) { (value, _) throws(EvaluationProblem) in
        if case .matrix(let m) = value { return .number(try euclidean(m.elements, span)) }
        return try absolute(value, span)
      }
    }
    let isFrobenius: Bool
    if case .symbol(let s) = order.form { isFrobenius = s.name == "F" } else { isFrobenius = false }
    if isFrobenius {
      return try unary(body, span) { (value, _) throws(EvaluationProblem) in
        .number(try euclidean(value.numbers, span))
      }
    }
    return try binary(body, order) { (value, order, _) throws(EvaluationProblem) in
      let p = try number(order, span)
      guard case .vector(let v) = value else { return try absolute(value, span) }
      if p.real == .infinity { return .number(try largest(v.map(\.absolute), span)) }
      var sum = Number(0)
      for x in v {
        let size = x.absolute
        sum = sum + (size.magnitude == 0 && size.tag < 0 ? Number(0) : size.power(p))
      }
      return .number(try defined(sum.power(Number(1) / p), "the derivative of a norm", span))
    }
  }

  func compileTuple(_ parts: [Expression]) throws(EvaluationProblem) -> Piece {
    let pieces = try compileList(parts)
    return several(pieces) { (values, _) throws(EvaluationProblem) in
      var numbers: [Number] = []
      for value in values {
        guard case .number(let x) = value else { return .tuple(values) }
        numbers.append(x)
      }
      return .vector(numbers)
    }
  }

  func compileList(_ parts: [Expression]) throws(EvaluationProblem) -> [Piece] {
    var pieces: [Piece] = []
    for part in parts { pieces.append(try compile(part)) }
    return pieces
  }

  func compileMatrix(_ rows: [[Expression]], _ span: Span) throws(EvaluationProblem) -> Piece {
    let columns = rows.first?.count ?? 0
    guard columns > 0, rows.allSatisfy({ $0.count == columns }) else {
      throw .mismatch("the rows of a matrix have as many entries each", span)
    }
    let count = rows.count
    let pieces = try compileList(rows.flatMap(\.self))
    return several(pieces) { (values, _) throws(EvaluationProblem) in
      var numbers: [Number] = []
      for value in values { numbers.append(try number(value, span)) }
      if columns == 1 { return .vector(numbers) }
      return .matrix(NumberMatrix(rows: count, columns: columns, numbers))
    }
  }
}

func power(_ x: Value, _ n: Int, _ span: Span) throws(EvaluationProblem) -> Value {
  switch x {
  case .number(let x):
    return .number(try defined(x.raised(to: n), "zero to a negative power", span))
  case .matrix(let m) where m.rows == m.columns && abs(n) <= 64:
    let base = n < 0 ? try inverse(m, span) : m
    var result = NumberMatrix.identity(m.rows)
    for _ in 0..<abs(n) { result = multiply(result, base) }
    return .matrix(result)
  case .vector(let v) where n == 2: return .number(squaredLength(v))
  default: throw .mismatch("\(x.kind) to a power", span)
  }
}

/// The largest; two that cannot be told apart are one whose error covers both.
func largest(_ numbers: [Number], _ span: Span) throws(EvaluationProblem) -> Number {
  guard var best = numbers.first else { throw .undefined("the largest of nothing", span) }
  for x in numbers.dropFirst() {
    let gap = x.real - best.real
    let doubt = x.error + best.error
    if abs(gap) <= doubt, doubt > 0 || x.tag >= 0 || best.tag >= 0 {
      guard x.tag < 0, best.tag < 0 else {
        throw .undefined("the derivative of a maximum where two are equal", span)
      }
      best = .real(max(x.real, best.real), error: max(x.error, best.error))
    } else if gap > 0 {
      best = x
    }
  }
  return best
}
