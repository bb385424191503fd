/// Random numbers that are the same on every platform and in every run: xoshiro256** of Blackman and
/// Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021), seeded through
/// SplitMix64 as its authors advise.
///
/// The normal, Cauchy and exponential variates use only operations that IEEE 754 fixes to the last
/// bit, never the C library's `log` or `exp`, so they are the same everywhere too.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  @usableFromInline var state: (a: UInt64, b: UInt64, c: UInt64, d: UInt64)

  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// A generator with this state, which must not be all zeros.
  init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  @inlinable
  public mutating func next() -> UInt64 {
    let scrambled = rotate(state.b &* 5, by: 7) &* 9
    let shifted = state.b << 17
    state.c ^= state.a
    state.d ^= state.b
    state.b ^= state.c
    state.a ^= state.d
    state.c ^= shifted
    state.d = rotate(state.d, by: 45)
    return scrambled
  }

  /// A second generator, independent of what this one gives from now on.
  ///
  /// Its state is made of four numbers of this generator, each mixed once more, as G. Steele, D. Lea
  /// and C. Flood split theirs ("Fast splittable pseudorandom number generators", OOPSLA 2014). That
  /// any two of n streams of L numbers overlap has a probability of at most n² L / 2²⁵⁶ (S. Vigna, "On
  /// the probability of overlap of random subsequences of pseudorandom number generators", Inf.
  /// Process. Lett. 158, 2020): 10⁻⁵⁶ for a million streams of a billion numbers. So each path, task
  /// or network may have a generator of its own, whatever the order they run in.
  public mutating func split() -> SeededGenerator {
    func word(_ number: UInt64) -> UInt64 {
      var mixer = SplitMix64(state: number)
      return mixer.next()
    }
    return SeededGenerator(state: (word(next()), word(next()), word(next()), word(next())))
  }

  public static func == (first: SeededGenerator, second: SeededGenerator) -> Bool {
    first.state == second.state
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.a)
    hasher.combine(state.b)
    hasher.combine(state.c)
    hasher.combine(state.d)
  }

  @inlinable
  func rotate(_ x: UInt64, by count: UInt64) -> UInt64 { (x << count) | (x >> (64 - count)) }
}

/// Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with the
/// constants of Vigna's implementation: spreads a seed over a larger state.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
