import Testing
import WorkbookFormula

/// What a name means where several declarations could give it its meaning.
@Suite struct DefinedNameTests {
  @Test func `densities of one name are told apart by the names of their arguments`() throws {
    let declarations = #"""
      x, y, z \in \R
      \sigma > 0
      p(z) := \N(z; 0, 1)
      p(x \mid z) := \N(x; z, \sigma^2)
      p(x) := \int p(x \mid z)\,p(z)\,\d z
      p(z \mid x) := p(x \mid z)\,p(z)/p(x)
      """#
    try expect(
      #"p(z \mid x) = \N\big(z; x/(1+\sigma^2), \sigma^2/(1+\sigma^2)\big)"#, .holds, declarations)
    try expect(#"p(z \mid x) = \N\big(z; x/(1+\sigma^2), \sigma^2\big)"#, .differs, declarations)
    try expect(#"\E_{x \sim p}[x^2] = 1 + \sigma^2"#, .holds, declarations)
    try expect(#"\E_{z \sim p}[z^2] = 1 + \sigma^2"#, .differs, declarations)
    // Either p could be meant.
    try expect(#"p(y) = \N(y; 0, 1)"#, .notChecked, declarations)
  }
}
