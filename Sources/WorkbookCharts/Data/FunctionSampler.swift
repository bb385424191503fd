/// Samples a function where its graph bends, until straight lines between the samples cannot be
/// told from the graph in the picture.
struct FunctionSampler {
  let x: AxisSettings
  let y: AxisSettings

  /// Equal intervals to begin with; a feature narrower than half of one may be missed.
  private let intervals = 64
  /// How often each of them is halved at most.
  private let halvings = 6

  struct Samples {
    var x: [Double] = []
    var start: [Double] = []
    var end: [Double] = []
  }

  /// A point of the graph. `t` is x where its axis is even; so are the two values.
  private struct Point {
    var t: Double
    var x: Double
    var start: Double
    var end: Double
    var evenStart: Double
    var evenEnd: Double

    var isFinite: Bool { evenStart.isFinite && evenEnd.isFinite }
  }

  init(x: AxisSettings, y: AxisSettings) {
    self.x = x
    self.y = y
  }

  /// Samples over the part of `domain` that the chart shows, in ascending order of x.
  func samples(
    of function: PlottedFunction, over domain: ClosedRange<Double>
  ) throws -> Samples {
    let shown = x.domain.map { domain.clamped(to: $0) } ?? domain
    let (lower, upper) = (shown.lowerBound, shown.upperBound)
    guard max(lower.magnitude, upper.magnitude) <= Extent.largest else {
      throw ChartError.domain(
        axis: "x", domain, reason: "a function is plotted over a finite domain")
    }
    let (first, last) = (x.type.even(lower), x.type.even(upper))
    guard first < last else {
      // Nothing of it is shown, or it is asked for at one point.
      guard domain.overlaps(shown), first == last else { return Samples() }
      let (start, end) = try function.values(lower)
      return Samples(x: [lower], start: [start], end: [end])
    }

    func point(_ t: Double) throws -> Point {
      let x = t == first ? lower : t == last ? upper : self.x.type.value(atEven: t)
      let (start, end) = try function.values(x)
      return Point(
        t: t, x: x, start: start, end: end, evenStart: y.type.even(start),
        evenEnd: y.type.even(end))
    }
    let knots = try (0...intervals).map {
      try point($0 == intervals ? last : first + (last - first) * Double($0) / Double(intervals))
    }
    let bounds = evenBounds(knots)
    let tolerance = (bounds.upper - bounds.lower) / 2000

    func needsHalving(_ a: Point, _ m: Point, _ b: Point) -> Bool {
      guard a.isFinite, m.isFinite, b.isFinite else {
        return a.isFinite || m.isFinite || b.isFinite
      }
      let values = [a.evenStart, a.evenEnd, m.evenStart, m.evenEnd, b.evenStart, b.evenEnd]
      if values.allSatisfy({ $0 > bounds.upper }) || values.allSatisfy({ $0 < bounds.lower }) {
        return false
      }
      return ((a.evenStart + b.evenStart) / 2 - m.evenStart).magnitude > tolerance
        || ((a.evenEnd + b.evenEnd) / 2 - m.evenEnd).magnitude > tolerance
    }
    var points: [Point] = []
    /// Appends what lies between `a` and `b`, and `b`.
    func refine(_ a: Point, _ b: Point, _ depth: Int) throws {
      let t = a.t + (b.t - a.t) / 2
      guard t > a.t, t < b.t else { return points.append(b) }
      let middle = try point(t)
      let bends = needsHalving(a, middle, b)
      if bends, depth < halvings {
        try refine(a, middle, depth + 1)
        try refine(middle, b, depth + 1)
      } else {
        if bends, isJump(a, middle) { points.append(gap) }
        points.append(middle)
        if bends, isJump(middle, b) { points.append(gap) }
        points.append(b)
      }
    }
    /// From below the chart to above it within a hair, and not straight: a pole or a step.
    func isJump(_ a: Point, _ b: Point) -> Bool {
      y.domain != nil
        && (min(a.evenStart, b.evenStart) < bounds.lower
          && max(a.evenStart, b.evenStart) > bounds.upper)
    }
    let gap = Point(t: .nan, x: .nan, start: .nan, end: .nan, evenStart: .nan, evenEnd: .nan)
    points.append(knots[0])
    for (a, b) in zip(knots, knots.dropFirst()) { try refine(a, b, 1) }
    return Samples(x: points.map(\.x), start: points.map(\.start), end: points.map(\.end))
  }

  /// What the y axis will show of the function, where it is even.
  private func evenBounds(_ points: [Point]) -> (lower: Double, upper: Double) {
    if let domain = y.domain {
      return (y.type.even(domain.lowerBound), y.type.even(domain.upperBound))
    }
    var extent = Extent()
    for point in points {
      extent.include(point.evenStart)
      extent.include(point.evenEnd)
    }
    return extent.isEmpty ? (0, 0) : (extent.lower, extent.upper)
  }
}
