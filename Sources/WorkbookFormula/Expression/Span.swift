/// A piece of a formula's source: UTF-8 offsets from its first character, the end excluded.
///
/// Taken once, while reading. What a macro expands to has the span of the macro's call, so that a
/// message points at what the author typed.
public struct Span: Sendable, Hashable {
  public var start: Int
  public var end: Int

  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}

/// What is wrong with a formula, in its author's words, and where.
public struct FormulaProblem: Error, Sendable, Hashable {
  /// Lower case, no full stop; names in quotes as typed.
  public var message: String
  public var help: String?
  public var span: Span

  public init(_ message: String, help: String? = nil, at span: Span) {
    self.message = message
    self.help = help
    self.span = span
  }
}
