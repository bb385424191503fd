import WorkbookBuilder

/// A sample text with the places that a test is about marked in it: ①, ②, … ⑳.
///
///     let chapter = MarkedText("See ①@eq-x.")
///     chapter.text    // "See @eq-x."
///     chapter["①"]    // chapters/week-08.md:1:5
public struct MarkedText: Sendable {
  /// The text without its marks.
  public let text: String
  /// The file that the positions name.
  public let file: String
  private let positions: [Character: SourcePosition]

  public init(_ marked: String, file: String = "chapters/week-08.md") {
    var text = String.UnicodeScalarView()
    var positions: [Character: SourcePosition] = [:]
    var (line, column) = (1, 1)
    for scalar in marked.unicodeScalars {
      if ("①"..."⑳").contains(scalar) {
        positions[Character(scalar)] = SourcePosition(file: file, line: line, column: column)
        continue
      }
      text.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.text = String(text)
    self.file = file
    self.positions = positions
  }

  /// Where the character behind the mark stands; line 0 when there is no such mark, which is the
  /// position of nothing.
  public subscript(mark: Character) -> SourcePosition {
    positions[mark] ?? SourcePosition(file: file, line: 0, column: 0)
  }
}
