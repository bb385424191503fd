/// What the height of a bar of a histogram is.
public enum HistogramHeight: Sendable, Hashable {
  /// The share of the samples divided by the width of the bin, to be compared with a density.
  case density
  /// How many samples are in the bin.
  case count
  /// The share of the samples that is in the bin.
  case probability
}

/// Samples as bars over bins: how often their values occur.
///
/// A bin holds its lower edge; the last one holds its upper edge too. Samples that are NaN or
/// infinite are left out; those outside of stated edges have no bar but count for the shares.
public struct HistogramSeries: ChartContent {
  public let content: Layers

  /// - Parameters:
  ///   - edges: the ends of the bins, ascending, one more than there are bins. Without them bins
  ///     begin at multiples of a round number (1, 2 or 5 times a power of ten), which is the one
  ///     nearest to the rule of David Freedman and Persi Diaconis, *On the histogram as a density
  ///     estimator*, Zeitschrift für Wahrscheinlichkeitstheorie 57 (1981): twice the interquartile
  ///     range divided by the cube root of the number of samples; at most 200 bins.
  ///   - height: what is shown; the density if nothing is said.
  ///   - name: the series they belong to, as the legend shows it.
  public init(
    _ samples: [Double], edges: [Double]? = nil, height: HistogramHeight = .density,
    name: String? = nil
  ) {
    let finite = samples.filter { $0.magnitude <= Extent.largest }.sorted()
    let edges = edges ?? freedmanDiaconisEdges(finite)
    let counts = binCounts(finite, edges)
    let total = Double(finite.count)
    let heights = zip(counts, zip(edges, edges.dropFirst())).map { count, ends in
      switch height {
      case .count: Double(count)
      case .probability: Double(count) / total
      case .density: Double(count) / total / (ends.1 - ends.0)
      }
    }
    content = BinSeries(edges: edges, y: heights, name: name).content
  }
}

/// Bins for sorted finite samples; none if there is no sample.
func freedmanDiaconisEdges(_ sorted: [Double]) -> [Double] {
  guard let low = sorted.first, let high = sorted.last else { return [] }
  guard !isNarrow(low, high) else {
    let half = low.magnitude < 1e-290 ? 0.5 : low.magnitude / 2
    return [low - half, high + half]
  }
  let spread = quantile(sorted, 0.75) - quantile(sorted, 0.25)
  // Half of the samples may be one value: then as many bins as H. A. Sturges (1926) would take.
  let count = Double(sorted.count)
  let wanted =
    spread > 0
    ? 2 * spread / ScaleType.log.value(atEven: ScaleType.log.even(count) / 3)
    : (high - low) / (ScaleType.log.even(count) * 3.3219 + 1)
  let width = max(wanted, (high - low) / 200)
  var step = NiceStep(covering: width, ticks: 2)
  // Rounded down, the width could be more than two hundred times too narrow.
  while (high - low) / step.value > 200 { step = NiceStep(covering: 1.6 * step.value, ticks: 2) }
  let first = (low / step.value).rounded(.down)
  let last = max((high / step.value).rounded(.up), first + 1)
  guard max(first.magnitude, last.magnitude) < 1e15 else { return [low, high] }
  return (Int(first)...Int(last)).map { step.multiple(Double($0)) }
}

/// A quantile of sorted samples, linear between them (type 7 of Rob Hyndman and Yanan Fan, *Sample
/// quantiles in statistical packages*, 1996).
func quantile(_ sorted: [Double], _ share: Double) -> Double {
  let place = share * Double(sorted.count - 1)
  let index = min(Int(place), sorted.count - 2)
  guard index >= 0 else { return sorted[0] }
  return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
}

/// How many of the sorted samples are in each of the bins between ascending edges.
func binCounts(_ sorted: [Double], _ edges: [Double]) -> [Int] {
  func place(_ value: Double, orEqual: Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value || orEqual && sorted[middle] == value {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
  let places = edges.indices.map { place(edges[$0], orEqual: $0 == edges.count - 1) }
  return zip(places, places.dropFirst()).map { max(0, $1 - $0) }
}
