/// Where the values of an axis stand in the picture.
struct Scale: Sendable {
  let type: ScaleType
  let domain: ClosedRange<Double>
  /// Categories in order; the first stands at 0, the next at 1.
  let categories: [String]
  /// What the chart says about the ticks.
  var marks = AxisMarks()
  /// Positions of the ends of the domain. The y axis runs upwards, so its `start` is the larger.
  var start: Double
  var end: Double

  private let evenLower: Double
  private let evenUpper: Double

  init(_ type: ScaleType, _ domain: ClosedRange<Double>, categories: [String] = []) {
    self.type = type
    self.domain = domain
    self.categories = categories
    evenLower = type.even(domain.lowerBound)
    evenUpper = type.even(domain.upperBound)
    start = 0
    end = 1
  }

  /// The position of a value; NaN for what has no place on the axis. Far outside the domain the
  /// position stays finite, so that a line towards it can be cut.
  func position(_ value: Double) -> Double {
    guard value.isFinite else { return .nan }
    let share = (type.even(value) - evenLower) / (evenUpper - evenLower)
    guard !share.isNaN else { return .nan }
    return start + (end - start) * min(max(share, -1e6), 1e6)
  }

  /// The position of a value, or of the end of the axis nearest to it.
  func clampedPosition(_ value: Double) -> Double {
    if value.isNaN { return .nan }
    return position(min(max(value, domain.lowerBound), domain.upperBound))
  }
}
