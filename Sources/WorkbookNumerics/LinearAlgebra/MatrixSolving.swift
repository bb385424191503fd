extension Matrix {
  /// The factor L of a symmetric positive definite matrix, and what follows from it.
  /// - Throws: `LinearAlgebraFailure` unless the matrix is that.
  public func cholesky() throws -> Cholesky { try Cholesky(self) }

  /// x with A x = b, by `LUFactors`.
  /// - Throws: `LinearAlgebraFailure` if A is not square, not finite or singular, or b does not
  ///   fit.
  public func solve(_ b: [Double]) throws -> [Double] { try LUFactors(self).solve(b) }

  /// X with A X = B, column by column.
  /// - Throws: `LinearAlgebraFailure`, as for a vector.
  public func solve(_ b: Matrix) throws -> Matrix {
    let factors = try LUFactors(self)
    guard b.rows == rows else { throw LinearAlgebraFailure.shapeMismatch(shape, b.shape) }
    let columns = try (0..<b.columns).map { try factors.solve(b.column($0)) }
    return Matrix(rows: rows, columns: b.columns) { columns[$1][$0] }
  }

  /// - Throws: `LinearAlgebraFailure` if the matrix is not square, not finite or singular.
  public func inverse() throws -> Matrix { try solve(.identity(rows)) }

  /// The matrix times itself, so many times, by repeated squaring; a negative exponent is that of the
  /// inverse, and zero gives the identity.
  /// - Throws: `LinearAlgebraFailure` if the matrix is not square, or has no inverse where one is
  ///   needed.
  public func power(_ exponent: Int) throws -> Matrix {
    var result = Matrix.identity(try size())
    var square = exponent < 0 ? try inverse() : self
    var rest = exponent.magnitude
    while rest > 0 {
      if rest % 2 == 1 { result = try result * square }
      rest /= 2
      if rest > 0 { square = try square * square }
    }
    return result
  }

  /// The determinant, by `LUFactors`; that of the empty matrix is one.
  /// - Throws: `LinearAlgebraFailure` if the matrix is not square or not finite.
  public func determinant() throws -> Double { try LUFactors(self).determinant }

  /// log |det A|, which neither overflows nor underflows; −∞ for a determinant of zero.
  /// - Throws: `LinearAlgebraFailure` if the matrix is not square or not finite.
  public func logAbsoluteDeterminant() throws -> Double {
    try LUFactors(self).logAbsoluteDeterminant
  }

  /// - Throws: `LinearAlgebraFailure` if the matrix is not square, finite and symmetric.
  public func symmetricEigen() throws -> SymmetricEigen { try SymmetricEigen(self) }
}
