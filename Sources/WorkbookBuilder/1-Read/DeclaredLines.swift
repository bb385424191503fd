/// Declarations as they are read, one a line; a line that is indented goes on with the one before.
struct DeclaredLines {
  private var runs: [TextRun] = []

  /// Adds a line, unless it is blank or a comment.
  /// - Parameter continues: whether it is indented further than the first.
  mutating func append(
    _ source: SourceText, _ range: Range<Int>, prefix: Range<Int>, line: Int, continues: Bool
  ) {
    let text = source.bytes.trimmed(range)
    guard !text.isEmpty, source.bytes[text.lowerBound] != UInt8(ascii: "%") else { return }
    if !continues || runs.isEmpty { runs.append(TextRun()) }
    runs[runs.count - 1].append(source, text, prefix: prefix, line: line)
  }

  func texts(_ source: SourceText) -> [DeclaredText] {
    runs.map { run in
      DeclaredText(
        tex: run.aligned(0..<run.bytes.count, source),
        position: source.position(run.sourceOffset(0)))
    }
  }
}
