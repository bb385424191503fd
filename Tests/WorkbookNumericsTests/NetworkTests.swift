import Testing

@testable import WorkbookNumerics

@Suite struct NetworkTests {
  @Test func `a network of impossible layers says NaN and cannot be trained`() {
    for layers in [[], [3], [1, 0, 1], [-2, 1], [1, .max, 1], [1 << 13, 1 << 13]] {
      var generator = SeededGenerator(seed: 1)
      var network = Network(layers: layers, using: &generator)
      #expect(network.parameters.isEmpty)
      #expect(network(0.5).isNaN)
      #expect(network([0.5, 1]).allSatisfy(\.isNaN) && network([0.5, 1]).count == 2)
      let (loss, gradient) = network.gradient(inputs: [1], targets: [1])
      #expect(loss.isNaN && gradient.isEmpty)
      let record = network.train(steps: 9, batch: 4, learningRate: 0.1, using: &generator) {
        _, _, _ in
      }
      #expect(record.count == 1 && record[0].isNaN)
    }
  }

  @Test func `parameters of another number say NaN`() {
    var network = small
    network.parameters.append(1)
    #expect(network(0.5).isNaN)
    #expect(network.gradient(inputs: [1], targets: [1]).loss.isNaN)
  }

  @Test func `inputs and targets that do not fit say NaN`() {
    var generator = SeededGenerator(seed: 2)
    let network = Network(layers: [2, 3, 2], using: &generator)
    #expect(network(0.5).isNaN)
    #expect(network([]) == [])
    let outputs = network([0.1, 0.2, 0.3])
    #expect(outputs.map(\.isNaN) == [false, false, true, true])
    #expect(Array(outputs.prefix(2)) == network([0.1, 0.2]))
    let misfits: [([Double], [Double])] = [
      ([], []), ([1], [1, 2]), ([1, 2], [1]), ([1, 2, 3, 4], [1, 2]), ([1, 2], [1, 2, 3, 4]),
    ]
    for (inputs, targets) in misfits {
      let (loss, gradient) = network.gradient(inputs: inputs, targets: targets)
      #expect(loss.isNaN && gradient.isEmpty, "\(inputs) \(targets)")
    }
  }

  @Test func `training ends at the first loss that is not finite, and before its step`() {
    var (network, generator) = (small, SeededGenerator(seed: 3))
    var calls = 0
    let record = network.train(steps: 9, batch: 2, learningRate: 0.0, using: &generator) { _ in
      calls += 1
      return (1, calls > 4 ? .infinity : 0)
    }
    #expect(record.count == 3 && record[0].isFinite && record[2] == .infinity)
    #expect(network == small)
    let shrunk = network.train(steps: 9, batch: 2, learningRate: 1.0, using: &generator) {
      _, inputs, targets in (inputs, targets) = ([1], [0])
    }
    #expect(shrunk.count == 1 && shrunk[0].isNaN && network == small)
    for (steps, batch) in [(0, 5), (-1, 5), (5, 0), (5, -1)] {
      #expect(
        network.train(steps: steps, batch: batch, learningRate: 1.0, using: &generator) { _ in
          (0, 0)
        }
          == [])
    }
    let tooLarge = network.train(steps: 1, batch: .max, learningRate: 1.0, using: &generator) { _ in
      (0, 0)
    }
    #expect(tooLarge.count == 1 && tooLarge[0].isNaN && network == small)
    var wide = Network(layers: [2, 1], using: &generator)
    #expect(
      wide.train(steps: 5, batch: 1, learningRate: 1.0, using: &generator) { _ in (0, 0) }[0].isNaN)
  }

  @Test func `an error in drawing an example is thrown on`() {
    struct Exhausted: Error {}
    var (network, generator) = (small, SeededGenerator(seed: 3))
    #expect(throws: Exhausted.self) {
      try network.train(steps: 2, batch: 2, learningRate: 1.0, using: &generator) { _ in
        throw Exhausted()
      }
    }
  }

  @Test func `values, loss, gradient and training are these to the last bit, on every platform`() {
    // From an independent program in Python, whose floats are the same IEEE 754 numbers.
    let (inputs, targets) = ([-1, 0.25, 1.5], [0.5, -0.25, 1])
    #expect(small(inputs) == [-1.0240991339960708, 0.18180926973198985, 1.2039225286540065])
    #expect(inputs.map { small($0) } == small(inputs))
    let (loss, gradient) = small.gradient(inputs: inputs, targets: targets)
    #expect(loss == 0.8503072711222304)
    #expect(
      gradient == [
        0.7716184535157681, -1.0656220956681657, -0.3697366474004534, 0.3538415648686137,
        0.7340781617135883, -0.5686395794283783, -0.5922448904067164,
      ])
    var (network, generator) = (small, SeededGenerator(seed: 3))
    let record = network.train(steps: 5, batch: 3, learningRate: 0.1, using: &generator) {
      ($1, $2) = (inputs, targets)
    }
    #expect(
      record == [
        0.8503072711222304, 0.4999699850640771, 0.3320966829213866, 0.26956389319424334,
        0.2485755912313752,
      ])
    #expect(
      network.parameters == [
        0.2490978865674652, 0.04573551388074035, 0.39070927369094866, 0.0063395041558004465,
        0.4494429570137965, -0.6963134193642913, 0.29612965624361687,
      ])
  }

  @Test(arguments: Activation.allCases)
  func `the gradient is what central differences say, for every parameter`(
    _ activation: Activation
  ) {
    var generator = SeededGenerator(seed: 11)
    var network = Network(layers: [2, 3, 4, 2], activation: activation, using: &generator)
    for k in network.parameters.indices { network.parameters[k] += 0.1 * generator.normal() }
    // More examples than one pass holds, and not a multiple of the lanes.
    let inputs = generator.normals(2 * 37)
    let targets = generator.normals(2 * 37)
    let gradient = network.gradient(inputs: inputs, targets: targets).gradient
    #expect(gradient.count == 3 * 3 + 4 * 4 + 5 * 2)
    for k in gradient.indices {
      let h = 1e-5
      func loss(_ change: Double) -> Double {
        var moved = network
        moved.parameters[k] += change
        return moved.gradient(inputs: inputs, targets: targets).loss
      }
      #expect(abs((loss(h) - loss(-h)) / (2 * h) - gradient[k]) < 1e-8, "parameter \(k)")
    }
  }

  @Test func `the first weights are within their bounds, and the biases zero`() {
    var generator = SeededGenerator(seed: 12)
    let network = Network(layers: [20, 30, 1], using: &generator)
    let weights = network.parameters[..<600]
    let bound = (6 / 50.0).squareRoot()
    #expect(weights.allSatisfy { abs($0) < bound } && weights.map(abs).max()! > 0.98 * bound)
    #expect(abs(weights.reduce(0, +)) < 4 * bound * (600 / 3.0).squareRoot())
    #expect(network.parameters[600..<630].allSatisfy { $0 == 0 })
    #expect(network.parameters.count == 661)
    let relu = Network(layers: [50, 40, 1], activation: .relu, using: &generator).parameters[
      ..<2000]
    let variance = relu.reduce(0) { $0 + $1 * $1 } / 2000
    #expect(abs(variance / (2 / 50.0) - 1) < 4 * (2 / 2000.0).squareRoot())
  }

  @Test func `a network without activation learns the line of least squares`() {
    var generator = SeededGenerator(seed: 13)
    var line = Network(layers: [1, 1], activation: .identity, using: &generator)
    // Anscombe's first set: y = 3.0001 + 0.5001 x, with residuals of mean square 13.7627/11.
    let x: [Double] = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5].map { $0 - 9 }
    let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
    let record = line.train(
      steps: 800, batch: 11, learningRate: .cosine(from: 0.2, to: 1e-4), using: &generator
    ) { ($1, $2) = (x, y) }
    #expect(abs(line.parameters[0] - 0.50009) < 1e-4)
    #expect(abs(line.parameters[1] - (3.00009 + 9 * 0.50009)) < 1e-4)
    #expect(abs(record.last! - 13.76269 / 11) < 1e-5)
  }

  @Test(arguments: [Activation.tanh, .relu])
  func `training brings a regression's loss below a thousandth`(_ activation: Activation) {
    var generator = SeededGenerator(seed: 14)
    var network = Network(layers: [1, 10, 1], activation: activation, using: &generator)
    let record = network.train(
      steps: 600, batch: 32, learningRate: .cosine(from: 0.05, to: 1e-4), using: &generator
    ) { generator in
      let x = generator.uniform(in: -1...1)
      return (x, x * x)
    }
    #expect(record.count == 600 && record[0] > 0.05)
    #expect(record.suffix(20).allSatisfy { $0 < 1e-3 })
    #expect(linspace(-1, 1, 21).allSatisfy { abs(network($0) - $0 * $0) < 0.1 })
  }

  @Test func `the same seed gives the same weights, another seed others`() {
    func trained(_ seed: UInt64) -> Network {
      var generator = SeededGenerator(seed: seed)
      var network = Network(layers: [1, 4, 1], using: &generator)
      network.train(steps: 20, batch: 20, learningRate: 0.01, using: &generator) { generator in
        let x = generator.normal()
        return (x + generator.normal(), x)
      }
      return network
    }
    #expect(trained(5) == trained(5))
    #expect(trained(5) != trained(6))
  }

  @Test func `the lanes' hyperbolic tangent is right to a few units in the last place`() {
    let edges: [Double] = [0, -0.0, 20, 21, 1e300, .infinity, 1e-300, 5e-324]
    for x in linspace(-22, 22, 1001) + linspace(-1e-3, 1e-3, 101) + edges {
      let y = reproducibleTanh(Lanes(repeating: x))[7]
      #expect(abs(y - tanh(x)) <= 3 * tanh(x).ulp, "\(x)")
    }
    #expect(reproducibleTanh(Lanes(repeating: .nan))[0].isNaN)
    #expect(reproducibleTanh(Lanes(repeating: -.infinity))[15] == -1)
  }
}

/// Layers of 1, 2 and 1 units.
private let small: Network = {
  var generator = SeededGenerator(seed: 0)
  var network = Network(layers: [1, 2, 1], using: &generator)
  network.parameters = [0.7, -0.4, 0.1, 0.2, 0.9, -1.1, 0.05]
  return network
}()
