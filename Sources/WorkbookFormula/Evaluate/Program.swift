/// An expression made ready to be evaluated for many samples.
///
/// It is compiled for the names of one environment and runs in every environment with the same names.
public struct Program: Sendable {
  let piece: Piece
  let slots: Int
  let caches: Int
  let free: [(symbol: Symbol, slot: Int)]
  let functions: [Symbol]
  let sequences: [Symbol]
  let integrals: Int
  let budget: Int
  let span: Span

  /// - Throws: `undeclared`, `unsupported`, or `mismatch` where the expression alone shows it.
  public init(
    _ expression: Expression, in environment: Environment, budget: Int = 1_000_000_000
  ) throws(EvaluationProblem) {
    let compiler = Compiler(environment)
    piece = try compiler.compile(expression)
    (slots, caches) = (compiler.slotCount, compiler.cacheCount)
    free = compiler.free.map { (symbol: $0.key, slot: $0.value) }
    functions = compiler.functionNames
    sequences = compiler.sequenceNames
    integrals = compiler.integralCount
    self.budget = budget
    span = expression.span
  }

  /// The names of the environment whose values the expression depends on.
  public var names: [Symbol] { free.map(\.symbol) + functions + sequences }

  /// The value for one sample, with a bound on its error.
  ///
  /// - Throws: `undefined` where this sample has no value, `inaccurate`, `mismatch`.
  public func run(in environment: Environment) throws(EvaluationProblem) -> Value {
    var budget = budget
    return try run(in: environment, spending: &budget)
  }

  /// Takes the work that it is off `budget`, which several evaluations share.
  func run(
    in environment: Environment, spending budget: inout Int
  ) throws(EvaluationProblem) -> Value {
    var applied: [Function] = []
    for name in functions {
      guard let function = environment.functions[name] else { throw .undeclared(name, span) }
      applied.append(function)
    }
    var indexed: [@Sendable ([Int]) -> Value?] = []
    for name in sequences {
      guard let sequence = environment.sequences[name] else { throw .undeclared(name, span) }
      indexed.append(sequence)
    }
    let frame = Frame(
      slots: slots, caches: caches, functions: applied, sequences: indexed,
      dimension: environment.dimension, integrals: integrals, budget: budget)
    defer { budget = frame.budget }
    for (symbol, slot) in free {
      guard let value = environment.values[symbol] else { throw .undeclared(symbol, span) }
      frame.slots[slot] = value
    }
    let value = try piece.run(frame)
    guard value.isDefined else { throw .undefined("not a finite number", span) }
    return value
  }
}

/// Evaluates expressions in one environment.
public struct Evaluator: Sendable {
  public let environment: Environment

  public init(_ environment: Environment) { self.environment = environment }

  /// The value with a bound on its error. For many samples, keep a `Program` instead.
  public func evaluate(_ expression: Expression) throws(EvaluationProblem) -> Value {
    try Program(expression, in: environment).run(in: environment)
  }
}
