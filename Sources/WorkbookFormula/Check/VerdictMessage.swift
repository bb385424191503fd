/// A verdict in words, as a diagnostic prints it: lower case, no full stop, names as typed.
public struct VerdictMessage: Sendable, Hashable {
  /// "this step of the derivation changes the value"
  public var summary: String
  /// Where it stands in the formula.
  public var span: Span
  /// "at x = 0.73, c = 1.4, line 3 is 0.1934 and line 4 is 0.2187"
  public var details: [String]
  /// "lines 1 to 3 agree to 2e-12 over 64 samples"
  public var notes: [String]
  /// "with '\sigma_2^2' in place of '\sigma_2' the step holds"
  public var help: String?
  /// Everything but "not checked".
  public var isError: Bool
}

extension Verdict {
  /// What to tell the author; `nil` when all steps hold or the formula is a definition.
  public func message(for tex: String) -> VerdictMessage? { nil }
}
