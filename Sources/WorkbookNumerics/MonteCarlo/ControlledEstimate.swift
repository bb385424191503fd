/// An estimate whose number of samples was chosen for a standard error.
public struct ControlledEstimate: Sendable, Hashable {
  public let estimate: Estimate
  public let samples: Int
  /// The standard error that was asked for.
  public let goal: Double

  public init(estimate: Estimate, samples: Int, goal: Double) {
    self.estimate = estimate
    self.samples = samples
    self.goal = goal
  }

  /// Whether the standard error is at most the goal. Never true if a sample was NaN.
  public var meetsGoal: Bool { estimate.standardError <= goal }
}

extension ControlledEstimate: CustomStringConvertible {
  /// `0.4987 ± 0.0016 from 100000 samples`, with what was not reached.
  public var description: String {
    "\(estimate) from \(samples) samples"
      + (meetsGoal ? "" : ", short of the goal \(shortest(goal, digits: 2))")
  }
}

/// The mean of independent samples of `draw`, from as many of them as its standard error needs.
///
///     let area = estimate(to: 1e-3, atMost: 1_000_000, &generator) { generator in
///       hypot(generator.uniform(), generator.uniform()) < 1 ? 4 : 0
///     }
///
/// After `pilot` samples, and again after each further part, the number that the goal needs is
/// estimated from the variance so far, and a little more is drawn, at most ten times what there is.
/// Stopping at a small variance makes the result's error a trifle larger than it says, of the order
/// of 1/pilot (Y. Chow, H. Robbins, "On the asymptotic theory of fixed-width sequential confidence
/// intervals", Ann. Math. Statist. 36, 1965). Samples that were all equal say nothing of their
/// variance, as in the case of a rare event: then all that are allowed are drawn, and if still none
/// differs the standard error is zero.
///
/// A sample may be the mean of f(z) and f(−z), where it falls in one and rises in the other: such
/// antithetic pairs have a smaller variance. For control variates see
/// `Estimate.init(of:controls:mean:)`.
/// - Parameters:
///   - standardError: The goal; below zero or NaN it is never met.
///   - limit: The most samples; for fewer than two the estimate has no standard error.
///   - pilot: The samples drawn before the first look.
@inlinable
public func estimate(
  to standardError: Double, atMost limit: Int, pilot: Int = 1000,
  _ generator: inout SeededGenerator, _ draw: (inout SeededGenerator) throws -> Double
) rethrows -> ControlledEstimate {
  var moments = Moments()
  var target = min(max(pilot, 2), limit)
  while true {
    for _ in stride(from: Int(moments.count), to: target, by: 1) {
      moments.add(try draw(&generator))
    }
    let found = Estimate(moments)
    guard let next = moments.samples(for: standardError, limit: limit) else {
      return ControlledEstimate(estimate: found, samples: Int(moments.count), goal: standardError)
    }
    target = next
  }
}

extension Moments {
  /// How many samples to have next, more than there are; `nil` if there is no reason for more.
  @usableFromInline
  func samples(for goal: Double, limit: Int) -> Int? {
    let have = Int(count)
    guard have < limit, mean.isFinite else { return nil }
    let factor = variance / count / (goal * goal)
    if variance > 0, goal > 0, factor <= 1 { return nil }
    let wanted = variance > 0 && goal > 0 ? 1.05 * factor * count : 10 * count
    // Compared as numbers: the count may be more than an `Int` holds.
    let next = min(max(wanted, count + 1), 10 * count, Double(limit))
    return min(max(Int(next), have + 1), limit)
  }
}
