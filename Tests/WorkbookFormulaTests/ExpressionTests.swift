import Testing
import WorkbookFormula

@Suite struct ExpressionTests {
  @Test func `two expressions are equal when they say the same, wherever they stand`() {
    let here = Expression(.symbol(Symbol("x")), at: Span(0, 1))
    let there = Expression(.symbol(Symbol("x")), at: Span(5, 6))
    #expect(here == there)
    #expect(Set([here, there]).count == 1)
    #expect(here != Expression(.symbol(Symbol("y")), at: Span(0, 1)))
  }

  @Test func `a name without its indices is what a sequence is declared as`() {
    let index = Expression(.symbol(Symbol("k")), at: Span(0, 1))
    let indexed = Symbol("\\mu", accents: ["\\tilde"], subscripts: [index])
    #expect(indexed.base == Symbol("\\mu", accents: ["\\tilde"]))
  }
}
