/// The covering of the normal density by 256 layers of equal area.
///
/// Marsaglia, Tsang, "The ziggurat method for generating random variables", J. Stat. Software 5
/// (2000), with Doornik's correction ("An improved ziggurat method to generate normal random
/// samples", 2005): the layer and the place in it come from different bits.
@usableFromInline
struct Ziggurat: Sendable {
  /// Where the lowest layer ends and the tail begins, and the area of a layer, both for
  /// exp(−x²/2); solved with mpmath to 40 digits.
  @usableFromInline static let tail = 3.654152885361008771645
  static let area = 0.004928673233974655347362

  /// The right ends of the layers, the widest first: the lowest has the width that gives it the
  /// area of its part of the tail too.
  @usableFromInline let ends: [Double]
  /// exp(−x²/2) at those ends.
  @usableFromInline let heights: [Double]

  @usableFromInline static let normal = Ziggurat()

  private init() {
    var ends = [Self.area / reproducibleExp(-0.5 * Self.tail * Self.tail), Self.tail]
    for _ in 2..<256 {
      let x = ends[ends.count - 1]
      let height = Self.area / x + reproducibleExp(-0.5 * x * x)
      ends.append((-2 * reproducibleLog(height)).squareRoot())
    }
    ends.append(0)
    self.ends = ends
    heights = ends.map { reproducibleExp(-0.5 * $0 * $0) }
  }

  /// A variate, or `nil` when the point fell outside the density and another must be drawn.
  @usableFromInline
  func edge(layer: Int, x: Double, _ generator: inout SeededGenerator) -> Double? {
    if layer == 0 {
      // Marsaglia's method for the tail, "Generating a variable from the tail of the normal
      // distribution", Technometrics 6 (1964).
      while true {
        let beyond = -reproducibleLog(generator.uniform()) / Self.tail
        let height = -reproducibleLog(generator.uniform())
        if 2 * height > beyond * beyond {
          return x < 0 ? -(Self.tail + beyond) : Self.tail + beyond
        }
      }
    }
    let height = heights[layer] + generator.uniform() * (heights[layer + 1] - heights[layer])
    return height < reproducibleExp(-0.5 * x * x) ? x : nil
  }
}
