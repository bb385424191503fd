import Testing

@testable import WorkbookCharts

@Suite struct ChartTextTests {
  @Test(arguments: [
    ("$\\foo$", "'\\foo' is not known in labels"), ("$x_$", "nothing follows '_'"),
    ("$x^{a$", "'}' is missing"), ("$a}$", "'}' has no '{'"),
    ("$\\frac{a}$", "nothing follows '\\frac'"),
    ("$\\tilde$", "nothing follows '\\tilde'"), ("$x__y$", "nothing follows '_'"),
    ("$\\$", "it ends with '\\'"),
  ])
  func `a formula that cannot be set is refused with its reason`(text: String, reason: String) {
    #expect(throws: ChartError.formula(text, reason)) { try ChartText.runs(text) }
  }

  @Test func `braces nested too deeply are refused, not followed`() {
    let deep = "$" + String(repeating: "{", count: 5000) + "$"
    #expect(throws: ChartError.formula(deep, "it is nested too deeply")) {
      try ChartText.runs(deep)
    }
  }

  @Test(arguments: [
    ("plain", "plain"), ("a $x$ b", "a x b"), ("5 \\$ or \\$6", "5 $ or $6"), ("5 $", "5 $"),
    ("$\\sigma^2 = 0.5$", "σ2 = 0.5"), ("$p_t(x \\mid z)$", "pt(x | z)"),
    ("$-x$", "−x"), ("$a-b$", "a − b"), ("$\\tilde\\mu_k$", "μ̃k"),
    ("$\\mathbb{E}[X]$", "𝔼[X]"), ("$\\mathcal N(0,1)$", "𝒩(0,1)"),
    ("$\\frac{a+b}{2}$", "(a + b)/2"), ("$\\frac12$", "1/2"), ("$\\sqrt{2\\pi}$", "√(2π)"),
    ("$\\log p(x)$", "log p(x)"), ("$\\exp(-x)$", "exp(−x)"), ("$\\|x\\|^2$", "‖x‖2"),
    ("$\\mathrm{SNR}\\to\\infty$", "SNR → ∞"),
  ])
  func `mathematics is set with its signs`(text: String, spoken: String) throws {
    let runs = try ChartText.runs(text)
    let said = runs.map(\.text).joined().replacing("\u{2009}", with: " ")
    #expect(said == spoken)
  }

  @Test func `letters are italic, numbers upright, scripts shifted, all larger`() throws {
    let runs = try ChartText.runs("at $x_1^2$")
    #expect(
      runs == [
        ChartText.Run(text: "at "), ChartText.Run(text: "x", style: .italic, scale: 1.15),
        ChartText.Run(text: "1", style: .upright, rise: 1.15 * -0.22, scale: 1.15 * 0.7),
        ChartText.Run(text: "2", style: .upright, rise: 1.15 * 0.38, scale: 1.15 * 0.7),
      ])
  }

  @Test func `a label breaks between words and never inside a formula`() {
    #expect(
      ChartText.words("the law $p(x \\mid z)$ of $z$") == [
        "the", "law", "$p(x \\mid z)$", "of", "$z$",
      ])
    #expect(ChartText.words("$a b$-axis") == ["$a b$-axis"])
  }

  @Test func `a chart writes a formula as spans that return to the line`() throws {
    let svg = try Chart { LineSeries(x: [0, 1], y: [0, 1]) }
      .chartXAxisLabel("$\\sigma^2$ grows").svg(title: "t", description: "d")
    #expect(
      svg.contains(
        "<tspan class=\"math\" font-style=\"italic\" font-size=\"13.8\">σ</tspan>"
          + "<tspan class=\"math\" dy=\"-5.24\" font-size=\"9.66\">2</tspan>"
          + "<tspan dy=\"5.24\"> grows</tspan>"))
    #expect(!svg.contains("$"))
  }
}
