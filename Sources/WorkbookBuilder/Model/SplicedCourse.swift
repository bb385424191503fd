/// A course whose every slot, reference and result is resolved: all that rendering needs.
public struct SplicedCourse: Sendable, Hashable {
  public var settings: CourseSettings
  public var chapters: [SplicedChapter]
  public var bibliography: [String: BibliographyEntry]

  public init(
    settings: CourseSettings, chapters: [SplicedChapter],
    bibliography: [String: BibliographyEntry] = [:]
  ) {
    self.settings = settings
    self.chapters = chapters
    self.bibliography = bibliography
  }
}

/// A chapter beside what its run said. The text stays as it was read; these tables say what its
/// slots, references and places stand for.
public struct SplicedChapter: Sendable, Hashable {
  public var chapter: Chapter
  public var outcomes: [SnippetID: SnippetOutcome]
  /// The text of every slot. Inside a formula it is LaTeX.
  public var values: [Slot: String]
  /// What every reference points at.
  public var targets: [Reference: Target]
  /// What every `![[…]]` shows.
  public var placements: [ResultName: ShownResult]
  /// The displayed number of what carries a label: `8.3`.
  public var numbers: [Label: String]
  /// The displayed number of every block that has one, labelled or not.
  public var divisionNumbers: [SourcePosition: String]
  /// Every displayed equation in the order of the text, and what became of its derivation.
  public var equations: [CheckedEquation]

  public init(
    chapter: Chapter, outcomes: [SnippetID: SnippetOutcome] = [:], values: [Slot: String] = [:],
    targets: [Reference: Target] = [:], placements: [ResultName: ShownResult] = [:],
    numbers: [Label: String] = [:], divisionNumbers: [SourcePosition: String] = [:],
    equations: [CheckedEquation] = []
  ) {
    self.chapter = chapter
    self.outcomes = outcomes
    self.values = values
    self.targets = targets
    self.placements = placements
    self.numbers = numbers
    self.divisionNumbers = divisionNumbers
    self.equations = equations
  }
}

/// Where a reference leads.
public struct Target: Sendable, Hashable {
  public var chapter: ChapterID
  public var label: Label
  /// `Problem 8.1`, `(8.3)`, `Figure 8.2`, or the title of a section.
  public var text: String
  /// Whether it stands in a block that the problems edition leaves out: there it has no link.
  public var isSolution: Bool

  public init(chapter: ChapterID, label: Label, text: String, isSolution: Bool) {
    self.chapter = chapter
    self.label = label
    self.text = text
    self.isSolution = isSolution
  }
}

/// What the run of one snippet came to.
public struct SnippetOutcome: Sendable, Hashable {
  public var claims: [CheckedClaim]
  /// Figures and tables that are not placed anywhere else, in the order of the run.
  public var results: [ShownResult]
  /// What the snippet printed.
  public var output: String
  /// Why the snippet did not run to its end; `nil` when it did.
  public var failure: String?

  public init(
    claims: [CheckedClaim] = [], results: [ShownResult] = [], output: String = "",
    failure: String? = nil
  ) {
    self.claims = claims
    self.results = results
    self.output = output
    self.failure = failure
  }
}

/// A claim, and where in the chapter it stands.
public struct CheckedClaim: Sendable, Hashable {
  public var name: String
  public var holds: Bool
  public var actual: String
  public var expected: String
  public var distance: String
  public var allowed: String
  public var worstCase: String
  /// Labels of the equations that it verifies.
  public var verifies: [Label]
  public var position: SourcePosition

  public init(
    name: String, holds: Bool, actual: String, expected: String, distance: String, allowed: String,
    worstCase: String = "", verifies: [Label] = [], position: SourcePosition
  ) {
    self.name = name
    self.holds = holds
    self.actual = actual
    self.expected = expected
    self.distance = distance
    self.allowed = allowed
    self.worstCase = worstCase
    self.verifies = verifies
    self.position = position
  }
}

/// A figure or a table that a snippet made, with its number and its caption read.
public struct ShownResult: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case figure(ShownFigure)
    case table(columns: [[Inline]], numeric: [Bool], rows: [[[Inline]]])
  }

  /// `fig-densities`, `tbl-samplers`.
  public var label: Label
  /// `8.2`
  public var number: String
  public var caption: [Inline]
  public var content: Content

  public init(label: Label, number: String, caption: [Inline], content: Content) {
    self.label = label
    self.number = number
    self.caption = caption
    self.content = content
  }
}

/// A picture that a snippet drew.
public struct ShownFigure: Sendable, Hashable {
  public var svg: String
  public var alternativeText: String
  /// The chapter whose snippet drew it.
  public var owner: ChapterID
  /// What is drawn, as CSV. May be empty.
  public var data: String
  /// The same as a picture that a reader moves, where it is one.
  public var frames: ShownFrames?

  public init(
    svg: String, alternativeText: String, owner: ChapterID, data: String = "",
    frames: ShownFrames? = nil
  ) {
    self.svg = svg
    self.alternativeText = alternativeText
    self.owner = owner
    self.data = data
    self.frames = frames
  }
}

/// The frames of a picture with a slider.
public struct ShownFrames: Sendable, Hashable {
  public var name: [Inline]
  public var values: [String]
  public var svg: String

  public init(name: [Inline], values: [String], svg: String) {
    self.name = name
    self.values = values
    self.svg = svg
  }
}
