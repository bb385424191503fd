/// The integral of `f` from `a` to `b`, by double-exponential quadrature: for integrands that are
/// smooth inside and may be singular at the ends or fall slowly towards infinity.
///
/// A change of variable makes the integrand die out like exp(−exp|t|), and the trapezoid rule takes
/// over: tanh-sinh between finite ends, exp-sinh towards one infinite end, sinh-sinh between two
/// (Takahasi, Mori, "Double exponential formulas for numerical integration", Publ. RIMS 9, 1974). The
/// panels are halved until two levels agree; the number of right digits about doubles each time.
///
/// A function with a singularity *inside*, or a peak much narrower than the range, is for
/// `integrate`, with a break there (a peak between all points is not seen at all); so is one that
/// oscillates towards infinity. An end with a singularity is best moved to 0: beside any other end,
/// numbers lie too far apart to come close. What is lost there is part of the error estimate.
/// - Parameters:
///   - a: Where the range begins; may be `-.infinity`, and may lie above `b`.
///   - relativeTolerance: The error allowed, as a multiple of the integral's magnitude.
///   - absoluteTolerance: The error allowed in any case. An integral that is zero needs it.
///   - maximumLevels: How often the panels may be halved, from 3 to 12.
///   - f: The integrand; it is not called at the ends.
/// - Returns: The value, with the difference to the level before, what is cut off at the ends, and
///   rounding as its error estimate, which is pessimistic.
/// - Throws: `IntegrationFailure` when the tolerance cannot be met, and whatever `f` throws.
@inlinable
public func integrateDoubleExponential(
  _ a: Double, _ b: Double, relativeTolerance: Double = 1e-12, absoluteTolerance: Double = 0,
  maximumLevels: Int = 10, _ f: (Double) throws -> Double
) throws -> Integral {
  if a == b { return Integral(value: 0, errorEstimate: 0, evaluations: 0) }
  if a > b {
    let forward = try integrateDoubleExponential(
      b, a, relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance,
      maximumLevels: maximumLevels, f)
    return Integral(
      value: -forward.value, errorEstimate: forward.errorEstimate,
      evaluations: forward.evaluations)
  }
  var sum = try DoubleExponentialSum(
    a, b, relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance)
  for level in 0...min(max(maximumLevels, 3), 12) {
    if level == 0 { try sum.addCentre(f) }
    for side in [-1.0, 1] {
      var scan = sum.scan(side, level: level)
      while let point = sum.next(&scan) {
        let y = try f(point.x)
        if try !sum.add(y, point, &scan) { break }
      }
      sum.finish(scan)
    }
    if let integral = try sum.finishLevel(level) { return integral }
  }
  throw sum.failure(.tooManyIntervals)
}
