/// x with T x = b for a tridiagonal matrix T, in time linear in its size.
///
/// Gaussian elimination with exchanges of neighbouring rows (LAPACK's `gtsv`; Golub, Van Loan, "Matrix
/// Computations", 4th ed., section 4.3), backward stable for every matrix.
/// - Parameters:
///   - lower: The elements below the diagonal, one fewer than on it.
///   - diagonal: Those on it.
///   - upper: Those above it, one fewer.
/// - Throws: `LinearAlgebraFailure` if the sizes do not fit, an element is not finite, or the matrix is
///   singular.
public func solveTridiagonal(
  lower: [Double], diagonal: [Double], upper: [Double], _ b: [Double]
) throws(LinearAlgebraFailure) -> [Double] {
  let n = diagonal.count
  guard b.count == n, lower.count == max(n - 1, 0), upper.count == max(n - 1, 0) else {
    throw .shapeMismatch(
      "diagonals of \(lower.count), \(n) and \(upper.count)", "a vector of \(b.count)")
  }
  for index in 0..<n {
    guard diagonal[index].isFinite else { throw .notFinite(row: index, column: index) }
    guard index + 1 < n else { break }
    guard lower[index].isFinite else { throw .notFinite(row: index + 1, column: index) }
    guard upper[index].isFinite else { throw .notFinite(row: index, column: index + 1) }
  }
  // Exchanges fill a second diagonal above the first.
  var (d, u, x) = (diagonal, upper + [0], b)
  var second = [Double](repeating: 0, count: n)
  for k in 0..<max(n - 1, 0) {
    let below = lower[k]
    if abs(d[k]) >= abs(below) {
      guard d[k] != 0 else { throw .singular(column: k) }
      let factor = below / d[k]
      d[k + 1] -= factor * u[k]
      x[k + 1] -= factor * x[k]
    } else {
      let factor = d[k] / below
      (d[k], u[k], d[k + 1]) = (below, d[k + 1], u[k] - factor * d[k + 1])
      (second[k], u[k + 1]) = (u[k + 1], -factor * u[k + 1])
      (x[k], x[k + 1]) = (x[k + 1], x[k] - factor * x[k + 1])
    }
  }
  for k in (0..<n).reversed() {
    guard d[k] != 0 else { throw .singular(column: k) }
    if k + 1 < n { x[k] -= u[k] * x[k + 1] }
    if k + 2 < n { x[k] -= second[k] * x[k + 2] }
    x[k] /= d[k]
  }
  return x
}
