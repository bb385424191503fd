// exp and log out of additions, multiplications and divisions alone. The C library's own differ in
// the last digit from one platform to the next; one rejected variate more would shift all that
// follow. Both are accurate to about two units in the last place.

/// The natural logarithm of a positive, finite, normal number.
///
/// x = 2ᵏ m with m in [√½, √2), and log m = 2 artanh s with s = (m − 1)/(m + 1), |s| < 0.172.
@usableFromInline
func reproducibleLog(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var m = x.significand
  if m > 1.4142135623730951 {
    m *= 0.5
    exponent += 1
  }
  let s = (m - 1) / (m + 1)
  let s2 = s * s
  var series = 0.0
  for k in stride(from: 23.0, through: 3, by: -2) { series = (series + 1 / k) * s2 }
  // The head of log 2 has 21 bits to spare, so that its product with the exponent is exact.
  return exponent * 0x1.62e42fee00000p-1
    + (2 * s + (2 * s * series + exponent * 0x1.a39ef35793c76p-33))
}

/// The exponential of a number in [−700, 700].
///
/// x = k log 2 + r with |r| ≤ ½ log 2, and the Taylor series of exp r to the 14th power.
@usableFromInline
func reproducibleExp(_ x: Double) -> Double {
  let k = (x * 1.4426950408889634).rounded()
  let r = (x - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33
  var series = 1.0
  for n in stride(from: 14.0, through: 1, by: -1) { series = 1 + series * r / n }
  return Double(sign: .plus, exponent: Int(k), significand: series)
}
