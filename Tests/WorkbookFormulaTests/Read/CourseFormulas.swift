import Foundation

/// The formulas of the course's own chapters.
enum CourseFormulas {
  /// Between `$` and `$` and between `$$` and `$$`, outside code; a slot counts as a number.
  static func all() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../chapters")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
      .flatMap { formulas(of: try String(contentsOf: $0, encoding: .utf8)) }
  }

  static func formulas(of chapter: String) -> [String] {
    var lines: [Substring] = []
    var isCode = false
    for line in chapter.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isCode.toggle()
      } else if !isCode {
        lines.append(line)
      }
    }
    let text = lines.joined(separator: "\n")
    return text.matches(of: /\$\$(.+?)\$\$|\$([^$\n]+?)\$/.dotMatchesNewlines()).compactMap {
      let tex = ($0.1 ?? $0.2).map(String.init)
      return tex?.replacing(/\{\{[^}]*\}\}/, with: "1")
    }
  }
}
