import Synchronization
internal import WorkbookFormula
import WorkbookNumerics
import WorkbookTranscript

/// A displayed equation of the chapter, evaluated from its LaTeX as it stands on the page.
///
///     let formula = try equation("eq-posterior-mean")
///     try formula.right(["z": 0.3, "\\sigma_1": 0.8])
///
/// Names are written as in the formula. What the chapter defines is evaluated; every other name
/// needs a value.
public struct Equation: Sendable, Hashable {
  /// `eq-posterior-mean`
  public let label: String

  /// Which of the sides of a chain.
  public enum Side: Sendable, Hashable {
    /// The first.
    case left
    /// The last.
    case right
    /// Counted from 0.
    case number(Int)
  }

  /// The value of the first side.
  public func left(_ values: [String: Double] = [:], lists: [String: [Double]] = [:]) throws
    -> Double
  {
    try value(.left, values, lists: lists)
  }

  /// The value of the last side.
  public func right(_ values: [String: Double] = [:], lists: [String: [Double]] = [:]) throws
    -> Double
  {
    try value(.right, values, lists: lists)
  }

  /// The value of one side.
  /// - Parameter lists: vectors, and sequences from their first index on.
  /// - Throws: `EquationError` when a name is unknown or has no value, when the side has no value
  ///   there, and when it is no number.
  public func value(
    _ side: Side, _ values: [String: Double] = [:], lists: [String: [Double]] = [:]
  ) throws -> Double {
    let components = try components(side, values, lists: lists)
    guard components.count == 1 else {
      throw EquationError(label, "the side is no number, it has \(components.count) components")
    }
    return components[0]
  }

  /// The components of a side that is a vector or, by rows, a matrix.
  public func components(
    _ side: Side, _ values: [String: Double] = [:], lists: [String: [Double]] = [:]
  ) throws -> [Double] {
    let sides = try EquationRegister.sides(of: label)
    let index =
      switch side {
      case .left: 0
      case .right: sides.sides.count - 1
      case .number(let index): index
      }
    let given = values.mapValues { FormulaSides.Given.number($0) }
      .merging(lists.mapValues { .list($0) }) { first, _ in first }
    do {
      return try sides.values(ofSide: index, at: given)
    } catch {
      throw EquationError(label, error.message)
    }
  }
}

/// Why a displayed equation has no value.
public struct EquationError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  init(_ label: String, _ reason: String) {
    description = "equation '\(label)': \(reason)"
  }
}

/// The displayed equation with a label. The snippet, or one before it, says that it is used:
///
///     //| uses: eq-posterior-mean
///
/// - Throws: `EquationError` when no snippet says so, or when the formula cannot be read.
public func equation(_ label: String) throws -> Equation {
  _ = try EquationRegister.sides(of: label)
  return Equation(label: label)
}

/// Values of the names of an equation: `["z": 0.3, "\\sigma_1": 0.8]`.
public struct EquationSample: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  public var values: [String: Double]

  public init(_ values: [String: Double]) {
    self.values = values
  }

  public init(dictionaryLiteral elements: (String, Double)...) {
    values = Dictionary(elements, uniquingKeysWith: { _, last in last })
  }

  /// The value of a name; NaN, which equals nothing, for one that has none.
  public subscript(name: String) -> Double { values[name] ?? .nan }
}

/// Claims that code computes what one side of a displayed equation says, at all of `samples`; the
/// worst one is shown. The claim verifies the equation.
///
///     try verify("the code computes it", equation: "eq-mean", over: [["z": 0.3], ["z": -2]],
///       within: .relative(1e-12)) { mean($0["z"]) }
public func verify(
  _ name: String, equation label: String, side: Equation.Side = .right,
  over samples: [EquationSample], within tolerance: Tolerance, verifies: String...,
  file: StaticString = #filePath, line: UInt = #line, column: UInt = #column,
  _ computed: (EquationSample) throws -> Double
) throws {
  let source = Source(file, line, column)
  let formula = try equation(label)
  let comparisons = try samples.map {
    Comparison(try computed($0), try formula.value(side, $0.values), within: tolerance)
  }
  source.record(
    .aboutMany(
      name, source, comparisons, counts: (samples.count, samples.count),
      verifies: [label] + verifies
    ) { index in
      samples[index].values.sorted { $0.key < $1.key }
        .map { "\($0.key) = \(shortest($0.value))" }.joined(separator: ", ")
    })
}

/// The equations that the chapter's snippets use.
enum EquationRegister {
  private static let known = Mutex<[String: Result<FormulaSides, FormulaProblem>]>([:])

  static func add(
    _ label: String, _ tex: String, declared: [WorkbookRun.Declared], macros: [String: String]
  ) {
    let read = Result<FormulaSides, FormulaProblem> { () throws(FormulaProblem) in
      var declarations = Declarations()
      for declared in declared {
        switch declared {
        case .line(let line): try declarations.add(line, macros: macros)
        case .definition(let tex): try declarations.define(tex, macros: macros)
        }
      }
      return try FormulaSides(tex, declarations, macros: macros)
    }
    known.withLock { $0[label] = read }
  }

  static func sides(of label: String) throws -> FormulaSides {
    switch known.withLock({ $0[label] }) {
    case .success(let sides)?: return sides
    case .failure(let problem)?: throw EquationError(label, problem.message)
    case nil:
      throw EquationError(label, "no snippet says that it is used; write '//| uses: \(label)'")
    }
  }
}
