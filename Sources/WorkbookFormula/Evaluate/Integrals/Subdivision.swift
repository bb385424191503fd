import WorkbookNumerics

/// Adaptive quadrature for integrands with kinks or jumps inside: the interval with the largest error
/// is halved. A Gauss–Legendre rule with 21 points on both halves of an interval is compared with the
/// same rule on the whole of it, and with one of 10 points.
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

  /// Twice, with different cuts: a kink just beside a cut is seen by no rule that ends there.
  func integrate(
    _ breaks: [Double], and others: [Double],
    _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let (first, second) = (try integrate(breaks, f), try integrate(others, f))
    let gap = size(try add(first, try negate(second, quadrature.span), quadrature.span))
    return widened(first, by: 2 * gap)
  }

  /// - Parameter breaks: Where to cut at first, the ends included.
  private func integrate(
    _ breaks: [Double], _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let span = quadrature.span
    var parts: [Part] = []
    for (a, b) in zip(breaks, breaks.dropFirst()) { parts.append(try part(a, b, f)) }
    while true {
      var (error, scale) = (0.0, 0.0)
      var worst = 0
      for (k, part) in parts.enumerated() {
        error += part.error
        scale += part.scale
        if part.error > parts[worst].error { worst = k }
      }
      let widest = parts[worst].high - parts[worst].low
      let isTooNarrow = widest < 1e-13 * max(abs(parts[worst].high), 1e-3)
      if error <= 1e-12 * scale || parts.count >= 500 || isTooNarrow {
        guard error <= 1e-7 * scale || scale == 0 else {
          throw .inaccurate("an integral that does not converge", span)
        }
        var sum = parts[0].value
        for part in parts.dropFirst() { sum = try add(sum, part.value, span) }
        // Errors of neighbours may be of one sign.
        return widened(sum, by: 8 * error)
      }
      let old = parts[worst]
      let middle = 0.5 * (old.low + old.high)
      // Beside a kink the error falls slowly, and two rules may agree by luck, though not by much.
      func floor(_ error: Double) -> Double {
        max(error, error < 1e-5 * old.error ? 1e-4 * old.error : old.error / 64)
      }
      var (left, right) = (try part(old.low, middle, f), try part(middle, old.high, f))
      (left.error, right.error) = (floor(left.error), floor(right.error))
      parts[worst] = left
      parts.append(right)
    }
  }

  /// Both halves, compared with the whole and with a coarser rule.
  private func part(
    _ low: Double, _ high: Double, _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Part {
    let span = quadrature.span
    let middle = 0.5 * (low + high)
    var scale = 0.0
    let whole = try apply(Subdivision.fine, low, high, &scale, f)
    let rough = try add(
      try apply(Subdivision.coarse, low, middle, &scale, f),
      try apply(Subdivision.coarse, middle, high, &scale, f), span)
    scale = 0
    let value = try add(
      try apply(Subdivision.fine, low, middle, &scale, f),
      try apply(Subdivision.fine, middle, high, &scale, f), span)
    let toWhole = size(try add(value, try negate(whole, span), span))
    let toRough = size(try add(value, try negate(rough, span), span))
    return Part(low: low, high: high, value: value, error: max(toWhole, toRough), scale: scale)
  }

  private func apply(
    _ rule: [(x: Double, weight: Double)], _ low: Double, _ high: Double, _ scale: inout Double,
    _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let span = quadrature.span
    let (centre, half) = (0.5 * (low + high), 0.5 * (high - low))
    var sum: Value?
    for node in rule {
      quadrature.frame.budget -= 1
      try quadrature.frame.checkBudget(span)
      let weight = half * node.weight
      let x = centre + half * node.x
      let term = try WorkbookFormula.scale(
        try f(.real(x, error: 2 * roundoff * abs(x))),
        by: .real(weight, error: 1e-15 * weight), span)
      scale += size(term)
      sum = try sum.map { (old) throws(EvaluationProblem) in try add(old, term, span) } ?? term
    }
    return sum ?? .scalar(0)
  }
}
