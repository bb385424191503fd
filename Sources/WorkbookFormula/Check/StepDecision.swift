import WorkbookNumerics

/// The decision over one step that compares two sides at the same sample.
extension ChainCheck {
  func decide(_ i: Int, _ rows: [SideValues], _ done: Evidence) -> Outcome {
    let relation = chain.links[i].relation
    if relation == .approximately, options.tolerance == nil {
      return .step(unchecked(i, "'\\approx' without a tolerance: say how close with within=…"))
    }
    var compared = 0
    var (deviation, accuracy) = (0.0, 0.0)
    var problems: [(Int, EvaluationProblem)] = []
    var isOneSided: [Bool] = []
    var deciding: [SideValues] = []
    for row in rows {
      switch (row.values[i], row.values[i + 1]) {
      case (.success(let left), .success(let right)):
        let (left, right) = Self.matched(left, right)
        guard
          let comparison = Comparison(relation, left, right, tolerance: options.tolerance)
        else {
          return differs(i, row, .success(left), .success(right), done)
        }
        if comparison.outcome == .differs {
          return differs(i, row, .success(left), .success(right), done)
        }
        compared += 1
        // A comparison that knows less than three digits does not count.
        if comparison.accuracy <= Self.useful {
          deciding.append(row)
          deviation = max(deviation, comparison.deviation)
          accuracy = max(accuracy, comparison.accuracy)
        }
      case (.failure(let problem), .success):
        problems.append((i, problem))
        isOneSided.append(true)
      case (.success, .failure(let problem)):
        problems.append((i + 1, problem))
        isOneSided.append(true)
      case (.failure(let problem), .failure):
        problems.append((i, problem))
        isOneSided.append(false)
      }
    }
    if !deciding.isEmpty {
      if let dimension = sampler.dimension(of: rows.map(\.sample), without: deciding.map(\.sample))
      {
        let row = rows[dimension.place]
        let problem = [i, i + 1].lazy.compactMap { side -> EvaluationProblem? in
          if case .failure(let problem) = row.values[side] { problem } else { nil }
        }.first
        return .step(undecided(i, problem, start: "with \(dimension.text): "))
      }
      return .step(
        step(
          i, .holds, samples: deciding.count, deviation: deviation, accuracy: accuracy,
          method: method(i)))
    }
    if compared > 0 {
      return .step(unchecked(i, "the two sides are not known accurately enough to be compared"))
    }
    guard let problem = problems.first?.1 else {
      return .step(unchecked(i, "no values of the names fulfil all conditions"))
    }
    // One side has values and the other never has any.
    if case .undefined = problem, isOneSided.allSatisfy({ $0 }), problems.count == rows.count,
      Set(problems.map(\.0)).count == 1, let row = rows.first
    {
      return differs(i, row, row.values[i], row.values[i + 1], done)
    }
    return .step(undecided(i, problem))
  }

  /// - Parameter problem: why a side has no value; `nil` if both have one that is not accurate enough.
  private func undecided(
    _ i: Int, _ problem: EvaluationProblem?, start: String = ""
  ) -> DerivationStep {
    var step = unchecked(i, start + (problem?.message ?? "no value is accurate enough"))
    switch problem {
    case nil, .inaccurate: break
    default: step.isMisfit = true
    }
    return step
  }

  /// The known error, relative to the larger side, above which a comparison says nothing.
  static let useful = 1e-3

  /// A zero stands for a zero vector or matrix too.
  static func matched(_ left: [Number], _ right: [Number]) -> ([Number], [Number]) {
    if left.count == 1, right.count > 1, left[0].magnitude == 0 {
      return (Array(repeating: left[0], count: right.count), right)
    }
    if right.count == 1, left.count > 1, right[0].magnitude == 0 {
      return (left, Array(repeating: right[0], count: left.count))
    }
    return (left, right)
  }

  func differs(
    _ i: Int, _ row: SideValues, _ left: Result<[Number], EvaluationProblem>,
    _ right: Result<[Number], EvaluationProblem>, _ done: Evidence
  ) -> Outcome {
    let (leftText, rightText) = ValueText.pair(try? left.get(), try? right.get())
    return .differs(
      Difference(
        span: chain.links[i].span, relation: chain.links[i].relation, leftName: sideNames[i],
        rightName: sideNames[i + 1], sample: shown(row.sample, i), left: leftText, right: rightText,
        agreement: agreement(i, row), evidence: done, suggestion: nil))
  }

  /// Where the side behind a wrong one is right again, the slip is in the one between.
  private func agreement(_ i: Int, _ row: SideValues) -> String? {
    guard i + 2 < sides.count, i + 1 < end, chain.links[i].relation == .equal,
      chain.links[i + 1].relation == .equal, case .success(let left) = row.values[i],
      case .success(let later) = row.values[i + 2]
    else { return nil }
    let (a, b) = Self.matched(left, later)
    guard let comparison = Comparison(.equal, a, b, tolerance: nil),
      comparison.outcome == .holds, comparison.accuracy <= Self.useful
    else { return nil }
    return "\(sideNames[i + 2]) agrees with \(sideNames[i]): the slip is in \(sideNames[i + 1])"
  }

  /// The values of the names that the two sides of a step depend on.
  func shown(_ sample: Sampler.Sample, _ i: Int) -> [Difference.Sample] {
    var bases = Set(
      sides[i].expression.symbols.union(sides[i + 1].expression.symbols).map(\.base))
    for item in sampler.items.reversed() {
      if case .definition = item.content, let symbol = item.symbol, bases.contains(symbol.base) {
        bases.formUnion(item.dependencies.map(\.base))
      }
    }
    return sample.shown.filter { bases.contains($0.symbol.base) }.map(\.sample)
  }
}
