/// The eigenvalues and eigenvectors of a symmetric matrix.
///
/// Cyclic Jacobi rotations (G. Golub, C. Van Loan, "Matrix Computations", 4th ed., algorithm
/// 8.5.3), updated as by H. Rutishauser, "The Jacobi method for real symmetric matrices", Numer.
/// Math. 9, 1966; quadratically convergent, some six to ten sweeps of 6n³ operations, for matrices
/// up to a few hundred rows. Eigenvalues are accurate to a few n ε times the largest one.
public struct SymmetricEigen: Sendable, Hashable {
  /// In ascending order.
  public let values: [Double]
  /// Orthonormal; the k-th column belongs to the k-th value, and its component of largest magnitude
  /// is positive.
  public let vectors: Matrix

  /// - Throws: `LinearAlgebraFailure` if the matrix is not square, finite and symmetric up to
  ///   rounding, of which the mean of the two triangles is taken.
  public init(_ matrix: Matrix) throws {
    let n = try matrix.size()
    try matrix.requireFinite()
    try matrix.requireSymmetric()
    let largest = matrix.elements.reduce(0) { max($0, abs($1)) }
    // A power of two: the squares of the elements neither overflow nor vanish.
    let scale =
      largest > 0 ? Double(sign: .plus, exponent: max(largest.exponent, -1000), significand: 1) : 1
    var rotation = JacobiRotations(
      Matrix(rows: n, columns: n) { matrix[$0, $1] / scale / 2 + matrix[$1, $0] / scale / 2 })
    try rotation.run()
    let order = (0..<n).sorted { rotation.a[$0, $0] < rotation.a[$1, $1] }
    values = order.map { scale * rotation.a[$0, $0] }
    let columns = order.map { index in
      let column = rotation.v.column(index)
      let largest = column.max { abs($0) < abs($1) } ?? 1
      return largest < 0 ? column.map { -$0 } : column
    }
    vectors = Matrix(rows: n, columns: n) { columns[$1][$0] }
  }
}

/// A symmetric matrix on its way to a diagonal one, and the product of the rotations.
private struct JacobiRotations {
  var a: Matrix
  var v: Matrix

  init(_ matrix: Matrix) {
    a = matrix
    v = .identity(matrix.rows)
  }

  mutating func run() throws {
    let sweeps = 50
    for _ in 0..<sweeps {
      var isDiagonal = true
      for p in 0..<a.rows {
        for q in (p + 1)..<max(a.rows, p + 1) where rotate(p, q) { isDiagonal = false }
      }
      if isDiagonal { return }
    }
    throw LinearAlgebraFailure.notConverged(sweeps: sweeps)
  }

  /// Makes the element in row p and column q zero.
  /// - Returns: Whether it was more than rounding error.
  private mutating func rotate(_ p: Int, _ q: Int) -> Bool {
    let element = a[p, q]
    let size = max(abs(a[p, p]), abs(a[q, q]))
    guard abs(element) > 0x1p-60 * size, abs(element) > .leastNormalMagnitude else {
      (a[p, q], a[q, p]) = (0, 0)
      return false
    }
    let tau = (a[q, q] - a[p, p]) / (2 * element)
    let t = (tau < 0 ? -1 : 1) / (abs(tau) + (1 + tau * tau).squareRoot())
    let c = 1 / (1 + t * t).squareRoot()
    let s = t * c
    // Rutishauser's form adds small corrections to the old numbers, so that rounding does not pile
    // up.
    let half = s / (1 + c)
    a[p, p] -= t * element
    a[q, q] += t * element
    for k in 0..<a.rows {
      let (f, g) = (v[k, p], v[k, q])
      v[k, p] = f - s * (g + half * f)
      v[k, q] = g + s * (f - half * g)
      guard k != p, k != q else { continue }
      let (x, y) = (a[k, p], a[k, q])
      a[k, p] = x - s * (y + half * x)
      a[k, q] = y + s * (x - half * y)
      (a[p, k], a[q, k]) = (a[k, p], a[k, q])
    }
    (a[p, q], a[q, p]) = (0, 0)
    return true
  }
}
