import ComplexModule
import RealModule
import Testing
import WorkbookKit

@Suite struct LinkedModulesTests {
  @Test func `a snippet computes with complex numbers and the functions of Real`() {
    let z = Complex.exp(Complex(0, Double.pi)) * Complex(2, 1) / Complex(1, 1)
    #expect((z - Complex(-1.5, 0.5)).magnitude < 1e-15)
    #expect(Double.log(onePlus: 1e-20) == 1e-20)
  }
}
