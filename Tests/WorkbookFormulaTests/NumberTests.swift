import Testing
import WorkbookFormula

@Suite struct NumberTests {
  @Test func `what cannot be told from zero is not divided by`() {
    #expect(!(Number(1) / .real(1e-17, error: 1e-16)).isDefined)
    #expect(!Number.real(1e-17, error: 1e-16).logarithm.isDefined)
    #expect(!Number(-1).squareRoot.isDefined)
  }

  @Test func `cancellation is part of the bound`() {
    let small = Number(1) / Number(3)
    let difference = (Number(1e8) + small) - Number(1e8) - small
    #expect(abs(difference.real) > 0)
    #expect(abs(difference.real) <= difference.error)
    #expect(difference.error < 1e-7)
  }

  @Test func `sums and products of whole numbers are exact`() {
    let x = Number(3) * Number(4) - Number(12)
    #expect(x.real == 0 && x.error == 0)
  }

  @Test func `an error passes through a function by its slope`() {
    let x = Number.real(2, error: 1e-6)
    #expect(abs(x.exponential.error / (7.389 * 1e-6) - 1) < 1e-3)
    #expect(abs(x.logarithm.error / 0.5e-6 - 1) < 1e-3)
    #expect(abs(x.squareRoot.error / (1e-6 / 2.828) - 1) < 1e-3)
  }
}
