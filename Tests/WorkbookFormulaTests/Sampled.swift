import Testing
import WorkbookFormula

/// Names with values, and what formulas in LaTeX come to with them.
struct Sampled {
  static let macros = [
    "\\R": "\\mathbb{R}", "\\E": "\\mathbb{E}", "\\N": "\\mathcal{N}", "\\KL": "\\mathrm{KL}",
    "\\d": "\\mathrm{d}",
  ]
  var environment = Environment()
  private var functions: Set<Symbol> = []

  init(_ numbers: KeyValuePairs<String, Double> = [:]) throws {
    for (name, value) in numbers { try set(name, .scalar(value)) }
  }

  private func symbol(_ tex: String) throws -> Symbol {
    let form = try FormulaReader(macros: Self.macros).readExpression(tex).form
    guard case .symbol(let symbol) = form else { throw NotAName(tex: tex) }
    return symbol
  }

  struct NotAName: Error { let tex: String }

  mutating func set(_ name: String, _ value: Value) throws {
    environment.values[try symbol(name)] = value
  }

  mutating func define(_ head: String, _ body: String) throws {
    let head = try FormulaReader(macros: Self.macros).readExpression(head)
    if case .call(let call) = head.form, case .symbol(let symbol) = call.function.form {
      functions.insert(symbol.base)
    }
    try environment.define(head, as: try read(body))
  }

  mutating func law(_ variable: String, _ law: String) throws {
    environment.declare(try symbol(variable), distributedAs: try read(law))
  }

  func read(_ tex: String) throws -> Expression {
    try FormulaReader(
      macros: Self.macros, functions: functions.isEmpty ? [Symbol("f")] : functions
    ).readExpression(tex)
  }

  func value(_ tex: String) throws -> Value {
    try Evaluator(environment).evaluate(try read(tex))
  }

  /// Both sides agree within the bounds of their errors, and the bounds are small.
  func expect(
    _ left: String, equals right: String, within accuracy: Double = 1e-11,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let (a, b) = (try value(left).numbers, try value(right).numbers)
    #expect(a.count == b.count && !a.isEmpty, sourceLocation: place)
    for (x, y) in zip(a, b) {
      let gap = max(abs(x.real - y.real), abs(x.imaginary - y.imaginary))
      #expect(gap <= x.error + y.error, "\(x) and \(y)", sourceLocation: place)
      #expect(
        x.error + y.error <= accuracy * max(x.magnitude, 1e-3), "\(x) and \(y)",
        sourceLocation: place)
    }
  }

  /// The bounds of both sides leave no doubt that they differ.
  func expect(
    _ left: String, differsFrom right: String, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let (a, b) = (try value(left).numbers, try value(right).numbers)
    let isDifferent = zip(a, b).contains { abs($0.real - $1.real) > $0.error + $1.error }
    #expect(isDifferent, sourceLocation: place)
  }
}
