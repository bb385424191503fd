/// The mean of f over the unit cube, from scrambled Sobol points, with a standard error.
///
/// Each replication is the mean over `points` points of a `SobolSequence` with a scrambling of its
/// own, so that it is unbiased, and the replications are independent: their mean has the standard
/// error s/√replications. It has replications − 1 degrees of freedom: with 16, four standard errors
/// are exceeded by chance once in nine hundred times. For smooth f the error falls like
/// points^(−3/2), up to logarithms, where random points give points^(−1/2); f is called
/// points · replications times.
///
/// A point gives normal numbers by `x.map { Normal().quantile($0) }`.
/// - Parameter points: Best a power of two.
/// - Throws: `QuasiRandomFailure` if there is no such cube, fewer than one point or than two
///   replications; and what `f` throws.
public func quasiMonteCarlo(
  dimension: Int, points: Int, replications: Int = 16, _ generator: inout SeededGenerator,
  _ f: ([Double]) throws -> Double
) throws -> Estimate {
  guard points > 0, replications > 1 else {
    throw QuasiRandomFailure.tooFew(points: points, replications: replications)
  }
  var means: [Double] = []
  for _ in 0..<replications {
    let sequence = try SobolSequence(dimension: dimension, scrambledBy: &generator)
    var sum = 0.0
    for point in sequence.prefix(points) { sum += try f(point) }
    means.append(sum / Double(points))
  }
  return Estimate(of: means)
}
