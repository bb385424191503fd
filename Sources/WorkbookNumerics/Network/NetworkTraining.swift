extension Network {
  /// Fits a network with one input and one output to examples that are drawn afresh for each step.
  ///
  ///     network.train(steps: 4000, batch: 256, learningRate: 0.001, using: &generator) { generator in
  ///       let x = generator.normal()
  ///       return (input: x + generator.normal(), target: x)
  ///     }
  ///
  /// The same as the training by batches below; a network with more inputs or outputs is left as it
  /// is, and the record is a single NaN.
  @discardableResult
  public mutating func train(
    steps: Int, batch: Int, learningRate: LearningRate, using generator: inout SeededGenerator,
    drawing example: (inout SeededGenerator) throws -> (input: Double, target: Double)
  ) rethrows -> [Double] {
    guard layers.first == 1, layers.last == 1 else { return [.nan] }
    return try train(
      steps: steps, batch: batch, learningRate: learningRate, using: &generator
    ) { generator, inputs, targets in
      for index in inputs.indices { (inputs[index], targets[index]) = try example(&generator) }
    }
  }

  /// Fits the network to examples: in each step, Adam moves the parameters down the gradient of the
  /// mean squared distance over a fresh batch. A second call begins with a new optimiser.
  /// - Parameters:
  ///   - batch: The number of examples in a step; they may have up to 2²⁸ numbers in all.
  ///   - fill: Overwrites the inputs and the targets of a step, one example after the other. The lists
  ///     keep their numbers and must keep their sizes.
  /// - Returns: The mean squared distance of each step's batch, before the step. One that is not finite
  ///   is the last: the training ends there without that step. So it does, with NaN, if the network is
  ///   not usable, the batch too large or `fill` changed a size. Without steps or examples there is nothing to do.
  @discardableResult
  public mutating func train(
    steps: Int, batch: Int, learningRate: LearningRate, using generator: inout SeededGenerator,
    filling fill: (
      _ generator: inout SeededGenerator, _ inputs: inout [Double], _ targets: inout [Double]
    ) throws -> Void
  ) rethrows -> [Double] {
    guard steps > 0, batch > 0 else { return [] }
    guard var pass = NetworkPass(self),
      batch <= (1 << 28) / (layers[0] + layers[layers.count - 1])
    else { return [.nan] }
    var adam = Adam(count: parameters.count)
    var gradient = Array(repeating: 0.0, count: parameters.count)
    var inputs = Array(repeating: 0.0, count: batch * layers[0])
    var targets = Array(repeating: 0.0, count: batch * layers[layers.count - 1])
    var losses: [Double] = []
    for step in 0..<steps {
      try fill(&generator, &inputs, &targets)
      // A changed size could still make whole examples, of another number.
      let loss =
        inputs.count == batch * layers[0]
        ? pass.gradient(of: self, inputs: inputs, targets: targets, into: &gradient) : .nan
      losses.append(loss)
      guard loss.isFinite else { break }
      adam.step(
        &parameters, gradient: gradient,
        learningRate: learningRate.rate(atStep: step, of: steps))
    }
    return losses
  }
}
