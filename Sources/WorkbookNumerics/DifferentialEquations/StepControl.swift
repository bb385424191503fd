/// The choice of the next step from the error of the last one, as DOPRI5 makes it: a controller with
/// a memory of one step (Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations II",
/// section IV.2) with β = 0.04, safety factor 0.9, and factors between 1/5 and 10.
@usableFromInline
struct StepControl {
  private let relativeTolerance: Double
  private let absoluteTolerance: Double
  private var previousError = 1e-4
  /// After a rejected step the next one must not grow.
  @usableFromInline var wasRejected = false

  @usableFromInline
  init(
    relativeTolerance: Double, absoluteTolerance: Double
  ) throws(DifferentialEquationFailure) {
    guard relativeTolerance >= 0, absoluteTolerance >= 0, relativeTolerance.isFinite,
      absoluteTolerance.isFinite, relativeTolerance > 0 || absoluteTolerance > 0
    else { throw .invalid("the tolerances of a differential equation must be above zero") }
    // Below rounding no error can be controlled.
    self.relativeTolerance = relativeTolerance > 0 ? max(relativeTolerance, 10 * .ulpOfOne) : 0
    self.absoluteTolerance = absoluteTolerance
  }

  private func scale(_ size: Double) -> Double {
    max(absoluteTolerance + relativeTolerance * size, .leastNormalMagnitude)
  }

  /// The root mean square of the error over what is allowed; at most 1 where the step is good.
  @usableFromInline
  func size(of error: [Double], _ y: [Double], _ next: [Double]) -> Double {
    norm(error, y.indices.map { max(abs(y[$0]), abs(next[$0])) })
  }

  /// By what the step is to be multiplied, after an error of this size.
  @usableFromInline
  mutating func factor(_ error: Double) -> Double {
    guard error.isFinite else {
      wasRejected = true
      return 0.2
    }
    let plain = pow(error, 0.2 - 0.75 * 0.04)
    guard error <= 1 else {
      wasRejected = true
      return max(0.2, 0.9 / plain)
    }
    let steady = 0.9 * pow(previousError, 0.04) / max(plain, 1e-10)
    let factor = min(wasRejected ? 1 : 10, max(0.2, steady))
    previousError = max(error, 1e-4)
    wasRejected = false
    return factor
  }

  /// A step in which an explicit Euler step changes the state by a hundredth of its size.
  @usableFromInline
  func firstGuess(_ y: [Double], _ slope: [Double], span: Double) -> Double {
    let size = norm(y, y.map { abs($0) })
    let speed = norm(slope, y.map { abs($0) })
    let guess = size < 1e-5 || speed < 1e-5 ? 1e-6 : 0.01 * size / speed
    let least = min(guess, abs(span))
    return span < 0 ? -least : least
  }

  /// The first step, with the second derivative too, seen a guessed step ahead.
  @usableFromInline
  func firstStep(
    _ guess: Double, _ y: [Double], _ slope: [Double], ahead: [Double]?, span: Double
  ) -> Double {
    guard let ahead else { return guess }
    let magnitudes = y.map { abs($0) }
    let bend = norm(zip(ahead, slope).map { $0 - $1 }, magnitudes) / abs(guess)
    let most = max(bend, norm(slope, magnitudes))
    let step = most <= 1e-15 ? max(1e-6, abs(guess) * 1e-3) : pow(0.01 / most, 0.2)
    let length = min(100 * abs(guess), step, abs(span))
    return span < 0 ? -length : length
  }

  private func norm(_ values: [Double], _ magnitudes: [Double]) -> Double {
    var sum = 0.0
    for (value, magnitude) in zip(values, magnitudes) {
      let ratio = value / scale(magnitude)
      sum += ratio * ratio
    }
    return (sum / Double(max(values.count, 1))).squareRoot()
  }
}
