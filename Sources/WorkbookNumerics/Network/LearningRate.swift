/// How far an optimiser moves in each of its steps. A plain number is a constant rate.
public enum LearningRate: Sendable, Hashable, ExpressibleByFloatLiteral {
  case constant(Double)
  /// Half a wave of the cosine from the rate of the first step down to that of the last: equation 5
  /// of Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017,
  /// without restarts. The large steps get there, the small ones average the noise out.
  case cosine(from: Double, to: Double)

  public init(floatLiteral value: Double) { self = .constant(value) }

  /// The rate of a step, counted from 0; steps beyond the first and the last have their rates.
  public func rate(atStep step: Int, of steps: Int) -> Double {
    switch self {
    case .constant(let rate): return rate
    case .cosine(let first, let last):
      guard step > 0, steps > 1 else { return first }
      guard step < steps - 1 else { return last }
      let t = Double(step) / Double(steps - 1)
      return last + (first - last) * 0.5 * (1 + reproducibleCosine(halfTurns: t))
    }
  }
}

/// cos πt for t in [0, 1], the same on every platform, to about 2·10⁻¹⁶: the sine's Taylor series
/// to the 21st power, about the zero at t = ½.
private func reproducibleCosine(halfTurns t: Double) -> Double {
  let x = Double.pi * (0.5 - t)
  let x2 = x * x
  var series = 1.0
  for n in stride(from: 20.0, through: 2, by: -2) { series = 1 - series * x2 / (n * (n + 1)) }
  return x * series
}
