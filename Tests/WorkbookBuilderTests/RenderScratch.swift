import Testing

@testable import WorkbookBuilder

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own for one test, with the theme of this checkout; gone when the test is over.
final class RenderScratch: Sendable {
  let workspace: Workspace

  init() {
    var template = Array("/tmp/workbook-render-XXXXXX".utf8CString)
    let folder = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
    }
    workspace = Workspace(folder: folder)
    FileStore.makeFolder(workspace.chapters)
  }

  deinit {
    if workspace.folder.hasPrefix("/tmp/workbook-render-") { FileStore.remove(workspace.folder) }
  }

  static var themeFolder: String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Sources/WorkbookBuilder/6-Render/Theme"
  }

  /// Renders without SourceKit: its colours have tests of their own.
  func renderer(highlighter: SnippetHighlighter? = nil) throws -> SiteRenderer {
    SiteRenderer(
      theme: try Theme(folder: Self.themeFolder), workspace: workspace,
      highlighter: highlighter ?? SnippetHighlighter(folder: workspace.highlights) { nil })
  }

  func render(
    _ course: SplicedCourse, editions: [Edition] = [.solutions], only: Set<ChapterID>? = nil
  ) async throws -> Site {
    let renderer = try renderer()
    let source = Course(settings: course.settings, chapters: course.chapters.map(\.chapter))
    let highlighted = await renderer.highlight(source, only: only)
    return try await renderer.render(course, highlighted, editions: editions, only: only)
  }

  func write(_ text: String, to path: String) {
    let file = "\(workspace.folder)/\(path)"
    if let slash = file.lastIndex(of: "/") { FileStore.makeFolder(String(file[..<slash])) }
    FileStore.write(text, to: file)
  }
}

extension Site {
  func text(_ path: String) -> String? {
    guard case .text(let text)? = files[path] else { return nil }
    return text
  }
}

extension StringProtocol {
  /// The values of all attributes of a name, in order.
  func values(of attribute: String) -> [String] {
    components(between: " \(attribute)=\"", and: "\"")
  }

  func components(between start: String, and end: Character) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let next = rest.firstIndex(of: start) {
      rest = rest[next...].dropFirst(start.count)
      found.append(String(rest.prefix { $0 != end }))
    }
    return found
  }

  func prefix(upToText text: String) -> SubSequence {
    firstIndex(of: text).map { self[..<$0] } ?? self[...]
  }

  func firstIndex(of text: String) -> Index? {
    guard let first = text.first else { return nil }
    var start = startIndex
    while let candidate = self[start...].firstIndex(of: first) {
      if self[candidate...].hasPrefix(text) { return candidate }
      start = index(after: candidate)
    }
    return nil
  }
}
