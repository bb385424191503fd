/// A chapter as it was read, with what can only be checked when all chapters are.
struct ChapterReading: Sendable {
  var chapter: Chapter
  var diagnostics: [Diagnostic] = []
  var frontMatter = FrontMatterReading()

  /// Something that is used, where, and whether only the solutions edition shows it.
  struct Use<Value: Sendable>: Sendable {
    var value: Value
    var position: SourcePosition
    var isSolution: Bool
  }

  var labels: [Label: LabelSite] = [:]
  var references: [Use<Reference>] = []
  /// Slots and placements.
  var results: [Use<ResultName>] = []
  var citations: [Use<String>] = []
  var links: [Use<String>] = []
  var images: [Use<String>] = []
  var verifies: [Use<Label>] = []
  /// Equations that snippets evaluate.
  var equationUses: [Use<Label>] = []
  var inputs: [Use<String>] = []
}

/// What the front matter says beside what the chapter's model keeps.
struct FrontMatterReading: Sendable {
  struct Name: Sendable {
    var text: String
    var position: SourcePosition
  }

  var title: String?
  var titlePosition: SourcePosition?
  var week: Int?
  var weekPosition: SourcePosition?
  var summary: String?
  var requires: [Name] = []
  var sources: [String] = []
  var bibliography: [Name] = []
  var optimization = Optimization.automatic
  var declarations: [DeclaredText] = []

  // The course's settings, in the index only.
  var author: String?
  var language: String?
  var editions: [Edition]?
  var macros: [String: String] = [:]
}
