extension Compiler {
  func lookUp(_ symbol: Symbol) -> Binding? {
    scope.last { $0.symbol == symbol }
  }

  /// What a name stands for.
  func compile(_ symbol: Symbol, _ span: Span) throws(EvaluationProblem) -> Piece {
    if let binding = lookUp(symbol) { return read(binding.slot, binding.reads) }
    if let piece = try compileElement(symbol, span) { return piece }
    if environment.values[symbol] != nil { return freeValue(symbol) }
    if let piece = try compileDefinition(symbol, span) { return piece }
    if environment.laws[symbol] != nil || hasIndexedLaw(symbol) {
      throw .unsupported(
        "'\(symbol.name)' is a random variable: it has a value only within an expectation", span)
    }
    if !symbol.indices.isEmpty, let piece = try compileIndexed(symbol, span) { return piece }
    if symbol.indices.isEmpty, environment.functions[symbol] != nil {
      let place = functionPlace(symbol)
      return Piece(isTrivial: true) { (frame: Frame) throws(EvaluationProblem) -> Value in
        .function(frame.functions[place])
      }
    }
    if let constant = try compileConstant(symbol, span) { return constant }
    let (plain, primes) = symbol.withoutPrimes
    if primes > 0, !environment.knows(symbol),
      let piece = try compileIndexDerivative(plain, primes, span)
    {
      return piece
    }
    if environment.definitions[symbol.base]?.contains(where: \.isCall) == true {
      throw .unsupported("'\(symbol.name)' is a function and needs an argument here", span)
    }
    throw .undeclared(symbol, span)
  }

  /// `\alpha_t'`: the derivative by the index of what has a real one; `nil` for another name.
  func compileIndexDerivative(
    _ symbol: Symbol, _ order: Int, _ span: Span
  ) throws(EvaluationProblem) -> Piece? {
    guard symbol.subscripts.count == 1, symbol.superscripts.isEmpty, lookUp(symbol) == nil else {
      return nil
    }
    // (α_{2t})' might be the derivative by t.
    switch symbol.subscripts[0].form {
    case .symbol, .sum: break
    default: return nil
    }
    let isDefined = environment.definitions[symbol.base, default: []].contains {
      !$0.isCall && $0.name.indices.count == 1 && IndexPattern($0.name.indices[0]).core != nil
    }
    guard isDefined || environment.functions[symbol.base] != nil else { return nil }
    let place = try compile(symbol.subscripts[0])
    let variable = Symbol("the index of \(symbol.name)'")
    var moving = symbol
    moving.subscripts = [Expression(.symbol(variable), at: span)]
    return try differentiate(
      Expression(.symbol(moving), at: span), Array(repeating: variable, count: order),
      at: [place], span)
  }

  func read(_ slot: Int, _ reads: UInt64) -> Piece {
    Piece(reads: reads, isTrivial: true) { (frame: Frame) throws(EvaluationProblem) -> Value in
      frame.slots[slot]
    }
  }

  func freeValue(_ symbol: Symbol) -> Piece {
    let slot: Int
    if let known = free[symbol] {
      slot = known
    } else {
      slot = newSlot()
      free[symbol] = slot
    }
    return read(slot, 0)
  }

  func functionPlace(_ symbol: Symbol) -> Int {
    if let place = functionNames.firstIndex(of: symbol) { return place }
    functionNames.append(symbol)
    return functionNames.count - 1
  }

  func sequencePlace(_ symbol: Symbol) -> Int {
    if let place = sequenceNames.firstIndex(of: symbol) { return place }
    sequenceNames.append(symbol)
    return sequenceNames.count - 1
  }

  // MARK: Names with indices

  private func compileIndexed(_ symbol: Symbol, _ span: Span) throws(EvaluationProblem) -> Piece? {
    let base = symbol.base
    // Names of their own that an index may meet: `x_1`, `x_2` for `x_i`.
    var single: [Int: Int] = [:]
    if symbol.indices.count == 1 {
      for name in environment.values.keys where name.base == base && name.indices.count == 1 {
        if case .number(let k) = name.indices[0].form, isWhole(k) {
          _ = freeValue(name)
          single[Int(k)] = free[name]
        }
      }
    }
    let hasSequence = environment.sequences[base] != nil
    let isLetter = symbol.indices.allSatisfy { index in
      guard case .symbol(let name) = index.form else { return true }
      return lookUp(name) != nil || environment.knows(name)
    }
    // A number of its own is none of the others: `x_3` where `x_1` and `x_2` are declared.
    let isNumber = symbol.indices.allSatisfy { if case .number = $0.form { true } else { false } }
    if hasSequence || (!single.isEmpty && isLetter && !isNumber) {
      let place = hasSequence ? sequencePlace(base) : -1
      let indices = try compileList(symbol.indices)
      let table = single
      return several(indices) { (values, frame) throws(EvaluationProblem) in
        var positions: [Int] = []
        for value in values { positions.append(try integer(value, span)) }
        if positions.count == 1, let slot = table[positions[0]] { return frame.slots[slot] }
        if place >= 0, let value = frame.sequences[place](positions) { return value }
        throw .undefined(
          "'\(symbol.name)' has no element \(positions.map(String.init).joined(separator: ","))",
          span)
      }
    }
    if environment.functions[base] != nil {
      let place = functionPlace(base)
      return several(try compileList(symbol.indices)) { (values, frame) throws(EvaluationProblem) in
        let function = frame.functions[place]
        if function.arity > values.count {
          return .function(
            Function(
              arity: function.arity - values.count, isDensity: function.isDensity,
              dimension: function.dimension
            ) { (rest: [Value]) throws(EvaluationProblem) -> Value in
              try function.apply(values + rest)
            })
        }
        return try function.apply(values)
      }
    }
    if lookUp(base) != nil || environment.values[base] != nil {
      return try compileComponent(base, symbol.indices, span)
    }
    return nil
  }

  /// `z_i` of a vector, `A_{ij}` and `A_{i,j}` of a matrix; counted from 1.
  private func compileComponent(
    _ base: Symbol, _ indices: [Expression], _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    var indices = indices
    if indices.count == 1, case .product(let factors) = indices[0].form, factors.count == 2 {
      indices = factors
    }
    if indices.count == 1, case .number(let both) = indices[0].form, both > 10, both < 100 {
      let (i, j) = (Int(both) / 10, Int(both) % 10)
      let whole = try compile(base, span)
      return combined(whole, Piece(constant: .scalar(0))) {
        (whole, _, _) throws(EvaluationProblem) in
        if case .matrix(let m) = whole, i <= m.rows, j <= m.columns, j > 0 {
          return .number(m[i - 1, j - 1])
        }
        throw .undefined("\(whole.kind) has no element \(i)\(j)", span)
      }
    }
    return try compileEntry(of: Expression(.symbol(base), at: span), indices, span)
  }

  /// `f(x)_i`
  func compileEntry(
    of whole: Expression, _ index: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    if case .tuple(let indices) = index.form {
      return try compileEntry(of: whole, indices, span)
    }
    return try compileEntry(of: whole, [index], span)
  }

  private func compileEntry(
    of whole: Expression, _ indices: [Expression], _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    let pieces = try compileList([whole] + indices)
    return several(pieces) { (values, _) throws(EvaluationProblem) in
      switch values[0] {
      case .vector(let v) where values.count == 2:
        let i = try integer(values[1], span)
        guard i >= 1, i <= v.count else {
          throw .undefined("a vector of \(v.count) has no component \(i)", span)
        }
        return .number(v[i - 1])
      case .number(let x) where values.count == 2:
        guard try integer(values[1], span) == 1 else {
          throw .undefined("a number has no component", span)
        }
        return .number(x)
      case .matrix(let m) where values.count == 3:
        let (i, j) = (try integer(values[1], span), try integer(values[2], span))
        guard i >= 1, i <= m.rows, j >= 1, j <= m.columns else {
          throw .undefined("a \(m.rows) × \(m.columns) matrix has no element \(i), \(j)", span)
        }
        return .number(m[i - 1, j - 1])
      default: throw .mismatch("an index of \(values[0].kind)", span)
      }
    }
  }

  private func hasIndexedLaw(_ symbol: Symbol) -> Bool {
    !symbol.indices.isEmpty && environment.laws[symbol.base] != nil
  }

  // MARK: Letters that mean the same everywhere

  private func compileConstant(_ symbol: Symbol, _ span: Span) throws(EvaluationProblem) -> Piece? {
    guard symbol.accents.isEmpty, symbol.marks.isEmpty else { return nil }
    if symbol.name == "I" || symbol.name == "\\mathbf{I}" || symbol.name == "\\mathrm{I}" {
      if symbol.subscripts.count == 1 {
        return try unary(symbol.subscripts[0], span) { (n, _) throws(EvaluationProblem) in
          let n = try integer(n, span)
          guard n >= 1, n <= 64 else { throw .undefined("an identity of size \(n)", span) }
          return .matrix(.identity(n))
        }
      }
      guard symbol.indices.isEmpty else { return nil }
      // Of the dimension that is declared; on the line it is 1.
      return Piece(isTrivial: true) { (frame: Frame) throws(EvaluationProblem) -> Value in
        frame.dimension.map { .matrix(.identity($0)) } ?? .scalar(1)
      }
    }
    guard symbol.indices.isEmpty else { return nil }
    switch symbol.name {
    case "\\pi": return Piece(constant: .number(.pi))
    case "e", "\\mathrm{e}": return Piece(constant: .number(.e))
    case "i", "\\mathrm{i}", "\\imath": return Piece(constant: .number(.i))
    case "\\infty": return Piece(constant: .scalar(.infinity))
    default: return nil
    }
  }
}
