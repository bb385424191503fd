extension Compiler {
  /// A name that a definition without arguments explains: `m`, `V_{n-1}`.
  func compileDefinition(_ symbol: Symbol, _ span: Span) throws(EvaluationProblem) -> Piece? {
    let candidates = environment.definitions[symbol.base, default: []].filter { !$0.isCall }
    if candidates.isEmpty { return nil }
    var best: (Definition, Match)?
    // Those for one number, `V_0`, which an index may meet while it runs.
    var special: [(Int, Definition)] = []
    for definition in candidates {
      var match = Match()
      if match.match(indices: definition.name.indices, with: symbol.indices) {
        // The Q of σ_Q is a mark, where σ_t says what all are; of equals the later one counts.
        match.score = 2 * match.score + (definition.usesIndices ? 1 : 0)
        if best.map({ $0.1.score <= match.score }) ?? true { best = (definition, match) }
      }
      if definition.name.indices.count == 1 {
        let pattern = IndexPattern(definition.name.indices[0])
        if pattern.core == nil { special.append((pattern.offset, definition)) }
      }
    }
    guard let (definition, match) = best else { return nil }
    let general = try expand(definition, match, hidesParameters: false, span)
    if special.isEmpty || symbol.indices.count != 1
      || IndexPattern(symbol.indices[0]).core == nil
    {
      return general
    }
    var cases: [(Int, Piece)] = []
    for (value, definition) in special {
      cases.append((value, try expand(definition, Match(), hidesParameters: false, span)))
    }
    let index = try compile(symbol.indices[0])
    var reads = general.reads | index.reads
    for (_, piece) in cases { reads |= piece.reads }
    let steps = cases.map { ($0.0, $0.1.run) }
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      let position = try integer(try index.run(frame), span)
      for (value, run) in steps where value == position { return try run(frame) }
      return try general.run(frame)
    }
  }

  /// The definition that a call means, with what its parameters stand for.
  ///
  /// Heads of one name are told apart by the indices of the name, then by their arguments: `p(z)`,
  /// `p(x)` and `p(z \mid x)` are three functions.
  /// - Throws: `unsupported` where two heads are equally near.
  func definition(
    for call: Call, _ function: Symbol
  ) throws(EvaluationProblem) -> (Definition, Match)? {
    let used = call.arguments + call.given
    let candidates = environment.definitions[function.base, default: []].filter {
      $0.isCall && $0.arguments.count == used.count
    }
    var found: [(Definition, Match)] = []
    for isStrict in [true, false] where found.isEmpty {
      for definition in candidates
      where !isStrict || definition.givenCount == call.given.count {
        var match = Match()
        guard match.match(indices: definition.name.indices, with: function.indices) else {
          continue
        }
        match.score *= Match.nameWeight
        let fits = zip(definition.arguments, used).allSatisfy {
          match.match(argument: $0, with: $1)
        }
        if fits { found.append((definition, match)) }
      }
    }
    if found.isEmpty {
      // Nothing resembles it: the arguments count by their places.
      for definition in candidates where definition.givenCount == call.given.count {
        var match = Match()
        guard match.match(indices: definition.name.indices, with: function.indices) else {
          continue
        }
        match.score *= Match.nameWeight
        let fits = zip(definition.arguments, used).allSatisfy { match.place($0, $1) }
        if fits { found.append((definition, match)) }
      }
    }
    guard let score = found.map(\.1.score).max() else { return nil }
    let best = found.filter { $0.1.score == score }
    guard best.count == 1 else {
      let heads = best.map { "'\($0.0.head)'" }.joined(separator: " or ")
      throw .unsupported("nothing says which is meant, \(heads)", call.function.span)
    }
    return best[0]
  }

  /// The argument of the function of one argument that a name alone means; several if more are
  /// defined that differ in nothing else.
  func variables(of symbol: Symbol) -> [Symbol] {
    var found: [(score: Int, variable: Symbol)] = []
    for definition in environment.definitions[symbol.base, default: []]
    where definition.isCall && definition.arguments.count == 1 {
      var match = Match()
      guard case .symbol(let variable) = definition.arguments[0].form,
        match.match(indices: definition.name.indices, with: symbol.indices)
      else { continue }
      found.append((match.score, variable))
    }
    let best = found.map(\.score).max()
    return found.reduce(into: []) { variables, head in
      if head.score == best, !variables.contains(head.variable) { variables.append(head.variable) }
    }
  }

  /// Compiles a definition's body where its parameters stand for what `match` says.
  func expand(
    _ definition: Definition, _ match: Match, hidesParameters: Bool, _ span: Span,
    _ compileBody: (Compiler, Expression) throws(EvaluationProblem) -> Piece = {
      (c, body) throws(EvaluationProblem) in try c.compile(body)
    }
  ) throws(EvaluationProblem) -> Piece {
    guard !open.contains(definition) else {
      throw .unsupported("the definition of '\(definition.name.name)' refers to itself", span)
    }
    var places: [(slot: Int, value: Piece)] = []
    var bindings: [Binding] = []
    for (parameter, argument) in match.parameters {
      // The mark of a family, f_θ, need not be a number.
      if case .symbol(parameter) = argument.form, lookUp(parameter) == nil,
        environment.laws[parameter] != nil || !environment.knows(parameter)
          || isFunction(argument)
      {
        continue
      }
      let value: Piece
      do throws(EvaluationProblem) { value = try compile(argument) } catch {
        // Nor need it have a value: x of v_x, where only x_1, x_2, … are numbers.
        guard case .undeclared = error, case .symbol(parameter) = argument.form else { throw error }
        continue
      }
      let piece = remembered(value)
      let slot = newSlot()
      places.append((slot, piece))
      bindings.append(
        Binding(
          symbol: parameter, slot: slot, reads: piece.reads,
          kind: definition.hasIndex(parameter) ? .index : .parameter))
    }
    return letting(
      places,
      in: try within(definition, bindings, hidesParameters: hidesParameters, span, compileBody))
  }

  /// Compiles a definition's body with its parameters bound.
  func within(
    _ definition: Definition, _ bindings: [Binding], hidesParameters: Bool, _ span: Span,
    _ compileBody: (Compiler, Expression) throws(EvaluationProblem) -> Piece
  ) throws(EvaluationProblem) -> Piece {
    let outer = scope
    if hidesParameters {
      scope.removeAll { $0.kind == .parameter || $0.kind == .index }
    } else if bindings.contains(where: { $0.kind == .index }) {
      // Another definition's `t` in `y_t` is not the `t` of this one's body.
      scope.removeAll { $0.kind == .index }
    }
    scope += bindings
    open.append(definition)
    defer {
      scope = outer
      open.removeLast()
    }
    // A place within another formula says nothing to the reader of this one.
    do throws(EvaluationProblem) {
      let body = try compileBody(self, definition.body)
      let run = body.run
      return Piece(reads: body.reads, isTrivial: body.isTrivial) {
        (frame: Frame) throws(EvaluationProblem) -> Value in
        do throws(EvaluationProblem) { return try run(frame) } catch { throw error.moved(to: span) }
      }
    } catch {
      throw error.moved(to: span)
    }
  }
}

extension EvaluationProblem {
  func moved(to span: Span) -> EvaluationProblem {
    switch self {
    case .undeclared(let symbol, _): .undeclared(symbol, span)
    case .unsupported(let reason, _): .unsupported(reason, span)
    case .undefined(let reason, _): .undefined(reason, span)
    case .inaccurate(let reason, _): .inaccurate(reason, span)
    case .mismatch(let reason, _): .mismatch(reason, span)
    }
  }
}
