/// A place within one line, counted in bytes and in columns: a tab reaches to the next column that
/// is divisible by four, and a block may take only a part of it (CommonMark 0.30, section 2.2).
struct LineCursor {
  let bytes: [UInt8]
  let end: Int
  var offset: Int
  private var column = 0
  /// Columns of the tab at `offset` that are already taken.
  private var taken = 0

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    self.bytes = bytes
    offset = line.lowerBound
    end = line.upperBound
  }

  /// How many columns of white space come next, and what is behind them.
  func lookahead() -> (indent: Int, offset: Int) {
    var (index, column) = (offset, column)
    while index < end {
      if bytes[index] == .space {
        column += 1
      } else if bytes[index] == .tab {
        column += 4 - column % 4
      } else {
        break
      }
      index += 1
    }
    return (column - self.column, index)
  }

  /// Goes over columns of white space, at most as many as there are.
  mutating func skip(columns: Int) {
    var left = columns
    while left > 0, offset < end, bytes[offset].isBlank {
      let width = bytes[offset] == .tab ? 4 - column % 4 : 1
      if width > left {
        taken += left
        column += left
        return
      }
      column += width
      left -= width
      offset += 1
      taken = 0
    }
  }

  /// Goes to an offset further on that only white space and single-column characters lie before.
  mutating func skip(to target: Int) {
    while offset < target {
      column += bytes[offset] == .tab ? 4 - column % 4 : 1
      offset += 1
      taken = 0
    }
  }

  /// The rest of the line; a tab that is partly taken as the spaces that are left of it.
  var rest: [UInt8] {
    guard taken > 0, offset < end, bytes[offset] == .tab else { return Array(bytes[offset..<end]) }
    return [UInt8](repeating: .space, count: 4 - column % 4) + bytes[(offset + 1)..<end]
  }
}
