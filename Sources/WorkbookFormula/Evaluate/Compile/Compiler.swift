/// Turns an expression into steps that run for every sample: names become places in memory, and what
/// does not depend on a loop's variable is computed once a loop.
final class Compiler {
  let environment: Environment
  var scope: [Binding] = []
  var loops: [Loop] = []
  var slotCount = 0
  var cacheCount = 0
  var integralCount = 0
  var free: [Symbol: Int] = [:]
  var functionNames: [Symbol] = []
  var sequenceNames: [Symbol] = []
  /// Definitions that are being filled in, to notice one that refers to itself.
  var open: [Definition] = []
  private var size = 0

  init(_ environment: Environment) { self.environment = environment }

  /// Far above what anybody writes, far below what would hang.
  private static let largestSize = 100_000
  static let deepest = 60

  func compile(_ expression: Expression) throws(EvaluationProblem) -> Piece {
    size += 1
    guard size <= Compiler.largestSize else {
      throw .unsupported("too much to evaluate: definitions within definitions", expression.span)
    }
    let span = expression.span
    switch expression.form {
    case .number(let x):
      // A decimal fraction is not what the machine keeps of it.
      return Piece(constant: .scalar(x, error: isWhole(x) ? 0 : roundoff * abs(x)))
    case .symbol(let symbol): return try compile(symbol, span)
    case .infinity: return Piece(constant: .scalar(.infinity))
    case .sum(let terms): return try compileSum(terms, span)
    case .negated(let body):
      return try unary(body, span) { (value, _) throws(EvaluationProblem) in
        try negate(value, span)
      }
    case .product(let factors): return try compileProduct(factors, span)
    case .quotient(let above, let below):
      return try binary(above, below) { (a, b, _) throws(EvaluationProblem) in
        try divide(a, b, span)
      }
    case .power(let base, let exponent): return try compilePower(base, exponent, span)
    case .root(let body, let degree):
      guard let degree else {
        return try unary(body, span) { (value, _) throws(EvaluationProblem) in
          .number(
            try defined(
              try number(value, span).squareRoot, "a square root of a negative number", span))
        }
      }
      return try binary(body, degree) { (a, n, _) throws(EvaluationProblem) in
        let exponent = Number(1) / (try number(n, span))
        return .number(
          try defined(try number(a, span).power(exponent), "a root of a negative number", span))
      }
    case .factorial(let body):
      return try unary(body, span) { (value, _) throws(EvaluationProblem) in
        .number(try factorial(try number(value, span), span))
      }
    case .binomial(let n, let k):
      return try binary(n, k) { (n, k, _) throws(EvaluationProblem) in
        .number(try binomial(try number(n, span), try integer(k, span), span))
      }
    case .absolute(let body):
      return try unary(body, span) { (value, _) throws(EvaluationProblem) in
        try absolute(value, span)
      }
    case .norm(let body, let order): return try compileNorm(body, order, span)
    case .inner(let a, let b):
      return try binary(a, b) { (a, b, _) throws(EvaluationProblem) in
        .number(try innerProduct(a, b, span))
      }
    case .transposed(let body):
      return try unary(body, span) { (value, _) throws(EvaluationProblem) in
        try transpose(value, span)
      }
    case .dots(let operation, let before, let after):
      return try compileDots(operation, before, after, span)
    case .call(let call): return try compile(call, span)
    case .infix(let sign, let a, let b): return try compileInfix(sign, a, b, span)
    case .series(let series): return try compile(series, span)
    case .integral(let integral): return try compile(integral, span)
    case .derivative(let derivative): return try compile(derivative, span)
    case .nabla(let nabla): return try compile(nabla, span)
    case .expectation(let expectation): return try compile(expectation, span)
    case .divergence(let p, let q): return try compileDivergence(p, q, span)
    case .evaluated(let body, let places): return try compileEvaluated(body, places, span)
    case .relation(let a, let relation, let b): return try compile(a, relation, b, span)
    case .indicator(let condition):
      return try unary(condition, span) { (value, _) throws(EvaluationProblem) in
        guard case .truth(let holds) = value else {
          throw .mismatch("an indicator needs a condition, not \(value.kind)", span)
        }
        return .scalar(holds ? 1 : 0)
      }
    case .cases(let cases): return try compile(cases, span)
    case .tuple(let parts), .set(let parts): return try compileTuple(parts)
    case .interval(let interval): return try compileTuple([interval.lower, interval.upper])
    case .matrix(let rows): return try compileMatrix(rows, span)
    case .named(let body, _): return try compile(body)
    case .order:
      throw .unsupported("an order of magnitude states a limit and has no value", span)
    case .ellipsis:
      throw .unsupported("nothing says what the dots stand for", span)
    case .text(let words):
      throw .unsupported("words have no value: '\(words)'", span)
    }
  }

  // MARK: Combining

  /// Wraps a piece that does not depend on the innermost loops, so that it is computed once in each
  /// run of the outermost loop that it does not depend on.
  func remembered(_ piece: Piece) -> Piece {
    guard !piece.isTrivial, piece.level < loops.count else { return piece }
    let cache = cacheCount
    cacheCount += 1
    loops[piece.level].caches.append(cache)
    let run = piece.run
    return Piece(reads: piece.reads, isTrivial: true) {
      (frame: Frame) throws(EvaluationProblem) -> Value in
      if frame.isCached[cache] { return frame.caches[cache] }
      let value = try run(frame)
      frame.caches[cache] = value
      frame.isCached[cache] = true
      return value
    }
  }

  /// Those that depend on fewer loops than their neighbours are remembered.
  func settled(_ pieces: [Piece]) -> (pieces: [Piece], reads: UInt64) {
    var reads: UInt64 = 0
    for piece in pieces { reads |= piece.reads }
    let level = Piece(reads: reads) { (_: Frame) throws(EvaluationProblem) in .truth(false) }.level
    return (pieces.map { $0.level < level ? remembered($0) : $0 }, reads)
  }

  func unary(
    _ body: Expression, _ span: Span,
    _ apply: @escaping @Sendable (Value, Frame) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Piece {
    let piece = try compile(body)
    let run = piece.run
    return Piece(reads: piece.reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      try apply(try run(frame), frame)
    }
  }

  func binary(
    _ a: Expression, _ b: Expression,
    _ apply: @escaping @Sendable (Value, Value, Frame) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Piece {
    combined(try compile(a), try compile(b), apply)
  }

  func combined(
    _ a: Piece, _ b: Piece,
    _ apply: @escaping @Sendable (Value, Value, Frame) throws(EvaluationProblem) -> Value
  ) -> Piece {
    let (pieces, reads) = settled([a, b])
    let (left, right) = (pieces[0].run, pieces[1].run)
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      try apply(try left(frame), try right(frame), frame)
    }
  }

  func several(
    _ pieces: [Piece],
    _ apply: @escaping @Sendable ([Value], Frame) throws(EvaluationProblem) -> Value
  ) -> Piece {
    let (settled, reads) = settled(pieces)
    let runs = settled.map(\.run)
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      var values: [Value] = []
      values.reserveCapacity(runs.count)
      for run in runs { values.append(try run(frame)) }
      return try apply(values, frame)
    }
  }

  // MARK: Binding

  func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  /// A loop whose body may read `symbols`: what compiles the body, the slots, and what to forget when
  /// the loop is entered.
  struct Bound {
    let body: Piece
    let slots: [Int]
    let caches: Iteration
    /// What the body reads beside the loop's own variables.
    let reads: UInt64
    /// The tag of a derivative that this loop takes.
    let tag: Int
  }

  func bind(
    _ symbols: [Symbol], _ span: Span, isDerivative: Bool = false,
    _ compileBody: (Compiler) throws(EvaluationProblem) -> Piece
  ) throws(EvaluationProblem) -> Bound {
    guard loops.count < Compiler.deepest else {
      throw .unsupported("too many sums, integrals and derivatives within each other", span)
    }
    loops.append(Loop())
    let depth = loops.count
    let slots = symbols.map { _ in newSlot() }
    let outer = scope.count
    let sizeBefore = size
    for (symbol, slot) in zip(symbols, slots) {
      scope.append(
        Binding(
          symbol: symbol, slot: slot, reads: 1 << UInt64(depth),
          kind: isDerivative && !symbol.indices.isEmpty ? .element : .variable))
    }
    defer {
      scope.removeSubrange(outer...)
      if loops.count >= depth { loops.removeSubrange((depth - 1)...) }
    }
    let body = remembered(try compileBody(self))
    return Bound(
      body: body, slots: slots,
      caches: Iteration(caches: loops[depth - 1].caches, work: 1 + size - sizeBefore),
      reads: body.reads & ~(1 << UInt64(depth)), tag: depth)
  }

  /// Fills a slot before a body runs.
  func letting(
    _ bindings: [(slot: Int, value: Piece)], in body: Piece
  ) -> Piece {
    if bindings.isEmpty { return body }
    var reads = body.reads
    for binding in bindings { reads |= binding.value.reads }
    let places = bindings.map { ($0.slot, $0.value.run) }
    let run = body.run
    if places.count == 1 {
      let (slot, argument) = places[0]
      return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
        frame.slots[slot] = try argument(frame)
        return try run(frame)
      }
    }
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      for (slot, argument) in places { frame.slots[slot] = try argument(frame) }
      return try run(frame)
    }
  }
}
