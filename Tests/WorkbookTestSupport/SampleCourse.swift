import Foundation
import WorkbookBuilder

/// A course on disk for the time of one test.
public final class SampleCourse: Sendable {
  /// The folder that holds `chapters/`.
  public let folder: String

  /// - Parameter files: texts by path below the course's folder.
  public init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("workbook-\(UUID().uuidString)").appendingPathComponent("sample")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    for (path, text) in files { try write(Array(text.utf8), to: path) }
  }

  /// The chapters by their names, and `chapters/` around them.
  public convenience init(chapters: [MarkedText], _ others: [String: String] = [:]) throws {
    try self.init(
      others.merging(chapters.map { ($0.file, $0.text) }, uniquingKeysWith: { first, _ in first }))
  }

  public func write(_ bytes: [UInt8], to path: String) throws {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// The course as the builder reads it.
  public func read(only: Set<ChapterID>? = nil) throws(BuildFailure) -> Course {
    try CourseReader(folder: folder).read(only: only)
  }

  deinit {
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent()
    try? FileManager.default.removeItem(at: parent)
  }
}
