import Testing
import WorkbookFormula

@Suite struct WritingTests {
  @Test(arguments: [
    (#"\frac12\Big(x+\sigma_{n-1}^2\Big)"#, #"\frac{1}{2} \cdot (x + \sigma_{n - 1}^2)"#),
    (#"\E_{x\sim p}\|x\|^2"#, #"\mathbb{E}_{x \sim p}[\left\|x\right\|^2]"#),
    (#"\N(x;\mu,1)-\log\pi"#, #"\mathcal{N}(x; \mu, 1) - \log(\pi)"#),
    (#"\int_0^1\!f'(x)\d x"#, #"\int_0^1 f'(x) \, \mathrm{d}x"#),
  ])
  func `an expression is written in its simplest spelling`(tex: String, written: String) throws {
    #expect(try FormulaReader.course().readExpression(tex).description == written)
  }

  @Test func `what is written is read as the same chain, for all formulas that can be read`() throws
  {
    let reader = FormulaReader.course()
    for tex in try CourseFormulas.all() {
      guard let formula = try? reader.read(tex) else { continue }
      for chain in formula.chains {
        let again = try reader.read(chain.description)
        #expect(again.chains.count == 1, "\(chain)")
        #expect(again.chains.first?.first == chain.first, "\(chain)")
        #expect(again.chains.first?.links.map(\.side) == chain.links.map(\.side), "\(chain)")
      }
    }
  }
}
