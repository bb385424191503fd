/// One thing that a running chapter says to the builder.
///
/// A run appends records to its transcript as they happen, one a line, so that what a chapter said
/// before it crashed or was stopped still counts.
public enum Record: Sendable, Hashable {
  /// The run has come to a snippet. `outputOffset` is the length of standard output so far, in
  /// bytes; `elapsed` the time since the start of the run, in seconds.
  case snippet(id: String, outputOffset: Int, elapsed: Double)
  case claim(Claim)
  case value(Value)
  case table(Table)
  case figure(Figure)
  /// The run ended before its last line.
  case failure(Failure)
  /// The run came to its end.
  case finished(outputOffset: Int, elapsed: Double)
}

/// A line and column of a chapter, both counted from 1.
///
/// While a chapter runs these are places in the chapter's file. In a stored transcript lines count
/// from the first line of their snippet, so that prose above a snippet can change without a run.
public struct Place: Sendable, Hashable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// What one `verify` stated, and how it came out.
public struct Claim: Sendable, Hashable {
  /// The author's sentence.
  public var name: String
  public var place: Place
  public var holds: Bool
  /// Both values, ready to be read: no more digits than they mean.
  public var actual: String
  public var expected: String
  /// The measured distance with its kind, as in `3.1e-15 relative`.
  public var distance: String
  /// What was allowed, as in `1e-12`.
  public var allowed: String
  /// Which case was the worst, where a claim is about many: `x = 0.25`, `element 3`. May be empty.
  public var worstCase: String
  /// Labels of the equations that this claim verifies.
  public var verifies: [String]

  public init(
    name: String, place: Place, holds: Bool, actual: String, expected: String, distance: String,
    allowed: String, worstCase: String = "", verifies: [String] = []
  ) {
    self.name = name
    self.place = place
    self.holds = holds
    self.actual = actual
    self.expected = expected
    self.distance = distance
    self.allowed = allowed
    self.worstCase = worstCase
    self.verifies = verifies
  }
}

/// A named value that slots can show.
public struct Value: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case double(Double)
    case integer(Int)
    case boolean(Bool)
    case text(String)
    /// A mean and its standard error.
    case estimate(mean: Double, standardError: Double)
    case doubles([Double])
  }

  public var name: String
  public var place: Place
  public var content: Content

  public init(name: String, place: Place, content: Content) {
    self.name = name
    self.place = place
    self.content = content
  }
}

/// A table of results: typed columns, rows of cells that are ready to be read.
public struct Table: Sendable, Hashable {
  public var name: String
  public var place: Place
  /// Plain text with `$math$`. May be empty.
  public var caption: String
  /// Headings, with `$math$`; as many as each row has cells.
  public var columns: [String]
  /// Whether a column holds numbers, which are set flush right.
  public var numeric: [Bool]
  public var rows: [[String]]

  public init(
    name: String, place: Place, caption: String, columns: [String], numeric: [Bool],
    rows: [[String]]
  ) {
    self.name = name
    self.place = place
    self.caption = caption
    self.columns = columns
    self.numeric = numeric
    self.rows = rows
  }
}

/// A drawn figure.
public struct Figure: Sendable, Hashable {
  public var name: String
  public var place: Place
  /// Plain text with `$math$`. May be empty.
  public var caption: String
  /// What the picture shows, in words, for those who cannot see it.
  public var alternativeText: String
  /// A complete `<svg>` element.
  public var svg: String
  /// What is drawn, as CSV. May be empty.
  public var data: String
  /// The same as a picture that a reader moves, where it is one.
  public var frames: FigureFrames?

  public init(
    name: String, place: Place, caption: String, alternativeText: String, svg: String,
    data: String = "", frames: FigureFrames? = nil
  ) {
    self.name = name
    self.place = place
    self.caption = caption
    self.alternativeText = alternativeText
    self.svg = svg
    self.data = data
    self.frames = frames
  }
}

/// A picture of which one frame shows at a time.
public struct FigureFrames: Sendable, Hashable {
  /// What differs from frame to frame, with `$math$`.
  public var name: String
  /// What it is in each of the frames, plain text.
  public var values: [String]
  /// An `<svg>` element with a `<g class="frame">` for each of the values.
  public var svg: String

  public init(name: String, values: [String], svg: String) {
    self.name = name
    self.values = values
    self.svg = svg
  }
}

/// Why a run ended early.
public struct Failure: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// A snippet threw an error that nothing caught.
    case thrown
    /// A trap or another fatal signal.
    case crashed
    /// The builder asked the run to stop and to say where it was.
    case interrupted
  }

  public var kind: Kind
  /// The error's description, or the signal's name.
  public var message: String
  /// Return addresses, innermost first, relative to the start of the chapter's program in memory.
  public var addresses: [UInt]

  public init(kind: Kind, message: String, addresses: [UInt]) {
    self.kind = kind
    self.message = message
    self.addresses = addresses
  }
}
