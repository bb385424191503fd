import Testing
import WorkbookNumerics

/// Reference values computed with mpmath 1.3 to 40 digits.
@Suite struct FactorizationTests {
  static let mixed = [[3, -1, 2, 0.5], [1, 4, -2, 7], [0, 2.5, 6, -1], [-3, 1, 1, 2]]
  static let hilbert = Matrix(rows: 5, columns: 5) { 1 / Double($0 + $1 + 1) }

  @Test func `a matrix that is not square has no factors`() {
    let wide = Matrix(rows: 2, columns: 3)
    let failure = LinearAlgebraFailure.notSquare(rows: 2, columns: 3)
    #expect(throws: failure) { try wide.cholesky() }
    #expect(throws: failure) { try wide.solve([1, 2]) }
    #expect(throws: failure) { try wide.determinant() }
    #expect(throws: failure) { try wide.inverse() }
    #expect("\(failure)" == "the matrix is not square: it has 2 rows and 3 columns")
  }

  @Test(arguments: [Double.nan, .infinity])
  func `what is not finite is refused with its place`(element: Double) {
    var a = Matrix.identity(3)
    a[1, 2] = element
    a[2, 1] = element
    let failure = LinearAlgebraFailure.notFinite(row: 1, column: 2)
    #expect(throws: failure) { try a.cholesky() }
    #expect(throws: failure) { try a.solve([1, 2, 3]) }
    #expect(throws: failure) { try a.logAbsoluteDeterminant() }
  }

  @Test func `a matrix that is not positive definite has no Cholesky factor`() {
    #expect(throws: LinearAlgebraFailure.notPositiveDefinite(row: 1)) {
      try Matrix([[1, 2], [2, 1]]).cholesky()
    }
    #expect(throws: LinearAlgebraFailure.notPositiveDefinite(row: 0)) {
      try Matrix([[0]]).cholesky()
    }
    // The covariance of three numbers of which one is the mean of the others, up to rounding.
    #expect(throws: LinearAlgebraFailure.notPositiveDefinite(row: 2)) {
      let a = try Matrix([[1, 0], [0.3, 1.1], [0.65, 0.55]])
      return try (a * a.transpose).cholesky()
    }
    #expect(throws: LinearAlgebraFailure.notSymmetric(row: 1, column: 0)) {
      try Matrix([[2, 1], [1.001, 2]]).cholesky()
    }
  }

  @Test(arguments: [
    ([[1.0, 2, 3], [4, 5, 6], [7, 8, 9]], 2), ([[0.0, 0], [0, 1]], 0),
    ([[0.1, 0.3], [0.2, 0.6]], 1),
    ([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]], 2), ([[3, 0.1], [0.3, 0.01]], 1),
  ])
  func `a singular matrix solves nothing, even if rounding hides it`(rows: [[Double]], column: Int)
    throws
  {
    let a = try Matrix(rows)
    #expect(throws: LinearAlgebraFailure.singular(column: column)) {
      try a.solve([Double](repeating: 1, count: a.rows))
    }
    #expect(throws: LinearAlgebraFailure.singular(column: column)) { try a.inverse() }
    #expect(abs(try a.determinant()) < 1e-14)
  }

  @Test func `a right side of another length is refused`() throws {
    let failure = LinearAlgebraFailure.shapeMismatch("2 × 2", "a vector of 3")
    #expect(throws: failure) { try Matrix.identity(2).solve([1, 2, 3]) }
    #expect(throws: failure) { try Matrix.identity(2).cholesky().solve([1, 2, 3]) }
    #expect(throws: LinearAlgebraFailure.shapeMismatch("2 × 2", "3 × 1")) {
      try Matrix.identity(2).solve(Matrix(rows: 3, columns: 1))
    }
  }

  @Test func `Pascal's matrix has the binomial coefficients for its factor`() throws {
    var pascal = Matrix(rows: 12, columns: 12, repeating: 1)
    for row in 1..<12 {
      for column in 1..<12 {
        pascal[row, column] = pascal[row - 1, column] + pascal[row, column - 1]
      }
    }
    let factor = try pascal.cholesky()
    #expect(factor.lower.row(6) == [1, 6, 15, 20, 15, 6, 1, 0, 0, 0, 0, 0])
    #expect(factor.logDeterminant == 0)
    #expect(abs(try pascal.determinant() - 1) < 1e-6)
  }

  @Test func `Hilbert's matrix has the published determinant`() throws {
    // The condition 4.8e5 of the matrix bounds what its rounded elements allow.
    #expect(isClose(try Self.hilbert.determinant(), 3.7492951325150871636e-12, 1e-11))
    #expect(isClose(try Self.hilbert.cholesky().logDeterminant, -26.309453258276443339, 1e-12))
    #expect(isClose(try Self.hilbert.logAbsoluteDeterminant(), -26.309453258276443339, 1e-12))
  }

  @Test func `a system has the solution that mpmath finds`() throws {
    let a = try Matrix(Self.mixed)
    let x = try a.solve([1, -2, 3, 0.25])
    let expected = [
      -0.0054254711593375214163, -0.057681324957167332953, 0.5061393489434608795,
      -0.1073672187321530554,
    ]
    #expect(allClose(x, expected, 1e-14))
    #expect(isClose(try a.determinant(), 437.75, 1e-14))
    #expect(isClose(try a.logAbsoluteDeterminant(), log(437.75), 1e-15))
    #expect(distance(try a * a.inverse(), .identity(4)) < 1e-15)
  }

  @Test func `the units of a row or a column do not make a system singular`() throws {
    let rows = [1.0, 1e-200, 1e150, 1e-30]
    let columns = [1e-100, 1, 1e60, 1e-9]
    let a = try Matrix(Self.mixed)
    let scaled = Matrix(rows: 4, columns: 4) { rows[$0] * a[$0, $1] * columns[$1] }
    let x = try scaled.solve(zip(rows, [1, -2, 3, 0.25]).map { $0 * $1 })
    let expected = try zip(a.solve([1, -2, 3, 0.25]), columns).map { $0 / $1 }
    #expect(allClose(x, expected, 1e-13))
  }

  @Test func `a determinant is signed and survives its own size`() throws {
    #expect(try Matrix([[0, 1], [1, 0]]).determinant() == -1)
    #expect(try Matrix(rows: 0, columns: 0).determinant() == 1)
    #expect(try Matrix.diagonal([1e200, 1e200, 1e-300, 1e-100]).determinant().isNormal)
    #expect(isClose(try Matrix.diagonal([1e300, 1e300, 1e-300, -1e-300]).determinant(), -1, 1e-15))
    let tiny = Matrix.diagonal([Double](repeating: 1e-10, count: 50))
    #expect(isClose(try tiny.logAbsoluteDeterminant(), -500 * log(10), 4e-15))
    #expect(isClose(try tiny.cholesky().logDeterminant, -500 * log(10), 1e-15))
    #expect(try tiny.determinant() == 0)
    #expect(try Matrix([[1, 1], [1, 1]]).logAbsoluteDeterminant() == -.infinity)
  }

  @Test(arguments: [1, 2, 7, 40]) func `both factorizations agree with each other`(size: Int) throws
  {
    let factor = randomMatrix(size, size + 3, seed: UInt64(size))
    let a = try factor * factor.transpose
    let cholesky = try a.cholesky()
    let scale = a.frobeniusNorm
    #expect(distance(try cholesky.lower * cholesky.lower.transpose, a) < 1e-15 * scale)
    #expect(isClose(cholesky.logDeterminant, try a.logAbsoluteDeterminant(), 1e-11))
    let b = randomMatrix(size, 1, seed: 99).elements
    let x = try cholesky.solve(b)
    let residual = try zip(a * x, b).map { $0 - $1 }
    #expect(norm(residual) < 1e-14 * scale * norm(x))
    #expect(allClose(try a.solve(b), x, 1e-9))
    let white = try cholesky.whitened(b)
    #expect(isClose(try dot(white, white), try dot(b, x), 1e-10))
  }
}
