import WorkbookNumerics

/// Where on the real line an integrand has its mass: a middle, a width, how far it reaches.
///
/// Found by looking at points that lie dense around a centre and reach far out, and by going to where
/// the mass is until a good part of the points see it.
struct Probe: Sendable {
  var centre = 0.0
  var width = 1.0
  /// Falls off like a Gaussian, not like a power.
  var isLight = true

  /// - Parameter magnitude: |integrand|, and 0 where it is not defined.
  /// - Returns: `nil` where every point sees zero.
  static func find(
    onRay: Bool, _ magnitude: (Double) throws(EvaluationProblem) -> Double
  ) throws(EvaluationProblem) -> Probe? {
    var probe = Probe()
    var found: Probe?
    // A coarse look first, then a fine one if nothing is seen.
    for (step, rounds) in [(0.25, 12), (0.02, 12)] where found == nil {
      probe = Probe()
      for _ in 0..<rounds {
        guard let next = try look(from: probe, step: step, onRay: onRay, magnitude) else { break }
        found = next.probe
        if next.isSettled { return next.probe }
        probe = next.probe
      }
    }
    return found
  }

  private static func look(
    from probe: Probe, step: Double, onRay: Bool,
    _ magnitude: (Double) throws(EvaluationProblem) -> Double
  ) throws(EvaluationProblem) -> (probe: Probe, isSettled: Bool)? {
    var points: [Double] = []
    var masses: [Double] = []
    var spacings: [Double] = []
    let reach = onRay ? 12.0 : 7.0
    var t = -reach
    while t <= reach + 1e-9 {
      let x: Double
      let weight: Double
      if onRay {
        x = probe.width * exp(t)
        weight = x
      } else {
        x = probe.centre + probe.width * WorkbookNumerics.sinh(t)
        weight = probe.width * cosh(t)
      }
      let mass = try magnitude(x) * weight
      points.append(x)
      masses.append(mass.isFinite ? mass : 0)
      spacings.append(weight * step)
      t += step
    }
    guard let top = masses.max(), top > 0 else { return nil }
    let heaviest = masses.firstIndex(of: top)!
    let carrying = masses.count { $0 > 1e-3 * top }
    if carrying < 6 {
      // Closer to the highest point.
      return (
        Probe(
          centre: onRay ? 0 : points[heaviest],
          width: onRay ? points[heaviest] : spacings[heaviest], isLight: true),
        onRay
      )
    }
    var total = 0.0
    for mass in masses { total += mass }
    func quantile(_ level: Double) -> Double {
      var part = 0.0
      for (x, mass) in zip(points, masses) {
        part += mass
        if part >= level * total { return x }
      }
      return points.last!
    }
    if onRay { return (Probe(centre: 0, width: quantile(0.5), isLight: true), true) }
    let (low, middle, high) = (quantile(0.16), quantile(0.5), quantile(0.84))
    let width = max((high - low) / 2, spacings[heaviest])
    // How far out a trace of the mass can be seen.
    var extent = 0.0
    for (x, mass) in zip(points, masses) where mass > 1e-10 * top {
      extent = max(extent, abs(x - middle))
    }
    return (Probe(centre: middle, width: width, isLight: extent < 14 * width), true)
  }
}
