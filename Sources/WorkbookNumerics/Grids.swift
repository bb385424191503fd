/// `count` points from `first` to `last`, both included, at equal distances.
///
/// One point is `first`; with a count below one the list is empty.
public func linspace(_ first: Double, _ last: Double, _ count: Int) -> [Double] {
  guard count > 1 else { return count == 1 ? [first] : [] }
  let intervals = Double(count - 1)
  return (0..<count).map { index in
    // Both ends are met exactly, and a symmetric interval gives a symmetric grid.
    let t = Double(index)
    return (first * (intervals - t) + last * t) / intervals
  }
}

/// `count` points from `first` to `last`, both included, at equal ratios.
///
/// Both ends must have the same sign and not be zero; otherwise the points are not numbers.
public func logspace(_ first: Double, _ last: Double, _ count: Int) -> [Double] {
  guard count > 1 else { return count == 1 ? [first] : [] }
  let ratio = log(last / first)
  return (0..<count).map { index in
    index == count - 1 ? last : first * exp(ratio * Double(index) / Double(count - 1))
  }
}
