extension SeededGenerator {
  /// A number between 0 and 1, both excluded: one of 2⁵² at equal distances.
  @inlinable
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A number from an interval.
  @inlinable
  public mutating func uniform(in interval: ClosedRange<Double>) -> Double {
    let u = uniform()
    return interval.lowerBound * (1 - u) + interval.upperBound * u
  }

  /// A standard normal variate: mean 0, variance 1.
  @inlinable
  public mutating func normal() -> Double { normal(Ziggurat.normal) }

  /// `count` standard normal variates; the same as so many calls of `normal()`.
  public mutating func normals(_ count: Int) -> [Double] {
    let ziggurat = Ziggurat.normal
    // A copy of its own stays in registers.
    var own = self
    defer { self = own }
    return Array(unsafeUninitializedCapacity: max(count, 0)) { buffer, initialized in
      var random = own
      for index in buffer.indices {
        buffer.initializeElement(at: index, to: random.normal(ziggurat))
      }
      own = random
      initialized = buffer.count
    }
  }

  @inlinable
  mutating func normal(_ ziggurat: Ziggurat) -> Double {
    while true {
      // The lowest byte chooses the layer, the 53 highest bits the place in it, bit 8 the sign.
      let bits = next()
      let layer = Int(truncatingIfNeeded: bits & 0xFF)
      let place = Double(bits >> 11) * 0x1p-53 * ziggurat.ends[layer]
      let x = bits & 0x100 == 0 ? place : -place
      if place < ziggurat.ends[layer + 1] { return x }
      if let x = ziggurat.edge(layer: layer, x: x, &self) { return x }
    }
  }

  /// A standard Cauchy variate: the slope of a direction drawn evenly from the half-plane.
  @inlinable
  public mutating func cauchy() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = uniform()
      if x * x + y * y < 1 { return x / y }
    }
  }

  /// An exponential variate with mean 1.
  @inlinable
  public mutating func exponential() -> Double { -reproducibleLog(uniform()) }
}
