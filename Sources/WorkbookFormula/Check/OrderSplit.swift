/// Up to what a side is known: `O(h^2)`, or `O(h)` times what stands around it.
struct Order {
  /// What the rest is compared with; a factor in front belongs to it.
  var size: Expression
  var isLittle: Bool
  /// What stands within `O(…)`.
  var arguments: [Expression]

  /// Of a sum: the larger of both, and `o` only where all are.
  static func sum(_ a: Order?, _ b: Order?) -> Order? {
    guard let a, let b else { return a ?? b }
    func length(_ size: Expression) -> Expression {
      Expression(.norm(size, order: nil), at: size.span)
    }
    return Order(
      size: Expression(.sum([length(a.size), length(b.size)]), at: a.size.span),
      isLittle: a.isLittle && b.isLittle, arguments: a.arguments + b.arguments)
  }

  func times(_ factor: Expression?, _ span: Span) -> Order? {
    guard let factor else { return nil }
    var product = self
    product.size = Expression(.product([size, factor]), at: span)
    return product
  }
}

/// A term in two: what it is worth, and up to what. `(1 - ah)(1 + ah + O(h^2))` is worth
/// `(1 - ah)(1 + ah)` up to `(1 - ah)\,O(h^2)`.
struct OrderSplit {
  /// `nil` for what is nothing but an order.
  var value: Expression?
  var order: Order?

  init(_ expression: Expression) {
    (value, order) = (expression, nil)
    let span = expression.span
    switch expression.form {
    case .order(let size, let isLittle):
      value = nil
      order = Order(size: size, isLittle: isLittle, arguments: [size])
    case .negated(let body):
      let split = OrderSplit(body)
      guard let order = split.order else { return }
      value = split.value.map { Expression(.negated($0), at: span) }
      self.order = order
    case .sum(let terms):
      let splits = terms.map { OrderSplit($0) }
      guard splits.contains(where: { $0.order != nil }) else { return }
      let kept = splits.compactMap(\.value)
      value = kept.isEmpty ? nil : kept.count == 1 ? kept[0] : Expression(.sum(kept), at: span)
      order = splits.reduce(nil) { Order.sum($0, $1.order) }
    case .product(let factors):
      let splits = factors.map { OrderSplit($0) }
      guard splits.contains(where: { $0.order != nil }), var product = splits.first else { return }
      for factor in splits.dropFirst() { product = product.times(factor, span) }
      self = product
    case .quotient(let above, let below):
      let split = OrderSplit(above)
      guard let order = split.order, OrderSplit(below).order == nil else { return }
      value = split.value.map { Expression(.quotient($0, below), at: span) }
      self.order = order
      self.order?.size = Expression(.quotient(order.size, below), at: span)
    case .power(let base, let exponent):
      let split = OrderSplit(base)
      guard split.order != nil, case .number(let count) = exponent.form, [2, 3].contains(count)
      else { return }
      self = split
      for _ in 1..<Int(count) { self = times(split, span) }
    default: break
    }
  }

  private func times(_ other: OrderSplit, _ span: Span) -> OrderSplit {
    var product = self
    product.value = value.flatMap { left in
      other.value.map { Expression(.product([left, $0]), at: span) }
    }
    let both = order.flatMap { left in
      other.order.flatMap { right in
        left.times(right.size, span).map {
          Order(
            size: $0.size, isLittle: left.isLittle || right.isLittle,
            arguments: left.arguments + right.arguments)
        }
      }
    }
    product.order = [order?.times(other.value, span), other.order?.times(value, span), both]
      .reduce(nil) { Order.sum($0, $1) }
    return product
  }
}
