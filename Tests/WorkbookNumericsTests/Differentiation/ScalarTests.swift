import Testing
import WorkbookNumerics

@Suite struct ScalarTests {
  @Test func `plain literals and arrays still mean the C library's functions`() {
    let power = pow(2.0, 10)
    let root = sqrt(2.0)
    let values = [1, 4, 9.0].map(sqrt)
    let mixed = exp(-1.0) + log(2) * pow(2, 0.5) - pow(2.0, -1)
    #expect(power == 1024 && root * root > 1.99 && values == [1, 2, 3])
    #expect(isClose(mixed, 0.36787944117144233 + 0.6931471805599453 * root - 0.5, 1e-15))
    // C's power of a negative number; that of a `Scalar` is NaN, as in swift-numerics.
    #expect(pow(-2.0, 3.0) == -8)
    #expect(pow(Dual<Double>(-2), 3.0).value.isNaN && pow(Dual<Double>(-2), 3).value == -8)
  }

  func sum<T: Scalar>(_ x: T) -> T { (0..<4).reduce(0.5) { $0 + T(Double($1)) * pow(x, $1) } }

  @Test func `constants enter a generic formula as literals and as numbers`() {
    #expect(sum(2.0) == 34.5)
    #expect(derivative(at: 2) { sum($0) } == 45)
    #expect(Dual<Double>(exactly: 3) == 3 && Dual<Double>(exactly: UInt64.max) == nil)
  }
}
