/// The part of a snippet that a reader sees: all but the lines between `// snippet.hide` and
/// `// snippet.show`, and the remarks `// survives: …` that are for `mutate`.
struct ShownCode: Sendable, Hashable {
  /// In bytes of UTF-8, in order.
  private(set) var ranges: [Range<Int>] = []

  init(_ code: String) {
    let bytes = Array(code.utf8)
    var isHidden = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
      switch Self.marker(bytes[start..<end]) {
      case true?: isHidden = true
      case false?: isHidden = false
      case nil:
        if !isHidden { appendLine(start..<end, bytes) }
      }
      start = end
    }
    dropBlankLines(bytes)
  }

  /// Whether the line hides what follows, shows it again, or does neither.
  private static func marker(_ line: ArraySlice<UInt8>) -> Bool? {
    guard line.contains(47) else { return nil }
    let text = line.drop { $0 == 32 || $0 == 9 }
    let trimmed = text.prefix(through: text.lastIndex { $0 > 32 } ?? text.startIndex)
    if trimmed.elementsEqual("// snippet.hide".utf8) { return true }
    if trimmed.elementsEqual("// snippet.show".utf8) { return false }
    return nil
  }

  private mutating func appendLine(_ line: Range<Int>, _ bytes: [UInt8]) {
    guard let remark = bytes[line].firstRange(of: Array("// survives:".utf8)) else {
      return append(line)
    }
    // A line of its own goes as a whole.
    guard let last = bytes[line.lowerBound..<remark.lowerBound].lastIndex(where: { $0 > 32 }) else {
      return
    }
    append(line.lowerBound..<(last + 1))
    if bytes[line.upperBound - 1] == 10 { append((line.upperBound - 1)..<line.upperBound) }
  }

  private mutating func append(_ range: Range<Int>) {
    if let last = ranges.last, last.upperBound == range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
    } else {
      ranges.append(range)
    }
  }

  /// Lines that only kept a hidden part apart from the rest would leave a hole at either end.
  private mutating func dropBlankLines(_ bytes: [UInt8]) {
    while let first = ranges.first {
      let line =
        first.lowerBound..<(bytes[first].firstIndex(of: 10).map { $0 + 1 } ?? first.upperBound)
      guard bytes[line].allSatisfy({ $0 <= 32 }) else { break }
      ranges[0] = line.upperBound..<first.upperBound
      if ranges[0].isEmpty { ranges.removeFirst() }
    }
    while let last = ranges.last {
      guard let end = bytes[last].lastIndex(where: { $0 > 32 }) else {
        ranges.removeLast()
        continue
      }
      ranges[ranges.count - 1] = last.lowerBound..<(end + 1)
      break
    }
  }
}
