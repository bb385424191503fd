import Testing
import WorkbookNumerics

/// Nodes and weights from mpmath 1.3 to 40 digits.
@Suite struct GaussHermiteTests {
  @Test func `without points there is no rule`() {
    #expect(gaussHermite(0).nodes.isEmpty && gaussHermite(-3).weights.isEmpty)
    #expect(Normal().expectation(order: 0) { $0 }.isNaN)
    #expect(Normal(standardDeviation: -1).expectation(order: 3) { $0 }.isNaN)
  }

  @Test func `nodes and weights are those of the tables`() {
    let five = gaussHermite(5)
    let (outer, inner) = (2.0201828704560856329, 0.95857246461381850711)
    #expect(allClose(five.nodes, [-outer, -inner, 0, inner, outer], 1e-15))
    #expect(
      allClose(
        five.weights,
        [
          0.019953242059045913208, 0.39361932315224115983, 0.94530872048294188123,
          0.39361932315224115983, 0.019953242059045913208,
        ], 4e-15))
    let large = gaussHermite(64)
    #expect(isClose(large.nodes[63], 10.526123167960545883, 1e-15))
    #expect(isClose(large.weights[63], 5.5357065358569428206e-49, 2e-13))
    #expect(isClose(large.nodes[32], 0.13830224498700972412, 1e-14))
    #expect(isClose(large.weights[32], 0.27137742494130397795, 1e-13))
    let larger = gaussHermite(200)
    #expect(isClose(larger.nodes[199], 19.339248667911405432, 1e-15))
    #expect(isClose(larger.weights[199], 2.2290934962806277577e-163, 1e-12))
    #expect(gaussHermite(1).nodes == [0])
  }

  @Test(arguments: 1...40)
  func `rules are exact up to twice their order`(order: Int) {
    let (nodes, weights) = gaussHermite(order)
    // ∫ x²ᵏ exp(−x²) dx = Γ(k + ½), and there is nothing odd.
    let k = order - 1
    let moment = zip(nodes, weights).reduce(0) { $0 + $1.1 * pow($1.0, Double(2 * k)) }
    #expect(isClose(moment, tgamma(Double(k) + 0.5), 1e-12))
    #expect(abs(weights.reduce(0, +) - Double.pi.squareRoot()) < 1e-13)
    #expect(zip(nodes, nodes.reversed()).allSatisfy { $0 == -$1 })
    #expect(zip(nodes, nodes.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `a rule of a thousand points neither overflows nor loses weight`() {
    let (nodes, weights) = gaussHermite(1000)
    #expect(isClose(weights.reduce(0, +), Double.pi.squareRoot(), 1e-11))
    #expect(zip(nodes, nodes.dropFirst()).allSatisfy { $0 < $1 })
    #expect(weights.allSatisfy { $0 >= 0 })
  }

  @Test func `expectations under a normal law are exact for polynomials, and close for tanh`() {
    let law = Normal(mean: 0.5, standardDeviation: 0.8)
    // E X⁴ = μ⁴ + 6 μ² σ² + 3 σ⁴
    let exact = 0.0625 + 6 * 0.25 * 0.64 + 3 * 0.4096
    #expect(isClose(law.expectation(order: 3) { $0 * $0 * $0 * $0 }, exact, 1e-14))
    #expect(!isClose(law.expectation(order: 2) { $0 * $0 * $0 * $0 }, exact, 1e-2))
    #expect(isClose(law.expectation(order: 60) { tanh($0) }, 0.33165843071590416326, 1e-10))
  }
}
