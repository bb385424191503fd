/// A density on an interval that is divided into equal cells: its mean over each of them.
public struct GridDensity: Sendable, Hashable {
  public let range: ClosedRange<Double>
  /// The mean of the density over each cell, per unit length.
  public let values: [Double]

  init(range: ClosedRange<Double>, values: [Double]) {
    self.range = range
    self.values = values
  }

  /// The length of a cell.
  public var width: Double {
    (range.upperBound - range.lowerBound) / Double(values.count)
  }

  /// The middle of each cell.
  public var centers: [Double] {
    values.indices.map { Self.point(range, Double($0) + 0.5, of: values.count) }
  }

  /// Σ value · width, the integral of the density.
  public var mass: Double { width * values.reduce(0, +) }

  /// The mean of the density, over its mass; NaN if that is zero.
  public var mean: Double {
    zip(centers, values).reduce(0) { $0 + $1.0 * $1.1 } / values.reduce(0, +)
  }

  /// The variance of the density, over its mass, with Sheppard's correction −width²/12 for cells: it
  /// is the smooth density's own where that dies out at both ends.
  public var variance: Double {
    let mean = self.mean
    let sum = zip(centers, values).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    return sum / values.reduce(0, +) - width * width / 12
  }

  /// The density at x: linear between the centres of the cells, constant between the outermost ones
  /// and the ends; of second order in the width. NaN outside of the range.
  public func callAsFunction(_ x: Double) -> Double {
    guard range.contains(x) else { return .nan }
    let place = (x - range.lowerBound) / width - 0.5
    let left = min(max(Int(place.rounded(.down)), 0), values.count - 1)
    let right = min(left + 1, values.count - 1)
    let share = min(max(place - Double(left), 0), 1)
    return values[left] * (1 - share) + values[right] * share
  }

  /// The integral of the distance to a law's density, Σ |value · width − probability of the cell|: at
  /// most the L¹ distance, twice the total variation.
  public func distance(to law: some Law) -> Double {
    zip(values, Self.averages(of: law, on: range, cells: values.count)).reduce(0) {
      $0 + abs($1.0 - $1.1) * width
    }
  }

  /// The exact means of a law's density over cells, from its distribution function.
  static func averages(of law: some Law, on range: ClosedRange<Double>, cells: Int) -> [Double] {
    let sums = (0...cells).map { law.cumulative(point(range, Double($0), of: cells)) }
    let width = (range.upperBound - range.lowerBound) / Double(cells)
    return zip(sums, sums.dropFirst()).map { ($1 - $0) / width }
  }

  /// Some cells from the lower end.
  static func point(_ range: ClosedRange<Double>, _ cells: Double, of count: Int) -> Double {
    let share = cells / Double(count)
    return range.lowerBound * (1 - share) + range.upperBound * share
  }
}
