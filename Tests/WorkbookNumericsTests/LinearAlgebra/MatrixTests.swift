import Testing
import WorkbookNumerics

/// A matrix of standard normal numbers.
func randomMatrix(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
  var generator = SeededGenerator(seed: seed)
  return Matrix(rows: rows, columns: columns) { _, _ in generator.normal() }
}

/// The largest difference of two elements; NaN if the shapes differ.
func distance(_ a: Matrix, _ b: Matrix) -> Double {
  guard let difference = try? a - b else { return .nan }
  return difference.elements.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, abs($1)) }
}

@Suite struct MatrixTests {
  @Test func `elements that do not fill a matrix are refused`() {
    #expect(throws: LinearAlgebraFailure.ragged(expected: 2, found: 1)) {
      try Matrix([[1, 2], [3]])
    }
    #expect(throws: LinearAlgebraFailure.ragged(expected: 6, found: 5)) {
      try Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5])
    }
    #expect(
      "\(LinearAlgebraFailure.ragged(expected: 6, found: 5))"
        == "the elements do not fill the matrix: 5 where 6 belong")
  }

  @Test func `shapes that do not fit are refused with both shapes`() {
    let (a, b) = (Matrix(rows: 2, columns: 3), Matrix(rows: 2, columns: 2))
    let mismatch = LinearAlgebraFailure.shapeMismatch("2 × 3", "2 × 2")
    #expect(throws: mismatch) { try a * b }
    #expect(throws: mismatch) { try a + b }
    #expect(throws: mismatch) { try a - b }
    #expect(throws: LinearAlgebraFailure.shapeMismatch("2 × 3", "a vector of 2")) {
      try a * [1, 2]
    }
    #expect(throws: LinearAlgebraFailure.shapeMismatch("a vector of 1", "a vector of 2")) {
      try dot([1], [1, 2])
    }
    #expect(throws: LinearAlgebraFailure.notSquare(rows: 2, columns: 3)) { try a.trace() }
  }

  @Test func `rows, columns, elements and the transpose agree`() throws {
    var a = try Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(a.row(1) == [4, 5, 6] && a.column(2) == [3, 6] && a.diagonal == [1, 5])
    #expect(a.elements == [1, 2, 3, 4, 5, 6])
    #expect(try a.transpose == Matrix([[1, 4], [2, 5], [3, 6]]))
    a[1, 0] = 40
    #expect(a[1, 0] == 40 && a[0, 1] == 2)
    #expect("\(a)" == "[1, 2, 3]\n[40, 5, 6]")
    #expect(Matrix(rows: -1, columns: 2).elements.isEmpty)
  }

  @Test func `sums, multiples and products are those of a calculation by hand`() throws {
    let a = try Matrix([[1, 2, 3], [4, 5, 6]])
    let b = try Matrix([[1, 0], [2, -1], [0, 3]])
    #expect(try a * b == Matrix([[5, 7], [14, 13]]))
    #expect(try a * [1, 0, -1] == [-2, -2])
    #expect(try a + a == 2 * a && a - a == 0 * a && -a == -1 * a)
    #expect(try Matrix.diagonal([1, 2, 4]).trace() == 7)
    #expect(try dot([1, 2, 3], [4, 5, 6]) == 32)
  }

  // Whole numbers: every order of summation gives the same product. The sizes lie on both sides of
  // the tiles and of the blocks.
  @Test(arguments: [
    (1, 1, 1), (3, 5, 2), (4, 4, 4), (5, 257, 131), (7, 300, 129), (66, 513, 5), (0, 3, 2),
    (2, 0, 3), (2, 3, 0),
  ])
  func `the blocked product is the sum over products`(rows: Int, depth: Int, columns: Int) throws {
    let a = Matrix(rows: rows, columns: depth) { Double(($0 * 31 + $1 * 17) % 23 - 11) }
    let b = Matrix(rows: depth, columns: columns) { Double(($0 * 13 + $1 * 29) % 19 - 9) }
    let expected = Matrix(rows: rows, columns: columns) { row, column in
      (0..<depth).reduce(0) { $0 + a[row, $1] * b[$1, column] }
    }
    #expect(try a * b == expected)
  }

  @Test func `a product passes on what is not a number, and no farther`() throws {
    var a = Matrix(rows: 5, columns: 5, repeating: 1)
    a[4, 2] = .infinity
    let product = try a * Matrix(rows: 5, columns: 3, repeating: 0)
    #expect(product.row(4).filter { $0.isNaN }.count == 3)
    #expect(product.elements.prefix(12).allSatisfy { $0 == 0 })
  }

  @Test func `a norm neither overflows nor vanishes`() {
    #expect(norm([3, 4]) == 5 && norm([]) == 0 && norm([0, 0]) == 0)
    #expect(isClose(norm([3e300, 4e300]), 5e300, 1e-15))
    #expect(isClose(norm([3e-300, -4e-300]), 5e-300, 1e-15))
    #expect(norm([1, .infinity]) == .infinity && norm([.nan, 1]).isNaN && norm([1, .nan]).isNaN)
    #expect(norm([.leastNonzeroMagnitude]) == .leastNonzeroMagnitude)
    #expect(norm([.greatestFiniteMagnitude]) == .greatestFiniteMagnitude)
    #expect(Matrix(rows: 2, columns: 2, repeating: 3).frobeniusNorm == 6)
  }

  @Test func `powers are repeated products, of the inverse below zero`() throws {
    // Fibonacci's numbers
    let step = try Matrix([[1, 1], [1, 0]])
    #expect(
      try step.power(50).elements == [
        20_365_011_074, 12_586_269_025, 12_586_269_025, 7_778_742_049,
      ])
    #expect(try step.power(0) == .identity(2) && step.power(1) == step)
    #expect(try step.power(-3) == Matrix([[-1, 2], [2, -3]]))
    #expect(throws: LinearAlgebraFailure.notSquare(rows: 1, columns: 2)) {
      try Matrix([[1, 2]]).power(2)
    }
    #expect(throws: LinearAlgebraFailure.self) { try Matrix([[1, 1], [1, 1]]).power(-1) }
  }
}
