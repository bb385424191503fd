import WorkbookNumerics

/// Integrals of values (numbers, vectors, numbers that are being differentiated) over a line.
struct Quadrature {
  let span: Span
  let frame: Frame
  /// Where the last integral of the same formula had its mass: the next one is likely to be near.
  let site: Int

  private func spend() throws(EvaluationProblem) {
    frame.budget -= 1
    try frame.checkBudget(span)
  }

  /// ∫ f over the real line.
  func line(
    _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    if let warm = frame.warm[site], let value = try attempt(warm, isWarm: true, f) { return value }
    let probe = try Probe.find(onRay: false) { (x) throws(EvaluationProblem) in
      try magnitude(x, f)
    }
    guard let probe else { return try nothing(f) }
    if let value = try attempt(probe, isWarm: false, f) {
      frame.warm[site] = probe
      return value
    }
    // Not smooth, or with peaks far apart: piece by piece.
    return try pieces(around: probe, f)
  }

  private func attempt(
    _ probe: Probe, isWarm: Bool, _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value? {
    let map = LineMap.sinh(
      centre: probe.centre, width: probe.isLight ? 6 * probe.width : probe.width)
    let (outcome, sum) = try trapezoid(
      map, spacing: probe.isLight ? 0.25 : 0.5, most: isWarm ? 260 : 2600, f)
    guard outcome.hasConverged else { return nil }
    if isWarm, abs(sum.peak) > 0.8 || outcome.scale == 0 { return nil }
    return widened(outcome.value, by: outcome.error)
  }

  private func trapezoid(
    _ map: LineMap, spacing: Double, most: Int,
    _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> (outcome: TrapezoidSum.Outcome, sum: TrapezoidSum) {
    try TrapezoidSum.integrate(spacing: spacing, within: map.limit, most: most, span) {
      (t) throws(EvaluationProblem) in
      try spend()
      let (x, weight) = map(t)
      let y = try f(.real(x, error: map.rounding(at: x)))
      if case .number(.real(let value, let error)) = y {
        // The weight is exact to a few units in the last place.
        let term = value * weight
        return .number(.real(term, error: error * weight + 1e-15 * abs(term)))
      }
      return try scale(y, by: .real(weight, error: 1e-15 * weight), span)
    }
  }

  /// E f(Z) for a standard normal Z.
  func standardNormal(
    _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let (outcome, _) = try TrapezoidSum.integrate(
      spacing: 1.2, within: (-38, 38), most: 1500, span
    ) { (t) throws(EvaluationProblem) in
      try spend()
      let weight = 0.3989422804014327 * exp(-t * t / 2)
      return try scale(try f(Number(t)), by: .real(weight, error: 1e-15 * weight), span)
    }
    if outcome.hasConverged || outcome.scale == 0 {
      return widened(outcome.value, by: outcome.error)
    }
    // Narrow against the law, or not smooth.
    return try line { (u) throws(EvaluationProblem) in
      let density = (-(u * u) / Number(2)).exponential / Number.tau.squareRoot
      if density.magnitude == 0 { return .scalar(0) }
      return try scale(try f(u), by: density, span)
    }
  }

  /// ∫ f(a + s) ds over s > 0.
  func ray(
    _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let probe = try Probe.find(onRay: true) { (x) throws(EvaluationProblem) in
      try magnitude(x, f)
    }
    guard let probe else { return try nothing(f) }
    let (outcome, _) = try trapezoid(.ray(width: probe.width), spacing: 0.5, most: 3000, f)
    return try accepted(outcome)
  }

  /// ∫₀¹ f(s) ds, where f is given the distance to the nearer end, and whether that is 1: numbers
  /// close to 1 could not tell how close they are.
  func unit(
    _ f: (_ distance: Number, _ isFromAbove: Bool) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let map = LineMap.unit
    let (outcome, _) = try TrapezoidSum.integrate(
      spacing: 0.5, within: map.limit, most: 800, span
    ) { (t) throws(EvaluationProblem) in
      try spend()
      let (distance, weight) = map(t)
      return try scale(
        try f(.real(distance, error: map.rounding(at: distance)), t > 0),
        by: .real(weight, error: 2e-15 * weight), span)
    }
    if outcome.hasConverged { return widened(outcome.value, by: outcome.error) }
    do throws(EvaluationProblem) {
      // Close to the ends tanh-sinh is quick; halves see what happens in the middle.
      return try Subdivision(self).integrate(
        [0, 0.13, 0.5, 0.88, 1], and: [0, 0.31, 0.5, 0.67, 1]
      ) {
        (s) throws(EvaluationProblem) in
        s.real < 0.5 ? try f(s, false) : try f(Number(1) - s, true)
      }
    } catch .inaccurate {
      return try accepted(outcome)
    }
  }

  private func pieces(
    around probe: Probe, _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let map = LineMap.sinh(centre: probe.centre, width: probe.width)
    // The same integral over t, whose ends lie where everything has died out.
    func transformed(_ place: Number) throws(EvaluationProblem) -> Value {
      let t = place.real
      let (x, weight) = map(t)
      do throws(EvaluationProblem) {
        return try scale(
          try f(.real(x, error: map.rounding(at: x) + place.error * weight)),
          by: .real(weight, error: 2e-15 * weight), span)
      } catch .undefined(let reason, let place) {
        if abs(t) > 3 { return .scalar(0) }
        throw .undefined(reason, place)
      }
    }
    return try Subdivision(self).integrate(
      [-38, -11.3, -5.8, -3.7, -2.3, -1.37, -0.618, 0.271, 0.9, 1.73, 2.8, 4.1, 6.7, 12.9, 38],
      and: [-38, -14.1, -6.9, -4.4, -2.9, -1.8, -0.93, -0.171, 0.57, 1.29, 2.2, 3.3, 5.3, 9.7, 38],
      transformed)
  }

  private func accepted(
    _ outcome: TrapezoidSum.Outcome
  ) throws(EvaluationProblem) -> Value {
    guard outcome.hasConverged || outcome.error < 1e-7 * outcome.scale else {
      throw .inaccurate("an integral that does not converge", span)
    }
    return widened(outcome.value, by: outcome.hasConverged ? outcome.error : 2 * outcome.error)
  }

  private func magnitude(
    _ x: Double, _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Double {
    try spend()
    do throws(EvaluationProblem) {
      return size(try f(Number(x)))
    } catch .undefined {
      return 0
    }
  }

  /// Zero wherever one looks.
  private func nothing(
    _ f: (Number) throws(EvaluationProblem) -> Value
  ) throws(EvaluationProblem) -> Value {
    let value = try f(Number(0.123))
    guard largestError(value) == 0 else {
      throw .undefined("an integrand that is zero wherever one looks", span)
    }
    return value
  }
}
