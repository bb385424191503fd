/// One side of a relation, without what only qualifies it: `+ \text{const.}`, `+ O(h^2)`.
struct Side {
  var expression: Expression
  var row: Int
  /// It is known up to a constant only.
  var hasConstant = false
  /// It is known up to a term of this order only.
  var order: Order?

  init(_ whole: Expression, row: Int) {
    self.row = row
    let terms = if case .sum(let terms) = whole.form { terms } else { [whole] }
    var kept: [Expression] = []
    for term in terms {
      let inner = if case .negated(let inner) = term.form { inner } else { term }
      if Self.isConstant(inner) {
        hasConstant = true
        continue
      }
      let split = OrderSplit(term)
      order = Order.sum(order, split.order)
      if let value = split.value { kept.append(value) }
    }
    switch kept.count {
    case terms.count where order == nil: expression = whole
    case 0: expression = Expression(.number(0), at: whole.span)
    case 1: expression = kept[0]
    default: expression = Expression(.sum(kept), at: whole.span)
    }
  }

  private static func isConstant(_ term: Expression) -> Bool {
    let word =
      switch term.form {
      case .text(let text): text
      case .symbol(let symbol): symbol.name
      default: ""
      }
    let plain = word.filter { $0 != "." && !$0.isWhitespace }
    return ["const", "constant"].contains(plain)
  }
}
