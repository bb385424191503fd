/// What the read stage can say of files, front matter, and of what chapters say about each other.
extension Diagnostic {
  // Files.

  static func noChaptersFolder(_ folder: String) -> Diagnostic {
    Diagnostic(
      "no-chapters", at: nil, "there is no folder 'chapters' in '\(folder)'",
      help: "run the command in the course's folder, or name it: --course DIR")
  }

  static func chapterName(_ name: String) -> Diagnostic {
    Diagnostic(
      "chapter-name", at: SourcePosition(file: "chapters/\(name).md", line: 1),
      "a chapter cannot be called '\(name)'",
      help: "name the file with letters, digits, '-' and '_', as in week-01.md")
  }

  static let chapterCalledLedger = Diagnostic(
    "chapter-name", at: SourcePosition(file: "chapters/ledger.md", line: 1),
    "a chapter cannot be called 'ledger': its page would be in the place of the course's ledger",
    help: "rename the file")

  static let noChapters = Diagnostic(
    "no-chapters", at: nil, "the folder 'chapters' holds no chapter",
    help: "write one: chapters/week-01.md")

  static func unreadableFile(_ file: String) -> Diagnostic {
    Diagnostic(
      "unreadable-file", at: SourcePosition(file: file, line: 1), "this file cannot be read",
      help: "see that it is a file and that you may read it")
  }

  static func invalidUTF8(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "invalid-utf8", at: position, "what stands here is not UTF-8",
      help: "save the file in the encoding UTF-8")
  }

  static func unknownChapter(_ name: String, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-chapter", at: nil, "there is no chapter '\(name)'",
      help: didYouMean(name, among: known, otherwise: chapters(known)))
  }

  // Front matter.

  static func invalidYAML(_ problem: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "invalid-yaml", at: position, "this is not valid YAML: \(problem)",
      help: problem.contains("tab ")
        ? "indent with spaces"
        : "a text with ': ', '#', braces or brackets in it needs quotes around it")
  }

  static func duplicateYAMLKey(_ key: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "duplicate-key", at: position, "'\(key)' is given twice", help: "leave one of them out")
  }

  static func unclosedFrontMatter(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "unclosed-front-matter", at: position, "the front matter is not closed",
      help: "close it with a line of three hyphens")
  }

  static func frontMatterIsNoMapping(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "wrong-type", at: position, "the front matter is made of lines 'key: value'",
      help: "write it like 'title: Convolution'")
  }

  static func unknownFrontMatterKey(
    _ name: String, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-key", at: position, "front matter has no key '\(name)'",
      help: didYouMean(
        name, among: known, otherwise: "it can be \(known.joined(separator: ", "))"))
  }

  static func settingOutsideIndex(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "setting-outside-index", at: position, "'\(name)' is a setting of the whole course",
      help: "move it to the front matter of chapters/index.md")
  }

  static func weekOfIndex(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "week-of-index", at: position, "the index belongs to no week", help: "leave 'week' out")
  }

  static func wrongType(
    _ key: String, expected: String, at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic("wrong-type", at: position, "'\(key)' must be \(expected)")
  }

  static func unknownChoice(
    _ name: String, of key: String, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-value", at: position, "'\(key)' cannot be '\(name)'",
      help: didYouMean(
        name, among: known, otherwise: "it can be \(known.joined(separator: ", "))"))
  }

  static func duplicateEdition(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "duplicate-edition", at: position, "edition '\(name)' is listed twice",
      help: "leave one of them out")
  }

  static func malformedMacro(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "malformed-macro", at: position, "'\(name)' cannot be the name of a macro",
      help: "a macro's name begins with a backslash, as in '\\R'")
  }

  static func duplicateWeek(
    _ week: Int, at position: SourcePosition, first: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-week", at: position, "there is another chapter of week \(week)",
      notes: [Note("the other one is here", at: first)], help: "give each week one chapter")
  }

  // Bibliographies.

  static func missingBibliography(_ path: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "missing-file", at: position, "there is no file '\(path)' in the folder 'chapters'",
      help: "bibliographies are named as seen from the folder 'chapters'")
  }

  static func malformedBibliography(
    _ expected: String, at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "malformed-bibliography", at: position, "expected \(expected)",
      help: "a bibliography is CSL-YAML, as Pandoc and Zotero write it")
  }

  static func duplicateEntry(
    _ key: String, at position: SourcePosition, first: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-entry", at: position, "'\(key)' is already in the bibliography",
      notes: [Note("first listed here", at: first)], help: "leave one of them out, or rename it")
  }

  // What chapters say about each other.

  static func undefinedReference(
    _ label: Label, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-reference", at: position, "nothing is labelled '\(label)'",
      help: didYouMean(
        label.name, among: known, otherwise: "label what it points at: {#\(label)}"))
  }

  static func noSuchChapter(
    _ name: String, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-chapter", at: position, "there is no chapter '\(name)'",
      help: didYouMean(name, among: known, otherwise: chapters(known)))
  }

  static func unknownSnippet(_ result: ResultName, known: [String]) -> Diagnostic {
    let place = result.chapter.map { "chapter '\($0)'" } ?? "this chapter"
    return Diagnostic(
      "unknown-snippet", at: result.position, "\(place) has no snippet '\(result.snippet)'",
      help: didYouMean(
        result.snippet.name, among: known,
        otherwise: known.isEmpty
          ? nil : "it has \(known.map { "'\($0)'" }.joined(separator: ", "))"))
  }

  static func solutionLeak(_ result: ResultName) -> Diagnostic {
    Diagnostic(
      "solution-leak", at: result.position,
      "this shows a result of '\(result.snippet)', which the problems edition leaves out",
      help: "move it into a solution, or the snippet out of the solution")
  }

  static func unknownVerified(
    _ label: Label, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-label", at: position, "nothing in this chapter is labelled '\(label)'",
      help: didYouMean(label.name, among: known, otherwise: "label the equation: {#\(label)}"))
  }

  static func unknownEquation(
    _ label: Label, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-label", at: position, "no equation of this chapter is labelled '\(label)'",
      help: didYouMean(label.name, among: known, otherwise: "label the equation: {#\(label)}"))
  }

  static func unknownCitation(
    _ key: String, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "unknown-citation", at: position, "'\(key)' is not in the bibliography",
      help: didYouMean(
        key, among: known,
        otherwise: known.isEmpty
          ? "name a bibliography in the front matter: bibliography: references.yaml"
          : "add it to the bibliography"))
  }

  static func missingInput(_ path: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "missing-file", at: position, "there is no file '\(path)' in the folder 'chapters'",
      help: "inputs are named as seen from the folder 'chapters'")
  }

  static func missingImage(_ path: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "missing-file", at: position, "there is no image '\(path)' in the folder 'chapters'",
      help: "images are named as seen from the folder 'chapters'")
  }

  static func remoteImage(_ url: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "remote-image", at: position, "image '\(url)' would be loaded from the network",
      help: "put a copy of it into the folder 'chapters'")
  }

  static func fileOutside(_ path: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "file-outside", at: position, "'\(path)' is outside of the folder 'chapters'",
      help: "put the file into the folder 'chapters'")
  }

  static func brokenLink(
    _ destination: String, name: String, known: [String], at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      "broken-link", at: position, "link '\(destination)' leads nowhere",
      help: didYouMean(name, among: known))
  }

  private static func chapters(_ known: [String]) -> String {
    "there are \(known.map { "'\($0)'" }.joined(separator: ", "))"
  }
}
