/// What an axis covers where its ends are not stated.
public struct ScaleDomain: Sendable, Hashable {
  var includesZero: Bool?
  var isReversed: Bool

  /// All data, and zero where bars and areas stand on it.
  public static let automatic = ScaleDomain(includesZero: nil, isReversed: false)

  /// All data.
  ///
  /// - Parameters:
  ///   - includesZero: whether zero belongs to it; without this, where bars and areas stand on it.
  ///   - reversed: whether values grow to the left or downwards, categories in the other order.
  public static func automatic(
    includesZero: Bool? = nil, reversed: Bool = false
  ) -> ScaleDomain {
    ScaleDomain(includesZero: includesZero, isReversed: reversed)
  }
}
