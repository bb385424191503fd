/// A dense neural network: layers of units, each an activation of a weighted sum of all units of the
/// layer before. The output layer has no activation.
///
///     var network = Network(layers: [1, 32, 32, 1], activation: .tanh, using: &generator)
///     let y = network(0.5)
///
/// Its results are the same to the last bit on every platform. A network of impossible layers can
/// be made, but all that it says is NaN.
public struct Network: Sendable, Hashable {
  /// The number of units of each layer, from the input to the output.
  public let layers: [Int]
  public let activation: Activation
  /// All weights and biases. Layer by layer: the weights, row by row, a row for each unit of the
  /// layer with one number for each unit of the layer before; then the biases of the layer.
  /// If their number is changed, the network says NaN.
  public var parameters: [Double]

  /// A network with random weights and biases of zero.
  ///
  /// The weights are uniform on ±√(6/(units before + units after)): equation 16 of Glorot and
  /// Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS
  /// 2010. For `.relu` they are normal with variance 2/(units before): He, Zhang, Ren, Sun, "Delving
  /// deep into rectifiers", ICCV 2015.
  /// - Parameter layers: At least two positive numbers, with up to 2²⁴ parameters in all. Of any
  ///   other layers a network without parameters is made.
  public init(
    layers: [Int], activation: Activation = .tanh, using generator: inout SeededGenerator
  ) {
    self.layers = layers
    self.activation = activation
    parameters = []
    guard let count = Network.parameterCount(layers) else { return }
    parameters.reserveCapacity(count)
    for (before, after) in zip(layers, layers.dropFirst()) {
      let bound = (6 / Double(before + after)).squareRoot()
      let deviation = (2 / Double(before)).squareRoot()
      for _ in 0..<before * after {
        parameters.append(
          activation == .relu
            ? deviation * generator.normal() : generator.uniform(in: -bound...bound))
      }
      parameters += Array(repeating: 0, count: after)
    }
  }

  /// The output for one number; NaN unless the network has one input and one output.
  public func callAsFunction(_ input: Double) -> Double {
    layers.first == 1 && layers.last == 1 ? self([input])[0] : .nan
  }

  /// The outputs for many inputs at once.
  /// - Parameter inputs: One input after the other, each of as many numbers as the first layer has
  ///   units. For a network with one input that is simply a list of numbers.
  /// - Returns: One output after the other, each of as many numbers as the last layer has units. The
  ///   output of an input that is cut off is NaN.
  public func callAsFunction(_ inputs: [Double]) -> [Double] {
    guard var pass = NetworkPass(self) else { return inputs.map { _ in .nan } }
    return pass.outputs(of: self, inputs)
  }

  /// Whether the layers are possible and there are as many parameters as they need.
  var isUsable: Bool { Network.parameterCount(layers) == parameters.count }

  /// The number of weights and biases, or `nil` for impossible layers.
  static func parameterCount(_ layers: [Int]) -> Int? {
    guard layers.count >= 2, layers.allSatisfy({ 0 < $0 && $0 <= 1 << 24 }) else { return nil }
    var count = 0
    for (before, after) in zip(layers, layers.dropFirst()) {
      count += (before + 1) * after
      guard count <= 1 << 24 else { return nil }
    }
    return count
  }
}
