extension Compiler {
  func compile(
    _ a: Expression, _ relation: Relation, _ b: Expression, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    switch relation {
    case .distributed:
      throw .unsupported("'\\sim' states a law and has no value", span)
    case .element:
      guard case .set(let members) = b.form else {
        if case .interval(let interval) = b.form {
          let low = Expression(
            .relation(interval.lower, interval.includesLower ? .lessOrEqual : .less, a), at: span)
          return try compile(
            low, and: interval.upper, interval.includesUpper ? .lessOrEqual : .less, span)
        }
        throw .unsupported("membership in this set cannot be decided", span)
      }
      let pieces = try compileList([a] + members)
      return several(pieces) { (values, _) throws(EvaluationProblem) in
        for member in values.dropFirst() where try decide(values[0], .equal, member, span) {
          return .truth(true)
        }
        return .truth(false)
      }
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .identical:
      // `0 < i < j`: the middle is the right side of the first relation.
      if case .relation = a.form { return try compile(a, and: b, relation, span) }
      if case .relation(let middle, let next, let last) = b.form {
        let first = Expression(.relation(a, relation, middle), at: span)
        return try compile(first, and: last, next, span)
      }
      return try binary(a, b) { (a, b, _) throws(EvaluationProblem) in
        .truth(try decide(a, relation, b, span))
      }
    default:
      throw .unsupported("a condition that cannot be decided", span)
    }
  }

  /// `first`, itself a relation, and its right side related to `next`.
  private func compile(
    _ first: Expression, and next: Expression, _ relation: Relation, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    guard case .relation(_, _, let middle) = first.form else {
      throw .unsupported("a condition that cannot be decided", span)
    }
    let second = Expression(.relation(middle, relation, next), at: span)
    return try binary(first, second) { (a, b, _) throws(EvaluationProblem) in
      guard case .truth(let p) = a, case .truth(let q) = b else {
        throw .mismatch("a condition is needed here", span)
      }
      return .truth(p && q)
    }
  }

  func compile(_ cases: [Case], _ span: Span) throws(EvaluationProblem) -> Piece {
    var reads: UInt64 = 0
    var steps: [(condition: Step?, value: Step)] = []
    for one in cases {
      let value = try compile(one.value)
      var condition: Piece?
      if let stated = one.condition, !isOtherwise(stated) {
        condition = try compile(stated)
      }
      reads |= value.reads | (condition?.reads ?? 0)
      steps.append((condition?.run, value.run))
    }
    let branches = steps
    return Piece(reads: reads) { (frame: Frame) throws(EvaluationProblem) -> Value in
      for branch in branches {
        guard let condition = branch.condition else { return try branch.value(frame) }
        guard case .truth(let holds) = try condition(frame) else {
          throw .mismatch("a case needs a condition", span)
        }
        if holds { return try branch.value(frame) }
      }
      throw .undefined("none of the cases applies", span)
    }
  }

  private func isOtherwise(_ condition: Expression) -> Bool {
    if case .text = condition.form { return true }
    return false
  }
}

/// Whether two values stand in a relation; undefined where their errors leave it open.
func decide(
  _ a: Value, _ relation: Relation, _ b: Value, _ span: Span
) throws(EvaluationProblem) -> Bool {
  let (left, right) = (a.numbers.map(\.plain), b.numbers.map(\.plain))
  guard left.count == right.count, !left.isEmpty else {
    throw .mismatch("\(a.kind) compared with \(b.kind)", span)
  }
  if relation == .equal || relation == .notEqual || relation == .identical {
    var isEqual = true
    for (x, y) in zip(left, right) {
      let gap = length(x.real - y.real, x.imaginary - y.imaginary)
      let doubt = x.error + y.error
      if gap > doubt {
        isEqual = false
      } else if doubt > 0 {
        throw .undefined("a condition that rounding leaves open", span)
      }
    }
    return isEqual == (relation != .notEqual)
  }
  guard left.count == 1, left[0].imaginary == 0, right[0].imaginary == 0 else {
    throw .mismatch("\(a.kind) compared with \(b.kind)", span)
  }
  let (x, y) = (left[0].real, right[0].real)
  let doubt = left[0].error + right[0].error
  guard abs(x - y) > doubt || doubt == 0 || x == y && abs(x) == .infinity else {
    throw .undefined("a condition that rounding leaves open", span)
  }
  switch relation {
  case .less: return x < y
  case .lessOrEqual: return x <= y
  case .greater: return x > y
  default: return x >= y
  }
}
