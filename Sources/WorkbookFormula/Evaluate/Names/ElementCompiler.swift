/// A derivative by an element: `\partial/\partial v_j` of what depends on `v_1`, `v_k` or the whole `v`.
extension Compiler {
  /// A name that the variable of a derivative around it may be, or may be a part of.
  func compileElement(_ symbol: Symbol, _ span: Span) throws(EvaluationProblem) -> Piece? {
    guard
      let place = scope.lastIndex(where: {
        $0.kind == .element && $0.symbol.base == symbol.base && $0.symbol != symbol
          && (symbol.indices.isEmpty || symbol.indices.count == $0.symbol.indices.count)
      })
    else { return nil }
    let element = scope[place]
    if Self.areApart(element.symbol.indices, symbol.indices) { return nil }
    let around = scope
    scope.remove(at: place)
    defer { scope = around }
    let other = try compile(symbol, span)
    // A mark such as the θ of f_θ is no place.
    guard let indices = try? compileList(element.symbol.indices),
      let own = symbol.indices.isEmpty ? [] : try? compileList(symbol.indices)
    else { return other }
    let slot = element.slot
    let reads = (indices + own).reduce(other.reads | element.reads) { $0 | $1.reads }
    let places = indices.map(\.run)
    let asked = own.map(\.run)
    let run = other.run
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      let place = try places.map { (run) throws(EvaluationProblem) in try real(run(frame), span) }
      if asked.isEmpty {
        guard case .vector(var whole) = try run(frame), place.count == 1,
          let i = Int(exactly: place[0]), whole.indices.contains(i - 1)
        else { return try run(frame) }
        whole[i - 1] = try number(frame.slots[slot], span)
        return .vector(whole)
      }
      let here = try asked.map { (run) throws(EvaluationProblem) in try real(run(frame), span) }
      return here == place ? frame.slots[slot] : try run(frame)
    }
  }

  /// `v_n` and `v_{n-1}` are never the same.
  private static func areApart(_ a: [Expression], _ b: [Expression]) -> Bool {
    zip(a, b).contains { a, b in
      let (a, b) = (IndexPattern(a), IndexPattern(b))
      return a.core == b.core && a.offset != b.offset
    }
  }
}

private func real(_ value: Value, _ span: Span) throws(EvaluationProblem) -> Double {
  try number(value, span).plain.real
}
