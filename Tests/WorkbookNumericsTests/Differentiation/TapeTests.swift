import Testing
import WorkbookNumerics

@Suite struct TapeTests {
  @Test func `variables of two tapes do not pass for one computation`() {
    let (first, second) = (Tape(), Tape())
    let (x, y) = (first.variable(2), second.variable(3))
    let product = x * y
    #expect(product.value.isNaN)
    #expect(throws: DifferentiationFailure.mixedTapes) { try first.gradients(of: product) }
    #expect(throws: DifferentiationFailure.mixedTapes) { try second.gradients(of: y) }
    #expect(throws: DifferentiationFailure.mixedTapes) {
      try Tape.gradient(at: [1]) { $0[0] + Tape().variable(1) }
    }
    #expect(throws: DifferentiationFailure.outputOfAnotherTape) {
      try Tape().gradients(of: Tape().variable(1))
    }
  }

  @Test func `what is not on the tape has no derivative, what is not used has none but zero`()
    throws
  {
    let tape = Tape()
    let (x, unused) = (tape.variable(0), tape.variable(5))
    _ = log(x)
    let y = 3 * x
    let gradients = try tape.gradients(of: y)
    #expect(gradients[x] == 3 && gradients[unused] == 0 && gradients[y] == 1)
    #expect(gradients[Variable(1)].isNaN && gradients[Tape().variable(1)].isNaN)
    #expect(gradients[y + x].isNaN)
    #expect(try tape.gradients(of: 7)[x] == 0)
  }

  @Test func `a singular slope is not hidden by a zero`() throws {
    #expect(try Tape.gradient(at: [0]) { sqrt($0[0]) * sqrt($0[0]) }[0].isNaN)
    #expect(try Tape.gradient(at: [-1]) { log($0[0]) }[0].isNaN)
    #expect(try Tape.gradient(at: [0]) { abs($0[0]) }[0].isNaN)
    #expect(try Tape.gradient(at: [0]) { $0[0] == 0 ? 1 : expm1($0[0]) / $0[0] }[0].isNaN)
  }

  @Test func `the tape shows the graph and its local slopes`() throws {
    let tape = Tape()
    let (x, y) = (tape.variable(2), tape.variable(3))
    let z = x * y + 1
    #expect(tape.nodes.map(\.value) == [2, 3, 6, 7])
    #expect(tape.nodes[0].inputs.isEmpty && tape.nodes[2].inputs.map(\.node) == [0, 1])
    #expect(tape.nodes[2].inputs.map(\.slope) == [3, 2])
    #expect(z.index == 3)
    #expect(try tape.gradients(of: z).adjoints == [3, 2, 1, 1])
  }

  @Test func `a number that is used twice collects both derivatives`() throws {
    let gradient = try Tape.gradient(at: [3, 2]) { x in x[0] * x[0] / x[1] - x[0] + (-x[1]) }
    #expect(gradient == [2, -3.25])
  }

  /// Random graphs of twelve nodes, each a nonlinear function of a weighted sum of earlier ones.
  func output<T: Scalar>(_ sources: [T], seed: UInt64) -> T {
    var generator = SeededGenerator(seed: seed)
    var nodes = sources
    while nodes.count < 12 {
      var sum: T = 0.1
      for node in nodes where generator.uniform() < 0.4 { sum += T(generator.normal()) * node }
      nodes.append(tanh(sum) + 0.1 * sum * sum)
    }
    return nodes[9] * nodes[10] + nodes[11]
  }

  @Test func `forward and reverse agree on random graphs`() throws {
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed + 1000)
      let sources = generator.normals(4)
      let forward = gradient(at: sources) { output($0, seed: seed) }
      let reverse = try Tape.gradient(at: sources) { output($0, seed: seed) }
      let scale = max(norm(forward), 1e-3)
      #expect(norm(zip(forward, reverse).map { $0 - $1 }) <= 1e-14 * scale)
    }
  }

  @Test func `many variables and a long chain take one pass`() throws {
    let x = (1...5000).map { 1 / Double($0) }
    let gradient = try Tape.gradient(at: x) { variables in
      variables.reduce(0) { $0 + $1 * $1 }
    }
    #expect(allClose(gradient, x.map { 2 * $0 }, 1e-15))
  }
}
