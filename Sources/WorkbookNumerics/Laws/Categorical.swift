/// A law on the whole numbers 0, 1, …, n − 1, one for each weight.
///
/// Sampling takes one number of the generator, however many outcomes there are: A. Walker's method of
/// aliases, in the tables of M. Vose, "A linear algorithm for generating random numbers with a given
/// distribution", IEEE Trans. Software Eng. 17, 1991.
public struct Categorical: Sendable, Hashable {
  /// Summing to one.
  public let probabilities: [Double]
  /// Column k of the table holds k up to the threshold and the alias above it.
  private let thresholds: [Double]
  private let aliases: [Int]
  /// The probability of all outcomes up to each.
  private let sums: [Double]

  /// A law with probabilities in the proportion of the weights.
  /// - Throws: `LawFailure` if a weight is negative or not finite, or they have no positive sum.
  public init(weights: [Double]) throws(LawFailure) {
    if let index = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(at: index, weights[index])
    }
    let total = weights.reduce(0, +)
    guard total > 0, total.isFinite else { throw .noTotalWeight }
    let probabilities = weights.map { $0 / total }
    self.probabilities = probabilities
    (thresholds, aliases) = Self.table(probabilities)
    var sum = 0.0
    var sums = probabilities.map { p in
      sum += p
      return min(sum, 1)
    }
    // What rounding left over belongs to the last outcome that is possible.
    let last = probabilities.lastIndex { $0 > 0 } ?? 0
    for index in last..<sums.count { sums[index] = 1 }
    self.sums = sums
  }

  public var count: Int { probabilities.count }

  /// Zero for a number that is no outcome.
  public func probability(_ outcome: Int) -> Double {
    probabilities.indices.contains(outcome) ? probabilities[outcome] : 0
  }

  public func logProbability(_ outcome: Int) -> Double { log(probability(outcome)) }

  /// The probability of all outcomes up to this one.
  public func cumulative(_ outcome: Int) -> Double {
    outcome < 0 ? 0 : outcome < count ? sums[outcome] : 1
  }

  /// The smallest outcome up to which the probability is at least p; the first possible one for
  /// p = 0, `nil` unless p is in [0, 1].
  public func quantile(_ p: Double) -> Int? {
    guard 0 <= p, p <= 1 else { return nil }
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] >= p && sums[middle] > 0 { high = middle } else { low = middle + 1 }
    }
    return low
  }

  public func sample(_ generator: inout SeededGenerator) -> Int {
    let place = generator.uniform() * Double(count)
    let column = min(Int(place), count - 1)
    return place - Double(column) < thresholds[column] ? column : aliases[column]
  }

  /// Independent samples; the same as so many calls of `sample`.
  public func samples(_ count: Int, _ generator: inout SeededGenerator) -> [Int] {
    (0..<max(count, 0)).map { _ in sample(&generator) }
  }

  /// Σ pₖ f(k), over the outcomes that are possible.
  public func expectation(_ f: (Int) throws -> Double) rethrows -> Double {
    var sum = 0.0
    for (outcome, p) in probabilities.enumerated() where p > 0 { sum += p * (try f(outcome)) }
    return sum
  }

  /// The entropy −Σ pₖ log pₖ, in nats.
  public var entropy: Double { expectation { -log(probabilities[$0]) } }

  private static func table(_ probabilities: [Double]) -> (thresholds: [Double], aliases: [Int]) {
    let n = Double(probabilities.count)
    var rest = probabilities.map { $0 * n }
    var aliases = Array(probabilities.indices)
    var small = rest.indices.filter { rest[$0] < 1 }
    var large = rest.indices.filter { rest[$0] >= 1 }
    var thresholds = [Double](repeating: 1, count: rest.count)
    while let poor = small.last, let rich = large.last {
      small.removeLast()
      (thresholds[poor], aliases[poor]) = (rest[poor], rich)
      rest[rich] -= 1 - rest[poor]
      if rest[rich] < 1 {
        large.removeLast()
        small.append(rich)
      }
    }
    // Columns left by rounding are full, unless their outcome is impossible.
    let likeliest = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
    for index in small where probabilities[index] == 0 {
      (thresholds[index], aliases[index]) = (0, likeliest)
    }
    return (thresholds, aliases)
  }
}
