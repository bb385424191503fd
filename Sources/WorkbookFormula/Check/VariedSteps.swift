/// Steps that compare values at several samples: `\propto` and `+ \text{const}`.
extension ChainCheck {
  func varied(_ i: Int, _ done: Evidence) -> Outcome {
    if sides[i].order != nil || sides[i + 1].order != nil { return ordered(i, done) }
    let relation = chain.links[i].relation
    guard relation == .proportional || relation == .equal else {
      return .step(unchecked(i, "a constant is checked behind '=' only"))
    }
    let names: Set<Symbol>
    switch variedNames(i) {
    case .success(let found): names = found
    case .failure(let reason): return .step(unchecked(i, reason.text))
    }
    var compared = 0
    var (deviation, accuracy) = (0.0, 0.0)
    var problem: EvaluationProblem?
    var evaluation: SideEvaluation?
    for index in 0..<max(4, options.samples / 2) where work.allowsAnother(after: compared) {
      var rows: [SideValues] = []
      for variant in 0..<3 {
        do throws(EvaluationProblem) {
          guard let sample = try sampler.sample(index, varying: names, variant: variant) else {
            continue
          }
          let prepared =
            evaluation
            ?? SideEvaluation([sides[i], sides[i + 1]], [0, 1], in: sample.environment)
          evaluation = prepared
          rows.append(prepared.values(at: sample, work))
        } catch {
          problem = error
        }
      }
      var pairs: [(row: SideValues, left: [Number], right: [Number])] = []
      for row in rows {
        switch (row.values[0], row.values[1]) {
        case (.success(let left), .success(let right)):
          let (left, right) = Self.matched(left, right)
          if left.count == right.count { pairs.append((row, left, right)) }
        case (.failure(let found), _), (_, .failure(let found)):
          if case .undeclared(let symbol, let span) = found { return .undeclared(symbol, span) }
          problem = found
        }
      }
      guard let first = pairs.first else { continue }
      for other in pairs.dropFirst() {
        let isRatio = relation == .proportional
        let (a, b) =
          isRatio
          ? (Self.zipped(first.left, other.right, *), Self.zipped(other.left, first.right, *))
          : (Self.zipped(first.left, first.right, -), Self.zipped(other.left, other.right, -))
        guard let comparison = Comparison(.equal, a, b, tolerance: nil) else { continue }
        if comparison.outcome == .differs {
          return notConstant(
            i, first.row, other.row, (first.left, first.right), (other.left, other.right), done)
        }
        if comparison.accuracy <= Self.useful {
          compared += 1
          deviation = max(deviation, comparison.deviation)
          accuracy = max(accuracy, comparison.accuracy)
        }
      }
    }
    guard compared > 0 else {
      return .step(unchecked(i, problem?.message ?? "no two samples can be compared"))
    }
    return .step(
      step(
        i, .holds, samples: compared, deviation: deviation, accuracy: accuracy, method: method(i)))
  }

  struct Reason: Error { var text: String }

  /// What varies while a ratio or a difference stays constant: what the author says, or the
  /// arguments of the function on the left.
  private func variedNames(_ i: Int) -> Result<Set<Symbol>, Reason> {
    if let along = options.along {
      var names: Set<Symbol> = []
      for part in DeclarationLine.separated(.init(text: along, start: 0)) {
        guard case .symbol(let symbol) = try? reader.readExpression(part.text).form else {
          return .failure(Reason(text: "along='\(along)' is not a list of names"))
        }
        names.insert(symbol)
      }
      let sampled = sampler.items.compactMap(\.symbol)
      for name in names where !sampled.contains(where: { $0 == name || $0.base == name }) {
        return .failure(
          Reason(text: "neither side depends on what along='\(along)' names"))
      }
      return .success(names)
    }
    if case .call(let call) = sides[0].expression.form {
      let names = call.arguments.compactMap { argument -> Symbol? in
        if case .symbol(let symbol) = argument.form { symbol } else { nil }
      }
      if !names.isEmpty { return .success(Set(names)) }
    }
    let what = chain.links[i].relation == .proportional ? "the ratio" : "the difference"
    return .failure(Reason(text: "say along which name \(what) is constant, with along=…"))
  }

  private static func zipped(
    _ a: [Number], _ b: [Number], _ operation: (Number, Number) -> Number
  ) -> [Number] {
    zip(a, b).map(operation)
  }

  private func notConstant(
    _ i: Int, _ first: SideValues, _ other: SideValues, _ a: ([Number], [Number]),
    _ b: ([Number], [Number]), _ done: Evidence
  ) -> Outcome {
    let isRatio = chain.links[i].relation == .proportional
    func value(_ pair: ([Number], [Number])) -> [Number] {
      Self.zipped(pair.0, pair.1, isRatio ? (/) : (-))
    }
    let (one, two) = ValueText.pair(value(a), value(b))
    let samples = shown(first.sample, i)
    let others = shown(other.sample, i)
    let changed = zip(samples, others).filter { $0 != $1 }
    let what = isRatio ? "the ratio of both sides" : "the difference of both sides"
    let at = changed.map { "\($0.0.name) = \($0.0.value)" }.joined(separator: ", ")
    let moved = changed.map { "\($0.1.name) = \($0.1.value)" }.joined(separator: ", ")
    return .differs(
      Difference(
        span: chain.links[i].span, relation: chain.links[i].relation,
        leftName: "\(what) at \(at)", rightName: "at \(moved)",
        sample: zip(samples, others).filter { $0 == $1 }.map { $0.0 }, left: one, right: two,
        agreement: nil, evidence: done, suggestion: nil))
  }
}
