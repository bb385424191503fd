import WorkbookTranscript

/// Everything that the run of one chapter said, by snippet.
public struct Transcript: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    /// Claims, values, tables and figures, in order. Their lines count from the snippet's first.
    public var records: [Record] = []
    /// What the snippet printed.
    public var output = ""
  }

  /// Of the snippets that the run came to.
  public var entries: [SnippetID: Entry]
  /// Why the run ended early, and in which snippet; `nil` when it came to its end.
  public var interruption: Interruption?
  /// Seconds from the first snippet to the end.
  public var duration: Double

  public struct Interruption: Sendable, Hashable {
    public var snippet: SnippetID
    public var diagnostic: Diagnostic
  }

  public init(
    entries: [SnippetID: Entry] = [:], interruption: Interruption? = nil, duration: Double = 0
  ) {
    self.entries = entries
    self.interruption = interruption
    self.duration = duration
  }
}

extension Record {
  /// The same record with its line counted from another line.
  func moved(byLines lines: Int) -> Record {
    switch self {
    case .claim(var claim):
      claim.place.line += lines
      return .claim(claim)
    case .value(var value):
      value.place.line += lines
      return .value(value)
    case .table(var table):
      table.place.line += lines
      return .table(table)
    case .figure(var figure):
      figure.place.line += lines
      return .figure(figure)
    case .snippet, .failure, .finished:
      return self
    }
  }
}
