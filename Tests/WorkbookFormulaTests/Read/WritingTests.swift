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

  /// A colon in an index and an operator on a name are spelled in more ways than one; what a message
  /// shows of them may differ from what was typed.
  @Test func `ninety-nine of a hundred formulas are read back as the chains that they were`() throws
  {
    let reader = FormulaReader.course()
    var (count, changed) = (0, [String]())
    for tex in try CourseFormulas.all() {
      guard let formula = try? reader.read(tex) else { continue }
      for chain in formula.chains {
        count += 1
        guard let again = try? reader.read(chain.description), again.chains.count == 1,
          again.chains[0].first == chain.first,
          again.chains[0].links.map(\.side) == chain.links.map(\.side)
        else {
          changed.append("\(chain)")
          continue
        }
      }
    }
    #expect(count > 500)
    #expect(changed.count * 100 <= count, "\(changed)")
  }
}
