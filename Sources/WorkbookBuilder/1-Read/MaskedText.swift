/// Lines for libcmark, and which line of the chapter each comes from.
struct MaskedText {
  private(set) var bytes: [UInt8] = []
  /// For each line, the index of the chapter's.
  private(set) var origins: [Int] = []

  /// Writes one line, which comes from the chapter's line of that index.
  mutating func append(_ text: some Sequence<UInt8>, line: Int) {
    bytes += text
    bytes.append(.newline)
    origins.append(line)
  }

  mutating func append(_ text: MaskedText) {
    bytes += text.bytes
    origins += text.origins
  }

  /// Writes a masked run, each line behind the prefix that it has in the chapter.
  mutating func append(
    _ masked: InlineMasker.Masked, of run: TextRun, _ source: SourceText, keepsPrefix: Bool = true
  ) {
    var start = 0
    for (number, index) in masked.segments.enumerated() {
      let segment = run.segments[index]
      if keepsPrefix {
        bytes += repeatElement(.space, count: segment.padding)
        bytes += source.bytes[segment.prefix]
      }
      let end =
        number + 1 < masked.segments.count
        ? masked.bytes[start...].firstIndex(of: .newline) ?? masked.bytes.count
        : masked.bytes.count
      bytes += masked.bytes[start..<end]
      bytes.append(.newline)
      origins.append(segment.line)
      start = min(end + 1, masked.bytes.count)
    }
  }
}
