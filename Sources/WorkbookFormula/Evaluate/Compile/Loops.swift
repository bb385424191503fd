extension Compiler {
  func compile(_ series: Series, _ span: Span) throws(EvaluationProblem) -> Piece {
    guard series.kind != .union else {
      throw .unsupported("a union has no value", span)
    }
    guard series.indices.count == 1, series.condition == nil, let lower = series.lower,
      let upper = series.upper
    else {
      return try compileConditioned(series, span)
    }
    let from = try compile(lower)
    let to = try compile(upper)
    let isEndless = to.constant.map { $0.numbers.first?.real == .infinity } ?? false
    let bound = try bind(series.indices, span) { (c) throws(EvaluationProblem) in
      try c.compile(series.body)
    }
    let (slot, caches, body) = (bound.slots[0], bound.caches, bound.body.run)
    let kind = series.kind
    return Piece(reads: bound.reads | from.reads | to.reads) {
      (frame: Frame) throws(EvaluationProblem) -> Value in
      let low = try integer(try from.run(frame), span)
      var fold = Fold(kind, span)
      if isEndless {
        return try sumEndlessly(from: low, kind, span) { (k) throws(EvaluationProblem) in
          frame.slots[slot] = .number(Number(k))
          frame.forget(caches)
          try frame.checkBudget(span)
          return try body(frame)
        }
      }
      let high = try integer(try to.run(frame), span)
      guard high - low < 1_000_000 else {
        throw .unsupported("a sum of more than a million terms", span)
      }
      if low <= high {
        for k in low...high {
          frame.slots[slot] = .number(Number(k))
          frame.forget(caches)
          try frame.checkBudget(span)
          try fold.add(try body(frame))
        }
      }
      return try fold.result()
    }
  }

  /// Sums over `i < j`, `i \in S`, `i \ne j` and such: over all whole numbers that the condition
  /// allows, within the range that is written or declared.
  private func compileConditioned(
    _ series: Series, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    if series.indices.count == 1, let condition = series.condition,
      case .relation(_, .element, let set) = condition.form
    {
      let range = try compileList(setElements(set))
      let bound = try bind(series.indices, span) { (c) throws(EvaluationProblem) in
        try c.compile(series.body)
      }
      let (elements, reads) = settled(range)
      let runs = elements.map(\.run)
      let (slot, caches, body) = (bound.slots[0], bound.caches, bound.body.run)
      let kind = series.kind
      return Piece(reads: bound.reads | reads) {
        (frame: Frame) throws(EvaluationProblem) -> Value in
        var fold = Fold(kind, span)
        for run in runs {
          let element = try run(frame)
          let members: [Value]
          if case .tuple(let values) = element { members = values } else { members = [element] }
          for member in members {
            frame.slots[slot] = member
            frame.forget(caches)
            try fold.add(try body(frame))
          }
        }
        return try fold.result()
      }
    }
    guard let condition = series.condition,
      let limit = series.upper ?? upperBound(condition, series)
    else {
      throw .unsupported("nothing says over what the sum runs", span)
    }
    let top = try compile(limit)
    // `1 \le i < j \le n` binds both letters.
    let related = chained(condition)
    var indices = series.indices
    for case .symbol(let symbol) in related.dropLast().map(\.form)
    where !indices.contains(symbol) && lookUp(symbol) == nil && !environment.knows(symbol) {
      indices.append(symbol)
    }
    let bottom: Piece
    if let lower = series.lower ?? lowerBound(condition, related, indices) {
      bottom = try compile(lower)
    } else {
      bottom = Piece(constant: .scalar(1))
    }
    let bound = try bind(indices, span) { (c) throws(EvaluationProblem) in
      let holds = try c.compile(condition)
      let value = try c.compile(series.body)
      return c.combinedLazily(holds, value, span)
    }
    let (slots, caches, body) = (bound.slots, bound.caches, bound.body.run)
    let kind = series.kind
    return Piece(reads: bound.reads | top.reads | bottom.reads) {
      (frame: Frame) throws(EvaluationProblem) -> Value in
      let low = try integer(try bottom.run(frame), span)
      let high = try integer(try top.run(frame), span)
      var fold = Fold(kind, span)
      let width = high - low + 1
      guard width > 0 else { return try fold.result() }
      var total = 1
      for _ in slots {
        total *= width
        guard total <= 1_000_000 else {
          throw .unsupported("a sum of more than a million terms", span)
        }
      }
      for position in 0..<total {
        var rest = position
        for slot in slots {
          frame.slots[slot] = .number(Number(low + rest % width))
          rest /= width
        }
        frame.forget(caches)
        try frame.checkBudget(span)
        let term = try body(frame)
        if case .truth = term { continue }
        try fold.add(term)
      }
      return try fold.result()
    }
  }

  /// The value where the condition holds, and `.truth(false)` elsewhere.
  private func combinedLazily(_ condition: Piece, _ value: Piece, _ span: Span) -> Piece {
    let (holds, body) = (condition.run, value.run)
    return Piece(reads: condition.reads | value.reads) {
      (frame: Frame) throws(EvaluationProblem) -> Value in
      guard case .truth(true) = try holds(frame) else { return .truth(false) }
      return try body(frame)
    }
  }

  /// What a chain of relations relates, in order.
  private func chained(_ condition: Expression) -> [Expression] {
    guard case .relation(let a, _, let b) = condition.form else { return [condition] }
    return chained(a) + chained(b)
  }

  /// 0 in `0 \le i < j`: where the sum starts, the condition excluding what is below.
  private func lowerBound(
    _ condition: Expression, _ related: [Expression], _ indices: [Symbol]
  ) -> Expression? {
    guard related.count > 2 else { return nil }
    var first = condition
    while case .relation(let left, let relation, _) = first.form {
      guard relation == .less || relation == .lessOrEqual else { return nil }
      first = left
    }
    if case .symbol(let symbol) = first.form, indices.contains(symbol) { return nil }
    return first
  }

  /// n in `i < j \le n`, `i \le n`.
  private func upperBound(_ condition: Expression, _ series: Series) -> Expression? {
    guard case .relation(_, let relation, let right) = condition.form,
      relation == .less || relation == .lessOrEqual || relation == .notEqual
    else { return nil }
    if case .symbol(let symbol) = right.form, series.indices.contains(symbol) { return nil }
    return right
  }

  private func setElements(_ set: Expression) throws(EvaluationProblem) -> [Expression] {
    switch set.form {
    case .set(let parts), .tuple(let parts): return parts
    default: return [set]
    }
  }

  func compileEvaluated(
    _ body: Expression, _ places: [Expression], _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    var symbols: [Symbol] = []
    var values: [Piece] = []
    for place in places {
      guard case .relation(let left, .equal, let right) = place.form,
        case .symbol(let symbol) = left.form
      else { throw .unsupported("a place to evaluate at is 'name = value'", place.span) }
      symbols.append(symbol)
      values.append(try compile(right))
    }
    let bound = try bind(symbols, span) { (c) throws(EvaluationProblem) in try c.compile(body) }
    var reads = bound.reads
    for value in values { reads |= value.reads }
    let settings = zip(bound.slots, values.map(\.run)).map { (slot: $0, run: $1) }
    let (caches, run) = (bound.caches, bound.body.run)
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      for setting in settings { frame.slots[setting.slot] = try setting.run(frame) }
      frame.forget(caches)
      return try run(frame)
    }
  }
}

/// A sum, product, maximum or minimum in the making.
struct Fold {
  private let kind: Series.Kind
  private let span: Span
  private var value: Value?

  init(_ kind: Series.Kind, _ span: Span) { (self.kind, self.span) = (kind, span) }

  mutating func add(_ term: Value) throws(EvaluationProblem) {
    guard let old = value else {
      value = term
      return
    }
    switch kind {
    case .sum: value = try WorkbookFormula.add(old, term, span)
    case .product: value = try multiply(old, term, span)
    case .maximum:
      value = .number(try largest([try number(old, span), try number(term, span)], span))
    case .minimum:
      value = .number(
        -(try largest([-(try number(old, span)), -(try number(term, span))], span)))
    case .union: break
    }
  }

  func result() throws(EvaluationProblem) -> Value {
    if let value { return value }
    switch kind {
    case .sum: return .scalar(0)
    case .product: return .scalar(1)
    default: throw .undefined("the largest or smallest of nothing", span)
    }
  }
}

/// A series that converges at least like a geometric one; what is left out is bounded by its ratio.
private func sumEndlessly(
  from low: Int, _ kind: Series.Kind, _ span: Span,
  _ term: (Int) throws(EvaluationProblem) -> Value
) throws(EvaluationProblem) -> Value {
  guard kind == .sum else {
    throw .unsupported("only sums can go on without end", span)
  }
  var sum = Value.scalar(0)
  var last = Double.infinity
  var ratios: [Double] = []
  for k in low..<low + 20_000 {
    let next = try term(k)
    sum = try add(sum, next, span)
    let size = next.numbers.reduce(0) { $0 + $1.magnitude }
    if size > 0, last > 0 { ratios.append(size / last) }
    last = size
    let scale = sum.numbers.reduce(0) { $0 + $1.magnitude }
    guard k - low > 8, let ratio = ratios.suffix(8).max(), ratio < 0.95 else {
      if k - low > 400, size == 0, scale == 0 { return sum }
      continue
    }
    let rest = size * ratio / (1 - ratio)
    if rest <= 1e-15 * scale || size < 1e-290 {
      return withError(sum, rest + tiny)
    }
  }
  throw .inaccurate("a series that converges too slowly", span)
}

func withError(_ value: Value, _ error: Double) -> Value {
  switch value {
  case .number(let x): return .number(x.adding(error: error))
  case .vector(let v): return .vector(v.map { $0.adding(error: error) })
  case .matrix(let m):
    return .matrix(
      NumberMatrix(rows: m.rows, columns: m.columns, m.elements.map { $0.adding(error: error) }))
  default: return value
  }
}
