import WorkbookTestSupport

@testable import WorkbookBuilder

/// The chapter that a sample is, and what is said about it.
func read(_ chapter: MarkedText) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
  ChapterReader().read(chapter.text, id: ChapterID("week-08"), file: chapter.file)
}

func diagnostics(_ chapter: MarkedText) -> [Diagnostic] { read(chapter).diagnostics }

/// The blocks of a sample about which nothing is said.
func blocks(_ chapter: MarkedText) -> [Block] {
  let (chapter, diagnostics) = read(chapter)
  return diagnostics.isEmpty ? chapter.blocks : [.code(info: "diagnostics", text: "\(diagnostics)")]
}

/// The only paragraph of a sample about which nothing is said.
func inlines(_ chapter: MarkedText) -> [Inline] {
  guard case .paragraph(let inlines)? = blocks(chapter).first, blocks(chapter).count == 1 else {
    return [.code("\(blocks(chapter))")]
  }
  return inlines
}

func math(_ tex: String, at position: SourcePosition, display: Bool = false) -> Inline {
  .math(Formula(pieces: [.tex(tex)], isDisplay: display, position: position))
}

func equation(_ tex: String, _ label: String? = nil, at position: SourcePosition) -> Block {
  .equation(
    Equation(
      formula: Formula(pieces: [.tex(tex)], isDisplay: true, position: position),
      label: label.map { Label($0) }))
}

func result(
  _ snippet: String, _ name: String, in chapter: String? = nil, at position: SourcePosition
)
  -> ResultName
{
  ResultName(
    chapter: chapter.map { ChapterID($0) }, snippet: SnippetID(snippet), name: name,
    position: position)
}
