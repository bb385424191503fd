/// How many samples fall in each of some bins of equal width.
///
/// A bin holds its lower edge, and the last one its upper edge too. Samples outside of the range,
/// and those that are NaN, are counted in `outside`, so that none is lost unnoticed.
public struct Histogram: Sendable, Hashable {
  /// The ends of the bins, one more than there are bins; none if there is no bin.
  public let edges: [Double]
  public let counts: [Int]
  public let outside: Int

  /// Counts samples in `bins` bins over a range; over the samples' own range if none is given.
  ///
  /// If all samples are equal the range is one wide around them. Without a bin, without a finite
  /// sample to span a range, or with a range that has no finite length, there are no bins.
  public init(_ samples: [Double], bins: Int, range: ClosedRange<Double>? = nil) {
    var range = range
    if range == nil {
      let finite = samples.filter(\.isFinite)
      if let low = finite.min(), let high = finite.max() {
        range = low < high ? low...high : low - 0.5...high + 0.5
      }
    }
    guard bins > 0, let range, range.lowerBound < range.upperBound,
      (range.upperBound - range.lowerBound).isFinite
    else {
      (edges, counts, outside) = ([], [], samples.count)
      return
    }
    let edges = linspace(range.lowerBound, range.upperBound, bins + 1)
    var counts = [Int](repeating: 0, count: bins)
    var outside = 0
    let width = (range.upperBound - range.lowerBound) / Double(bins)
    for x in samples {
      guard range.contains(x) else {
        outside += 1
        continue
      }
      var bin = min(Int((x - range.lowerBound) / width), bins - 1)
      // Division may round across an edge.
      if x < edges[bin] { bin -= 1 }
      if bin + 1 < bins, x >= edges[bin + 1] { bin += 1 }
      counts[max(bin, 0)] += 1
    }
    (self.edges, self.counts, self.outside) = (edges, counts, outside)
  }

  /// The middle of each bin.
  public var centers: [Double] { zip(edges, edges.dropFirst()).map { 0.5 * $0 + 0.5 * $1 } }

  /// Counts per sample and unit length: an estimate of the density in each bin, which sums to one
  /// with the bins' widths if nothing is outside. NaN without samples.
  public var densities: [Double] {
    let total = Double(counts.reduce(outside, +))
    return counts.indices.map { bin in
      total > 0 ? Double(counts[bin]) / total / (edges[bin + 1] - edges[bin]) : .nan
    }
  }
}
