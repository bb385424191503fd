import RealModule
import WorkbookNumerics

/// Steps that hold up to `O(h^2)` or `o(h)`: the order of what is left over is observed.
extension ChainCheck {
  func ordered(_ i: Int, _ done: Evidence) -> Outcome {
    guard chain.links[i].relation == .equal, let order = sides[i + 1].order ?? sides[i].order else {
      return .step(unchecked(i, "an order is checked behind '=' only"))
    }
    guard let name = limitName(order) else {
      return .step(unchecked(i, "say what goes to zero, with limit=…"))
    }
    let size = Side(order.size, row: 0)
    var evaluation: SideEvaluation?
    var decided = 0
    var slowest = Double.infinity
    var problem: EvaluationProblem?
    for index in 0..<max(4, options.samples / 4) where work.allowsAnother(after: decided) {
      var ratios: [(h: Double, ratio: Double)] = []
      do throws(EvaluationProblem) {
        guard var sample = try sampler.sample(index) else { continue }
        var isExact = true
        for halving in 0..<12 {
          let h = 0.25 / Double(1 << halving)
          sample.environment.values[name] = .scalar(h)
          let prepared =
            evaluation
            ?? SideEvaluation([sides[i], sides[i + 1], size], [0, 1, 2], in: sample.environment)
          evaluation = prepared
          let row = prepared.values(at: sample, work)
          for value in row.values {
            if case .failure(let found) = value {
              if case .undeclared(let symbol, let span) = found { return .undeclared(symbol, span) }
              problem = found
            }
          }
          guard case .success(let left) = row.values[0], case .success(let right) = row.values[1],
            case .success(let unit) = row.values[2], unit.count == 1, unit[0].magnitude > 0
          else { continue }
          let (a, b) = Self.matched(left, right)
          guard a.count == b.count else { continue }
          let rest = zip(a, b).map { ($0 - $1) }
          let distance = rest.map(\.magnitude).max() ?? 0
          let error = rest.map(\.error).max() ?? 0
          // What is within the known errors has no order.
          if distance > 8 * error {
            isExact = false
            ratios.append((h, distance / unit[0].magnitude))
          }
        }
        if isExact, problem == nil { decided += 1 }
        guard ratios.count >= 4 else { continue }
        decided += 1
        let tail = ratios.suffix(3)
        guard let first = tail.first, let last = tail.last else { continue }
        let halvings = Self.log2(first.h / last.h)
        // By how much faster than claimed the rest goes to zero.
        let surplus = Self.log2(first.ratio / last.ratio) / halvings
        slowest = min(slowest, surplus)
        if order.isLittle ? surplus < 0.25 : surplus < -0.25 {
          return wrongOrder(i, sample, name, first, last, order.isLittle, done)
        }
      } catch {
        problem = error
      }
    }
    guard decided > 0 else {
      return .step(unchecked(i, problem?.message ?? "the rest is too small to see its order"))
    }
    return .step(step(i, .holds, samples: decided, method: .order))
  }

  private static func log2(_ x: Double) -> Double { Double.log2(x) }

  private func limitName(_ order: Order) -> Symbol? {
    if let limit = options.limit {
      guard case .symbol(let symbol) = try? reader.readExpression(limit).form else { return nil }
      return symbol
    }
    let sampled = sampler.items.compactMap(\.symbol)
    let used = order.arguments.reduce(into: Set<Symbol>()) { $0.formUnion($1.symbols) }
    let names = used.filter { sampled.contains($0) }
    return names.count == 1 ? names.first : nil
  }

  private func wrongOrder(
    _ i: Int, _ sample: Sampler.Sample, _ name: Symbol, _ first: (h: Double, ratio: Double),
    _ last: (h: Double, ratio: Double), _ isLittle: Bool, _ done: Evidence
  ) -> Outcome {
    let what = "what is left over, divided by the claimed order,"
    return .differs(
      Difference(
        span: chain.links[i].span, relation: chain.links[i].relation,
        leftName: "\(what) at \(name.name) = \(shortest(first.h))",
        rightName: "at \(name.name) = \(shortest(last.h))",
        sample: shown(sample, i).filter { $0.name != name.name },
        left: shortest(first.ratio, digits: 4), right: shortest(last.ratio, digits: 4),
        agreement: nil, evidence: done, suggestion: nil))
  }
}
