extension Compiler {
  func compile(_ derivative: Derivative, _ span: Span) throws(EvaluationProblem) -> Piece {
    var variables: [Symbol] = []
    for variable in derivative.variables {
      for _ in 0..<max(variable.order, 0) { variables.append(variable.symbol) }
    }
    if variables.isEmpty {
      guard derivative.order > 0 else { return try compile(derivative.body) }
      if case .symbol(let symbol) = derivative.body.form,
        let piece = try compileIndexDerivative(symbol, derivative.order, span)
      {
        return piece
      }
      throw .unsupported("nothing says what the derivative is taken by", span)
    }
    if derivative.isPartial, Set(variables).count == 1, case .call(var call) = derivative.body.form,
      let place = try parameterPlace(of: variables[0], in: derivative.body)
    {
      return try compile(call.arguments[place], as: "the argument of \\partial") {
        (c, variable) throws(EvaluationProblem) in
        call.arguments[place] = Expression(.symbol(variable), at: span)
        var applied = derivative
        applied.variables = [.init(variable, order: variables.count)]
        applied.body = Expression(.call(call), at: derivative.body.span)
        return try c.compile(applied, span)
      }
    }
    var places: [Piece] = []
    for variable in variables { places.append(try compile(variable, span)) }
    guard derivative.isPartial, Set(variables).count == 1 else {
      return try differentiate(derivative.body, variables, at: places, span)
    }
    let (body, kept) = keepingPlaces(in: derivative.body, by: variables[0])
    var bindings: [(slot: Int, value: Piece)] = []
    let outer = scope
    defer { scope = outer }
    for (name, place) in kept {
      let piece = remembered(try compile(place))
      bindings.append((newSlot(), piece))
      scope.append(
        Binding(symbol: name, slot: bindings.last!.slot, reads: piece.reads, kind: .variable))
    }
    return letting(bindings, in: try differentiate(body, variables, at: places, span))
  }

  /// The derivative of `body` by each of `variables` (one may come several times), where they have
  /// the values of `places`; exact, by perturbing them.
  func differentiate(
    _ body: Expression, _ variables: [Symbol], at places: [Piece], _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    guard variables.count <= 8 else {
      throw .unsupported("a derivative of an order above 8", span)
    }
    guard let variable = variables.first else { return try compile(body) }
    let place = places[0]
    let rest = Array(variables.dropFirst())
    let bound = try bind([variable], span, isDerivative: true) { (c) throws(EvaluationProblem) in
      var inner: [Piece] = []
      for symbol in rest {
        // The same name further in is the perturbed one.
        if symbol == variable {
          inner.append(try c.compile(symbol, span))
        } else {
          inner.append(places[1 + rest.firstIndex(of: symbol)!])
        }
      }
      return try c.differentiate(body, rest, at: inner, span)
    }
    let (slot, caches, run, tag) = (bound.slots[0], bound.caches, bound.body.run, bound.tag)
    return Piece(reads: bound.reads | place.reads) {
      (frame: Frame) throws(EvaluationProblem) -> Value in
      let x = try number(try place.run(frame), span)
      frame.slots[slot] = .number(.perturbed(Perturbed(tag, x, Number(1))))
      frame.forget(caches)
      return try defined(try run(frame).tangent(tag, span), span)
    }
  }

  func compile(_ nabla: Nabla, _ span: Span) throws(EvaluationProblem) -> Piece {
    let space = nabla.variable ?? spaceVariable(of: nabla.body)
    if nabla.variable == nil, space.map(Self.isTimeLetter) ?? true,
      let argument = placeInSpace(of: nabla.body)
    {
      return try compile(argument, as: "the argument of \\nabla") {
        (c, variable) throws(EvaluationProblem) in
        let name = Expression(.symbol(variable), at: argument.span)
        let body = nabla.body.replacing { $0 == argument ? name : nil }
        return try c.compile(Nabla(nabla.kind, over: variable, of: body), span)
      }
    }
    guard let variable = space else {
      throw .unsupported("nothing says what the derivative is taken by: write \\nabla_x", span)
    }
    let place = try compile(variable, span)
    let isSecond = nabla.kind == .laplacian || nabla.kind == .hessian
    let body = nabla.body
    let bound = try bind([variable], span, isDerivative: true) { (c) throws(EvaluationProblem) in
      guard isSecond else { return try c.compile(body) }
      let again = try c.compile(variable, span)
      let inner = try c.bind([variable], span, isDerivative: true) {
        (c) throws(EvaluationProblem) in
        try c.compile(body)
      }
      return c.partials(inner, of: again, nabla.kind, span)
    }
    if isSecond { return allSeconds(bound, of: place, nabla.kind, span) }
    let partials = partials(bound, of: place, nabla.kind, span)
    let (run, kind) = (partials.run, nabla.kind)
    return Piece(reads: partials.reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      guard case .tuple(let columns) = try run(frame) else { return .scalar(0) }
      return try assemble(
        columns, kind,
        isVector: columns.count > 1
          || {
            if case .vector? = try? place.run(frame) { return true }
            return false
          }(), span)
    }
  }

  /// The derivatives of a body by each component of its variable, one after the other.
  private func partials(
    _ bound: Bound, of place: Piece, _ kind: Nabla.Kind, _ span: Span
  ) -> Piece {
    let (slot, caches, run, tag) = (bound.slots[0], bound.caches, bound.body.run, bound.tag)
    return Piece(reads: bound.reads | place.reads) {
      (frame: Frame) throws(EvaluationProblem) -> Value in
      let point = try place.run(frame)
      let count = point.numbers.count
      guard count > 0 else { throw .mismatch("a derivative by \(point.kind)", span) }
      var columns: [Value] = []
      for k in 0..<count {
        frame.slots[slot] = try perturbed(point, k, tag, span)
        frame.forget(caches)
        columns.append(try defined(try run(frame).tangent(tag, span), span))
      }
      return .tuple(columns)
    }
  }

  /// The Laplacian or the Hessian: an outer derivative of all inner ones.
  private func allSeconds(
    _ bound: Bound, of place: Piece, _ kind: Nabla.Kind, _ span: Span
  ) -> Piece {
    let (slot, caches, run, tag) = (bound.slots[0], bound.caches, bound.body.run, bound.tag)
    return Piece(reads: bound.reads | place.reads) {
      (frame: Frame) throws(EvaluationProblem) -> Value in
      let point = try place.run(frame)
      let count = point.numbers.count
      guard count > 0 else { throw .mismatch("a derivative by \(point.kind)", span) }
      var rows: [[Number]] = []
      var trace = Value.scalar(0)
      for k in 0..<count {
        frame.slots[slot] = try perturbed(point, k, tag, span)
        frame.forget(caches)
        guard case .tuple(let columns) = try run(frame) else { return .scalar(0) }
        trace = try add(trace, try defined(try columns[k].tangent(tag, span), span), span)
        if kind == .hessian {
          var row: [Number] = []
          for column in columns {
            row.append(try number(try defined(try column.tangent(tag, span), span), span))
          }
          rows.append(row)
        }
      }
      if kind == .laplacian { return trace }
      if case .number = point { return .number(rows[0][0]) }
      return .matrix(NumberMatrix(rows: count, columns: count, rows.flatMap(\.self)))
    }
  }
}

private func perturbed(
  _ point: Value, _ k: Int, _ tag: Int, _ span: Span
) throws(EvaluationProblem) -> Value {
  switch point {
  case .number(let x): return .number(.perturbed(Perturbed(tag, x, Number(1))))
  case .vector(var v):
    v[k] = .perturbed(Perturbed(tag, v[k], Number(1)))
    return .vector(v)
  default: throw .mismatch("a derivative by \(point.kind)", span)
  }
}

/// Puts the derivatives by the components together.
private func assemble(
  _ columns: [Value], _ kind: Nabla.Kind, isVector: Bool, _ span: Span
) throws(EvaluationProblem) -> Value {
  if kind == .divergence {
    var sum = Number(0)
    for (k, column) in columns.enumerated() {
      switch column {
      case .vector(let v) where v.count == columns.count: sum = sum + v[k]
      case .number(let x) where columns.count == 1: sum = sum + x
      default: throw .mismatch("the divergence of \(column.kind)", span)
      }
    }
    return .number(sum)
  }
  guard isVector else { return columns[0] }
  var entries: [Number] = []
  for column in columns { if case .number(let x) = column { entries.append(x) } }
  if entries.count == columns.count { return .vector(entries) }
  // Of a vector: the Jacobian, a row for each component.
  guard case .vector(let first) = columns[0] else {
    throw .mismatch("the gradient of \(columns[0].kind)", span)
  }
  var elements: [Number] = []
  for i in first.indices {
    for column in columns {
      let entries = column.numbers
      guard entries.count == first.count else {
        throw .mismatch("the gradient of what changes its shape", span)
      }
      elements.append(entries[i])
    }
  }
  return .matrix(NumberMatrix(rows: first.count, columns: columns.count, elements))
}

extension Value {
  /// The derivative in the direction of a tag.
  func tangent(_ tag: Int, _ span: Span) throws(EvaluationProblem) -> Value {
    switch self {
    case .number(let x): .number(x.tangent(tag))
    case .vector(let v): .vector(v.map { $0.tangent(tag) })
    case .matrix(let m):
      .matrix(
        NumberMatrix(rows: m.rows, columns: m.columns, m.elements.map { $0.tangent(tag) }))
    case .tuple(let t):
      .tuple(try t.map { (v) throws(EvaluationProblem) in try v.tangent(tag, span) })
    default: throw .mismatch("the derivative of \(kind)", span)
    }
  }
}

func defined(_ value: Value, _ span: Span) throws(EvaluationProblem) -> Value {
  guard value.isDefined else { throw .undefined("a derivative that does not exist here", span) }
  return value
}
