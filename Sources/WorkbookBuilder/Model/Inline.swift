/// A run of text within a paragraph, a heading, a title, a cell or a caption.
public indirect enum Inline: Sendable, Hashable {
  // CommonMark's own.
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  /// Raw HTML, which libcmark leaves out.
  case html(String)
  case emphasis([Inline])
  case strong([Inline])
  case link(destination: String, title: String, position: SourcePosition, [Inline])
  case image(Image)

  // Ours.
  case math(Formula)
  case slot(Slot)
  case reference(Reference)
  case citation(Citation)
  case footnote(name: String, position: SourcePosition)
}

/// LaTeX, inline or displayed, perhaps with slots in it.
public struct Formula: Sendable, Hashable {
  public enum Piece: Sendable, Hashable {
    case tex(String)
    case slot(Slot)
  }

  /// What stands between the dollars, in order.
  public var pieces: [Piece]
  public var isDisplay: Bool
  /// Where the first character after the opening dollars stands.
  public var position: SourcePosition

  public init(pieces: [Piece], isDisplay: Bool, position: SourcePosition) {
    self.pieces = pieces
    self.isDisplay = isDisplay
    self.position = position
  }
}

/// The name of something that a snippet said: `gauss-conv.maxError`, `week-08/gauss-conv.maxError`.
public struct ResultName: Sendable, Hashable {
  /// `nil` for the chapter that the name stands in.
  public var chapter: ChapterID?
  public var snippet: SnippetID
  public var name: String
  /// Where the first character of the name stands.
  public var position: SourcePosition

  public init(
    chapter: ChapterID? = nil, snippet: SnippetID, name: String, position: SourcePosition
  ) {
    self.chapter = chapter
    self.snippet = snippet
    self.name = name
    self.position = position
  }
}

/// `{{gauss-conv.maxError:.2e}}`: a place that a computed value is spliced into.
public struct Slot: Sendable, Hashable {
  public var result: ResultName
  /// `nil` for as many digits as the value has.
  public var format: ValueFormat?

  public init(result: ResultName, format: ValueFormat? = nil) {
    self.result = result
    self.format = format
  }
}

/// What stands behind the colon of a slot: `.3f`, `.2e`, `.4g`, `d`.
public struct ValueFormat: Sendable, Hashable {
  public enum Style: String, Sendable, Hashable {
    /// `d`: a whole number.
    case whole = "d"
    /// `f`: that many digits after the point.
    case fixed = "f"
    /// `e`: that many digits after the point, and a power of ten.
    case scientific = "e"
    /// `g`: that many significant digits, in the shorter of the two.
    case general = "g"
  }

  public var style: Style
  public var precision: Int

  public init(style: Style, precision: Int) {
    self.style = style
    self.precision = precision
  }
}

/// `@eq-gauss-conv`, or `@week-08/eq-gauss-conv`.
public struct Reference: Sendable, Hashable {
  public var chapter: ChapterID?
  public var label: Label
  public var position: SourcePosition

  public init(chapter: ChapterID? = nil, label: Label, position: SourcePosition) {
    self.chapter = chapter
    self.label = label
    self.position = position
  }
}

/// `[@ho2020; @song2021, p. 3]`
public struct Citation: Sendable, Hashable {
  public struct Item: Sendable, Hashable {
    public var key: String
    /// What follows the comma: `p. 3`.
    public var locator: String?
    public var position: SourcePosition

    public init(key: String, locator: String? = nil, position: SourcePosition) {
      self.key = key
      self.locator = locator
      self.position = position
    }
  }

  public var items: [Item]

  public init(items: [Item]) {
    self.items = items
  }
}

public struct Image: Sendable, Hashable {
  public var source: String
  public var title: String
  public var alternativeText: [Inline]
  public var label: Label?
  /// `width=60%`
  public var width: String?
  public var position: SourcePosition

  public init(
    source: String, title: String = "", alternativeText: [Inline] = [], label: Label? = nil,
    width: String? = nil, position: SourcePosition
  ) {
    self.source = source
    self.title = title
    self.alternativeText = alternativeText
    self.label = label
    self.width = width
    self.position = position
  }
}
