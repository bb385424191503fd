/// A place where a function has a minimum.
public struct Minimum: Sendable, Hashable {
  public let point: [Double]
  public let value: Double
  public let iterations: Int
  /// How often the function was called.
  public let evaluations: Int

  public init(point: [Double], value: Double, iterations: Int, evaluations: Int) {
    self.point = point
    self.value = value
    self.iterations = iterations
    self.evaluations = evaluations
  }
}

/// Why no minimum was found.
public enum MinimizationFailure: Error, Hashable, CustomStringConvertible {
  /// The function still fell when the iterations were used up; `value` is the best one so far.
  case notConverged(value: Double, iterations: Int)
  /// The function was NaN or infinite at the start.
  case notFinite(at: [Double])

  public var description: String {
    switch self {
    case .notConverged(let value, let iterations):
      "no minimum after \(iterations) iterations; the best value is \(shortest(value))"
    case .notFinite(let point):
      "the function is not a finite number at the start "
        + "(\(point.map { shortest($0) }.joined(separator: ", ")))"
    }
  }
}

/// A local minimum of `f` near `start`, by the simplex method of Nelder and Mead ("A simplex method
/// for function minimization", Computer Journal 7, 1965), with the parameters that Gao and Han adapt
/// to the dimension ("Implementing the Nelder–Mead simplex algorithm with adaptive parameters",
/// Comput. Optim. Appl. 51, 2012). It needs no derivatives and suits up to about ten variables.
///
/// After it has converged it starts once more from where it ended, which frees a collapsed simplex.
/// A function that is NaN or infinite outside of its domain is never entered there.
/// - Parameter tolerance: The spread of the simplex, relative to the size of the point (or 1), and
///   of its values, relative to their size, at which to stop. The point is known to about the square
///   root of the values' accuracy at best.
/// - Throws: `MinimizationFailure`, and whatever `f` throws.
@inlinable
public func minimize(
  _ f: ([Double]) throws -> Double, from start: [Double], tolerance: Double = 1e-10,
  maximumIterations: Int = 20_000
) throws -> Minimum {
  var simplex = Simplex(around: start, step: 0.1)
  guard try f(start).isFinite else { throw MinimizationFailure.notFinite(at: start) }
  var iterations = 0
  for pass in 0..<2 {
    if pass == 1 { simplex = Simplex(around: simplex.best, step: 1e-3, after: simplex) }
    try simplex.evaluate(f)
    while !simplex.isSmall(tolerance) {
      guard iterations < maximumIterations else {
        throw MinimizationFailure.notConverged(value: simplex.bestValue, iterations: iterations)
      }
      iterations += 1
      try simplex.move(f)
    }
  }
  return Minimum(
    point: simplex.best, value: simplex.bestValue, iterations: iterations,
    evaluations: simplex.evaluations + 1)
}
