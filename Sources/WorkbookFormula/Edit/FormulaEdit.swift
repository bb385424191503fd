/// One small change of a formula's source, such as a flipped sign.
public struct FormulaEdit: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case sign, factor, exponent, index, bound, coefficient, term, root, fraction, function
  }

  public var kind: Kind
  /// What is replaced: UTF-8 offsets into the source.
  public var span: Span
  public var replacement: String
  /// In an author's words: "the sign of \mu_2 is flipped".
  public var description: String

  public init(_ kind: Kind, at span: Span, to replacement: String, _ description: String) {
    self.kind = kind
    self.span = span
    self.replacement = replacement
    self.description = description
  }

  /// The source with this change.
  public func applied(to tex: String) -> String {
    let source = Array(tex.utf8)
    guard 0 <= span.start, span.start <= span.end, span.end <= source.count else { return tex }
    return String(
      decoding: source[..<span.start] + Array(replacement.utf8) + source[span.end...],
      as: UTF8.self)
  }
}
