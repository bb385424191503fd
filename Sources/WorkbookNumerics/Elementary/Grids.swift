/// `count` points from `first` to `last`, both included, at equal distances.
///
/// One point is `first`; with a count below one the list is empty.
public func linspace(_ first: Double, _ last: Double, _ count: Int) -> [Double] {
  guard count > 1 else { return count == 1 ? [first] : [] }
  let intervals = Double(count - 1)
  return (0..<count).map { index in
    if index == 0 { return first }
    if index == count - 1 { return last }
    // A symmetric interval gives a symmetric grid.
    let t = Double(index)
    let point = (first * (intervals - t) + last * t) / intervals
    return point.isFinite ? point : first * ((intervals - t) / intervals) + last * (t / intervals)
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
