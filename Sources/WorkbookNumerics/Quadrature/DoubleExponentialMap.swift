/// The change of variable of double-exponential quadrature, from t on the real line to the range of
/// an integral. All of them are built on u = (π/2) sinh t.
@usableFromInline
struct DoubleExponentialMap: Sendable {
  /// A point, dx/dt, and how far the end is that it moves towards: from the nearer end where that is
  /// finite, from the origin where it is infinite.
  @usableFromInline
  struct Point: Sendable {
    @usableFromInline let x: Double
    let weight: Double
    let reach: Double
  }

  private enum Kind: Sendable {
    case finite(Double, Double)
    case above(Double)
    case below(Double)
    case line
  }

  private let kind: Kind
  /// Beyond this |t|, points would no longer be normal numbers.
  let limit: Double

  /// `nil` unless the range rises and, between finite ends, has a length.
  init?(_ a: Double, _ b: Double) {
    guard a < b else { return nil }
    switch (a.isFinite, b.isFinite) {
    case (true, true):
      guard (b - a).isFinite else { return nil }
      kind = .finite(a, b)
      limit = asinh(2 * 340 / .pi)
    case (true, false): (kind, limit) = (.above(a), asinh(2 * 680 / .pi))
    case (false, true): (kind, limit) = (.below(b), asinh(2 * 680 / .pi))
    case (false, false): (kind, limit) = (.line, asinh(2 * 680 / .pi))
    }
  }

  /// The point at t, or `nil` where rounding makes it an end.
  func point(at t: Double) -> Point? {
    let u = 0.5 * .pi * sinh(t)
    let speed = 0.5 * .pi * cosh(t)
    switch kind {
    case .finite(let a, let b):
      // The distance to the nearer end, which keeps its digits however small it is.
      let distance = (b - a) / (1 + exp(2 * abs(u)))
      let x = u < 0 ? a + distance : b - distance
      guard a < x, x < b else { return nil }
      return Point(x: x, weight: 2 * distance * speed / (1 + exp(-2 * abs(u))), reach: distance)
    case .above(let a):
      let distance = exp(u)
      guard a + distance > a else { return nil }
      return Point(x: a + distance, weight: distance * speed, reach: distance)
    case .below(let b):
      let distance = exp(-u)
      guard b - distance < b else { return nil }
      return Point(x: b - distance, weight: distance * speed, reach: distance)
    case .line:
      return Point(x: sinh(u), weight: cosh(u) * speed, reach: cosh(u))
    }
  }
}
