/// The moving simplex of the method of Nelder and Mead: one corner more than there are dimensions,
/// the best first.
@usableFromInline
struct Simplex {
  @usableFromInline var corners: [[Double]]
  @usableFromInline var values: [Double] = []
  @usableFromInline var evaluations: Int

  /// A simplex with a corner at `centre` and the others along the axes.
  @usableFromInline
  init(around centre: [Double], step: Double, after earlier: Simplex? = nil) {
    corners = [centre]
    for axis in centre.indices {
      var corner = centre
      corner[axis] += step * max(abs(centre[axis]), 1)
      corners.append(corner)
    }
    evaluations = earlier?.evaluations ?? 0
  }

  @usableFromInline var best: [Double] { corners[0] }
  @usableFromInline var bestValue: Double { values[0] }

  @inlinable
  mutating func evaluate(_ f: ([Double]) throws -> Double) rethrows {
    values = try corners.map { Self.finite(try f($0)) }
    evaluations += corners.count
    sort()
  }

  /// One step: the worst corner is reflected, and the simplex stretched or drawn in with it; if that
  /// does not help, all corners move towards the best.
  @inlinable
  mutating func move(_ f: ([Double]) throws -> Double) rethrows {
    let n = Double(corners.count - 1)
    let last = corners.count - 1
    let (expansion, contraction, shrinkage) = (1 + 2 / n, 0.75 - 0.5 / n, 1 - 1 / n)
    let reflected = opposite(1)
    let value = try evaluate(f, reflected)
    if value < values[0] {
      let expanded = opposite(expansion)
      let further = try evaluate(f, expanded)
      replaceWorst(further < value ? (expanded, further) : (reflected, value))
    } else if value < values[last - 1] {
      replaceWorst((reflected, value))
    } else {
      let contracted = opposite(value < values[last] ? contraction : -contraction)
      let inner = try evaluate(f, contracted)
      if inner < min(value, values[last]) {
        replaceWorst((contracted, inner))
      } else {
        // In one dimension the adapted factor is zero; half the way is the original one.
        shrink(last == 1 ? 0.5 : shrinkage)
        try evaluate(f)
      }
    }
  }

  @inlinable
  mutating func evaluate(_ f: ([Double]) throws -> Double, _ x: [Double]) rethrows -> Double {
    evaluations += 1
    return Self.finite(try f(x))
  }

  /// The worst corner mirrored in the middle of the others, `factor` times as far away.
  @usableFromInline
  func opposite(_ factor: Double) -> [Double] {
    let others = corners.dropLast()
    return corners[0].indices.map { axis in
      let middle = others.reduce(0) { $0 + $1[axis] } / Double(others.count)
      return middle + factor * (middle - corners[corners.count - 1][axis])
    }
  }

  @usableFromInline
  mutating func replaceWorst(_ corner: (point: [Double], value: Double)) {
    corners.removeLast()
    values.removeLast()
    let place = values.firstIndex { corner.value < $0 } ?? values.count
    corners.insert(corner.point, at: place)
    values.insert(corner.value, at: place)
  }

  @usableFromInline
  mutating func shrink(_ factor: Double) {
    for index in corners.indices.dropFirst() {
      for axis in corners[index].indices {
        corners[index][axis] = corners[0][axis] + factor * (corners[index][axis] - corners[0][axis])
      }
    }
  }

  @usableFromInline
  func isSmall(_ tolerance: Double) -> Bool {
    guard values.count > 1 else { return true }
    let spread = values[values.count - 1] - values[0]
    let size = corners.dropFirst().reduce(0) { size, corner in
      zip(corner, best).reduce(size) { max($0, abs($1.0 - $1.1) / max(abs($1.1), 1)) }
    }
    // A simplex can be no smaller than the spacing of numbers.
    return size <= max(tolerance, 4 * .ulpOfOne)
      && spread <= max(tolerance, 4 * .ulpOfOne) * max(abs(values[0]), tolerance)
      || size <= 8 * .ulpOfOne
  }

  @usableFromInline
  mutating func sort() {
    let order = values.indices.sorted { values[$0] < values[$1] }
    corners = order.map { corners[$0] }
    values = order.map { values[$0] }
  }

  /// What is not a number is worse than anything.
  @inlinable
  static func finite(_ value: Double) -> Double { value.isNaN ? .infinity : value }
}
