/// The memory and the loops of a network's passes forward and backward, 32 samples at a time, which
/// fit into a processor's nearest cache. It is made once; a pass allocates nothing.
struct NetworkPass {
  /// The most lanes of samples in a pass.
  static let width = 2
  static let samples = width * Lanes.scalarCount

  /// The values of all units of all layers: unit by unit, `width` lanes each.
  private var values: [Lanes]
  /// The derivatives of the loss with respect to the sums that the units apply their activation to.
  private var slopes: [Lanes]

  /// `nil` for a network that is not usable.
  init?(_ network: Network) {
    guard network.isUsable else { return nil }
    let units = network.layers.reduce(0, +)
    values = Array(repeating: .zero, count: units * Self.width)
    slopes = values
  }

  mutating func outputs(of network: Network, _ inputs: [Double]) -> [Double] {
    let (inputWidth, outputWidth) = (network.layers[0], network.layers[network.layers.count - 1])
    let whole = inputs.count / inputWidth
    var outputs: [Double] = []
    outputs.reserveCapacity((whole + 1) * outputWidth)
    for first in stride(from: 0, to: whole, by: Self.samples) {
      let count = min(Self.samples, whole - first)
      forward(network, inputs, first: first, count: count)
      let start = (network.layers.reduce(0, +) - outputWidth) * Self.width
      for sample in 0..<count {
        let (lane, place) = sample.quotientAndRemainder(dividingBy: Lanes.scalarCount)
        for unit in 0..<outputWidth {
          outputs.append(values[start + unit * Self.width + lane][place])
        }
      }
    }
    if whole * inputWidth < inputs.count {
      outputs += Array(repeating: .nan, count: outputWidth)
    }
    return outputs
  }

  /// Adds the gradient of Σ scale ‖network(input) − target‖² over `count` samples from `first` on,
  /// and returns Σ ‖network(input) − target‖².
  mutating func addGradient(
    of network: Network, inputs: [Double], targets: [Double], first: Int, count: Int,
    scale: Double, to gradient: inout [Double]
  ) -> Double {
    forward(network, inputs, first: first, count: count)
    let lanes = Self.lanes(count)
    var unit = network.layers.reduce(0, +) - network.layers[network.layers.count - 1]
    let loss = compare(
      targets, first: first, count: count, unit: unit,
      outputs: network.layers[network.layers.count - 1], scale: scale)
    var parameter = network.parameters.count
    values.withUnsafeBufferPointer { values in
      slopes.withUnsafeMutableBufferPointer { slopes in
        network.parameters.withUnsafeBufferPointer { parameters in
          gradient.withUnsafeMutableBufferPointer { gradient in
            for layer in stride(from: network.layers.count - 1, to: 0, by: -1) {
              let (before, after) = (network.layers[layer - 1], network.layers[layer])
              parameter -= (before + 1) * after
              addProducts(
                slopes.baseAddress! + unit * Self.width, after,
                values.baseAddress! + (unit - before) * Self.width, before, lanes,
                to: gradient.baseAddress! + parameter)
              unit -= before
              guard layer > 1 else { break }
              pullBack(
                slopes.baseAddress! + (unit + before) * Self.width, after,
                parameters.baseAddress! + parameter, lanes, network.activation,
                values: values.baseAddress! + unit * Self.width,
                to: slopes.baseAddress! + unit * Self.width, before)
            }
          }
        }
      }
    }
    return loss
  }

  private static func lanes(_ samples: Int) -> Int {
    (samples + Lanes.scalarCount - 1) / Lanes.scalarCount
  }

  /// Computes the values of all layers for `count` samples from `first` on.
  private mutating func forward(_ network: Network, _ inputs: [Double], first: Int, count: Int) {
    let (width, lanes) = (network.layers[0], Self.lanes(count))
    // Places without a sample keep the numbers of an earlier pass; their slopes are zero.
    for sample in 0..<count {
      let (lane, place) = sample.quotientAndRemainder(dividingBy: Lanes.scalarCount)
      for unit in 0..<width {
        values[unit * Self.width + lane][place] = inputs[(first + sample) * width + unit]
      }
    }
    values.withUnsafeMutableBufferPointer { values in
      network.parameters.withUnsafeBufferPointer { parameters in
        var (x, parameter) = (values.baseAddress!, parameters.baseAddress!)
        for layer in 1..<network.layers.count {
          let (before, after) = (network.layers[layer - 1], network.layers[layer])
          let y = x + before * Self.width
          let isLast = layer == network.layers.count - 1
          pushForward(
            x, before, parameter, lanes, isLast ? .identity : network.activation, to: y, after)
          x = y
          parameter += (before + 1) * after
        }
      }
    }
  }

  /// Sets the slopes of the output layer, and returns the sum of the squared distances.
  private mutating func compare(
    _ targets: [Double], first: Int, count: Int, unit start: Int, outputs: Int, scale: Double
  ) -> Double {
    for index in 0..<outputs * Self.width { slopes[start * Self.width + index] = .zero }
    var loss = 0.0
    for sample in 0..<count {
      let (lane, place) = sample.quotientAndRemainder(dividingBy: Lanes.scalarCount)
      for unit in 0..<outputs {
        let index = (start + unit) * Self.width + lane
        let distance = values[index][place] - targets[(first + sample) * outputs + unit]
        loss += distance * distance
        slopes[index][place] = 2 * scale * distance
      }
    }
    return loss
  }
}
