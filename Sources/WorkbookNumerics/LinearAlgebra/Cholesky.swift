/// A symmetric positive definite matrix as L Lᵀ with a lower triangular L.
///
/// Row by row (G. Golub, C. Van Loan, "Matrix Computations", 4th ed., 2013, section 4.2,
/// Cholesky–Banachiewicz), n³/3 operations, backward stable without pivoting (N. Higham, "Accuracy
/// and Stability of Numerical Algorithms", 2nd ed., theorem 10.3).
public struct Cholesky: Sendable, Hashable {
  /// The triangular factor L, with zeros above its diagonal.
  public let lower: Matrix

  /// - Throws: `LinearAlgebraFailure` unless the matrix is square, finite, symmetric up to rounding
  ///   and positive definite. A pivot aⱼⱼ − Σ lⱼₖ² at or below n ε aⱼⱼ is rounding error, not
  ///   evidence, and counts as not positive definite. The lower triangle is read.
  public init(_ matrix: Matrix) throws {
    let n = try matrix.size()
    try matrix.requireFinite()
    try matrix.requireSymmetric()
    var l = Matrix(rows: n, columns: n)
    for row in 0..<n {
      for column in 0...row {
        var rest = matrix[row, column]
        for k in 0..<column { rest -= l[row, k] * l[column, k] }
        if column < row {
          l[row, column] = rest / l[column, column]
        } else {
          guard rest > Double(n) * .ulpOfOne * matrix[row, row] else {
            throw LinearAlgebraFailure.notPositiveDefinite(row: row)
          }
          l[row, row] = rest.squareRoot()
        }
      }
    }
    lower = l
  }

  /// log det A = 2 Σ log lᵢᵢ, which neither overflows nor underflows.
  public var logDeterminant: Double { 2 * lower.diagonal.reduce(0) { $0 + log($1) } }

  /// x with A x = b, by forward and back substitution.
  /// - Throws: `LinearAlgebraFailure.shapeMismatch`.
  public func solve(_ b: [Double]) throws -> [Double] {
    var x = try whitened(b)
    for row in lower.diagonal.indices.reversed() {
      for k in (row + 1)..<max(x.count, row + 1) { x[row] -= lower[k, row] * x[k] }
      x[row] /= lower[row, row]
    }
    return x
  }

  /// y with L y = b: if A is the covariance of b, y has unit covariance, and its squared length is
  /// bᵀ A⁻¹ b.
  /// - Throws: `LinearAlgebraFailure.shapeMismatch`.
  public func whitened(_ b: [Double]) throws -> [Double] {
    guard b.count == lower.rows else {
      throw LinearAlgebraFailure.shapeMismatch(lower.shape, "a vector of \(b.count)")
    }
    var y = b
    for row in y.indices {
      for k in 0..<row { y[row] -= lower[row, k] * y[k] }
      y[row] /= lower[row, row]
    }
    return y
  }
}
