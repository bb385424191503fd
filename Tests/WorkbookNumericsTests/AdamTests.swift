import Testing
import WorkbookNumerics

@Suite struct AdamTests {
  @Test func `parameters or a gradient of another number change nothing`() {
    var adam = Adam(count: 2)
    let fresh = adam
    var (two, three) = ([1.0, 2], [1.0, 2, 3])
    #expect(!adam.step(&two, gradient: [1], learningRate: 1))
    #expect(!adam.step(&three, gradient: [1, 1], learningRate: 1))
    #expect(two == [1, 2] && three == [1, 2, 3] && adam == fresh)
    var none: [Double] = []
    var empty = Adam(count: -1)
    #expect(empty.step(&none, gradient: [], learningRate: 1))
  }

  @Test func `the first steps are those of the paper`() {
    // From an independent program in Python; the first is −rate · sign of the gradient but for ε.
    var adam = Adam(count: 2)
    var parameters = [1.0, -2]
    #expect(adam.step(&parameters, gradient: [0.5, -4], learningRate: 0.1))
    #expect(allClose(parameters, [0.900000002, -1.90000000025], 1e-15))
    adam.step(&parameters, gradient: [-0.25, 1], learningRate: 0.1)
    #expect(allClose(parameters, [0.8733662987078463, -1.853053183290273], 1e-15))
    adam.step(&parameters, gradient: [0, 2], learningRate: 0.1)
    #expect(allClose(parameters, [0.8527783689874682, -1.8483098378359166], 1e-15))
  }

  @Test func `a rate falls along half a cosine and stays at its ends`() {
    let rate = LearningRate.cosine(from: 1, to: 0.2)
    // Step 1 of 4 intervals: 0.2 + 0.4 (1 + √½).
    let expected = [1, 1, 0.8828427124746190, 0.6, 0.3171572875253810, 0.2, 0.2]
    #expect(allClose((-1...5).map { rate.rate(atStep: $0, of: 5) }, expected, 1e-15))
    #expect(rate.rate(atStep: 0, of: 1) == 1)
    #expect(rate.rate(atStep: 0, of: -3) == 1)
    #expect(LearningRate.constant(0.3).rate(atStep: 7, of: 9) == 0.3)
    #expect((0.3 as LearningRate) == .constant(0.3))
    for step in 0...1000 {
      let t = Double(step) / 1000
      let exact = 0.2 + 0.4 * (1 + cos(.pi * t))
      #expect(isClose(rate.rate(atStep: step, of: 1001), exact, 1e-15))
    }
  }
}
