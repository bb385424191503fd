/// Everything that an author wrote, read: the product of the first stage.
public struct Course: Sendable, Hashable {
  public var settings: CourseSettings
  /// The index first, then the weeks in their order, then appendices by name.
  public var chapters: [Chapter]
  /// By citation key: the course's bibliography and the chapters' own.
  public var bibliography: [String: BibliographyEntry]
  /// What reading found that is not an error.
  public var warnings: [Diagnostic]

  public init(
    settings: CourseSettings, chapters: [Chapter], bibliography: [String: BibliographyEntry] = [:],
    warnings: [Diagnostic] = []
  ) {
    self.settings = settings
    self.chapters = chapters
    self.bibliography = bibliography
    self.warnings = warnings
  }
}

/// The front matter of `chapters/index.md`.
public struct CourseSettings: Sendable, Hashable {
  public var title: String
  public var author: String?
  /// A BCP 47 tag, as in `en`.
  public var language: String
  /// The editions that `build` writes: the first to `site/`, each other one to `site/<name>/`.
  public var editions: [Edition]
  /// KaTeX macros: `\R` → `\mathbb{R}`.
  public var macros: [String: String]

  /// The macros, with those that KaTeX brings along for sets of numbers.
  var allMacros: [String: String] {
    ["\\R": "\\mathbb{R}", "\\N": "\\mathbb{N}", "\\Z": "\\mathbb{Z}"]
      .merging(macros) { _, own in own }
  }

  public init(
    title: String, author: String? = nil, language: String = "en",
    editions: [Edition] = [.solutions], macros: [String: String] = [:]
  ) {
    self.title = title
    self.author = author
    self.language = language
    self.editions = editions
    self.macros = macros
  }
}

/// One reading of the course. An edition decides what is shown, never what is run.
public enum Edition: String, Sendable, Hashable, CaseIterable {
  /// Everything, with the solutions folded.
  case solutions
  /// No solutions, no answers, nothing of them anywhere in the output. The proof of a fact that the
  /// course recalls is no solution.
  case problems

  public func shows(_ kind: Division.Kind) -> Bool {
    switch (self, kind) {
    case (.problems, .solution), (.problems, .answer): false
    default: true
    }
  }
}

/// One work of the bibliography, as CSL-YAML describes it.
public struct BibliographyEntry: Sendable, Hashable {
  public var key: String
  public var type: String
  /// In order, "Jonathan Ho".
  public var authors: [String]
  public var title: String
  public var year: String?
  /// Journal, proceedings or publisher.
  public var container: String?
  public var volume: String?
  public var pages: String?
  public var doi: String?
  public var url: String?

  public init(
    key: String, type: String, authors: [String], title: String, year: String? = nil,
    container: String? = nil, volume: String? = nil, pages: String? = nil, doi: String? = nil,
    url: String? = nil
  ) {
    self.key = key
    self.type = type
    self.authors = authors
    self.title = title
    self.year = year
    self.container = container
    self.volume = volume
    self.pages = pages
    self.doi = doi
    self.url = url
  }
}
