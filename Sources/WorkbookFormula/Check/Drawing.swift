import Synchronization
import WorkbookNumerics

/// Draws the value of one name and puts it into the environment.
struct Drawing {
  enum Style { case ordinary, first, last, extreme }

  var generator: SeededGenerator
  let seed: UInt64
  let style: Style
  /// All that are declared, later ones too.
  let names: Set<Symbol>
  var environment: Environment

  init(
    _ generator: SeededGenerator, seed: UInt64, style: Style, names: Set<Symbol>,
    environment: Environment
  ) {
    (self.generator, self.seed, self.style) = (generator, seed, style)
    (self.names, self.environment) = (names, environment)
  }

  /// Gives a name its value; the text that a message shows, or `nil` for what is no number.
  mutating func declare(_ symbol: Symbol, _ domain: Domain) throws(EvaluationProblem) -> String? {
    switch domain {
    case .function(let sources, let target, let kind):
      let from = try sources.map { (size) throws(EvaluationProblem) in try size.map(whole) }
      let to = try target.map(whole)
      // A mark is a part of the name; the index of a family, f_n, is its first argument.
      if hasMark(symbol) {
        environment.functions[symbol] = RandomMember.function(seed: seed, from: from, to: to, kind)
      }
      let indices = [Int?](repeating: nil, count: symbol.indices.count)
      environment.functions[symbol.base] = RandomMember.function(
        seed: seed, from: indices + from, to: to, kind)
      return nil
    case .density(let size):
      let dimension = try size.map(whole)
      if symbol.indices.isEmpty || hasMark(symbol) {
        environment.functions[symbol] = RandomMember.density(seed: seed, dimension: dimension)
      } else {
        environment.functions[symbol.base] = RandomMember.densities(
          seed: seed, dimension: dimension, indices: symbol.indices.count)
      }
      return nil
    case .law(let law):
      environment.declare(symbol, distributedAs: law)
      return nil
    case .sequence(let element, let from, let to):
      try declareSequence(symbol, element, from, to)
      return nil
    default:
      let (value, text) = try draw(domain)
      environment.values[symbol] = value
      return text
    }
  }

  /// Whether an index is a letter without a meaning of its own: the θ of f_θ.
  private func hasMark(_ symbol: Symbol) -> Bool {
    symbol.indices.contains { index in
      guard let core = IndexPattern(index).core else { return false }
      return core.symbols.isDisjoint(with: names)
    }
  }

  /// Whether a relation holds for the values drawn so far.
  func holds(_ relation: Expression) throws(EvaluationProblem) -> Bool {
    guard case .truth(let holds) = try Evaluator(environment).evaluate(relation) else {
      throw .mismatch("a constraint is a relation between numbers", relation.span)
    }
    return holds
  }

  private mutating func declareSequence(
    _ symbol: Symbol, _ element: Domain, _ from: Expression?, _ to: Expression?
  ) throws(EvaluationProblem) {
    let lower = try from.map(whole)
    let upper = try to.map(whole)
    // The ends of the elements' domain are known now, the elements only when they are asked for.
    var start = self
    _ = try start.draw(element)
    let frozen = self
    let drawn = Mutex<[[Int]: Value]>([:])
    environment.sequences[symbol.base] = { indices in
      guard let first = indices.first else { return nil }
      if let lower, first < lower { return nil }
      if let upper, first > upper { return nil }
      if let known = drawn.withLock({ $0[indices] }) { return known }
      var mixed = frozen.seed
      for index in indices {
        mixed = (mixed ^ UInt64(bitPattern: Int64(index))) &* 0xBF58_476D_1CE4_E5B9
      }
      var drawing = Drawing(
        SeededGenerator(seed: mixed), seed: mixed, style: .ordinary, names: frozen.names,
        environment: frozen.environment)
      let value = try? drawing.draw(element).0
      drawn.withLock { $0[indices] = value }
      return value
    }
  }

  /// The dimensions of the spaces that a domain is made of.
  func dimensions(of domain: Domain) throws(EvaluationProblem) -> Set<Int> {
    var found: Set<Int> = []
    for size in domain.sizes { found.insert(try whole(size)) }
    return found
  }

  /// The value of an expression that has to be a whole number: a dimension, the end of a range.
  func whole(_ expression: Expression) throws(EvaluationProblem) -> Int {
    let value = try number(expression)
    guard value == value.rounded(), abs(value) < 1e6 else {
      throw .mismatch("a whole number is needed, and this is \(shortest(value))", expression.span)
    }
    return Int(value)
  }

  func number(_ expression: Expression) throws(EvaluationProblem) -> Double {
    if case .number(let value) = expression.form { return value }
    guard case .number(let value) = try Evaluator(environment).evaluate(expression) else {
      throw .mismatch("a number is needed", expression.span)
    }
    return value.real
  }
}
