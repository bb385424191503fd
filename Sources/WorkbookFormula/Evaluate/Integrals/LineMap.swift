import WorkbookNumerics

/// A change of variable from t on the real line to the range of an integral, after which the
/// integrand falls off fast on both sides and the trapezoidal rule converges exponentially
/// (Takahasi, Mori 1974; Trefethen, Weideman, SIAM Review 56, 2014).
enum LineMap: Sendable {
  /// c + w t
  case straight(centre: Double, width: Double)
  /// c + w sinh t: straight in the middle, far-reaching outside.
  case sinh(centre: Double, width: Double)
  /// w exp(t − exp(−t)), the distance to the finite end of a half line.
  case ray(width: Double)
  /// tanh-sinh on (0, 1): the distance to the nearer end, to 0 for t < 0 and to 1 for t > 0.
  case unit

  /// The point (or distance, or fraction), its derivative by t.
  @inline(__always)
  func callAsFunction(_ t: Double) -> (x: Double, weight: Double) {
    switch self {
    case .straight(let centre, let width): return (centre + width * t, width)
    case .sinh(let centre, let width):
      let up = exp(t)
      let down = 1 / up
      return (centre + width * 0.5 * (up - down), width * 0.5 * (up + down))
    case .ray(let width):
      let decay = exp(-t)
      let x = width * exp(t - decay)
      return (x, x * (1 + decay))
    case .unit:
      let u = 0.5 * .pi * WorkbookNumerics.sinh(t)
      let tail = 1 / (1 + exp(2 * abs(u)))
      let speed = 0.5 * .pi * cosh(t)
      return (tail, 2 * speed * tail * (1 - tail))
    }
  }

  /// How far off a computed point may be.
  func rounding(at x: Double) -> Double {
    switch self {
    case .straight(let centre, _), .sinh(let centre, _):
      roundoff * abs(x) + 6e-16 * abs(x - centre)
    case .ray, .unit: 6e-16 * abs(x)
    }
  }

  /// How far t may go before numbers overflow or the end is reached.
  var limit: (lower: Double, upper: Double) {
    switch self {
    case .straight: (-1e4, 1e4)
    case .sinh: (-80, 80)
    case .ray: (-4.5, 160)
    case .unit: (-6, 6)
    }
  }
}
