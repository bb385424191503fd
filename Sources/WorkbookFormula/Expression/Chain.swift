/// What stands between two sides.
public enum Relation: Sendable, Hashable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  /// `\approx`, `\simeq`
  case approximately
  /// `\propto`
  case proportional
  /// `:=`, `\coloneqq`, `=:`, `\equiv` is `.identical`
  case defined
  case identical
  /// `\sim`
  case distributed
  case element
  case subset
  /// `\to`, `\mapsto`, `\colon`
  case maps
  case implies, equivalent
  /// Any other, as typed.
  case other(String)
}

/// `a = b = c \le d`: each link relates its side to the one before it.
public struct Chain: Sendable, Hashable {
  public struct Link: Sendable, Hashable {
    public var relation: Relation
    /// Where the relation sign stands.
    public var span: Span
    public var side: Expression
    /// The line of an `aligned` that the relation stands on, from 0.
    public var row: Int

    public init(_ relation: Relation, at span: Span, side: Expression, row: Int) {
      self.relation = relation
      self.span = span
      self.side = side
      self.row = row
    }
  }

  public var first: Expression
  public var links: [Link]
  /// What the chain is said to hold for: `(n \ge 2)`, `\text{for } x > 0`.
  public var conditions: [Expression]

  public init(_ first: Expression, _ links: [Link], conditions: [Expression] = []) {
    self.first = first
    self.links = links
    self.conditions = conditions
  }
}

/// A formula as it is displayed: one chain, or several that begin on lines of their own or are
/// separated by commas and wide spaces. A chain without links is a formula that states nothing.
public struct DisplayedFormula: Sendable, Hashable {
  public var chains: [Chain]

  public init(chains: [Chain]) {
    self.chains = chains
  }
}
