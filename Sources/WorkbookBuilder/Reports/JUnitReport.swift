/// A build as JUnit XML, for CI services that show tests: a suite a chapter, a case a claim, and a
/// failing case for every other error.
public struct JUnitReport {
  private let report: BuildReport

  public init(_ report: BuildReport) {
    self.report = report
  }

  public var xml: String {
    var suites: [(name: String, cases: [String], failures: Int)] = []
    func add(_ suite: String, _ testCase: String, isFailure: Bool) {
      if let index = suites.firstIndex(where: { $0.name == suite }) {
        suites[index].cases.append(testCase)
        suites[index].failures += isFailure ? 1 : 0
      } else {
        suites.append((suite, [testCase], isFailure ? 1 : 0))
      }
    }
    for reported in report.claims {
      let claim = reported.claim
      let diagnostic = claim.holds ? nil : Diagnostic.claimFailed(claim)
      add(
        reported.chapter.name,
        testCase("\(reported.chapter).\(reported.snippet)", claim.name, claim.position, diagnostic),
        isFailure: !claim.holds)
    }
    for diagnostic in report.diagnostics
    where diagnostic.severity == .error && diagnostic.id != "claim-failed" {
      let suite = diagnostic.position.map { Self.chapterName($0.file) } ?? "workbook"
      let name = diagnostic.position.map { "\($0.line):\($0.column) \(diagnostic.message)" }
      add(
        suite,
        testCase(
          "\(suite).\(diagnostic.id)", name ?? diagnostic.message, diagnostic.position, diagnostic),
        isFailure: true)
    }
    let total = suites.reduce(0) { $0 + $1.cases.count }
    let failed = suites.reduce(0) { $0 + $1.failures }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"workbook\" tests=\"\(total)\" failures=\"\(failed)\">",
    ]
    for suite in suites {
      lines.append(
        "  <testsuite name=\"\(escape(suite.name))\" tests=\"\(suite.cases.count)\" failures=\"\(suite.failures)\">"
      )
      lines += suite.cases
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>\n")
    return lines.joined(separator: "\n")
  }

  private func testCase(
    _ className: String, _ name: String, _ position: SourcePosition?, _ failure: Diagnostic?
  ) -> String {
    var attributes = "classname=\"\(escape(className))\" name=\"\(escape(name))\""
    if let position {
      attributes += " file=\"\(escape(position.file))\" line=\"\(position.line)\""
    }
    guard let failure else { return "    <testcase \(attributes)/>" }
    return """
          <testcase \(attributes)>
            <failure type="\(escape(failure.id))" message="\(escape(failure.message))">\(escape(failure.description))</failure>
          </testcase>
      """
  }

  private static func chapterName(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  private func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      // XML 1.0 has no place for other control characters.
      case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{20}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
