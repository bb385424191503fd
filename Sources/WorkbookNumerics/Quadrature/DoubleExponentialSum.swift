/// The sums of double-exponential quadrature, level by level: what has been added, how far the ends
/// are, and whether that is enough.
@usableFromInline
struct DoubleExponentialSum {
  /// One walk from the centre outwards, over the points that are new in a level.
  @usableFromInline
  struct Scan {
    let side: Double
    let spacing: Double
    var t: Double
    /// How many terms in a row were negligible.
    var negligible = 0
    var lastReach: Double?
  }

  private let map: DoubleExponentialMap
  private let relativeTolerance: Double
  private let absoluteTolerance: Double
  /// Σ f · weight over all points so far, and the same of magnitudes.
  private var sum = 0.0
  private var magnitude = 0.0
  private var compensation = 0.0
  private var evaluations = 0
  private var value = Double.nan
  private var errorEstimate = Double.infinity
  /// How far out, and what |f| · reach was there: on the left and on the right.
  private var outermost = [(t: 0.0, mass: 0.0), (t: 0.0, mass: 0.0)]
  private var limits: [Double]

  @usableFromInline
  init(
    _ a: Double, _ b: Double, relativeTolerance: Double, absoluteTolerance: Double
  ) throws(IntegrationFailure) {
    guard let map = DoubleExponentialMap(a, b), relativeTolerance >= 0, absoluteTolerance >= 0,
      relativeTolerance > 0 || absoluteTolerance > 0
    else {
      throw IntegrationFailure(
        reason: .invalidArgument, value: .nan, errorEstimate: .infinity, intervals: 0)
    }
    self.map = map
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
    limits = [map.limit, map.limit]
  }

  @inlinable
  mutating func addCentre(_ f: (Double) throws -> Double) throws {
    // Between neighbouring numbers there is nothing to call the integrand at.
    guard let point = centre else { throw failure(.rounding) }
    try addCentre(try f(point.x), point)
  }

  @usableFromInline var centre: DoubleExponentialMap.Point? { map.point(at: 0) }

  @usableFromInline
  mutating func addCentre(
    _ y: Double, _ point: DoubleExponentialMap.Point
  ) throws(IntegrationFailure) {
    guard y.isFinite else { throw failure(.notFinite(at: point.x)) }
    accumulate(y * point.weight)
  }

  /// At level 0 the points t = ±1, ±2, …; at each later level those half-way between.
  @usableFromInline
  func scan(_ side: Double, level: Int) -> Scan {
    let spacing = 1 / Double(1 << level)
    return level == 0
      ? Scan(side: side, spacing: 1, t: 0) : Scan(side: side, spacing: 2 * spacing, t: -spacing)
  }

  @usableFromInline
  func next(_ scan: inout Scan) -> DoubleExponentialMap.Point? {
    scan.t += scan.spacing
    guard scan.t <= limits[scan.side < 0 ? 0 : 1] else { return nil }
    return map.point(at: scan.side * scan.t)
  }

  /// Adds a value of the integrand; false where nothing further out counts.
  @usableFromInline
  mutating func add(
    _ y: Double, _ point: DoubleExponentialMap.Point, _ scan: inout Scan
  ) throws(IntegrationFailure) -> Bool {
    let end = scan.side < 0 ? 0 : 1
    let term = y == 0 ? 0 : y * point.weight
    guard term.isFinite else {
      // Far out a formula may overflow although the integrand has died out long before.
      guard scan.negligible > 1 else { throw failure(.notFinite(at: point.x)) }
      limits[end] = min(limits[end], scan.t - scan.spacing)
      return false
    }
    accumulate(term)
    scan.negligible = abs(term) <= 1e-25 * magnitude ? scan.negligible + 1 : 0
    if scan.t > outermost[end].t { outermost[end] = (scan.t, abs(y) * point.reach) }
    return true
  }

  @usableFromInline
  mutating func finish(_ scan: Scan) {
    // Where rounding ends the walk the next levels need not go further either.
    let end = scan.side < 0 ? 0 : 1
    limits[end] = min(limits[end], scan.t)
  }

  /// The integral, once two levels agree.
  @usableFromInline
  mutating func finishLevel(_ level: Int) throws(IntegrationFailure) -> Integral? {
    let panels = Double(1 << level)
    let current = sum / panels
    // An end where the integrand goes like distance^(−α) hides |f| · distance / (1 − α).
    let cut = 10 * (outermost[0].mass + outermost[1].mass)
    let rounding = 8 * .ulpOfOne * magnitude / panels
    errorEstimate = abs(current - value) + cut + rounding
    value = current
    guard value.isFinite, errorEstimate.isFinite || level == 0 else { throw failure(.rounding) }
    let allowed = max(absoluteTolerance, relativeTolerance * abs(value))
    guard level >= 3 else { return nil }
    if errorEstimate <= allowed {
      return Integral(value: value, errorEstimate: errorEstimate, evaluations: evaluations)
    }
    guard rounding <= allowed else { throw failure(.rounding) }
    return nil
  }

  @usableFromInline
  func failure(_ reason: IntegrationFailure.Reason) -> IntegrationFailure {
    IntegrationFailure(
      reason: reason, value: value, errorEstimate: errorEstimate, intervals: evaluations)
  }

  /// Kahan's summation: thousands of terms must not cost a digit.
  private mutating func accumulate(_ term: Double) {
    evaluations += 1
    magnitude += abs(term)
    let corrected = term - compensation
    let next = sum + corrected
    compensation = (next - sum) - corrected
    sum = next
  }
}
