/// A displayed formula whose sides are evaluated at values of the caller's choice.
///
/// The sides are those of its first chain that states something. Definitions among the declarations
/// are evaluated, too; every other name needs a value.
public struct FormulaSides: Sendable {
  /// What a name stands for.
  public enum Given: Sendable, Hashable {
    case number(Double)
    /// The components of a vector, or a sequence from its first index on.
    case list([Double])
  }

  /// The sides as they were written, from left to right.
  public let sides: [String]
  private let expressions: [Expression]
  private let declarations: Declarations
  private let reader: FormulaReader

  /// - Throws: the formula cannot be read, or states nothing.
  public init(
    _ tex: String, _ declarations: Declarations, macros: [String: String] = [:]
  ) throws(FormulaProblem) {
    let reader = FormulaReader(macros: macros, functions: declarations.functions)
    let formula = try reader.read(tex)
    guard let chain = formula.chains.first(where: { !$0.links.isEmpty }) else {
      throw FormulaProblem("the formula states nothing", at: Span(0, tex.utf8.count))
    }
    expressions = [chain.first] + chain.links.map(\.side)
    let source = FormulaSource(tex)
    sides = expressions.map { source.text($0.span) }
    self.declarations = declarations
    self.reader = reader
  }

  /// The numbers that a side comes to: one, or the components of a vector or a matrix by rows.
  /// - Parameter given: by names in LaTeX, as `\sigma_1`.
  /// - Throws: a name is unknown or has no value, or the side has none.
  public func values(
    ofSide index: Int, at given: [String: Given]
  ) throws(FormulaProblem) -> [Double] {
    guard expressions.indices.contains(index) else {
      throw FormulaProblem(
        "the formula has \(expressions.count) sides", at: expressions[0].span)
    }
    let side = expressions[index]
    let environment = try environment(given)
    let value: Value
    do throws(EvaluationProblem) {
      value = try Evaluator(environment).evaluate(side)
    } catch {
      if case .undeclared(let symbol, let span) = error {
        throw FormulaProblem("'\(written(symbol))' has no value", at: span)
      }
      throw FormulaProblem(error.message, at: error.span)
    }
    let numbers = value.numbers
    guard !numbers.isEmpty else {
      throw FormulaProblem("the side is a \(value.kind), which has no numbers", at: side.span)
    }
    for number in numbers where !number.isDefined || number.imaginary != 0 {
      throw FormulaProblem("the side is not a real number there", at: side.span)
    }
    return numbers.map(\.real)
  }

  private func environment(
    _ given: [String: Given]
  ) throws(FormulaProblem) -> Environment {
    var environment = Environment()
    var named: [Symbol: Given] = [:]
    let known = Set(
      expressions.flatMap { $0.symbols.map(\.base) }
        + declarations.items.flatMap { item in
          item.dependencies.map(\.base) + (item.symbol.map { [$0.base] } ?? [])
        })
    for (name, value) in given.sorted(by: { $0.key < $1.key }) {
      guard case .symbol(let symbol)? = try? reader.readExpression(name).form else {
        throw FormulaProblem("'\(name)' is not a name", at: Span(0, 0))
      }
      guard known.contains(symbol.base) else {
        throw FormulaProblem("the formula has no '\(name)'", at: Span(0, 0))
      }
      named[symbol] = value
    }
    for item in declarations.items {
      do throws(EvaluationProblem) {
        switch item.content {
        case .definition(let pattern, let value):
          if let symbol = item.symbol, named[symbol] != nil { continue }
          try environment.define(pattern, as: value)
        case .domain(let symbol, .law(let law)):
          environment.declare(symbol, distributedAs: law)
        case .domain(let symbol, .sequence(_, let from, _)):
          guard case .list(let list)? = named.removeValue(forKey: symbol) else { continue }
          let first = try from.map { (start) throws(EvaluationProblem) in
            try Evaluator(environment).evaluate(start).numbers.first?.real ?? 1
          }
          let start = Int(exactly: first ?? 1) ?? 1
          environment.sequences[symbol.base] = { indices in
            guard let index = indices.first, list.indices.contains(index - start) else {
              return nil
            }
            return .scalar(list[index - start])
          }
        case .domain(let symbol, _):
          environment.put(named.removeValue(forKey: symbol), as: symbol)
        case .constraint: continue
        }
      } catch {
        throw FormulaProblem(error.message, at: error.span)
      }
    }
    for (symbol, value) in named { environment.put(value, as: symbol) }
    return environment
  }

  private func written(_ symbol: Symbol) -> String {
    let indices = symbol.subscripts.map { index in
      if case .number(let number) = index.form { return "\(Int(exactly: number) ?? 0)" }
      if case .symbol(let inner) = index.form { return inner.name }
      return "…"
    }
    return symbol.accents.joined() + symbol.name + symbol.marks.joined()
      + (indices.isEmpty ? "" : "_{\(indices.joined(separator: ","))}")
  }
}

extension Environment {
  fileprivate mutating func put(_ value: FormulaSides.Given?, as symbol: Symbol) {
    switch value {
    case .number(let number): values[symbol] = .scalar(number)
    case .list(let components): values[symbol] = .vector(components)
    case nil: break
    }
  }
}
