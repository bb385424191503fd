/// Why no root was found.
public enum RootFailure: Error, Hashable, CustomStringConvertible {
  /// The function has the same sign at both ends, or is NaN at one.
  case noSignChange(atLow: Double, atHigh: Double)
  /// The function was NaN at this point inside.
  case notANumber(at: Double)

  public var description: String {
    switch self {
    case .noSignChange(let low, let high):
      "no sign change to find a root between: the function is \(shortest(low)) at one end and "
        + "\(shortest(high)) at the other"
    case .notANumber(let x): "the function is not a number at x = \(shortest(x))"
    }
  }
}

/// A root of `f` between `a` and `b`, where `f` must have different signs.
///
/// Brent's method (R. Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 4,
/// `zeroin`): inverse quadratic interpolation and secants where they help, bisection where not. The
/// sign changes within 4 ε |x| + `tolerance` of the result.
/// - Throws: `RootFailure`, and whatever `f` throws.
@inlinable
public func findRoot(
  _ a: Double, _ b: Double, tolerance: Double = 0, _ f: (Double) throws -> Double
) throws -> Double {
  var (a, b) = (a, b)
  var (fa, fb) = (try f(a), try f(b))
  guard a.isFinite, b.isFinite, (fa <= 0 && fb >= 0) || (fa >= 0 && fb <= 0) else {
    throw RootFailure.noSignChange(atLow: fa, atHigh: fb)
  }
  var (c, fc) = (a, fa)
  var step = b - a
  var previousStep = step
  while true {
    // b is the best point so far; the root lies between b and c.
    if abs(fc) < abs(fb) {
      (a, b, c) = (b, c, b)
      (fa, fb, fc) = (fb, fc, fb)
    }
    let close = 2 * Double.ulpOfOne * abs(b) + 0.5 * max(tolerance, .leastNonzeroMagnitude)
    let half = 0.5 * (c - b)
    if abs(half) <= close || fb == 0 { return b }

    if abs(previousStep) < close || abs(fa) <= abs(fb) {
      (step, previousStep) = (half, half)
    } else {
      var p: Double
      var q: Double
      let s = fb / fa
      if a == c {
        (p, q) = (2 * half * s, 1 - s)
      } else {
        let (t, r) = (fa / fc, fb / fc)
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
        q = (t - 1) * (r - 1) * (s - 1)
      }
      if p > 0 { q = -q } else { p = -p }
      if 2 * p < min(3 * half * q - abs(close * q), abs(previousStep * q)) {
        (previousStep, step) = (step, p / q)
      } else {
        (step, previousStep) = (half, half)
      }
    }
    (a, fa) = (b, fb)
    b += abs(step) > close ? step : half > 0 ? close : -close
    fb = try f(b)
    if fb.isNaN { throw RootFailure.notANumber(at: b) }
    if (fb > 0) == (fc > 0) {
      (c, fc) = (a, fa)
      step = b - a
      previousStep = step
    }
  }
}
