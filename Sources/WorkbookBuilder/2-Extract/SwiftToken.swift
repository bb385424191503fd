/// A piece of Swift source, as coarse as splitting a snippet into its declarations needs.
struct SwiftToken {
  enum Kind: Equatable {
    case word
    case number
    case string
    case operation
    /// `(`, `[`, `{`
    case opening
    /// `)`, `]`, `}`
    case closing
    /// `,`, `;`, `:`, `.`, `@`, `#` and the like, one character each.
    case punctuation
  }

  var kind: Kind
  /// UTF-8 offsets in the snippet.
  var range: Range<Int>
  var text: Substring
  /// Whether a line break stands before it.
  var startsLine: Bool
  /// Whether white space stands before it.
  var followsSpace: Bool
  /// How many brackets are open before it.
  var depth: Int
}
