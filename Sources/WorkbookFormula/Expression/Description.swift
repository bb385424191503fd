extension Expression: CustomStringConvertible {
  /// The expression as LaTeX in its simplest spelling, for messages: it is read as the same tree.
  public var description: String { ExpressionWriter.text(self) }
}

extension Symbol: CustomStringConvertible {
  /// The name as LaTeX.
  public var description: String { ExpressionWriter.text(self) }
}

extension Relation: CustomStringConvertible {
  /// The sign as LaTeX.
  public var description: String {
    switch self {
    case .equal: "="
    case .notEqual: "\\ne"
    case .less: "<"
    case .lessOrEqual: "\\le"
    case .greater: ">"
    case .greaterOrEqual: "\\ge"
    case .approximately: "\\approx"
    case .proportional: "\\propto"
    case .defined: ":="
    case .identical: "\\equiv"
    case .distributed: "\\sim"
    case .element: "\\in"
    case .subset: "\\subset"
    case .maps: "\\to"
    case .implies: "\\implies"
    case .equivalent: "\\iff"
    case .other(let sign): sign
    }
  }
}

extension Chain: CustomStringConvertible {
  /// The sides and relations as LaTeX, without the conditions.
  public var description: String {
    links.reduce(first.description) { "\($0) \($1.relation) \($1.side)" }
  }
}
