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
  /// How much work the formula may be, in parts of it that are run within sums, integrals and
  /// derivatives: the default takes an optimised build a second or two. What needs more is not
  /// checked, and what is dear is tried at fewer samples.
  public var work: Int

  public init(
    tolerance: Double? = nil, along: String? = nil, limit: String? = nil, seed: UInt64 = 1,
    samples: Int = 32, isDefinition: Bool = false, suggests: Bool = true,
    work: Int = 50_000_000
  ) {
    self.tolerance = tolerance
    self.along = along
    self.limit = limit
    self.seed = seed
    self.samples = samples
    self.isDefinition = isDefinition
    self.suggests = suggests
    self.work = work
  }
}
