import Foundation
import Testing

@testable import WorkbookCharts

/// Whole pictures, as files in `Snapshots`. To record them anew, run the tests with
/// `WORKBOOK_RECORD=1`, look at the pictures, and run again without it: a recording run fails.
struct SnapshotTests {
  private let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")
  private let names = [
    "bars", "captioned", "coloured-facets", "contours", "convergence", "dates", "densities",
    "error-bars", "facets", "frames", "graph", "heat-map", "histogram", "matrix",
    "numbers-as-categories", "panels", "square-root", "stated-ticks", "symmetric-log", "vectors",
  ]

  @Test func `the pictures are those that were looked at`() throws {
    let isRecording = ProcessInfo.processInfo.environment["WORKBOOK_RECORD"] == "1"
    for name in names {
      let sample = try #require(Sample.all.first { $0.name == name })
      let drawing = try sample.picture.drawing(
        title: name, description: "The sample '\(name)'.")
      let svg = drawing.frames?.svg ?? drawing.svg
      let file = folder.appending(path: "\(name).svg")
      if isRecording {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try svg.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name).svg; look at it, then run without WORKBOOK_RECORD")
        continue
      }
      let expected = try String(contentsOf: file, encoding: .utf8)
      #expect(svg == expected, "\(name).svg differs")
    }
  }

  @Test func `there is no snapshot that no test compares`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == names.map { $0 + ".svg" })
  }
}
