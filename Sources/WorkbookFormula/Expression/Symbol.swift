/// A name as mathematics writes it: a letter or word with its accents, marks and indices.
///
/// `\tilde\mu_k` is the name `\mu` with the accent `\tilde` and the subscript `k`; `z_{t+\Delta t}`
/// has an expression as its subscript. Whether a subscript is part of a name (`\sigma_1`, a number
/// of its own) or an index into a sequence is decided by what the author declared.
public struct Symbol: Sendable, Hashable {
  /// `x`, `\sigma`, `softmax` for `\mathrm{softmax}` and `\operatorname{softmax}`,
  /// `\mathcal{N}` and `\mathbf{x}` with their alphabet.
  public var name: String
  /// `\tilde`, `\hat`, `\bar`, `\dot`, …; the outermost first.
  public var accents: [String]
  /// Primes and stars behind the name: `'`, `''`, `*`, `\star`, `\dagger`.
  public var marks: [String]
  /// What stands below, separated by commas.
  public var subscripts: [Expression]
  /// What stands above in parentheses: `x^{(k)}` is an index and not a power.
  public var superscripts: [Expression]

  public init(
    _ name: String, accents: [String] = [], marks: [String] = [], subscripts: [Expression] = [],
    superscripts: [Expression] = []
  ) {
    self.name = name
    self.accents = accents
    self.marks = marks
    self.subscripts = subscripts
    self.superscripts = superscripts
  }

  /// `u` of `J_u`, the Jacobian.
  var jacobianOf: Expression? {
    guard name == "J", accents.isEmpty, marks.isEmpty, superscripts.isEmpty,
      subscripts.count == 1, case .symbol = subscripts[0].form
    else { return nil }
    return subscripts[0]
  }

  /// The name without what stands below and above it: what a sequence or a family is declared as.
  public var base: Symbol {
    Symbol(name, accents: accents, marks: marks)
  }
}
