import Foundation
import Testing

/// The table that says how much of Swift Charts is here.
struct DocumentationTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/WorkbookCharts")

  @Test func `every mark and every modifier is in the table`() throws {
    let table = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var names: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let code = try String(contentsOf: file, encoding: .utf8)
      for mark in code.matches(of: /public struct (\w+): ChartContent/) {
        names.insert(String(mark.output.1))
      }
      for modifier in code.matches(of: /public func (\w+)\([^{]*-> (?:Chart|Layers) \{/) {
        names.insert("." + modifier.output.1)
      }
    }
    #expect(names.count > 35)
    let missing = names.subtracting(["Layers"]).filter { !table.contains($0) }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }
}
