/// The optimiser Adam, with the correction of the moments' bias: algorithm 1 of Kingma and Ba,
/// "Adam: a method for stochastic optimization", ICLR 2015.
///
/// It moves each parameter by about the learning rate, whatever the size of the gradient: by the
/// mean of the past gradients over the root of the mean of their squares, both with exponentially
/// fading weights.
public struct Adam: Sendable, Hashable {
  /// How much of the mean gradient a step keeps, in [0, 1).
  public let meanDecay: Double
  /// How much of the mean square gradient a step keeps, in [0, 1).
  public let squareDecay: Double
  /// What keeps the quotient finite where the gradient vanishes.
  public let epsilon: Double

  private var mean: [Double]
  private var square: [Double]
  /// The decays to the power of the number of steps so far.
  private var (meanPower, squarePower) = (1.0, 1.0)

  /// An optimiser of so many parameters that has not made a step; of none if the count is negative.
  /// The defaults are those of the paper: β₁, β₂ and ε.
  public init(
    count: Int, meanDecay: Double = 0.9, squareDecay: Double = 0.999, epsilon: Double = 1e-8
  ) {
    self.meanDecay = meanDecay
    self.squareDecay = squareDecay
    self.epsilon = epsilon
    mean = Array(repeating: 0, count: max(count, 0))
    square = mean
  }

  /// One step down the gradient.
  /// - Returns: `false`, with nothing changed, if the parameters or the gradient are not as many as
  ///   the optimiser was made for.
  @discardableResult
  public mutating func step(
    _ parameters: inout [Double], gradient: [Double], learningRate: Double
  ) -> Bool {
    guard parameters.count == mean.count, gradient.count == mean.count else { return false }
    meanPower *= meanDecay
    squarePower *= squareDecay
    for k in parameters.indices {
      let g = gradient[k]
      mean[k] = meanDecay * mean[k] + (1 - meanDecay) * g
      square[k] = squareDecay * square[k] + (1 - squareDecay) * g * g
      let correctedMean = mean[k] / (1 - meanPower)
      let correctedSquare = square[k] / (1 - squarePower)
      parameters[k] -= learningRate * correctedMean / (correctedSquare.squareRoot() + epsilon)
    }
    return true
  }
}
