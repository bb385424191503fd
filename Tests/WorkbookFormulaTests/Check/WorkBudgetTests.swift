import Testing
import WorkbookFormula

/// No formula may hold up a build.
@Suite struct WorkBudgetTests {
  private func check(_ tex: String, _ declarations: String, work: Int) throws -> Verdict {
    try verdict(tex, declarations, CheckOptions(suggests: false, work: work))
  }

  @Test func `a formula that takes too long is not checked and says so`() throws {
    let integrals = #"""
      \int\int\int e^{-x^2-y^2-z^2}\cos(xyz+a)\,\d x\,\d y\,\d z
        = \int\int\int e^{-x^2-y^2-z^2}\cos(xyz-a)\,\d x\,\d y\,\d z
      """#
    let sums = #"\sum_{i=1}^n\sum_{j=1}^n\sum_{k=1}^n ijk = \frac{n^3(n+1)^3}{8}"#
    for tex in [integrals, sums] {
      let verdict = try check(tex, #"a \in \R"# + "\n" + #"n \in \{800, 900\}"#, work: 200_000)
      guard case .notChecked(let unchecked) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(unchecked.reason == "it takes too long to evaluate")
    }
  }

  @Test func `a dear formula is checked at fewer samples, and the next chain still is`() throws {
    let tex = #"\int_{\R} e^{-ax^2}\,\d x = \sqrt{\pi/a}, \qquad \int_{\R} e^{-x^2}\,\d x = b"#
    let declarations = #"a > 0"# + "\n" + #"b := \sqrt\pi"#
    func samples(work: Int) throws -> [Int] {
      guard case .holds(let evidence) = try check(tex, declarations, work: work) else { return [] }
      return evidence.steps.map(\.samples)
    }
    #expect(try samples(work: 50_000_000) == [8, 8])
    #expect(try samples(work: 5_000) == [3, 3])
  }

  @Test func `a wrong formula is found wrong before its work is spent`() throws {
    let tex = #"\int_{\R}\int_{\R} e^{-x^2-y^2}\,\d x\,\d y = 3"#
    guard case .differs = try check(tex, #"a \in \R"#, work: 4_000_000) else {
      Issue.record("not found")
      return
    }
  }

  @Test func `definitions in a circle are each looked through once for random names`() throws {
    let names = (1...24).map { "f_{\($0)}" }
    var lines = [#"X \sim \N(0, 1)"#, #"a \in \R"#]
    // Each of them uses two others: 2^24 ways from one to the next.
    for i in names.indices {
      let next = names[(i + 1) % names.count]
      lines.append("\(names[i])(u) := \(next)(u) + \(names[(i + 2) % names.count])(u)")
    }
    lines.append(#"f_{30}(u) := u + a"#)
    try expect(#"\E[f_{30}(X)] = a"#, .holds, lines.joined(separator: "\n"))
  }

  @Test func `elements of a recursion are the same wherever they are used`() throws {
    let declarations = #"""
      n \in \{40, 50\}
      X \sim \N(0, 1)
      m_0 > 0
      m_k := \sqrt{m_{k-1}^2 + k}
      """#
    try expect(#"\E[(X + m_n)^2] = 1 + m_n^2"#, .holds, declarations)
    try expect(#"\E[(X + m_n)^2] = 1 + m_{n-1}^2"#, .differs, declarations)
  }
}
