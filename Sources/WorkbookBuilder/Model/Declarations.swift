/// One line that says what names of the formulas mean, as it was written: `\sigma_1, \sigma_2 > 0`.
public struct DeclaredText: Sendable, Hashable {
  /// LaTeX. Where a declaration goes on in further lines, those keep the author's columns.
  public var tex: String
  /// Where its first character stands.
  public var position: SourcePosition

  public init(tex: String, position: SourcePosition) {
    self.tex = tex
    self.position = position
  }
}

/// What stands in an equation's braces beside its label: how its derivation is to be checked.
public struct EquationChecking: Sendable, Hashable {
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// `.definition`: the equation gives its names their meaning.
    case definition
    /// `.assumption`: nothing that could be derived.
    case assumption
  }

  public var role: Role?
  /// `check=no reason="…"`: why it is not checked.
  public var uncheckedReason: String?
  /// `within=1e-3`: how far apart the sides of an `\approx` may be, relative to their magnitude.
  public var tolerance: Double?
  /// `along=x`: the name that a factor behind `\propto`, or a constant, does not depend on.
  public var variable: String?
  /// `limit=h`: the name that tends to zero in `O(…)` and `o(…)`.
  public var limit: String?

  public init(
    role: Role? = nil, uncheckedReason: String? = nil, tolerance: Double? = nil,
    variable: String? = nil, limit: String? = nil
  ) {
    self.role = role
    self.uncheckedReason = uncheckedReason
    self.tolerance = tolerance
    self.variable = variable
    self.limit = limit
  }
}

extension SourcePosition {
  /// Where a byte of a LaTeX text stands that begins here and whose further lines keep the author's
  /// columns.
  func advanced(by offset: Int, in tex: String) -> SourcePosition {
    var position = self
    for scalar in String(decoding: tex.utf8.prefix(max(0, offset)), as: UTF8.self).unicodeScalars {
      if scalar == "\n" {
        position.line += 1
        position.column = 1
      } else {
        position.column += 1
      }
    }
    return position
  }
}
