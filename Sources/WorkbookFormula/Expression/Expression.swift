/// A piece of mathematics as it was written, with its place in the source.
///
/// Two expressions are equal when they say the same; where they stand does not count.
public struct Expression: Sendable, Hashable {
  public indirect enum Form: Sendable, Hashable {
    case number(Double)
    case symbol(Symbol)
    case infinity

    // Arithmetic. A difference is a sum with a negated term.
    case sum([Expression])
    case negated(Expression)
    /// By juxtaposition, `\cdot`, `\times` or `/`-free products; the factors in their order, since
    /// matrices do not commute.
    case product([Expression])
    case quotient(Expression, Expression)
    case power(Expression, Expression)
    case root(Expression, degree: Expression?)
    case factorial(Expression)
    case binomial(Expression, Expression)
    case absolute(Expression)
    case norm(Expression, order: Expression?)
    case inner(Expression, Expression)
    case transposed(Expression)
    /// `a + \dots + b`, `a_1 \cdots a_n`: the terms that are written, in order.
    case dots(DotsOperation, before: [Expression], after: [Expression])

    // Functions.
    /// `f(x)`, `\exp(x)`, `\log x`, `q(x \mid z)`, `\mathcal{N}(x; \mu, \sigma^2)`, `f'(x)`,
    /// `f_\theta(z_n, n)`, `\max(a, b)`, `\operatorname{tr}(A)`.
    case call(Call)
    /// `(p * q)`: `*`, `\circ`, `\otimes`, `\odot` between two operands.
    case infix(String, Expression, Expression)

    // Operators that bind a name or differentiate.
    case series(Series)
    case integral(Integral)
    case derivative(Derivative)
    case nabla(Nabla)
    case expectation(Expectation)
    /// `\mathrm{KL}(p \,\|\, q)`, `D_{\mathrm{KL}}(p \,\|\, q)`.
    case divergence(Expression, Expression)
    /// `F \big|_{x = 0}`
    case evaluated(Expression, at: [Expression])

    // Conditions, collections, names.
    /// `a \le b` within an expression: an indicator's condition, a limit below a sum.
    case relation(Expression, Relation, Expression)
    case indicator(Expression)
    /// The value and its condition; `nil` for "otherwise".
    case cases([Case])
    case tuple([Expression])
    case set([Expression])
    case interval(Interval)
    case matrix([[Expression]])
    /// `\underbrace{x}_{name}`: defines the name where the label is one.
    case named(Expression, label: Expression)
    /// `O(h^2)`, `o(h)`
    case order(Expression, isLittle: Bool)
    /// `\dots` where nothing says what it stands for.
    case ellipsis
    /// Words: `\text{const.}`
    case text(String)
  }

  public var form: Form
  public var span: Span

  public init(_ form: Form, at span: Span) {
    self.form = form
    self.span = span
  }

  public static func == (left: Expression, right: Expression) -> Bool {
    left.form == right.form
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(form)
  }
}

public enum DotsOperation: Sendable, Hashable { case sum, product, list }

/// A function with what it is applied to.
public struct Call: Sendable, Hashable {
  /// Mostly a symbol; `f'` is a derivative without a variable.
  public var function: Expression
  public var arguments: [Expression]
  /// What stands behind `\mid`, `|` or `;`.
  public var given: [Expression]

  public init(_ function: Expression, _ arguments: [Expression], given: [Expression] = []) {
    self.function = function
    self.arguments = arguments
    self.given = given
  }
}

/// `\sum`, `\prod`, `\max`, `\min`, … with what stands below and above.
public struct Series: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable { case sum, product, maximum, minimum, union }

  public var kind: Kind
  /// The names that the body may use.
  public var indices: [Symbol]
  /// `nil` where the range is a condition or is not written.
  public var lower: Expression?
  public var upper: Expression?
  /// `i < j`, `i \in S`
  public var condition: Expression?
  public var body: Expression

  public init(
    _ kind: Kind, indices: [Symbol], from lower: Expression? = nil, to upper: Expression? = nil,
    where condition: Expression? = nil, of body: Expression
  ) {
    self.kind = kind
    self.indices = indices
    self.lower = lower
    self.upper = upper
    self.condition = condition
    self.body = body
  }
}

/// One integral sign; several are nested, the outermost first.
public struct Integral: Sendable, Hashable {
  public var variable: Symbol
  public var lower: Expression?
  public var upper: Expression?
  /// `\R^d`, a set below the sign.
  public var domain: Expression?
  public var body: Expression

  public init(
    over variable: Symbol, from lower: Expression? = nil, to upper: Expression? = nil,
    domain: Expression? = nil, of body: Expression
  ) {
    self.variable = variable
    self.lower = lower
    self.upper = upper
    self.domain = domain
    self.body = body
  }
}

/// `\frac{d^2}{dx^2}`, `\partial_x`, `\dot x` (with `t`), `f'` (without a variable).
public struct Derivative: Sendable, Hashable {
  public struct Variable: Sendable, Hashable {
    public var symbol: Symbol
    public var order: Int

    public init(_ symbol: Symbol, order: Int = 1) {
      self.symbol = symbol
      self.order = order
    }
  }

  /// Empty where only the number of primes or dots is known.
  public var variables: [Variable]
  /// The sum of the orders.
  public var order: Int
  public var isPartial: Bool
  public var body: Expression

  public init(_ variables: [Variable], order: Int, isPartial: Bool, of body: Expression) {
    self.variables = variables
    self.order = order
    self.isPartial = isPartial
    self.body = body
  }
}

/// `\nabla_x f`, `\nabla\cdot u`, `\Delta f` or `\nabla^2 f`.
public struct Nabla: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable { case gradient, divergence, laplacian, hessian }

  public var kind: Kind
  public var variable: Symbol?
  public var body: Expression

  public init(_ kind: Kind, over variable: Symbol? = nil, of body: Expression) {
    self.kind = kind
    self.variable = variable
    self.body = body
  }
}

/// `\mathbb{E}_{x \sim p}[f(x)]`, `\operatorname{Var}[X]`, `\operatorname{Cov}(X, Y)`.
public struct Expectation: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable { case mean, variance, covariance, probability }

  public var kind: Kind
  /// What stands below, separated by commas or lines: `x \sim p` as a relation, `q(z \mid x)` as a
  /// call, or a name.
  public var laws: [Expression]
  /// One, or two for a covariance.
  public var arguments: [Expression]
  /// What stands behind `\mid`.
  public var given: [Expression]

  public init(
    _ kind: Kind, laws: [Expression] = [], of arguments: [Expression], given: [Expression] = []
  ) {
    self.kind = kind
    self.laws = laws
    self.arguments = arguments
    self.given = given
  }
}

public struct Case: Sendable, Hashable {
  public var value: Expression
  public var condition: Expression?

  public init(_ value: Expression, if condition: Expression?) {
    self.value = value
    self.condition = condition
  }
}

public struct Interval: Sendable, Hashable {
  public var lower: Expression
  public var upper: Expression
  public var includesLower: Bool
  public var includesUpper: Bool

  public init(
    _ lower: Expression, _ upper: Expression, includesLower: Bool, includesUpper: Bool
  ) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }
}
