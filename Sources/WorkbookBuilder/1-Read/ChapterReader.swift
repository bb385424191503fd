import CommonMark

/// Reads the text of one chapter. What needs the other chapters is checked by `CourseReader`.
public struct ChapterReader: Sendable {
  public init() {}

  /// The chapter and all that is wrong with it. Whatever the text is, there is a chapter.
  /// - Parameter file: the file as messages name it, `chapters/week-08.md`.
  public func read(
    _ text: String, id: ChapterID, file: String
  ) -> (chapter: Chapter, diagnostics: [Diagnostic]) {
    let reading = read(SourceText(text.utf8, file: file), id: id)
    return (reading.chapter, reading.diagnostics)
  }

  func read(_ source: SourceText, id: ChapterID) -> ChapterReading {
    var frontMatter = FrontMatterReader(source, isIndex: id == .index)
    let firstLine = frontMatter.read()
    let tokens = TokenTable()
    var scanner = BlockScanner(source, tokens)
    scanner.scan(from: firstLine)

    var masked = scanner.parts
    masked.append(scanner.main)
    for footnote in scanner.footnotes { masked.append(footnote) }
    let document = masked.bytes.withUnsafeBufferPointer { Node.parse(utf8: $0) }

    let chapter = Chapter(id: id, file: source.file, frontMatter: FrontMatter(title: id.name))
    var assembler = Assembler(
      chapter, source, tokens, origins: masked.origins, footnotes: scanner.footnoteReadings)
    var reading = assembler.assemble(document)
    reading.frontMatter = frontMatter.reading
    reading.chapter.frontMatter = reading.makeFrontMatter()
    reading.diagnostics = (frontMatter.diagnostics + reading.diagnostics).sorted()
    return reading
  }
}

/// Reads a text that stands in no chapter, such as the caption that a snippet gives its figure.
/// Every position in what comes back is the given one.
func readInlines(_ text: String, at position: SourcePosition) -> ([Inline], [Diagnostic]) {
  // One paragraph, whatever lines it has.
  let lines = text.split(whereSeparator: \.isNewline)
  let source = SourceText(lines.joined(separator: " ").utf8, file: position.file, at: position)
  let tokens = TokenTable()
  var scanner = BlockScanner(source, tokens)
  let part = scanner.addPart(TextRun(source, source.bytes.trimmed(0..<source.bytes.count), line: 0))
  let document = scanner.parts.bytes.withUnsafeBufferPointer { Node.parse(utf8: $0) }
  let chapter = Chapter(
    id: ChapterID(""), file: position.file, frontMatter: FrontMatter(title: ""))
  var assembler = Assembler(
    chapter, source, tokens, origins: scanner.parts.origins, footnotes: [])
  let (content, found) = assembler.readPart(part, of: document)
  return (content, found)
}

extension ChapterReading {
  /// A chapter without a title is called by its first heading, or by its file.
  fileprivate func makeFrontMatter() -> FrontMatter {
    var heading: String?
    for case .heading(let found) in chapter.blocks where found.level == 1 {
      heading = heading ?? found.content.plainText
    }
    return FrontMatter(
      title: frontMatter.title ?? heading ?? chapter.id.name, week: frontMatter.week,
      summary: frontMatter.summary, requires: frontMatter.requires.map { ChapterID($0.text) },
      sources: frontMatter.sources, optimization: frontMatter.optimization,
      declarations: frontMatter.declarations)
  }
}

extension [Diagnostic] {
  /// In the order of the text; those of one place stay as they were found.
  func sorted() -> [Diagnostic] {
    enumerated().sorted { first, second in
      switch (first.element.position, second.element.position) {
      case (let a?, let b?) where a != b: a < b
      case (nil, _?): true
      case (_?, nil): false
      default: first.offset < second.offset
      }
    }.map(\.element)
  }
}
