/// A chapter's text as bytes and lines, and where in an editor each byte stands.
struct SourceText {
  /// As messages name it: `chapters/week-08.md`.
  let file: String
  /// UTF-8 without a byte order mark. The two noncharacters that tokens are written with do not
  /// occur: an author's own are replaced by U+FFFD, which takes as many bytes.
  let bytes: [UInt8]
  /// Where each line stands in `bytes`, without its end (`\n`, `\r\n` or `\r`).
  let lines: [Range<Int>]

  /// How many bytes before each block of 256 continue a character; empty when none does.
  private let continuations: [Int]
  /// For a text that comes from elsewhere than a chapter: the one position that all of it has.
  private let fixedPosition: SourcePosition?

  init(_ utf8: some Collection<UInt8>, file: String, at fixedPosition: SourcePosition? = nil) {
    var bytes = Array(utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var lines: [Range<Int>] = []
    var isASCII = true
    var start = 0
    bytes.withUnsafeMutableBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte == .newline || byte == .carriageReturn {
          lines.append(start..<index)
          let isPair =
            byte == .carriageReturn && index + 1 < bytes.count
            && bytes[index + 1] == .newline
          index += isPair ? 1 : 0
          start = index + 1
        } else if byte >= 0x80 {
          isASCII = false
          if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xB7,
            bytes[index + 2] == 0x90 || bytes[index + 2] == 0x91
          {
            bytes[index + 1] = 0xBF
            bytes[index + 2] = 0xBD
          }
        }
        index += 1
      }
      if start < bytes.count { lines.append(start..<bytes.count) }
    }
    self.file = file
    self.bytes = bytes
    self.lines = lines
    self.fixedPosition = fixedPosition
    continuations = isASCII ? [] : Self.countContinuations(in: bytes)
  }

  private static func countContinuations(in bytes: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if index % 256 == 0 { counts.append(count) }
      if byte & 0xC0 == 0x80 { count += 1 }
    }
    counts.append(count)
    return counts
  }

  /// The line and column of a byte; columns count Unicode scalars.
  func position(_ offset: Int) -> SourcePosition {
    if let fixedPosition { return fixedPosition }
    let line = lineIndex(of: offset)
    let start = line < lines.count ? lines[line].lowerBound : bytes.count
    let column = offset - start - continuations(before: offset) + continuations(before: start)
    return SourcePosition(file: file, line: line + 1, column: column + 1)
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func lineIndex(of offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func continuations(before offset: Int) -> Int {
    guard !continuations.isEmpty else { return 0 }
    var count = continuations[offset / 256]
    for index in (offset / 256 * 256)..<offset where bytes[index] & 0xC0 == 0x80 { count += 1 }
    return count
  }
}

extension SourceText {
  /// The first byte that is not valid UTF-8, or `nil`.
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return offset
      }
    }
  }
}
