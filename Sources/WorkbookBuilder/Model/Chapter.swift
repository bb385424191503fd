/// One Markdown file of the course, read.
public struct Chapter: Sendable, Hashable, Identifiable {
  public var id: ChapterID
  /// As messages name it: `chapters/week-08.md`.
  public var file: String
  public var frontMatter: FrontMatter
  /// The text, nested as `:::` says.
  public var blocks: [Block]
  /// In the order of the text, the hidden ones included.
  public var snippets: [Snippet]
  /// By the name after `^`, in the order of their definitions.
  public var footnotes: [Footnote]

  public init(
    id: ChapterID, file: String, frontMatter: FrontMatter, blocks: [Block] = [],
    snippets: [Snippet] = [], footnotes: [Footnote] = []
  ) {
    self.id = id
    self.file = file
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.snippets = snippets
    self.footnotes = footnotes
  }
}

/// What stands between the `---` lines at the top of a chapter.
public struct FrontMatter: Sendable, Hashable {
  public var title: String
  /// `nil` for the index and for appendices.
  public var week: Int?
  public var summary: String?
  /// Chapters that a reader should know first.
  public var requires: [ChapterID]
  public var sources: [String]
  public var optimization: Optimization
  /// What names mean in the formulas of the whole chapter.
  public var declarations: [DeclaredText]

  public init(
    title: String, week: Int? = nil, summary: String? = nil, requires: [ChapterID] = [],
    sources: [String] = [], optimization: Optimization = .automatic,
    declarations: [DeclaredText] = []
  ) {
    self.title = title
    self.week = week
    self.summary = summary
    self.requires = requires
    self.sources = sources
    self.optimization = optimization
    self.declarations = declarations
  }
}

/// How a chapter's own code is compiled; the kit is always optimised.
public enum Optimization: String, Sendable, Hashable, CaseIterable {
  /// By measurement: unoptimised, unless the last run took long enough for `-O` to pay.
  case automatic = "auto"
  case speed
  case none
}

/// One tagged fence of Swift in a chapter: the unit that is compiled, run and reported on.
///
/// A snippet keeps its code exactly as the author wrote it. What the compiler sees and what the
/// reader sees are two views of one string, so the two cannot drift apart.
public struct Snippet: Sendable, Hashable, Identifiable {
  /// The name after `#`, unique within its chapter. Slots use it, as in `{{bisect.root}}`.
  public var id: SnippetID
  /// The lines of the fence without the leading `//| key: value` lines and without the fence's own
  /// indentation; ends with a newline unless it is empty.
  public var code: String
  /// Where the first character of `code` stands in the chapter.
  public var position: SourcePosition
  /// Where the name stands on the fence's first line.
  public var namePosition: SourcePosition
  public var display: Display
  /// Labels of the equations that the snippet's claims verify.
  public var verifies: [Label]
  /// Labels of the equations that the code evaluates.
  public var uses: [Label]
  /// Files that the code reads, relative to the chapter's folder; part of the fingerprint.
  public var inputs: [String]
  /// Whether it stands in a block that the problems edition leaves out.
  public var isSolution: Bool

  public enum Display: String, Sendable, Hashable {
    case shown, folded, hidden
  }

  public init(
    id: SnippetID, code: String, position: SourcePosition, namePosition: SourcePosition,
    display: Display = .shown, verifies: [Label] = [], uses: [Label] = [], inputs: [String] = [],
    isSolution: Bool = false
  ) {
    self.id = id
    self.code = code
    self.position = position
    self.namePosition = namePosition
    self.display = display
    self.verifies = verifies
    self.uses = uses
    self.inputs = inputs
    self.isSolution = isSolution
  }
}

public struct Footnote: Sendable, Hashable {
  public var name: String
  public var position: SourcePosition
  public var blocks: [Block]

  public init(name: String, position: SourcePosition, blocks: [Block]) {
    self.name = name
    self.position = position
    self.blocks = blocks
  }
}
