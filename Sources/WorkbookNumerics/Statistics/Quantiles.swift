/// The quantile of samples at probability p: linear between the order statistics, at (n − 1) p from
/// the smallest (definition 7 of Hyndman, Fan, "Sample quantiles in statistical packages", The
/// American Statistician 50, 1996; NumPy's and R's default).
///
/// NaN without samples, if one is NaN, and unless p is in [0, 1].
public func quantile(_ samples: [Double], _ p: Double) -> Double { quantiles(samples, [p])[0] }

/// Quantiles of the same samples at several probabilities, for one sorting.
public func quantiles(_ samples: [Double], _ probabilities: [Double]) -> [Double] {
  guard !samples.isEmpty, !samples.contains(where: \.isNaN) else {
    return probabilities.map { _ in .nan }
  }
  let sorted = samples.sorted()
  return probabilities.map { quantile(sorted: sorted, $0) }
}

/// The median of samples, half-way between the two middle ones of an even number. NaN without
/// samples, or if one is NaN.
public func median(_ samples: [Double]) -> Double { quantile(samples, 0.5) }

func quantile(sorted: [Double], _ p: Double) -> Double {
  guard 0 <= p, p <= 1 else { return .nan }
  let place = Double(sorted.count - 1) * p
  let index = Int(place)
  guard index + 1 < sorted.count else { return sorted[sorted.count - 1] }
  let share = place - Double(index)
  let (low, high) = (sorted[index], sorted[index + 1])
  // A weighted mean: the difference of two infinite or huge samples is no number.
  return share == 0 || low == high ? low : low * (1 - share) + high * share
}
