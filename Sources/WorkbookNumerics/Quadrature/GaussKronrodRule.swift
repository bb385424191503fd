/// The 10-point Gauss rule and its 21-point Kronrod extension on one interval.
///
/// Nodes, weights and the error estimate are those of `qk21` in QUADPACK (Piessens, de
/// Doncker-Kapenga, Überhuber, Kahaner 1983). The Kronrod rule is exact for polynomials up to
/// degree 31, the Gauss rule up to 19; they differ by far more than the better one is off, which the
/// power 3/2 in the estimate takes into account.
@usableFromInline
enum GaussKronrodRule {
  /// Nodes in (0, 1), outermost first; those at odd places belong to the Gauss rule too.
  @usableFromInline static let nodes: [Double] = [
    0.995657163025808080735527280689003, 0.973906528517171720077964012084452,
    0.930157491355708226001207180059508, 0.865063366688984510732096688423493,
    0.780817726586416897063717578345042, 0.679409568299024406234327365114874,
    0.562757134668604683339000099272694, 0.433395394129247190799265943165784,
    0.294392862701460198131126603103866, 0.148874338981631210884826001129720,
  ]

  @usableFromInline static let kronrodWeights: [Double] = [
    0.011694638867371874278064396062192, 0.032558162307964727478818972459390,
    0.054755896574351996031381300244580, 0.075039674810919952767043140916190,
    0.093125454583697605535065465083366, 0.109387158802297641899210590325805,
    0.123491976262065851077958109831074, 0.134709217311473325928054001771707,
    0.142775938577060080797094273138717, 0.147739104901338491374841515972068,
  ]
  @usableFromInline static let centreWeight = 0.149445554002916905664936468389821

  @usableFromInline static let gaussWeights: [Double] = [
    0.066671344308688137593568809893332, 0.149451349150580593145776339657697,
    0.219086362515982043995534934228163, 0.269266719309996355091226921569469,
    0.295524224714752870173892994651338,
  ]

  @usableFromInline static let evaluations = 21

  /// What the two rules say about one interval.
  @usableFromInline
  struct Outcome: Sendable {
    @usableFromInline var value: Double
    @usableFromInline var errorEstimate: Double
    /// The integral of the integrand's magnitude, the scale of rounding errors.
    @usableFromInline var magnitude: Double

    @inlinable
    init(value: Double, errorEstimate: Double, magnitude: Double) {
      self.value = value
      self.errorEstimate = errorEstimate
      self.magnitude = magnitude
    }
  }

  @inlinable
  static func apply(
    _ low: Double, _ high: Double, _ f: (Double) throws -> Double
  ) rethrows -> Outcome {
    let centre = 0.5 * (low + high)
    let half = 0.5 * (high - low)
    let (nodes, weights, gaussWeights) = (Self.nodes, Self.kronrodWeights, Self.gaussWeights)

    let atCentre = try f(centre)
    var gauss = 0.0
    var kronrod = centreWeight * atCentre
    var magnitude = centreWeight * abs(atCentre)
    // The mean over the interval is known only at the end; the values wait for it.
    var values = [Double](repeating: 0, count: 20)
    for index in 0..<10 {
      let offset = half * nodes[index]
      let left = try f(centre - offset)
      let right = try f(centre + offset)
      values[2 * index] = left
      values[2 * index + 1] = right
      kronrod += weights[index] * (left + right)
      magnitude += weights[index] * (abs(left) + abs(right))
      if index % 2 == 1 { gauss += gaussWeights[index / 2] * (left + right) }
    }
    let mean = 0.5 * kronrod
    var deviation = centreWeight * abs(atCentre - mean)
    for index in 0..<20 { deviation += weights[index / 2] * abs(values[index] - mean) }
    return outcome(
      kronrod: kronrod, gauss: gauss, magnitude: magnitude, deviation: deviation, half: half)
  }

  @usableFromInline
  static func outcome(
    kronrod: Double, gauss: Double, magnitude: Double, deviation: Double, half: Double
  ) -> Outcome {
    let value = kronrod * half
    let magnitude = magnitude * abs(half)
    let deviation = deviation * abs(half)
    var error = abs((kronrod - gauss) * half)
    if deviation != 0, error != 0 {
      let ratio = 200 * error / deviation
      error = deviation * min(1, ratio * ratio.squareRoot())
    }
    if magnitude > .leastNormalMagnitude / (50 * .ulpOfOne) {
      error = max(50 * .ulpOfOne * magnitude, error)
    }
    return Outcome(value: value, errorEstimate: error, magnitude: magnitude)
  }
}
