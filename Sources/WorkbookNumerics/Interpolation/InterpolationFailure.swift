/// Why no function can be laid through points. Indices count from 0.
public enum InterpolationFailure: Error, Hashable, CustomStringConvertible {
  case differentCounts(x: Int, y: Int)
  case tooFewPoints(Int)
  /// A coordinate, or the slope there, is NaN or infinite.
  case notFinite(index: Int)
  /// The x of this point is not above that of the one before.
  case notRising(index: Int)

  public var description: String {
    switch self {
    case .differentCounts(let x, let y): "the points have \(x) x and \(y) y"
    case .tooFewPoints(let count): "an interpolation needs two points or more, not \(count)"
    case .notFinite(let index): "point \(index) of an interpolation is not finite"
    case .notRising(let index):
      "point \(index) of an interpolation does not lie to the right of the one before"
    }
  }
}
