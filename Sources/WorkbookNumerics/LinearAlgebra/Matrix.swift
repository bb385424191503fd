/// A dense matrix of numbers, row after row in one block of memory. Rows and columns count from
/// zero.
///
/// An operation whose shapes do not fit throws a `LinearAlgebraFailure`; an index outside of the
/// matrix is a programming error, as with an array.
public struct Matrix: Sendable, Hashable {
  public let rows: Int
  public let columns: Int
  /// The elements, row after row.
  @usableFromInline var storage: [Double]

  /// A matrix with one number everywhere. A negative size counts as zero.
  public init(rows: Int, columns: Int, repeating element: Double = 0) {
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
    storage = Array(repeating: element, count: self.rows * self.columns)
  }

  /// A matrix with the elements that a function gives for row and column.
  public init(
    rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) throws -> Double
  ) rethrows {
    self.init(rows: rows, columns: columns)
    for row in 0..<self.rows {
      for column in 0..<self.columns {
        storage[row * self.columns + column] = try element(row, column)
      }
    }
  }

  /// A matrix from its elements, row after row.
  /// - Throws: `LinearAlgebraFailure.ragged` unless there are rows · columns of them.
  public init(rows: Int, columns: Int, elements: [Double]) throws {
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
    guard elements.count == self.rows * self.columns else {
      throw LinearAlgebraFailure.ragged(expected: self.rows * self.columns, found: elements.count)
    }
    storage = elements
  }

  /// A matrix from its rows: `try Matrix([[2, 1], [1, 3]])`.
  /// - Throws: `LinearAlgebraFailure.ragged` if their lengths differ.
  public init(_ rows: [[Double]]) throws {
    let columns = rows.first?.count ?? 0
    for row in rows where row.count != columns {
      throw LinearAlgebraFailure.ragged(expected: columns, found: row.count)
    }
    try self.init(rows: rows.count, columns: columns, elements: rows.flatMap { $0 })
  }

  public static func identity(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 }
  }

  public static func diagonal(_ elements: [Double]) -> Matrix {
    Matrix(rows: elements.count, columns: elements.count) { $0 == $1 ? elements[$0] : 0 }
  }

  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(0 <= column && column < columns, "column outside of the matrix")
      return storage[row * columns + column]
    }
    set {
      precondition(0 <= column && column < columns, "column outside of the matrix")
      storage[row * columns + column] = newValue
    }
  }

  /// All elements, row after row.
  public var elements: [Double] { storage }

  public func row(_ index: Int) -> [Double] {
    (0..<columns).map { self[index, $0] }
  }

  public func column(_ index: Int) -> [Double] {
    (0..<rows).map { self[$0, index] }
  }

  /// The elements whose row is their column.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  public var transpose: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }

  var shape: String { "\(rows) × \(columns)" }

  /// - Returns: The number of rows and columns.
  func size() throws -> Int {
    guard rows == columns else {
      throw LinearAlgebraFailure.notSquare(rows: rows, columns: columns)
    }
    return rows
  }

  func requireFinite() throws {
    if let index = storage.firstIndex(where: { !$0.isFinite }) {
      throw LinearAlgebraFailure.notFinite(row: index / columns, column: index % columns)
    }
  }

  /// Whether aᵢⱼ = aⱼᵢ up to the rounding of a matrix product: 10⁻¹² of √|aᵢᵢ aⱼⱼ| or of the
  /// element.
  func requireSymmetric() throws {
    for row in 0..<rows {
      for column in 0..<row {
        let (a, b) = (self[row, column], self[column, row])
        let scale = max(
          abs(a),
          self[row, row].magnitude.squareRoot() * self[column, column].magnitude.squareRoot()
        )
        guard abs(a - b) <= 1e-12 * scale else {
          throw LinearAlgebraFailure.notSymmetric(row: row, column: column)
        }
      }
    }
  }
}

extension Matrix: CustomStringConvertible {
  /// The rows, one a line, with seven significant digits.
  public var description: String {
    (0..<rows).map { line($0) }.joined(separator: "\n")
  }

  private func line(_ index: Int) -> String {
    "[" + row(index).map { shortest($0) }.joined(separator: ", ") + "]"
  }
}
