extension Network {
  /// The mean over all examples of the squared distance ‖network(input) − target‖², and its gradient
  /// with respect to the parameters, in their order, by backpropagation (Rumelhart, Hinton, Williams,
  /// "Learning representations by back-propagating errors", Nature 323, 1986).
  /// - Parameters:
  ///   - inputs: One input after the other, as many numbers each as the first layer has units.
  ///   - targets: The wanted outputs, as many numbers each as the last layer has units.
  /// - Returns: NaN and an empty gradient if there is no example, if the two lists do not have the
  ///   same number of whole examples, or if the network is not usable.
  public func gradient(
    inputs: [Double], targets: [Double]
  ) -> (loss: Double, gradient: [Double]) {
    guard var pass = NetworkPass(self) else { return (.nan, []) }
    var gradient = Array(repeating: 0.0, count: parameters.count)
    let loss = pass.gradient(of: self, inputs: inputs, targets: targets, into: &gradient)
    return (loss, loss.isNaN ? [] : gradient)
  }
}

extension NetworkPass {
  /// Sets the gradient and returns the loss; NaN if the sizes do not fit.
  mutating func gradient(
    of network: Network, inputs: [Double], targets: [Double], into gradient: inout [Double]
  ) -> Double {
    let examples = inputs.count / network.layers[0]
    guard examples > 0, inputs.count == examples * network.layers[0],
      targets.count == examples * network.layers[network.layers.count - 1]
    else { return .nan }
    for k in gradient.indices { gradient[k] = 0 }
    var loss = 0.0
    for first in stride(from: 0, to: examples, by: NetworkPass.samples) {
      loss += addGradient(
        of: network, inputs: inputs, targets: targets, first: first,
        count: min(NetworkPass.samples, examples - first), scale: 1 / Double(examples),
        to: &gradient)
    }
    return loss / Double(examples)
  }
}
