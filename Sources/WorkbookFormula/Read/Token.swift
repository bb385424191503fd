/// A sign of a formula, after macros are expanded, words are put together and spaces are noted.
struct Token: Sendable {
  enum Kind: Sendable, Hashable {
    /// A letter, a Greek letter, a word or a letter of an alphabet: `text` is a `Symbol`'s name.
    case name
    case digit
    /// A command that builds something: `\frac`, `\sum`.
    case command
    case operation
    case relation
    /// A bracket; `text` is the sign without its size, `.` for none.
    case open, close
    /// `|` and `\|` where nothing says whether they open or close.
    case bar, doubleBar
    /// `\mid`
    case given
    case groupOpen, groupClose
    case sub, sup
    case comma, semicolon, colon, period, prime, bang
    case text
    /// An upright `d`.
    case differential
    case dots
    case begin, end
    /// `&` and `\\`, inside cases and matrices only: elsewhere they are noted at the next token.
    case cell, newline
  }

  enum Space: Int, Sendable, Comparable {
    case none, thin, wide

    static func < (left: Space, right: Space) -> Bool { left.rawValue < right.rawValue }
  }

  var kind: Kind
  var text: String
  var span: Span
  /// The space in front of it that the author asked for.
  var space = Space.none
  /// Written directly behind the token before it, without a blank between them.
  var isAdjacent = false
  /// A bar or bracket behind `\big` and the like.
  var isSized = false
  /// A bracket behind `\left` or `\right`.
  var isStretched = false
  /// The line of the formula that it stands on, from 0.
  var row = 0
  var startsRow = false
  /// The first of a line that does not go on with the line before.
  var startsChain = false
  var startsCell = false

  init(_ kind: Kind, _ text: String, at span: Span) {
    self.kind = kind
    self.text = text
    self.span = span
  }

  func `is`(_ kind: Kind, _ text: String) -> Bool { self.kind == kind && self.text == text }
}
