import WorkbookNumerics

/// Adaptive quadrature for integrands with kinks or jumps inside: the interval with the largest error
/// is halved. Gauss–Legendre rules with 10 and 21 points on each; their difference is the error.
struct Subdivision {
  private struct Part {
    var low: Double
    var high: Double
    var value: Value
    var error: Double
    var scale: Double
  }

  private static let fine = rule(21)
  private static let coarse = rule(10)
  private let quadrature: Quadrature

  init(_ quadrature: Quadrature) { self.quadrature = quadrature }

  private static func rule(_ order: Int) -> [(x: Double, weight: Double)] {
    let (nodes, weights) = gaussLegendre(order)
    return Array(zip(nodes, weights)).map { (x: $0.0, weight: $0.1) }
  }

  func integrate(
    _ low: Double, _ high: Double, _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let span = quadrature.span
    var parts: [Part] = []
    let pieces = 8
    for k in 0..<pieces {
      let a = low + (high - low) * Double(k) / Double(pieces)
      let b = low + (high - low) * Double(k + 1) / Double(pieces)
      parts.append(try part(a, b, f))
    }
    while true {
      var (error, scale) = (0.0, 0.0)
      var worst = 0
      for (k, part) in parts.enumerated() {
        error += part.error
        scale += part.scale
        if part.error > parts[worst].error { worst = k }
      }
      let isTooNarrow =
        parts[worst].high - parts[worst].low < 1e-13 * max(abs(parts[worst].high), 1e-3)
      if error <= 1e-13 * scale || parts.count >= 400 || isTooNarrow {
        guard error <= 1e-7 * scale || scale == 0 else {
          throw .inaccurate("an integral that does not converge", span)
        }
        var sum = parts[0].value
        for part in parts.dropFirst() { sum = try add(sum, part.value, span) }
        return widened(sum, by: error)
      }
      let old = parts[worst]
      let middle = 0.5 * (old.low + old.high)
      parts[worst] = try part(old.low, middle, f)
      parts.append(try part(middle, old.high, f))
    }
  }

  private func part(
    _ low: Double, _ high: Double, _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Part {
    let span = quadrature.span
    let (centre, half) = (0.5 * (low + high), 0.5 * (high - low))
    var scale = 0.0
    func apply(_ rule: [(x: Double, weight: Double)]) throws(EvaluationProblem) -> Value {
      var sum: Value?
      for node in rule {
        quadrature.frame.budget -= 1
        guard quadrature.frame.budget > 0 else {
          throw .inaccurate("an integral that takes too many evaluations", span)
        }
        let weight = half * node.weight
        let x = centre + half * node.x
        let term = try WorkbookFormula.scale(
          try f(.real(x, error: 2 * roundoff * abs(x))), by: .real(weight, error: 1e-15 * weight), span)
        scale += size(term)
        sum = try sum.map { (old) throws(EvaluationProblem) in try add(old, term, span) } ?? term
      }
      return sum ?? .scalar(0)
    }
    let rough = try apply(Subdivision.coarse)
    scale = 0
    let value = try apply(Subdivision.fine)
    let difference = size(try add(value, try negate(rough, span), span))
    return Part(low: low, high: high, value: value, error: difference, scale: scale)
  }
}
