/// What an author says about an equation beside the equation itself.
public struct CheckOptions: Sendable, Hashable {
  /// The largest deviation that `\approx` may have, relative to the larger of the two sides. Without
  /// it a step with `\approx` is not checked.
  public var tolerance: Double?
  /// LaTeX names, separated by commas: what varies while the ratio of a `\propto`, or the
  /// difference of a `+ \text{const}`, stays constant.
  public var along: String?
  /// The LaTeX name that goes to zero, where `O(…)` does not say it.
  public var limit: String?
  /// All samples are drawn from it: the same declarations and formula, the same samples.
  public var seed: UInt64
  /// How many samples a step is tried at; integrals are tried at fewer.
  public var samples: Int
  /// The equation says what its left side is to mean; what it defines is not checked.
  public var isDefinition: Bool
  /// Looks for the smallest edit that would make a wrong step hold.
  public var suggests: Bool

  public init(
    tolerance: Double? = nil, along: String? = nil, limit: String? = nil, seed: UInt64 = 1,
    samples: Int = 32, isDefinition: Bool = false, suggests: Bool = true
  ) {
    self.tolerance = tolerance
    self.along = along
    self.limit = limit
    self.seed = seed
    self.samples = samples
    self.isDefinition = isDefinition
    self.suggests = suggests
  }
}
