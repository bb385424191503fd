/// A place of a page that refers to an equation.
struct EquationUse: Sendable, Hashable {
  /// Where the equation stands.
  var owner: ChapterID
  var label: Label
  /// Where the reference stands.
  var chapter: ChapterID
  /// "Week 8", or the chapter's title.
  var chapterName: String
  /// The id of the reference on its page.
  var anchor: String
  /// "Problem 8.1", "Part 8.1.2, solution", or the heading above.
  var place: String
}
