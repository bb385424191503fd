import Testing
import WorkbookNumerics

@Suite struct TridiagonalTests {
  @Test func `systems without a solution or a shape are refused`() throws {
    #expect(throws: LinearAlgebraFailure.singular(column: 1)) {
      try solveTridiagonal(lower: [1], diagonal: [1, 1], upper: [1], [1, 2])
    }
    #expect(throws: LinearAlgebraFailure.singular(column: 0)) {
      try solveTridiagonal(lower: [0], diagonal: [0, 1], upper: [1], [1, 2])
    }
    #expect(throws: LinearAlgebraFailure.self) {
      try solveTridiagonal(lower: [], diagonal: [1, 1], upper: [1], [1, 2])
    }
    #expect(throws: LinearAlgebraFailure.self) {
      try solveTridiagonal(lower: [1], diagonal: [1, 1], upper: [1], [1])
    }
    #expect(throws: LinearAlgebraFailure.notFinite(row: 1, column: 0)) {
      try solveTridiagonal(lower: [.nan], diagonal: [1, 1], upper: [1], [1, 2])
    }
    #expect(throws: LinearAlgebraFailure.notFinite(row: 1, column: 1)) {
      try solveTridiagonal(lower: [1], diagonal: [1, .infinity], upper: [1], [1, 2])
    }
    #expect(try solveTridiagonal(lower: [], diagonal: [], upper: [], []) == [])
  }

  @Test func `random systems are solved as by dense elimination, zeros on the diagonal included`()
    throws
  {
    var generator = SeededGenerator(seed: 3)
    for size in 1...30 {
      var diagonal = generator.normals(size)
      if size > 3 { diagonal[size / 2] = 0 }
      let (lower, upper) = (generator.normals(size - 1), generator.normals(size - 1))
      let b = generator.normals(size)
      let dense = Matrix(rows: size, columns: size) { row, column in
        row == column
          ? diagonal[row]
          : row == column + 1 ? lower[column] : column == row + 1 ? upper[row] : 0
      }
      let x = try solveTridiagonal(lower: lower, diagonal: diagonal, upper: upper, b)
      let scale = norm(x) + norm(b)
      let residual = zip(try dense * x, b).map { $0 - $1 }
      #expect(norm(residual) < 1e-13 * scale)
    }
  }
}
