/// Where the values of a declared name come from.
indirect enum Domain: Sendable, Hashable {
  /// Real numbers between two bounds; `nil` is unbounded.
  case real(lower: Bound?, upper: Bound?)
  /// Whole numbers; without an upper bound a few from the lower one on.
  case integer(from: Expression, to: Expression?)
  case oneOf([Expression])
  case vector(dimension: Expression)
  case matrix(rows: Expression, columns: Expression, MatrixKind)
  /// A smooth function chosen at random.
  case function(from: [Expression?], to: Expression?, FunctionKind)
  /// A probability density chosen at random, on the line or on `\R^d`.
  case density(dimension: Expression?)
  /// A random variable with this law.
  case law(Expression)
  /// One value for each index.
  case sequence(Domain, from: Expression?, to: Expression?)

  struct Bound: Sendable, Hashable {
    var value: Expression
    var isIncluded: Bool
  }

  enum MatrixKind: Sendable, Hashable { case any, symmetric, positiveDefinite, orthogonal }
  enum FunctionKind: Sendable, Hashable { case any, positive, increasing }

  /// The dimensions of the spaces that it is made of.
  var sizes: [Expression] {
    switch self {
    case .vector(let size): [size]
    case .matrix(let rows, let columns, _): [rows, columns]
    case .function(let from, let to, _): (from + [to]).compactMap(\.self)
    case .density(let size): [size].compactMap(\.self)
    case .sequence(let element, _, _): element.sizes
    case .real, .integer, .oneOf, .law: []
    }
  }

  static let reals = Domain.real(lower: nil, upper: nil)
}

/// One declared name, definition or constraint.
struct Declaration: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    case domain(Symbol, Domain)
    /// A pattern such as `x`, `V_n`, `p(x)` or `q(y \mid x)` and what it stands for.
    case definition(pattern: Expression, value: Expression)
    /// A relation that samples have to fulfil.
    case constraint(Expression)
  }

  var content: Content
  /// The name as typed.
  var name: String

  /// The dimensions of the spaces of its domain.
  var sizes: [Expression] {
    if case .domain(_, let domain) = content { domain.sizes } else { [] }
  }
}
