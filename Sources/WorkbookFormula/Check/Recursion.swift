import Synchronization

/// A sequence that is defined by its earlier elements: `m_k := a_k m_{k-1}` with `m_0 := x`.
struct Recursion: Sendable {
  let base: Symbol
  /// The letter of the index in the definition, and what is added to it on the left.
  let parameter: Symbol
  let offset: Int
  let body: Expression
  let starts: [(index: Int, value: Expression)]

  /// - Parameter items: the declarations around, among which the first elements are defined.
  /// - Returns: `nil` for a definition that does not refer to itself.
  init?(_ item: Declaration, among items: [Declaration]) {
    guard case .definition(let pattern, let value) = item.content, let name = item.symbol,
      name.indices.count == 1, !item.isFunction
    else { return nil }
    // A first element, or a name of its own such as `\sigma_t` in `\sigma_Q`, is no earlier element.
    let isRecursive = value.symbols.contains { other in
      other.base == name.base && other.indices.count == 1
        && IndexPattern(other.indices[0]).core != nil
        && !items.contains { $0.isDomain && $0.symbol == other }
    }
    guard isRecursive else { return nil }
    let index = IndexPattern(name.indices[0])
    guard let parameter = index.parameter else { return nil }
    (base, self.parameter, offset) = (name.base, parameter, index.offset)
    body = Self.value(pattern, value)
    starts = items.compactMap { Self.start($0, of: name.base) }
  }

  /// The element that a definition such as `m_0 := x` gives.
  static func start(_ item: Declaration, of base: Symbol) -> (index: Int, value: Expression)? {
    guard case .definition(let pattern, let value) = item.content, let name = item.symbol,
      name.base == base, name.indices.count == 1
    else { return nil }
    let index = IndexPattern(name.indices[0])
    return index.core == nil ? (index.offset, Self.value(pattern, value)) : nil
  }

  /// The root of what a square is defined to be.
  private static func value(_ pattern: Expression, _ value: Expression) -> Expression {
    guard case .power = pattern.form else { return value }
    return Expression(.root(value, degree: nil), at: value.span)
  }

  /// How far from the first elements a sequence is followed.
  static let longest = 1000

  /// The elements for the values of the other names in `environment`.
  func sequence(
    in environment: Environment
  ) throws(EvaluationProblem) -> @Sendable ([Int]) -> Value? {
    var empty = environment
    empty.values[parameter] = .scalar(0)
    empty.sequences[base] = { _ in nil }
    let names = empty
    let first = starts.map(\.index).min() ?? 0
    var known: [Int: Value] = [:]
    for start in starts { known[start.index] = try Evaluator(environment).evaluate(start.value) }
    let program = try Program(body, in: names, budget: 1_000_000)
    // An element that cannot be evaluated is remembered too: the first one may be a name of its own.
    let elements = Mutex(known.mapValues(Optional.some))
    return { indices in
      guard indices.count == 1, indices[0] >= first, indices[0] - first <= Self.longest else {
        return nil
      }
      return elements.withLock { values in
        if let known = values[indices[0]] { return known }
        for index in first...indices[0] where values[index] == nil {
          var inner = names
          inner.values[parameter] = .scalar(Double(index - offset))
          let before = values
          inner.sequences[base] = { $0.count == 1 ? before[$0[0]] ?? nil : nil }
          values[index] = .some(try? program.run(in: inner))
        }
        return values[indices[0]] ?? nil
      }
    }
  }
}

extension Declaration {
  fileprivate var isDomain: Bool {
    if case .domain(_, let domain) = content, case .sequence = domain { return false }
    if case .domain = content { return true }
    return false
  }
}
