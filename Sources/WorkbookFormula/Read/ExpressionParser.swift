/// Reads an expression from tokens, by recursive descent.
///
/// Every level of brackets is a range of tokens of its own, so nothing is read past its end and
/// nothing is read twice.
struct ExpressionParser {
  typealias Expr = Expression

  /// What holds in the range that is being read.
  struct Context {
    /// `;` and bars separate, as between the parentheses of a function.
    var isBracket = false
    /// A product ends in front of `\mathbb{E}`: a mean without brackets.
    var endsAtMean = false
    /// A wide space or a new line ends an expression.
    var isTopLevel = false
    /// `dx` may be a measure, not only `\mathrm{d}x`.
    var hasPlainMeasures = false
  }

  let tokens: [Token]
  let partner: [Int]
  let functions: Set<Symbol>
  var position = 0
  var end: Int
  var context = Context()
  var depth = 0
  private var wrappings = 0
  /// The integrals that are being read, the innermost last, with their variables once found.
  var integrals: [Symbol?] = []
  /// Factors that a product sign has read but that do not belong to it.
  var pending: [Expression] = []

  init(_ matching: BracketMatching, functions: Set<Symbol>) {
    tokens = matching.tokens
    partner = matching.partner
    self.functions = functions
    end = matching.tokens.count
  }

  // MARK: Looking

  var current: Token? { position < end ? tokens[position] : nil }

  func token(_ offset: Int) -> Token? {
    position + offset < end ? tokens[position + offset] : nil
  }

  func at(_ kind: Token.Kind, _ text: String? = nil) -> Bool {
    guard let current else { return false }
    return current.kind == kind && (text == nil || current.text == text)
  }

  /// Where the last token that was read ends.
  var lastSpan: Span {
    position > 0 ? tokens[position - 1].span : Span(0, 0)
  }

  /// Nothing more of this expression follows here: the end of the range, a new line, a wide space.
  var isAtEnd: Bool {
    guard let current else { return true }
    guard context.isTopLevel else { return false }
    return current.startsChain || (current.space == .wide && !current.startsRow)
  }

  func span(from start: Int) -> Span {
    guard start < tokens.count else { return lastSpan }
    guard position > start else { return tokens[start].span }
    return tokens[start].span.union(tokens[position - 1].span)
  }

  // MARK: Going

  /// Reads a range that ends in front of `limit`, all of it.
  mutating func inside<Result>(
    to limit: Int, _ context: Context,
    _ body: (inout ExpressionParser) throws(FormulaProblem) -> Result
  ) throws(FormulaProblem) -> Result {
    let outer = (end, self.context)
    end = limit
    self.context = context
    let result = try body(&self)
    if let current { throw unexpected(current) }
    (end, self.context) = outer
    return result
  }

  /// Reads a bracket's or group's range and steps behind the token that closes it.
  mutating func enclosed<Result>(
    _ context: Context, _ body: (inout ExpressionParser) throws(FormulaProblem) -> Result
  ) throws(FormulaProblem) -> Result {
    let close = partner[position]
    position += 1
    let result = try inside(to: close, context, body)
    position = close + 1
    return result
  }

  mutating func deeper() throws(FormulaProblem) {
    depth += 1
    guard depth <= Self.deepest else {
      throw FormulaProblem(
        "the formula is nested too deeply",
        help: "name a part of it in a formula of its own", at: current?.span ?? lastSpan)
    }
  }

  static let deepest = 64

  /// Counts what wraps an operand that is wrapped already, as in `a/b/c`: the tree gets deeper
  /// although no bracket opens.
  mutating func wrap(_ count: inout Int) throws(FormulaProblem) {
    count += 1
    guard count > 1 else { return }
    wrappings += 1
    guard wrappings <= Self.deepest else {
      throw FormulaProblem(
        "the formula is nested too deeply",
        help: "use fractions and brackets", at: current?.span ?? lastSpan)
    }
  }

  // MARK: Complaining

  func unexpected(_ token: Token) -> FormulaProblem {
    switch token.kind {
    case .sup, .sub:
      FormulaProblem("'\(token.text)' has nothing to its left", at: token.span)
    case .relation, .operation:
      FormulaProblem("'\(token.text)' has no operand here", at: token.span)
    case .bar, .doubleBar:
      FormulaProblem("this '\(token.text)' has no partner", at: token.span)
    default:
      FormulaProblem("'\(token.text)' does not fit here", at: token.span)
    }
  }

  /// What is said where an operand is needed and something else follows.
  func missingOperand(after start: Int?) -> FormulaProblem {
    if let current, !isAtEnd || start == nil { return unexpected(current) }
    if let start {
      let before = tokens[start]
      switch before.kind {
      case .open, .groupOpen:
        let close = partner[start]
        return FormulaProblem(
          before.kind == .groupOpen ? "these braces are empty" : "these brackets are empty",
          at: close > start ? before.span.union(tokens[close].span) : before.span)
      default:
        return FormulaProblem("nothing follows '\(before.text)'", at: before.span)
      }
    }
    return FormulaProblem("the formula ends too early", at: lastSpan)
  }
}
