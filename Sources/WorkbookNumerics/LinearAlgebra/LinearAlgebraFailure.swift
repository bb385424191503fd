/// Why a matrix operation has no result.
public enum LinearAlgebraFailure: Error, Hashable, CustomStringConvertible {
  case notSquare(rows: Int, columns: Int)
  /// The shapes of the two operands of an operation do not fit.
  case shapeMismatch(String, String)
  /// Rows of different lengths, or elements that do not fill the shape.
  case ragged(expected: Int, found: Int)
  /// An element is NaN or infinite.
  case notFinite(row: Int, column: Int)
  case notSymmetric(row: Int, column: Int)
  /// The leading block that ends at this row is not positive definite, or not by more than
  /// rounding.
  case notPositiveDefinite(row: Int)
  /// This column depends on those before it, up to rounding.
  case singular(column: Int)
  case notConverged(sweeps: Int)

  public var description: String {
    switch self {
    case .notSquare(let rows, let columns):
      "the matrix is not square: it has \(rows) rows and \(columns) columns"
    case .shapeMismatch(let first, let second): "shapes do not fit: \(first) and \(second)"
    case .ragged(let expected, let found):
      "the elements do not fill the matrix: \(found) where \(expected) belong"
    case .notFinite(let row, let column):
      "the element in row \(row), column \(column) is not a finite number"
    case .notSymmetric(let row, let column):
      "the matrix is not symmetric in row \(row), column \(column)"
    case .notPositiveDefinite(let row):
      "the matrix is not positive definite: the pivot in row \(row) is not above zero"
    case .singular(let column):
      "the matrix is singular: column \(column) depends on the columns before it"
    case .notConverged(let sweeps): "no eigenvalues after \(sweeps) sweeps"
    }
  }
}
