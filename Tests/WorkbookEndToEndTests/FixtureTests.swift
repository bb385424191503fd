import Foundation
import Testing

/// `Fixtures/<case>/chapters/` is built; `Fixtures/<case>/expected/` says what must come of it:
/// `diagnostics.txt` when the build must fail, or the `<main>` part of every page below `site/`.
/// Missing and left-over expected files both fail. With WORKBOOK_RECORD=1 the results are written
/// there instead, and the run fails, so that nobody records by accident.
struct FixtureTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  @Test(arguments: cases)
  func `a course comes to what its folder expects`(name: String) throws {
    let fixture = Self.folder.appending(path: name)
    let course = try CourseFolder(copyOf: fixture.appending(path: "chapters"))
    let result = try course.workbook("build", "--timeout", "3")
    var actual: [String: String] = [:]
    if result.status != 0 {
      actual["diagnostics.txt"] = diagnostics(in: result.errors) + "\n"
      #expect(!course.exists("site/index.html"), "a failed build must not publish")
    } else {
      for (path, data) in try course.contents(of: "site") where path.hasSuffix(".html") {
        actual["site/\(path)"] = mainPart(of: String(decoding: data, as: UTF8.self))
      }
    }
    let expectedFolder = fixture.appending(path: "expected")
    if ProcessInfo.processInfo.environment["WORKBOOK_RECORD"] != nil {
      try record(actual, in: expectedFolder)
      Issue.record("recorded \(name): look at what changed, then run without WORKBOOK_RECORD")
      return
    }
    let expected = try files(below: expectedFolder)
    #expect(Set(actual.keys) == Set(expected.keys))
    for (path, text) in actual { #expect(text == expected[path], "\(name)/expected/\(path)") }
  }

  @Test func `at least as many fixtures fail as succeed`() throws {
    let failing = Self.cases.filter {
      FileManager.default.fileExists(
        atPath: Self.folder.appending(path: "\($0)/expected/diagnostics.txt").path)
    }
    #expect(!Self.cases.isEmpty)
    #expect(failing.count * 2 >= Self.cases.count)
  }

  private func mainPart(of page: String) -> String {
    guard let start = page.firstRange(of: "<main"), let end = page.firstRange(of: "</main>") else {
      return page
    }
    return withoutDeviations(
      of: withoutLayout(of: String(page[start.lowerBound..<end.upperBound]))) + "\n"
  }

  /// The last digits of a computation differ from one machine to another.
  private func withoutDeviations(of html: String) -> String {
    html.replacing(
      /deviation [0-9. ·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+, accuracy [0-9.]+( · 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/,
      with: "deviation …, accuracy …")
  }

  /// Formulas as MathML alone: KaTeX's boxes beside it change with its version.
  private func withoutLayout(of html: String) -> String {
    var rest = html[...]
    var kept = ""
    while let start = rest.firstRange(of: "<span class=\"katex-html\"")?.lowerBound {
      kept += rest[..<start]
      rest = rest[start...]
      var open = 0
      repeat {
        let next = rest.dropFirst().firstIndex(of: "<") ?? rest.endIndex
        if rest.hasPrefix("<span") { open += 1 }
        if rest.hasPrefix("</span") { open -= 1 }
        rest = rest[next...]
      } while open > 0 && !rest.isEmpty
    }
    return kept + rest
  }

  private func files(below folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    let names = FileManager.default.enumerator(atPath: folder.path)
    while let name = names?.nextObject() as? String {
      if let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) {
        files[name] = text
      }
    }
    return files
  }

  private func record(_ files: [String: String], in folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }
}
