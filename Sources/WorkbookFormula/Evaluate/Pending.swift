extension Compiler {
  func compile(_ integral: Integral, _ span: Span) throws(EvaluationProblem) -> Piece { throw .unsupported("an integral", span) }
  func compile(_ expectation: Expectation, _ span: Span) throws(EvaluationProblem) -> Piece { throw .unsupported("an expectation", span) }
  func compileDivergence(_ p: Expression, _ q: Expression, _ span: Span) throws(EvaluationProblem) -> Piece { throw .unsupported("a divergence", span) }
  func compileConvolution(_ p: Expression, _ q: Expression, at x: Expression, _ span: Span) throws(EvaluationProblem) -> Piece { throw .unsupported("a convolution", span) }
  func compileLawCall(_ symbol: Symbol, _ call: Call, _ span: Span) throws(EvaluationProblem) -> Piece { throw .unsupported("a law", span) }
  func compileLogDensity(_ e: Expression, _ span: Span) throws(EvaluationProblem) -> Piece? { nil }
  func compileInfix(_ sign: String, _ a: Expression, _ b: Expression, _ span: Span) throws(EvaluationProblem) -> Piece { throw .unsupported("'\(sign)'", span) }
  func compileDots(_ operation: DotsOperation, _ before: [Expression], _ after: [Expression], _ span: Span) throws(EvaluationProblem) -> Piece { throw .unsupported("dots", span) }
  func lawKind(_ symbol: Symbol) -> String? { nil }
}
extension RandomLaw {
  func density(at x: Value, _ span: Span) throws(EvaluationProblem) -> Number { throw .unsupported("a law", span) }
}
