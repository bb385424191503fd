/// The text of one paragraph, heading, cell or formula without the signs of the blocks around it,
/// and where in the chapter it comes from.
struct TextRun {
  struct Segment {
    /// Where the line begins in the run's bytes.
    var start: Int
    /// Where it begins in the chapter's.
    var source: Int
    /// What stands before it on its line: indentation, `>`, a list's marker.
    var prefix: Range<Int>
    /// The line's index in the chapter.
    var line: Int
    /// Spaces that libcmark shall see before the prefix.
    var padding = 0
  }

  /// Lines are joined by newlines.
  private(set) var bytes: [UInt8] = []
  private(set) var segments: [Segment] = []

  var isEmpty: Bool { segments.isEmpty }

  mutating func append(
    _ source: SourceText, _ range: Range<Int>, prefix: Range<Int>, line: Int, padding: Int = 0
  ) {
    if !segments.isEmpty { bytes.append(.newline) }
    segments.append(
      Segment(
        start: bytes.count, source: range.lowerBound, prefix: prefix, line: line, padding: padding))
    bytes += source.bytes[range]
  }

  /// Takes the last line off.
  mutating func removeLast() {
    guard let segment = segments.popLast() else { return }
    bytes.removeSubrange(max(segment.start - 1, 0)...)
  }

  init() {}

  /// A run of one line.
  init(_ source: SourceText, _ range: Range<Int>, line: Int) {
    append(source, range, prefix: range.lowerBound..<range.lowerBound, line: line)
  }

  func segment(at index: Int) -> Int {
    var (low, high) = (0, segments.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if segments[middle].start <= index { low = middle } else { high = middle }
    }
    return low
  }

  func sourceOffset(_ index: Int) -> Int {
    let segment = segments[segment(at: index)]
    return segment.source + index - segment.start
  }

  /// The text of a range, with blanks in the place of each later line's prefix: so its lines keep
  /// the author's columns.
  func aligned(_ range: Range<Int>, _ source: SourceText) -> String {
    guard segments.count > 1 else { return bytes.text(range) }
    var text: [UInt8] = []
    var next = segment(at: range.lowerBound) + 1
    for index in range {
      text.append(bytes[index])
      if bytes[index] == .newline, next < segments.count {
        let segment = segments[next]
        let start = source.lines[segment.line].lowerBound
        for byte in source.bytes[start..<segment.source] where byte & 0xC0 != 0x80 {
          text.append(byte == .tab ? .tab : .space)
        }
        next += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
