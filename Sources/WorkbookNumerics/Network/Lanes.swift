/// Sixteen samples side by side: what a network computes with.
///
/// Each lane is computed like a number on its own, with the operations that IEEE 754 fixes, so the
/// width of the processor's vectors does not show in the result.
typealias Lanes = SIMD16<Double>

extension Lanes {
  /// The sum of the lanes, in pairs: the same order on every platform.
  @inline(__always)
  var total: Double {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}

/// The hyperbolic tangent, out of additions, multiplications and divisions alone, to about two units
/// in the last place; NaN for NaN.
///
/// tanh |x| = u/(u + 2) with u = exp(2|x|) − 1, which does not cancel near 0: 2|x| = k log 2 + r with
/// |r| ≤ ½ log 2, and u = 2ᵏ (exp r − 1) + (2ᵏ − 1) with the Taylor series of exp r − 1 to r¹³.
@inline(__always)
func reproducibleTanh(_ x: Lanes) -> Lanes {
  let signs = SIMD16<UInt64>(repeating: 1 << 63)
  let bits = unsafeBitCast(x, to: SIMD16<UInt64>.self)
  var size = unsafeBitCast(bits & ~signs, to: Lanes.self)
  // Beyond 20 the result is 1 to the last bit.
  size.replace(with: 20, where: size .> 20)
  let y = size + size
  // The last bits of a number this large are those of the nearest integer.
  let shifted = y * 1.4426950408889634 + 0x1.8p52
  let k = shifted - 0x1.8p52
  let power = unsafeBitCast(
    unsafeBitCast(shifted, to: SIMD16<UInt64>.self) &<< 52 &+ 0x3FF0_0000_0000_0000,
    to: Lanes.self)
  let r = (y - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33
  var series = Lanes(repeating: 1 / 6_227_020_800)
  series = series * r + 1 / 479_001_600
  series = series * r + 1 / 39_916_800
  series = series * r + 1 / 3_628_800
  series = series * r + 1 / 362_880
  series = series * r + 1 / 40_320
  series = series * r + 1 / 5_040
  series = series * r + 1 / 720
  series = series * r + 1 / 120
  series = series * r + 1 / 24
  series = series * r + 1 / 6
  series = series * r + 0.5
  series = series * r + 1
  let u = power * (series * r) + (power - 1)
  let quotient = unsafeBitCast(u / (u + 2), to: SIMD16<UInt64>.self)
  return unsafeBitCast(quotient | (bits & signs), to: Lanes.self)
}
