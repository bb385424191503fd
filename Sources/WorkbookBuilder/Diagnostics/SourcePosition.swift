/// A place in a file that an author wrote. Taken once, while reading, and carried.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The file as messages name it: relative to the course's folder, as in `chapters/week-08.md`.
  public var file: String
  /// Counted from 1.
  public var line: Int
  /// Counted from 1, in characters as an editor counts them.
  public var column: Int

  public init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  public static func < (first: Self, second: Self) -> Bool {
    (first.file, first.line, first.column) < (second.file, second.line, second.column)
  }
}

extension SourcePosition: CustomStringConvertible {
  public var description: String { "\(file):\(line):\(column)" }
}
