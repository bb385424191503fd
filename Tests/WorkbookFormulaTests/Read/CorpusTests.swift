import Testing
import WorkbookFormula

@Suite struct CorpusTests {
  // What is refused is short for something else, as an integral that leaves out its measure.
  @Test func `of a hundred formulas of the course at least ninety-nine are read into a tree`()
    throws
  {
    let formulas = try CourseFormulas.all()
    #expect(formulas.count > 400)
    let reader = FormulaReader.course()
    let unread = formulas.filter { (try? reader.read($0)) == nil }
    #expect(unread.count * 100 <= formulas.count, "\(unread)")
  }
}
