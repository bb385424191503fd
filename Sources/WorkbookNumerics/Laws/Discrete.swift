/// A law on finitely many points of the real line, each with a weight.
///
/// It has no density, and so is no `Law`.
public struct Discrete: Sendable, Hashable {
  /// The possible points in rising order, each once.
  public let points: [Double]
  private let choice: Categorical

  /// A law with probabilities in the proportion of the weights; equal points are joined, and those of
  /// weight zero left out.
  /// - Throws: `LawFailure` if the counts differ, a point is not finite, a weight is negative or not
  ///   finite, or the weights have no positive sum.
  public init(_ points: [Double], weights: [Double]) throws(LawFailure) {
    guard points.count == weights.count else {
      throw .countsDiffer(outcomes: points.count, weights: weights.count)
    }
    if let index = points.firstIndex(where: { !$0.isFinite }) { throw .outcomeNotFinite(at: index) }
    let given = try Categorical(weights: weights)
    var (places, sums) = ([Double](), [Double]())
    for index in points.indices.sorted(by: { points[$0] < points[$1] })
    where given.probabilities[index] > 0 {
      if places.last == points[index] {
        sums[sums.count - 1] += given.probabilities[index]
      } else {
        places.append(points[index])
        sums.append(given.probabilities[index])
      }
    }
    self.points = places
    choice = try Categorical(weights: sums)
  }

  /// A law with equal weights: that of drawing one of the points.
  /// - Throws: `LawFailure` if there is no point, or one is not finite.
  public init(_ points: [Double]) throws(LawFailure) {
    try self.init(points, weights: points.map { _ in 1 })
  }

  /// The probability of each of `points`; they sum to one.
  public var probabilities: [Double] { choice.probabilities }

  /// The probability of exactly x; NaN if x is.
  public func probability(_ x: Double) -> Double {
    let count = count(upTo: x)
    return x.isNaN ? .nan : count > 0 && points[count - 1] == x ? probabilities[count - 1] : 0
  }

  /// The probability of everything up to x.
  public func cumulative(_ x: Double) -> Double {
    x.isNaN ? .nan : choice.cumulative(count(upTo: x) - 1)
  }

  /// The smallest point up to which the probability is at least p; NaN unless p is in [0, 1].
  public func quantile(_ p: Double) -> Double { choice.quantile(p).map { points[$0] } ?? .nan }

  public func sample(_ generator: inout SeededGenerator) -> Double {
    points[choice.sample(&generator)]
  }

  /// Independent samples; the same as so many calls of `sample`.
  public func samples(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
    (0..<max(count, 0)).map { _ in sample(&generator) }
  }

  /// Σ p(x) f(x).
  public func expectation(_ f: (Double) throws -> Double) rethrows -> Double {
    try choice.expectation { try f(points[$0]) }
  }

  public var mean: Double { expectation { $0 } }

  public var variance: Double {
    let mean = self.mean
    return expectation { ($0 - mean) * ($0 - mean) }
  }

  /// The entropy −Σ p log p, in nats.
  public var entropy: Double { choice.entropy }

  private func count(upTo x: Double) -> Int {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
