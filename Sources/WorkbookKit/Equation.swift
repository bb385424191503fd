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
