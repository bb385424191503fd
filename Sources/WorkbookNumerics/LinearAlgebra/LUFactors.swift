/// A square matrix as triangular factors, for linear systems and determinants.
///
/// Gaussian elimination with partial pivoting (G. Golub, C. Van Loan, "Matrix Computations", 4th
/// ed., algorithm 3.4.1), 2n³/3 operations. Rows are first scaled by powers of two, without
/// rounding, so that neither the choice of pivots nor the test for singularity depends on the units
/// of a row.
public struct LUFactors: Sendable, Hashable {
  private var factors: Matrix
  private var order: [Int]
  private var rowExponents: [Int]
  private var isOdd = false
  /// The first column whose pivot is no more than rounding error, if any.
  private var singularColumn: Int?

  /// A singular matrix has factors too (and a determinant), but solves no system.
  /// - Throws: `LinearAlgebraFailure` unless the matrix is square and finite.
  public init(_ matrix: Matrix) throws {
    let n = try matrix.size()
    try matrix.requireFinite()
    factors = matrix
    order = Array(0..<n)
    rowExponents = (0..<n).map { row in
      let largest = matrix.row(row).reduce(0) { max($0, abs($1)) }
      return largest > 0 ? Int(largest.exponent) : 0
    }
    for row in 0..<n {
      for column in 0..<n { factors[row, column].scale(byPowerOfTwo: -rowExponents[row]) }
    }
    let columnSizes = (0..<n).map { factors.column($0).reduce(0) { max($0, abs($1)) } }
    for step in 0..<n {
      eliminate(step, negligible: Double(n) * .ulpOfOne * columnSizes[step])
    }
  }

  private mutating func eliminate(_ step: Int, negligible: Double) {
    let n = order.count
    var pivot = step
    for row in step..<n where abs(factors[row, step]) > abs(factors[pivot, step]) { pivot = row }
    if abs(factors[pivot, step]) <= negligible, singularColumn == nil { singularColumn = step }
    guard factors[pivot, step] != 0 else { return }
    if pivot != step {
      for column in 0..<n {
        (factors[step, column], factors[pivot, column]) =
          (factors[pivot, column], factors[step, column])
      }
      order.swapAt(step, pivot)
      isOdd.toggle()
    }
    for row in (step + 1)..<max(n, step + 1) {
      let factor = factors[row, step] / factors[step, step]
      factors[row, step] = factor
      for column in (step + 1)..<max(n, step + 1) {
        factors[row, column] -= factor * factors[step, column]
      }
    }
  }

  /// The determinant, the product of the pivots; infinite or zero where a `Double` cannot hold it.
  /// That of a singular matrix is zero up to rounding.
  public var determinant: Double {
    var (product, exponent) = (isOdd ? -1.0 : 1.0, 0)
    for index in order.indices {
      product *= factors[index, index]
      guard product != 0 else { return 0 }
      exponent += Int(product.exponent) + rowExponents[index]
      product.scale(byPowerOfTwo: -Int(product.exponent))
    }
    product.scale(byPowerOfTwo: exponent)
    return product
  }

  /// log |det A|, which neither overflows nor underflows; −∞ for a determinant of zero.
  public var logAbsoluteDeterminant: Double {
    let exponents = Double(rowExponents.reduce(0, +))
    return factors.diagonal.reduce(exponents * log(2.0)) { $0 + log(abs($1)) }
  }

  /// x with A x = b. Backward stable in practice: the error relative to x is about ε times the
  /// condition of A, which the routine does not estimate.
  /// - Throws: `LinearAlgebraFailure.singular` if a pivot is no larger than n ε times its column;
  ///   `.shapeMismatch`.
  public func solve(_ b: [Double]) throws -> [Double] {
    guard b.count == order.count else {
      throw LinearAlgebraFailure.shapeMismatch(factors.shape, "a vector of \(b.count)")
    }
    if let singularColumn { throw LinearAlgebraFailure.singular(column: singularColumn) }
    var x = order.map { row in
      var element = b[row]
      element.scale(byPowerOfTwo: -rowExponents[row])
      return element
    }
    for row in x.indices {
      for k in 0..<row { x[row] -= factors[row, k] * x[k] }
    }
    for row in x.indices.reversed() {
      for k in (row + 1)..<max(x.count, row + 1) { x[row] -= factors[row, k] * x[k] }
      x[row] /= factors[row, row]
    }
    return x
  }
}

extension Double {
  fileprivate mutating func scale(byPowerOfTwo exponent: Int) {
    self = Double(sign: .plus, exponent: exponent, significand: self)
  }
}
