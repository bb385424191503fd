/// What a token stands for.
enum Element {
  // Within text.
  case inline(Inline)
  case attributes(Attributes)
  /// The beginning of a text that is read by itself: a cell, a caption, a title.
  case part(Int)
  /// An error was reported in its place.
  case nothing

  // Blocks.
  case divisionOpener(DivisionOpener)
  case divisionCloser
  case equation(Equation, LabelUse?)
  case declarations([DeclaredText])
  case table(TableReading)
  case placement(ResultName)
  case snippet(SnippetReading)
  case display(String)
  case footnote(Int)

  var isInline: Bool {
    switch self {
    case .inline, .attributes, .part, .nothing: true
    default: false
    }
  }
}

/// A label and where it stands.
struct LabelUse {
  var label: Label
  var position: SourcePosition
}

/// `::: {.problem #prb-x title="…"}`
struct DivisionOpener {
  /// `nil` when the class is missing or unknown, which has been reported.
  var kind: Division.Kind?
  var label: LabelUse?
  var title: Int?
  var ownNumber: String?
  var position: SourcePosition
}

/// A pipe table whose cells are parts that have yet to be read.
struct TableReading {
  var alignments: [MarkdownTable.Alignment]
  var header: [Int]
  var rows: [[Int]] = []
  var caption: Int?
  var position: SourcePosition
}

struct SnippetReading {
  var snippet: Snippet
  var verifies: [LabelUse]
  var uses: [LabelUse]
  var inputs: [Attributes.Name]
}

/// A footnote's definition, whose text is read after the chapter's.
struct FootnoteReading {
  var name: String
  var position: SourcePosition
}
