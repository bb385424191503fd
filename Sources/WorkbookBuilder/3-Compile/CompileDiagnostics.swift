/// What the compile stage can say.
extension Diagnostic {
  static func compileError(_ message: String, at position: SourcePosition?) -> Diagnostic {
    Diagnostic("compile-error", at: position, message)
  }

  /// Slow expressions are the one warning about speed: nothing else tells an author of them.
  static func compileWarning(_ message: String, at position: SourcePosition) -> Diagnostic {
    guard let time = message.firstMatch(of: /expression took (\d+)ms to type-check/) else {
      return Diagnostic(.warning, "compile-warning", at: position, message)
    }
    return Diagnostic(
      .warning, "slow-expression", at: position, "this expression took \(time.1) ms to type-check",
      help: "give its parts names and types, or write literals as '2.0' where a Double is meant")
  }

  /// The compiler fell over, or said nothing that has a place.
  static func compilerFailed(_ chapter: ChapterID, file: String, output: String) -> Diagnostic {
    Diagnostic(
      "compiler-failed", at: SourcePosition(file: file, line: 1),
      "the snippets of '\(chapter)' could not be compiled",
      details: withoutPaths(output))
  }

  static func linkFailed(_ chapter: ChapterID, file: String, output: String) -> Diagnostic {
    Diagnostic(
      "link-failed", at: SourcePosition(file: file, line: 1),
      "the snippets of '\(chapter)' could not be linked",
      details: withoutPaths(output),
      help: "a module that a snippet imports must be a system library or part of the kit")
  }

  /// What a tool said, without the generated files that it says it about.
  private static func withoutPaths(_ output: String) -> [String] {
    let lines = output.split(separator: "\n").compactMap { line -> String? in
      guard let path = line.firstMatch(of: #/\/.*\/\.workbook\/[^:]*(:\d+:\d+)?:? ?/#) else {
        return String(line)
      }
      let rest = line.replacing(path.0, with: "")
      return rest.isEmpty ? nil : String(rest)
    }
    return Array(lines.prefix(12))
  }
}
