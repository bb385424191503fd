/// The integral of `f` from `a` to `b` by the trapezoid rule with `panels` equal panels.
///
/// Of second order in the width of a panel; for smooth integrands that die out before both ends, or
/// are periodic, the error falls faster than any power (Trefethen, Weideman, "The exponentially
/// convergent trapezoidal rule", SIAM Review 56, 2014). Without a panel the result is NaN.
@inlinable
public func trapezoid(
  _ a: Double, _ b: Double, panels: Int, _ f: (Double) throws -> Double
) rethrows -> Double {
  guard panels > 0 else { return .nan }
  let width = (b - a) / Double(panels)
  var sum = 0.5 * (try f(a) + f(b))
  for index in 1..<max(panels, 1) { sum += try f(a + Double(index) * width) }
  return sum * width
}

/// The integral of `f` over a rectangle, by the trapezoid rule in both directions.
///
/// Each direction has `panels` panels, so that `f` is called (panels + 1)² times.
@inlinable
public func trapezoid(
  x: ClosedRange<Double>, y: ClosedRange<Double>, panels: Int,
  _ f: (_ x: Double, _ y: Double) throws -> Double
) rethrows -> Double {
  try trapezoid(x.lowerBound, x.upperBound, panels: panels) { x in
    try trapezoid(y.lowerBound, y.upperBound, panels: panels) { y in try f(x, y) }
  }
}

/// The integral of sampled values at equal distances `spacing`, by the trapezoid rule.
public func trapezoid(_ values: [Double], spacing: Double) -> Double {
  guard let first = values.first, let last = values.last, values.count > 1 else { return .nan }
  return (values.reduce(0, +) - 0.5 * (first + last)) * spacing
}
