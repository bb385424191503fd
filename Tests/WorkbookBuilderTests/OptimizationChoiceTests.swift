import Testing

@testable import WorkbookBuilder

struct OptimizationChoiceTests {
  private typealias Times = OptimizationChoice.Times

  @Test func `a chapter that was never run is compiled without optimisation`() {
    #expect(!OptimizationChoice.pays(plain: nil, optimized: nil))
    #expect(!OptimizationChoice.pays(plain: nil, optimized: Times(compile: 1, run: 1)))
  }

  @Test func `optimising is tried only where the run is long beside the compilation`() {
    #expect(!OptimizationChoice.pays(plain: Times(compile: 2.2, run: 3), optimized: nil))
    #expect(OptimizationChoice.pays(plain: Times(compile: 0.4, run: 3), optimized: nil))
  }

  @Test func `what was measured outweighs what was expected`() {
    let plain = Times(compile: 0.4, run: 3)
    #expect(!OptimizationChoice.pays(plain: plain, optimized: Times(compile: 1.4, run: 2.9)))
    #expect(OptimizationChoice.pays(plain: plain, optimized: Times(compile: 1.4, run: 0.5)))
  }
}
