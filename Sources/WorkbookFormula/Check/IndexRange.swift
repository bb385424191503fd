extension Declarations {
  /// What `t = 1, \dots, T` says about an index, as conditions; `nil` for a chain that states
  /// something of its own, as `z = (z_1, \dots, z_N)` does.
  func range(_ chain: Chain) -> [Expression]? {
    guard chain.links.count == 1, chain.links[0].relation == .equal,
      case .symbol(let index) = chain.first.form, index.indices.isEmpty,
      case .dots(.list, let before, let after) = chain.links[0].side.form,
      let lowest = before.first, after.count <= 1
    else { return nil }
    switch items.last(where: { $0.symbol == index })?.content {
    case .domain(_, .integer), .domain(_, .oneOf): break
    case nil: guard case .number = lowest.form, lowest != after.first else { return nil }
    default: return nil
    }
    func bound(_ relation: Relation, _ end: Expression) -> Expression {
      Expression(.relation(chain.first, relation, end), at: chain.links[0].side.span)
    }
    return [bound(.greaterOrEqual, lowest)] + after.map { bound(.lessOrEqual, $0) }
  }
}
