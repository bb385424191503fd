import Foundation
import Testing

struct ReportTests {
  private static let chapter = """
    ---
    title: A
    ---

    ```swift {#s}
    verify("a < b & c", 1.0, equals: 2.0, within: .absolute(0.5))
    verify("holds", 1.0, equals: 1.0, within: .absolute(0.5))
    ```

    """

  @Test func `a JUnit report has a case for every claim and a failure at its line`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    let result = try course.workbook("check", "--report", "junit=report.xml")
    #expect(result.status == 1)
    let xml = try course.read("report.xml")
    #expect(xml.contains("<testsuites name=\"workbook\" tests=\"2\" failures=\"1\">"))
    #expect(
      xml.contains(
        "classname=\"a.s\" name=\"a &lt; b &amp; c\" file=\"chapters/a.md\" line=\"6\""))
    #expect(xml.contains("name=\"holds\" file=\"chapters/a.md\" line=\"7\"/>"))
  }

  @Test func `a SARIF report has every message with its place`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    try course.workbook("check", "--report", "sarif=report.sarif")
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(course.read("report.sarif").utf8))
        as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleId"] as? String } == ["claim-failed"])
    #expect(try course.read("report.sarif").contains("\"startLine\" : 6"))
  }

  @Test func `on GitHub every message is an annotation`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    let result = try course.workbook("check", environment: ["GITHUB_ACTIONS": "true"])
    #expect(
      result.output.contains("::error file=chapters/a.md,line=6,col=1,title=claim-failed::claim"))
  }

  @Test func `a report of an unknown kind is refused before anything runs`() throws {
    let course = try CourseFolder(["a.md": Self.chapter])
    #expect(try course.workbook("check", "--report", "html=x").status == 64)
  }
}
