import WorkbookNumerics

/// The trapezoidal rule for an integrand of t that falls off on both sides, with half the spacing
/// again and again until the sums agree.
struct TrapezoidSum {
  /// What has been found, and how far off it may be beside what the values themselves carry.
  struct Outcome {
    var value: Value
    var error: Double
    /// h Σ |terms|
    var scale: Double
    var hasConverged: Bool
  }

  private let span: Span
  private var sum: Value?
  private var absolute = 0.0
  private var largest = 0.0
  /// Where |term| was largest, and the ends beyond which nothing counts.
  private(set) var peak = 0.0
  private var ends: (lower: Double, upper: Double)
  private var cut = 0.0
  private(set) var count = 0
  private var terms: [(t: Double, value: Value)] = []

  /// - Parameters:
  ///   - spacing: The first one.
  ///   - most: How many evaluations are allowed.
  ///   - term: The integrand times dx/dt; `nil` where it is not defined.
  static func integrate(
    spacing: Double, within limit: (lower: Double, upper: Double), most: Int, _ span: Span,
    _ term: (Double) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> (outcome: Outcome, sum: TrapezoidSum) {
    var state = TrapezoidSum(span, limit)
    var spacing = spacing
    try state.add(try term(0), at: 0)
    try state.walk(from: spacing, by: spacing, term)
    try state.walk(from: -spacing, by: -spacing, term)
    var values = [try state.value(spacing)]
    var (last, before) = (Double.infinity, Double.infinity)
    while true {
      let half = spacing / 2
      try state.walk(from: half, by: spacing, term)
      try state.walk(from: -half, by: -spacing, term)
      spacing = half
      let value = try state.value(spacing)
      let scale = spacing * state.absolute
      let step = size(
        try WorkbookFormula.add(value, try negate(values[values.count - 1], span), span))
      values.append(value)
      // With each halving the number of right digits about doubles; a power of 3/2 is on the safe
      // side (QUADPACK does the same).
      var estimate = step
      // One small step may be luck: those before must have shrunk, too, unless it is far too small
      // for that (an oscillation that has just been resolved).
      let isFast =
        step < 0.1 * last && (values.count < 4 || last < 0.1 * before || step < 1e-7 * last)
      if values.count > 2, step < 1e-4 * scale, isFast {
        estimate = min(step, 10 * scale * (step / scale) * (step / scale).squareRoot())
      }
      let error = estimate + state.cut
      let rounding = largestError(value)
      var isEnough =
        values.count > 2 && step < 1e-4 * scale && (isFast || step <= rounding)
        && (error <= 1e-14 * scale || error <= rounding)
      if isEnough { isEnough = try state.isResolved(spacing, term) }
      // All that is seen lies within what the integrand's own errors may be: no more is to be known.
      if values.count > 3, scale > 0, scale <= 4 * rounding {
        return (
          Outcome(value: value, error: error + scale, scale: scale, hasConverged: true), state
        )
      }
      // Small and yet slow: not smooth.
      let isHopeless =
        state.count > 300 && step < 1e-3 * scale && step > 0.1 * last && last > 0.1 * before
      if isEnough || scale == 0 || state.count > most || isHopeless || !error.isFinite {
        return (
          Outcome(value: value, error: error, scale: scale, hasConverged: isEnough), state
        )
      }
      (last, before) = (step, last)
    }
  }

  private init(_ span: Span, _ limit: (lower: Double, upper: Double)) {
    self.span = span
    ends = limit
  }

  private func value(_ spacing: Double) throws(EvaluationProblem) -> Value {
    try scale(sum ?? .scalar(0), by: Number(spacing), span)
  }

  @inline(__always)
  private mutating func add(_ term: Value, at t: Double) throws(EvaluationProblem) {
    count += 1
    terms.append((t, term))
    let magnitude = size(term)
    absolute += magnitude
    if magnitude > largest { (largest, peak) = (magnitude, t) }
    sum =
      try sum.map { (old) throws(EvaluationProblem) in try WorkbookFormula.add(old, term, span) }
      ?? term
  }

  /// Adds the terms at start, start + step, … until they no longer count.
  private mutating func walk(
    from start: Double, by step: Double, _ term: (Double) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) {
    var t = start
    var negligible = 0
    var last = 0.0
    let end = step > 0 ? ends.upper : ends.lower
    while step > 0 ? t <= end : t >= end {
      let next: Value
      do throws(EvaluationProblem) {
        next = try term(t)
      } catch .undefined(let reason, let place) {
        // Far out 0/0 is no obstacle, where the integrand has died out before.
        guard last <= 1e-6 * absolute, absolute > 0 else { throw .undefined(reason, place) }
        shorten(to: t - step, step)
        cut = max(cut, 20 * last)
        return
      }
      let magnitude = size(next)
      guard magnitude.isFinite, next.isDefined else {
        guard last <= 1e-6 * absolute, absolute > 0 else {
          throw .undefined("an integrand that is not finite", span)
        }
        shorten(to: t - step, step)
        cut = max(cut, 20 * last)
        return
      }
      try add(next, at: t)
      last = magnitude
      if magnitude <= 1e-18 * largest, absolute > 0 { negligible += 1 } else { negligible = 0 }
      if negligible >= 3 {
        shorten(to: t, step)
        return
      }
      t += step
    }
    // At the end of what can be reached: nothing may be left beyond.
    cut = max(cut, 20 * last)
  }

  /// Whether the terms also tell what the integrand is between them, as they do where the spacing
  /// resolves it (sinc interpolation): an oscillation that is a multiple of the spacing looks smooth
  /// on all grids that are halves of each other.
  private func isResolved(
    _ spacing: Double, _ term: (Double) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Bool {
    for offset in [0.3141592653589793, -0.6180339887498949] {
      let t = peak + offset * spacing
      let sine = sin(.pi * offset)
      var between = Value.scalar(0)
      for (node, value) in terms {
        let distance = (t - node) / spacing
        // sin π(x − k) = ± sin πx
        let steps = Int(((peak - node) / spacing).rounded())
        let weight = (steps % 2 == 0 ? sine : -sine) / (.pi * distance)
        between = try WorkbookFormula.add(
          between, try scale(value, by: Number(weight), span), span)
      }
      let gap = try WorkbookFormula.add(try term(t), try negate(between, span), span)
      // What the terms' own errors may be tells nothing.
      guard size(gap) <= max(1e-6 * largest, largestError(gap)) else { return false }
    }
    return true
  }

  private mutating func shorten(to t: Double, _ step: Double) {
    if step > 0 { ends.upper = min(ends.upper, t) } else { ends.lower = max(ends.lower, t) }
  }
}

/// The largest of all numbers in a value, derivatives included.
func size(_ value: Value) -> Double {
  if case .number(.real(let x, _)) = value { return abs(x) }
  var largest = 0.0
  for x in value.numbers { largest = max(largest, size(x)) }
  return largest
}

private func size(_ x: Number) -> Double {
  guard case .perturbed(let p) = x else { return x.magnitude }
  return max(size(p.primal), size(p.tangent))
}

func largestError(_ value: Value) -> Double {
  var largest = 0.0
  for x in value.numbers { largest = max(largest, largestError(x)) }
  return largest
}

private func largestError(_ x: Number) -> Double {
  guard case .perturbed(let p) = x else { return x.error }
  return max(largestError(p.primal), largestError(p.tangent))
}

/// Every number in a value, derivatives included, known less well.
func widened(_ value: Value, by error: Double) -> Value {
  switch value {
  case .number(let x): .number(widened(x, by: error))
  case .vector(let v): .vector(v.map { widened($0, by: error) })
  case .matrix(let m):
    .matrix(
      NumberMatrix(rows: m.rows, columns: m.columns, m.elements.map { widened($0, by: error) }))
  case .tuple(let t): .tuple(t.map { widened($0, by: error) })
  default: value
  }
}

private func widened(_ x: Number, by error: Double) -> Number {
  guard case .perturbed(let p) = x else { return x.adding(error: error) }
  return .perturbed(
    Perturbed(p.tag, widened(p.primal, by: error), widened(p.tangent, by: error)))
}
