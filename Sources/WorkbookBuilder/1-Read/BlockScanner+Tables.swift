/// A pipe table whose next row may follow.
struct OpenTable {
  var reading: TableReading
  var prefix: Range<Int>
  var line: Int
  var start: Int
}

extension BlockScanner {
  /// Reads a line of text as a table's row, or, below a line of as many cells, as the row of dashes
  /// that makes a table of both; `false` when it is neither.
  mutating func readTableLine(_ line: Line, _ start: Int) -> Bool {
    guard !line.isNew, line.matched == containers.count else { return false }
    let range = start..<line.cursor.end
    if case .table(var table) = leaf {
      guard !isCaption(range), let cells = TableRow.cells(bytes, range) else { return false }
      let columns = table.reading.header.count
      if cells.count > columns {
        tokens.diagnostics.append(
          .tooManyCells(
            cells.count, columns: columns, at: source.position(cells[columns].lowerBound)))
      }
      leaf = .none
      table.reading.rows.append(addParts(cells.prefix(columns), upTo: columns, line.number))
      leaf = .table(table)
      return true
    }
    guard case .paragraph = leaf, paragraphIndent <= 3, let header = paragraph.segments.last,
      let alignments = TableRow.alignments(bytes, range)
    else { return false }
    let headerLine = source.lines[header.line]
    guard let cells = TableRow.cells(bytes, header.source..<headerLine.upperBound) else {
      return false
    }
    let reading = TableReading(
      alignments: alignments, header: [], position: source.position(header.source))
    var table = OpenTable(
      reading: reading, prefix: header.prefix, line: header.line, start: header.source)
    if cells.count != alignments.count {
      tokens.diagnostics.append(
        .tableColumns(header: cells.count, dashes: alignments.count, at: source.position(start)))
    }
    paragraph.removeLast()
    writeParagraph()
    table.reading.header = addParts(
      cells.prefix(alignments.count), upTo: alignments.count, header.line)
    leaf = .table(table)
    return true
  }

  private mutating func addParts(
    _ cells: some Sequence<Range<Int>>, upTo columns: Int, _ line: Int
  ) -> [Int] {
    var parts = cells.map { addPart(TextRun(source, $0, line: line)) }
    while parts.count < columns { parts.append(-1) }
    return parts
  }

  mutating func finish(_ table: OpenTable) {
    write(
      .table(table.reading), table.prefix, line: table.line,
      literal: table.start..<(table.start + 1))
    captionless = (tokens.tokens.count - 1, 0)
  }

  private func isCaption(_ range: Range<Int>) -> Bool {
    bytes.has("Table:", at: range.lowerBound, before: range.upperBound)
  }

  /// A caption that no table stands before would be text on the page, with its label.
  mutating func refuseStrayCaption(_ range: Range<Int>) {
    guard isCaption(range), let brace = bytes[range].lastIndex(of: .openBrace),
      bytes.has("{#tbl-", at: brace, before: range.upperBound)
    else { return }
    tokens.diagnostics.append(.strayCaption(at: source.position(range.lowerBound)))
  }

  /// The table whose caption begins on this line.
  mutating func captionCandidate(_ line: Line, _ start: Int) -> Int? {
    guard isCaption(start..<line.cursor.end), !line.isNew, line.matched == containers.count else {
      return nil
    }
    finishLeaf()
    return captionless?.table
  }
}

/// One line of a pipe table.
enum TableRow {
  /// The cells of a row without the blanks around them, or `nil` when no `|` divides it. A `|` that
  /// is escaped, in a code span or in a formula does not.
  static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>]? {
    let row = bytes.trimmed(range)
    var pipes: [Int] = []
    var ticks = BacktickIndex()
    // Code spans are searched for in the row alone.
    let line = Array(bytes[row])
    var index = 0
    while index < line.count {
      switch line[index] {
      case .backslash: index += 2
      case .pipe:
        pipes.append(index)
        index += 1
      case .backtick:
        let opening = line.end(of: index..<line.count) { $0 == .backtick }
        index = ticks.end(in: line, from: index, opening: opening) ?? opening
      case .dollar:
        index =
          MathSyntax.inline(line, from: index, before: line.count)
          .map { $0.upperBound + 1 } ?? index + 1
      default: index += 1
      }
    }
    guard !pipes.isEmpty else { return nil }
    var bounds = [-1] + pipes + [line.count]
    if pipes.first == 0 { bounds.removeFirst() }
    if pipes.last == line.count - 1, bounds.count > 2 { bounds.removeLast() }
    return zip(bounds, bounds.dropFirst()).map { low, high in
      bytes.trimmed((row.lowerBound + low + 1)..<(row.lowerBound + high))
    }
  }

  /// What a row of dashes says, or `nil` for any other line.
  static func alignments(_ bytes: [UInt8], _ range: Range<Int>) -> [MarkdownTable.Alignment]? {
    guard let first = bytes[range].first, first == .pipe || first == .colon || first == .hyphen,
      bytes[range].allSatisfy({
        $0 == .pipe || $0 == .colon || $0 == .hyphen || $0.isBlank
      }), let cells = cells(bytes, range)
    else { return nil }
    var alignments: [MarkdownTable.Alignment] = []
    for cell in cells {
      guard let first = bytes[cell].first, let last = bytes[cell].last else { return nil }
      let dashes = bytes[cell].drop { $0 == .colon }
      guard let hyphen = dashes.first, hyphen == .hyphen,
        cell.count - (first == .colon ? 1 : 0) - (last == .colon ? 1 : 0)
          == bytes[cell].count(where: { $0 == .hyphen })
      else { return nil }
      switch (first == .colon, last == .colon) {
      case (true, true): alignments.append(.center)
      case (true, false): alignments.append(.left)
      case (false, true): alignments.append(.right)
      case (false, false): alignments.append(.none)
      }
    }
    return alignments
  }
}
