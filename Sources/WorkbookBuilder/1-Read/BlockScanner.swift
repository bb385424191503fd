/// Goes through a chapter's lines as libcmark's block parser does, far enough to know what is code,
/// what is raw HTML and what is text, and writes the text that libcmark shall read: the same, with
/// a token or a comment in the place of each extension.
///
/// The rules and their order are those of CommonMark 0.30, appendix "A parsing strategy", phase 1.
struct BlockScanner {
  let source: SourceText
  let tokens: TokenTable
  var bytes: [UInt8] { source.bytes }

  var containers: [Container] = []
  var leaf = Leaf.none
  /// The lines of the paragraph that is open.
  var paragraph = TextRun()
  /// How far its last line is indented.
  var paragraphIndent = 0
  /// The table that the next `Table:` line belongs to, and how many blank lines came since.
  var captionless: (table: Int, blankLines: Int)?

  /// The chapter's text, the footnotes' texts, and single lines that are read by themselves.
  var main = MaskedText()
  var footnotes: [MaskedText] = []
  var footnoteReadings: [FootnoteReading] = []
  var parts = MaskedText()
  var partCount = 0

  struct Container {
    enum Kind: Equatable {
      case quote
      /// Columns that a line of the item is indented by.
      case item(indent: Int)
      case footnote(Int)
    }
    var kind: Kind
    /// An item that has had nothing but a blank first line.
    var isEmpty = false
  }

  enum Leaf {
    case none
    case paragraph
    /// A paragraph that is the caption of a table.
    case caption(table: Int)
    case table(OpenTable)
    case fence(OpenFence)
    case indentedCode
    case html(HTMLSyntax.BlockKind, line: Int)
    case math(OpenMath)

    var isParagraph: Bool {
      switch self {
      case .paragraph, .caption: true
      default: false
      }
    }
  }

  /// The line that is being read.
  struct Line {
    var number: Int
    var cursor: LineCursor
    /// Where the line begins in the text that it belongs to: behind a footnote's indentation.
    var base: Int
    /// How many containers go on.
    var matched = 0
    /// Whether something new has begun on it.
    var isNew = false
  }

  /// Deeper than this nothing is opened any more; the assembler says so.
  static let depthLimit = 100

  init(_ source: SourceText, _ tokens: TokenTable) {
    self.source = source
    self.tokens = tokens
  }

  /// Reads the lines from the given one to the last.
  mutating func scan(from first: Int) {
    for number in first..<max(first, source.lines.count) { read(number) }
    finishLeaf()
    containers = []
  }

  private mutating func read(_ number: Int) {
    let range = source.lines[number]
    var line = Line(number: number, cursor: LineCursor(bytes, range), base: range.lowerBound)
    match(&line)
    if continueLeaf(&line) { return }
    if readDivisionLine(&line) { return }
    beginFootnote(&line)
    while beginContainer(&line) {}
    if refuseInner(&line) { return }
    let (indent, start) = line.cursor.lookahead()
    if start == line.cursor.end {
      readBlank(&line)
    } else if !beginLeaf(&line, indent, start) {
      readText(&line, start)
    }
  }

  /// Goes over the signs of the containers that are still open.
  private func match(_ line: inout Line) {
    for container in containers {
      let (indent, start) = line.cursor.lookahead()
      let isBlank = start == line.cursor.end
      switch container.kind {
      case .quote:
        guard indent <= 3, !isBlank, bytes[start] == .greater else { return }
        line.cursor.skip(to: start + 1)
        line.cursor.skip(columns: 1)
      case .item(let needed):
        if indent >= needed {
          line.cursor.skip(columns: needed)
        } else if isBlank, !container.isEmpty {
          line.cursor.skip(to: start)
        } else {
          return
        }
      case .footnote:
        guard indent >= 4 || isBlank else { return }
        line.cursor.skip(columns: 4)
        line.base = line.cursor.offset
      }
      line.matched += 1
    }
  }

  /// Ends what was open where something new begins.
  mutating func begin(_ line: inout Line) {
    if !line.isNew {
      finishLeaf()
      containers.removeSubrange(line.matched...)
      line.isNew = true
    }
    captionless = nil
    for index in containers.indices { containers[index].isEmpty = false }
  }

  private mutating func readBlank(_ line: inout Line) {
    let caption = captionless
    let wasTable = if case .table = leaf { true } else { false }
    finishLeaf()
    if !line.isNew { containers.removeSubrange(line.matched...) }
    if wasTable {
      captionless?.blankLines = 1
    } else if caption?.blankLines == 0 {
      captionless?.blankLines = 1
    } else {
      captionless = nil
    }
    write(line, to: line.cursor.end)
  }

  /// Adds a line of text to the paragraph, or begins one.
  private mutating func readText(_ line: inout Line, _ start: Int) {
    let isLazy = !line.isNew && line.matched < containers.count && leaf.isParagraph
    if !isLazy {
      if readTableLine(line, start) { return }
      if line.isNew || !leaf.isParagraph {
        let caption = captionCandidate(line, start)
        begin(&line)
        leaf = caption.map { .caption(table: $0) } ?? .paragraph
        if caption == nil { refuseStrayCaption(start..<line.cursor.end) }
      }
    }
    var content = start..<line.cursor.end
    if case .caption = leaf, paragraph.isEmpty {
      // Behind `Table:`.
      content = bytes.trimmed((start + 6)..<content.upperBound)
    }
    paragraph.append(
      source, content, prefix: line.base..<start, line: line.number,
      padding: line.matched == 0 && isLazy ? lazyPadding : 0)
    paragraphIndent = line.cursor.lookahead().indent
    for index in containers.indices { containers[index].isEmpty = false }
  }

  /// A footnote's text is handed on without its indentation, so a line that only lazily belongs to
  /// it needs to be indented beyond all that could begin there.
  private var lazyPadding: Int {
    guard case .footnote? = containers.first?.kind else { return 0 }
    return containers.reduce(4) { sum, container in
      if case .item(let indent) = container.kind { sum + indent } else { sum }
    }
  }
}
