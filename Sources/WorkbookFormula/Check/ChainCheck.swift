/// Checks one chain of a display: each step at samples of the names that the chain depends on.
struct ChainCheck {
  let chain: Chain
  let sides: [Side]
  let sampler: Sampler
  let options: CheckOptions
  /// `line 3` and the like, one for each side.
  let sideNames: [String]
  /// Only steps before this one are checked.
  var end: Int
  let reader: FormulaReader
  let work: WorkBudget

  enum Outcome {
    case step(DerivationStep)
    case differs(Difference)
    case undeclared(Symbol, Span)
  }

  /// One outcome for each step; a wrong step is the last.
  func outcomes() -> [Outcome] {
    let links = chain.links.prefix(end)
    let plain = links.indices.filter { isPlain($0) }
    let places = Set(plain.flatMap { [$0, $0 + 1] })
    var rows: [SideValues] = []
    if !places.isEmpty {
      switch collect(places) {
      case .success(let values): rows = values
      case .failure(.undeclared(let symbol, let span)): return [.undeclared(symbol, span)]
      case .failure(let problem):
        return links.indices.map { .step(unchecked($0, problem.message)) }
      }
    }
    var outcomes: [Outcome] = []
    var done = Evidence()
    for i in links.indices {
      let outcome: Outcome
      if let obstacle = links[i].relation.obstacle {
        outcome = .step(unchecked(i, obstacle))
      } else if links[i].relation == .defined {
        outcome = .step(step(i, .defines))
      } else if plain.contains(i) {
        outcome = decide(i, rows, done)
      } else {
        outcome = varied(i, done)
      }
      outcomes.append(outcome)
      guard case .step(let step) = outcome else { break }
      done.steps.append(step)
    }
    return outcomes
  }

  /// Whether a step compares two values at the same sample.
  private func isPlain(_ i: Int) -> Bool {
    let relation = chain.links[i].relation
    guard relation.obstacle == nil, relation != .defined, relation != .proportional else {
      return false
    }
    return ![sides[i], sides[i + 1]].contains { $0.hasConstant || $0.order != nil }
  }

  /// Samples at which at least two sides are defined, with the values of all `places`.
  private func collect(_ places: Set<Int>) -> Result<[SideValues], EvaluationProblem> {
    var evaluation: SideEvaluation?
    var rows: [SideValues] = []
    var index = 0
    var useful = 0
    var isSpent = false
    while useful < options.samples, index < 3 * options.samples, !isSpent {
      defer { index += 1 }
      let sample: Sampler.Sample?
      do throws(EvaluationProblem) {
        sample = try sampler.sample(index)
        guard let sample, try fulfilsConditions(sample) else { continue }
      } catch {
        return .failure(error)
      }
      guard let sample else { continue }
      let prepared = evaluation ?? SideEvaluation(sides, places, in: sample.environment)
      evaluation = prepared
      let row = prepared.values(at: sample, work)
      for place in places.sorted() {
        if case .failure(.undeclared(let symbol, let span)) = row.values[place] {
          return .failure(.undeclared(symbol, span))
        }
      }
      rows.append(row)
      // Four samples are enough where others are out of reach of the quadrature.
      if useful >= 4, places.contains(where: { Self.isOutOfReach(row.values[$0]) }) { break }
      defer { isSpent = !work.allowsAnother(after: useful) }
      // A side that no sample gives a value to does not count.
      let able = places.filter { Self.mayHelp(row.values[$0]) }
      if able.count < 2 {
        if index >= 4 { break }
        continue
      }
      if able.allSatisfy({ if case .success = row.values[$0] { true } else { false } }) {
        useful += 1
      }
    }
    return .success(rows)
  }

  private static func isOutOfReach(_ value: Result<[Number], EvaluationProblem>) -> Bool {
    if case .failure(.inaccurate) = value { true } else { false }
  }

  private static func mayHelp(_ value: Result<[Number], EvaluationProblem>) -> Bool {
    switch value {
    case .success, .failure(.undefined): true
    default: false
    }
  }

  private func fulfilsConditions(_ sample: Sampler.Sample) throws(EvaluationProblem) -> Bool {
    for condition in chain.conditions {
      guard case .relation(_, let relation, _) = condition.form, relation.isInequality else {
        continue
      }
      guard let value = try? Evaluator(sample.environment).evaluate(condition) else { continue }
      if case .truth(false) = value { return false }
    }
    return true
  }

  func step(
    _ i: Int, _ outcome: DerivationStep.Outcome, samples: Int = 0, deviation: Double = 0,
    accuracy: Double = 0, method: DerivationStep.Method = .evaluation
  ) -> DerivationStep {
    let link = chain.links[i]
    return DerivationStep(
      link.relation, at: link.span, rows: (sides[i].row, sides[i + 1].row), outcome: outcome,
      samples: samples, largestDeviation: deviation, accuracy: accuracy, method: method)
  }

  func unchecked(_ i: Int, _ reason: String) -> DerivationStep { step(i, .notChecked(reason)) }

  func method(_ i: Int) -> DerivationStep.Method {
    sides[i].expression.holdsIntegral || sides[i + 1].expression.holdsIntegral
      ? .quadrature : .evaluation
  }
}
