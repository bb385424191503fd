/// One message to an author: the place, what is wrong in the author's words, what to do.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    case error, warning
  }

  /// Another place that the message involves, or more about this one.
  public struct Note: Sendable, Hashable {
    public var message: String
    public var position: SourcePosition?

    public init(_ message: String, at position: SourcePosition? = nil) {
      self.message = message
      self.position = position
    }
  }

  public var severity: Severity
  /// The kind of message, in kebab case, stable across versions: `claim-failed`.
  public var id: String
  /// `nil` only for what no file is to blame for, as a compiler that is not installed.
  public var position: SourcePosition?
  /// One sentence, lower case, without a full stop.
  public var message: String
  /// Lines set below the sentence: values, a formula with a mark under it.
  public var details: [String]
  public var notes: [Note]
  /// What the author can do, in one sentence.
  public var help: String?

  public init(
    _ severity: Severity, _ id: String, at position: SourcePosition?, _ message: String,
    details: [String] = [], notes: [Note] = [], help: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.position = position
    self.message = message
    self.details = details
    self.notes = notes
    self.help = help
  }

  /// An error.
  public init(
    _ id: String, at position: SourcePosition?, _ message: String, details: [String] = [],
    notes: [Note] = [], help: String? = nil
  ) {
    self.init(.error, id, at: position, message, details: details, notes: notes, help: help)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The message as it is printed, in the compiler's form, so that editors find the place.
  public var description: String {
    var lines = [Self.line(position, "\(severity.rawValue): \(message) [\(id)]")]
    lines += details.map { "    " + $0 }
    lines += notes.map { Self.line($0.position, "note: \($0.message)") }
    if let help { lines.append("help: \(help)") }
    return lines.joined(separator: "\n")
  }

  private static func line(_ position: SourcePosition?, _ text: String) -> String {
    position.map { "\($0): \(text)" } ?? text
  }
}
