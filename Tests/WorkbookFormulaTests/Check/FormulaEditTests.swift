import Testing
import WorkbookFormula

@Suite struct FormulaEditTests {
  private func changed(_ tex: String) throws -> Set<String> {
    let reader = FormulaReader()
    return Set(
      FormulaEdits(of: try reader.read(tex), tex: tex, reader: reader).edits.map {
        $0.applied(to: tex)
      })
  }

  @Test(arguments: [
    (#"y = a - b"#, [#"y = a + b"#, #"y = a "#, #"y = - b"#]),
    (#"y = 2x"#, [#"y = 3x"#, #"y = x"#, #"y = 2"#]),
    (#"y = x^2"#, [#"y = x"#, #"y = x^3"#]),
    (#"y = \sigma_1^2\sigma_2"#, [#"y = \sigma_1\sigma_2"#, #"y = \sigma_2^2\sigma_2"#]),
    (
      #"y = \sum_{i=1}^n a_i"#,
      [#"y = \sum_{i=2}^n a_i"#, #"y = \sum_{i=1}^{n-1} a_i"#, #"y = \sum_{i=1}^n a_{i+1}"#]
    ),
    (#"y = \frac{a}{b}"#, [#"y = \frac{b}{a}"#]),
    (#"y = h^{3/2}"#, [#"y = h^{3}"#]),
    (#"y = 3/2"#, [#"y = (3)"#]),
    (#"y = \sqrt{a+b}"#, [#"y = (a+b)"#]),
    (#"y = a\cdot\big(b+c\big)"#, [#"y = a"#, #"y = \big(b+c\big)"#]),
  ])
  func `each small slip is among the edits`(_ tex: String, _ expected: [String]) throws {
    let changes = try changed(tex)
    for change in expected { #expect(changes.contains(change), "\(change) in \(changes)") }
  }

  @Test func `every edit can be read again and says something else`() throws {
    let reader = FormulaReader(macros: WeekEight.macros)
    for derivation in WeekEight.derivations.prefix(12) {
      let formula = try reader.read(derivation.tex)
      let edits = FormulaEdits(of: formula, tex: derivation.tex, reader: reader).edits
      #expect(edits.count > 3, "\(derivation.name)")
      for edit in edits { #expect(try reader.read(edit.applied(to: derivation.tex)) != formula) }
    }
  }

  @Test func `an edit outside of the source changes nothing`() {
    #expect(FormulaEdit(.sign, at: Span(5, 9), to: "+", "").applied(to: "a-b") == "a-b")
  }
}
