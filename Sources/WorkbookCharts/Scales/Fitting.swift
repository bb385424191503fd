/// The smallest and the largest of the values that an axis has to show.
struct Extent: Sendable {
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity

  var isEmpty: Bool { lower > upper }

  /// Values beyond this count as infinite, so that no difference of two values overflows.
  static let largest = 1e300

  mutating func include(_ value: Double) {
    guard value.magnitude <= Self.largest else { return }
    lower = min(lower, value)
    upper = max(upper, value)
  }

  mutating func include(_ values: [Double]) {
    for value in values { include(value) }
  }
}

/// How much room an axis without a stated domain leaves around its data.
enum Margin: Sendable {
  /// None: lines and areas run from edge to edge.
  case none
  /// A little, so that symbols stay clear of the edges.
  case some
  /// Up to the next round number.
  case round
}

extension Scale {
  /// A stated domain, checked.
  init(stated domain: ClosedRange<Double>, _ type: ScaleType, axis: String) throws(ChartError) {
    let (lower, upper) = (domain.lowerBound, domain.upperBound)
    guard max(lower.magnitude, upper.magnitude) <= Extent.largest else {
      throw .domain(axis: axis, domain, reason: "its ends must be finite, up to 1e300")
    }
    if type == .log, lower <= 0 {
      throw .domain(axis: axis, domain, reason: "a logarithmic axis has positive ends")
    }
    guard !isNarrow(lower, upper) else {
      throw .domain(axis: axis, domain, reason: "its ends must differ in the first nine digits")
    }
    self.init(type, domain)
  }

  /// A domain that covers the extent. One value alone stands in the middle.
  init(fitting extent: Extent, _ type: ScaleType, margin: Margin) {
    switch (type.kind, margin) {
    case (.log, _): self.init(.log, logDomain(extent, margin))
    case (.date, .round), (.duration, .round): self.init(type, linearDomain(extent, .none))
    case (.symmetricLog, .some), (.symmetricLog, .round), (.power, .some):
      self.init(type, evenDomain(extent, type))
    default: self.init(type, linearDomain(extent, margin))
    }
  }
}

/// Whether the ends are too close for nine-digit labels, or for arithmetic, to tell them apart.
func isNarrow(_ lower: Double, _ upper: Double) -> Bool {
  upper - lower < max(1e-9 * max(lower.magnitude, upper.magnitude), 1e-290)
}

private func linearDomain(_ extent: Extent, _ margin: Margin) -> ClosedRange<Double> {
  var (lower, upper) = (extent.lower, extent.upper)
  if isNarrow(lower, upper) {
    let half = upper.magnitude < 1e-290 ? 1 : upper.magnitude / 2
    return (lower - half)...(upper + half)
  }
  switch margin {
  case .none: break
  case .some:
    let room = (upper - lower) * 0.03
    (lower, upper) = (lower - room, upper + room)
  case .round:
    let step = NiceStep(covering: upper - lower, ticks: 6)
    lower = min(lower, step.multiple((lower / step.value + 1e-9).rounded(.down)))
    upper = max(upper, step.multiple((upper / step.value - 1e-9).rounded(.up)))
  }
  return lower...upper
}

/// A little more than the data where the axis is even. Data that ends at zero still does.
private func evenDomain(_ extent: Extent, _ type: ScaleType) -> ClosedRange<Double> {
  if isNarrow(extent.lower, extent.upper) { return linearDomain(extent, .none) }
  let (lower, upper) = (type.even(extent.lower), type.even(extent.upper))
  let room = (upper - lower) * 0.04
  let (first, last) = (type.value(atEven: lower - room), type.value(atEven: upper + room))
  return max(
    extent.lower == 0 ? 0 : first, -Extent.largest)...min(
      extent.upper == 0 ? 0 : last, Extent.largest)
}

private func logDomain(_ extent: Extent, _ margin: Margin) -> ClosedRange<Double> {
  // Below this, ten to the power of the lower end would underflow.
  let (lower, upper) = (max(extent.lower, 1e-280), max(extent.upper, 1e-280))
  if isNarrow(lower, upper) { return (lower / 3.2)...(upper * 3.2) }
  if case .none = margin { return lower...upper }
  let (low, high) = (ScaleType.log.even(lower), ScaleType.log.even(upper))
  let room = (high - low) * 0.04
  return max(
    ScaleType.log.value(atEven: low - room), 1e-300)...min(
      ScaleType.log.value(atEven: high + room), Extent.largest)
}
