extension Compiler {
  /// `\sigma_1^2 + \dots + \sigma_n^2`: what the last term before the dots and the first one behind
  /// them do not share is what counts up from one to the other.
  func compileDots(
    _ operation: DotsOperation, _ before: [Expression], _ after: [Expression], _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    guard let first = before.last, let last = after.first else {
      throw .unsupported("nothing says what the dots stand for", span)
    }
    var counters: [(from: Expression, to: Expression)] = []
    guard let template = generalized(first, last, &counters), !counters.isEmpty else {
      throw .unsupported("the terms around the dots do not resemble each other", span)
    }
    // The step is what the two terms before the dots differ by, where there are two.
    var strides: [(from: Expression, to: Expression)] = []
    var step = 1
    if before.count > 1, generalized(before[before.count - 2], first, &strides) == template,
      strides.count == counters.count,
      case .number(let a) = strides[0].from.form, case .number(let b) = strides[0].to.form,
      isWhole(b - a), b != a
    {
      step = Int(b - a)
    } else if isWholeNumber(last, counters[0].to), !isWholeNumber(first, counters[0].from) {
      step = -1
    }
    let (from, to) = (try compile(counters[0].from), try compile(counters[0].to))
    var starts: [Piece] = []
    var ends: [Piece] = []
    for counter in counters {
      starts.append(try compile(counter.from))
      ends.append(try compile(counter.to))
    }
    let symbols = counters.indices.map { Compiler.counter($0) }
    let bound = try bind(symbols, span) { (c) throws(EvaluationProblem) in try c.compile(template) }
    let outside = try compileList(Array(before.dropLast()) + Array(after.dropFirst()))
    let leading = before.count - 1
    var reads = bound.reads | from.reads | to.reads
    for piece in starts + ends + outside { reads |= piece.reads }
    let (slots, caches, body) = (bound.slots, bound.caches, bound.body.run)
    let (firsts, lasts, others) = (starts.map(\.run), ends.map(\.run), outside.map(\.run))
    let stride = step
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      var low: [Int] = []
      var high: [Int] = []
      for run in firsts { low.append(try integer(try run(frame), span)) }
      for run in lasts { high.append(try integer(try run(frame), span)) }
      let distance = high[0] - low[0]
      let count = distance % stride == 0 ? distance / stride + 1 : Int.min / 2
      // `1 + 2 + … + n` for n = 0 ends before its second term.
      if count < 0, distance % stride == 0, leading + count >= 0, others.count == leading {
        var fold = Fold(operation == .sum ? .sum : .product, span)
        for run in others.prefix(leading + count) { try fold.add(try run(frame)) }
        return try fold.result()
      }
      guard count >= 0, count <= 1_000_000 else {
        throw .undefined("dots that do not count from \(low[0]) to \(high[0])", span)
      }
      var steps: [Int] = []
      for (a, b) in zip(low, high) {
        guard count > 1 else {
          steps.append(stride)
          continue
        }
        guard (b - a) % (count - 1) == 0 else {
          throw .undefined("dots that count in different steps", span)
        }
        steps.append((b - a) / (count - 1))
      }
      var terms: [Value] = []
      for run in others.prefix(leading) { terms.append(try run(frame)) }
      for k in 0..<count {
        for (place, slot) in slots.enumerated() {
          frame.slots[slot] = .number(Number(low[place] + k * steps[place]))
        }
        frame.forget(caches)
        terms.append(try body(frame))
      }
      for run in others.dropFirst(leading) { terms.append(try run(frame)) }
      if operation == .list { return .tuple(terms) }
      var fold = Fold(operation == .sum ? .sum : .product, span)
      for term in terms { try fold.add(term) }
      return try fold.result()
    }
  }

  private static func counter(_ k: Int) -> Symbol { Symbol("the counter \(k) of dots") }

  private func isWholeNumber(_ term: Expression, _ counter: Expression) -> Bool {
    if case .number = counter.form { return true }
    return false
  }

  /// The common form of two terms, with counters where they differ; `nil` where they differ in more
  /// than whole numbers.
  private func generalized(
    _ a: Expression, _ b: Expression, _ counters: inout [(from: Expression, to: Expression)]
  ) -> Expression? {
    if a == b { return a }
    func counted() -> Expression {
      if let known = counters.firstIndex(where: { $0.from == a && $0.to == b }) {
        return Expression(.symbol(Compiler.counter(known)), at: a.span)
      }
      counters.append((from: a, to: b))
      return Expression(.symbol(Compiler.counter(counters.count - 1)), at: a.span)
    }
    func list(_ x: [Expression], _ y: [Expression]) -> [Expression]? {
      guard x.count == y.count else { return nil }
      var result: [Expression] = []
      for (p, q) in zip(x, y) {
        guard let common = generalized(p, q, &counters) else { return nil }
        result.append(common)
      }
      return result
    }
    let form: Expression.Form
    switch (a.form, b.form) {
    case (.symbol(let x), .symbol(let y)) where x.base == y.base && !x.indices.isEmpty:
      guard let below = list(x.subscripts, y.subscripts),
        let above = list(x.superscripts, y.superscripts)
      else { return nil }
      var symbol = x
      (symbol.subscripts, symbol.superscripts) = (below, above)
      form = .symbol(symbol)
    case (.negated(let x), .negated(let y)):
      guard let common = generalized(x, y, &counters) else { return nil }
      form = .negated(common)
    case (.product(let x), .product(let y)) where x.count == y.count:
      guard let common = list(x, y) else { return nil }
      form = .product(common)
    case (.quotient(let x, let u), .quotient(let y, let v)):
      guard let above = generalized(x, y, &counters), let below = generalized(u, v, &counters)
      else { return nil }
      form = .quotient(above, below)
    case (.power(let x, let u), .power(let y, let v)):
      guard let base = generalized(x, y, &counters), let exponent = generalized(u, v, &counters)
      else { return nil }
      form = .power(base, exponent)
    case (.call(let x), .call(let y)):
      guard let function = generalized(x.function, y.function, &counters),
        let arguments = list(x.arguments, y.arguments), let given = list(x.given, y.given)
      else { return nil }
      form = .call(Call(function, arguments, given: given))
    case (.norm(let x, let u), .norm(let y, let v)) where u == v:
      guard let common = generalized(x, y, &counters) else { return nil }
      form = .norm(common, order: u)
    case (.absolute(let x), .absolute(let y)):
      guard let common = generalized(x, y, &counters) else { return nil }
      form = .absolute(common)
    case (.sum(let x), .sum(let y)) where x.count == y.count && hasLetters(a) && hasLetters(b):
      guard let common = list(x, y) else { return nil }
      form = .sum(common)
    default: return counted()
    }
    return Expression(form, at: a.span)
  }

  /// `n - 1` counts as a whole; `(a + b_1)` is looked into.
  private func hasLetters(_ expression: Expression) -> Bool {
    expression.parts.contains { part in
      if case .symbol(let symbol) = part.form { return !symbol.indices.isEmpty }
      return hasLetters(part)
    }
  }
}
