/// A function through given points, piece by piece between them.
///
/// Each piece is a cubic that is fixed by the values and the slopes at both its ends, or a straight
/// line. Between the first and the last point only: elsewhere the value is NaN.
public struct Interpolation: Sendable, Hashable {
  /// How the points are joined; h is the distance of two points.
  public enum Kind: Sendable, Hashable {
    /// By straight lines: an error of order h².
    case linear
    /// By the natural cubic spline: twice continuously differentiable, without curvature at both
    /// ends (de Boor, "A Practical Guide to Splines", chapter IV). Of order h⁴ inside, and h² near an
    /// end where the function is curved; may swing over between the points.
    case naturalCubic
    /// By cubics that rise where the points rise and fall where they fall, with a slope of zero at
    /// their peaks; once continuously differentiable, of order h² to h³ (Fritsch, Carlson, "Monotone
    /// piecewise cubic interpolation", SIAM J. Numer. Anal. 17, 1980).
    case monotoneCubic
  }

  public let kind: Kind
  public let x: [Double]
  public let y: [Double]
  /// The slope at each point; for straight lines those of the pieces, the last one twice.
  let slopes: [Double]

  /// - Parameter x: In strictly rising order.
  /// - Throws: `InterpolationFailure` unless there are at least two points, as many x as y, all
  ///   finite, and x rises.
  public init(_ kind: Kind, x: [Double], y: [Double]) throws(InterpolationFailure) {
    guard x.count == y.count else { throw .differentCounts(x: x.count, y: y.count) }
    guard x.count > 1 else { throw .tooFewPoints(x.count) }
    for index in x.indices {
      guard x[index].isFinite, y[index].isFinite else { throw .notFinite(index: index) }
      guard index == 0 || x[index - 1] < x[index] else { throw .notRising(index: index) }
    }
    (self.kind, self.x, self.y) = (kind, x, y)
    let widths = zip(x.dropFirst(), x).map { $0 - $1 }
    let secants = widths.indices.map { (y[$0 + 1] - y[$0]) / widths[$0] }
    slopes =
      switch kind {
      case .linear: secants + [secants[secants.count - 1]]
      case .naturalCubic: naturalSlopes(widths, secants)
      case .monotoneCubic: monotoneSlopes(secants)
      }
    // Points so close or so far apart that a slope overflows have no function through them.
    if let index = (slopes + widths).firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(index: index % x.count)
    }
  }

  /// The value at t; NaN outside of the points.
  public func callAsFunction(_ t: Double) -> Double {
    guard let (piece, width, theta) = place(of: t) else { return .nan }
    let (low, high) = (y[piece], y[piece + 1])
    if theta == 0 { return low }
    if theta == 1 { return high }
    let line = low * (1 - theta) + high * theta
    guard kind != .linear else { return line }
    let secant = (high - low) / width
    let bend = (1 - theta) * (slopes[piece] - secant) - theta * (slopes[piece + 1] - secant)
    return line + theta * (1 - theta) * width * bend
  }

  /// The derivative at t; NaN outside of the points. At a point that straight lines meet in, that of
  /// the line to its right.
  public func derivative(at t: Double) -> Double {
    guard let (piece, width, theta) = place(of: t) else { return .nan }
    guard kind != .linear else { return slopes[piece] }
    let secant = (y[piece + 1] - y[piece]) / width
    return 6 * theta * (1 - theta) * secant
      + (1 - theta) * (1 - 3 * theta) * slopes[piece] + theta * (3 * theta - 2) * slopes[piece + 1]
  }

  private func place(of t: Double) -> (piece: Int, width: Double, theta: Double)? {
    guard x[0] <= t, t <= x[x.count - 1] else { return nil }
    var (low, high) = (0, x.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if x[middle] <= t { low = middle } else { high = middle }
    }
    let width = x[high] - x[low]
    return (low, width, (t - x[low]) / width)
  }
}
