import Testing
import WorkbookFormula

@Suite struct CorpusTests {
  @Test func `every formula of the course is read into a tree`() throws {
    let formulas = try CourseFormulas.all()
    #expect(formulas.count > 400)
    let reader = FormulaReader.course()
    for tex in formulas {
      #expect(throws: Never.self, "\(tex)") { try reader.read(tex) }
    }
  }
}
