import Testing
import WorkbookNumerics

/// Reference values computed with mpmath 1.3 (`eigsy`) to 40 digits.
@Suite struct SymmetricEigenTests {
  @Test func `only symmetric matrices of finite numbers are taken`() {
    #expect(throws: LinearAlgebraFailure.notSquare(rows: 1, columns: 2)) {
      try Matrix(rows: 1, columns: 2).symmetricEigen()
    }
    #expect(throws: LinearAlgebraFailure.notSymmetric(row: 1, column: 0)) {
      try Matrix([[0, 1], [-1, 0]]).symmetricEigen()
    }
    #expect(throws: LinearAlgebraFailure.notFinite(row: 0, column: 0)) {
      try Matrix([[.nan]]).symmetricEigen()
    }
  }

  @Test func `Hilbert's matrix has the published eigenvalues`() throws {
    let eigen = try FactorizationTests.hilbert.symmetricEigen()
    let expected = [
      3.2879287721718629571e-6, 0.00030589804015119172688, 0.011407491623419806559,
      0.20853421861101333591, 1.5670506910982307955,
    ]
    for (value, exact) in zip(eigen.values, expected) { #expect(abs(value - exact) < 1e-15) }
  }

  @Test func `Wilkinson's W21+ has its famous close pair`() throws {
    let matrix = Matrix(rows: 21, columns: 21) { row, column in
      row == column ? Double(abs(row - 10)) : abs(row - column) == 1 ? 1 : 0
    }
    let values = try matrix.symmetricEigen().values
    #expect(isClose(values[0], -1.1254415221199842223, 1e-14))
    #expect(isClose(values[19], 10.746194182903321832, 2e-15))
    #expect(isClose(values[20], 10.746194182903393432, 2e-15))
  }

  @Test func `the second difference has the eigenvalues of a vibrating string`() throws {
    let n = 16
    let matrix = Matrix(rows: n, columns: n) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
    let exact = (1...n).map { 2 - 2 * cos(Double($0) * .pi / Double(n + 1)) }
    #expect(allClose(try matrix.symmetricEigen().values, exact, 1e-13))
  }

  @Test(arguments: [1, 2, 9, 30]) func `vectors are orthonormal and give the matrix back`(size: Int)
    throws
  {
    let half = randomMatrix(size, size, seed: UInt64(size) + 7)
    let a = try half + half.transpose
    let eigen = try a.symmetricEigen()
    let v = eigen.vectors
    #expect(distance(try v.transpose * v, .identity(size)) < 1e-14)
    #expect(distance(try v * .diagonal(eigen.values) * v.transpose, a) < 1e-14 * a.frobeniusNorm)
    #expect(eigen.values == eigen.values.sorted())
    #expect(isClose(eigen.values.reduce(0, +), try a.trace(), 1e-12))
    for k in 0..<size { #expect((v.column(k).max { abs($0) < abs($1) } ?? 0) > 0) }
  }

  @Test func `rank, equal values and extreme sizes do no harm`() throws {
    let direction = (1...30).map(Double.init)
    let line = Matrix(rows: 30, columns: 30) { direction[$0] * direction[$1] }
    let values = try line.symmetricEigen().values
    #expect(isClose(values[29], 9455, 1e-14))
    #expect(values.dropLast().allSatisfy { abs($0) < 1e-11 })
    #expect(try Matrix(rows: 3, columns: 3).symmetricEigen().values == [0, 0, 0])
    #expect(try Matrix.identity(4).symmetricEigen().vectors == .identity(4))
    #expect(try Matrix(rows: 0, columns: 0).symmetricEigen().values.isEmpty)
    for scale in [1e-300, 1e300] {
      let values = try (scale * Matrix([[2, 1], [1, 2]])).symmetricEigen().values
      #expect(allClose(values, [scale, 3 * scale], 1e-15))
    }
  }
}
