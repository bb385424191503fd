extension Matrix {
  /// - Throws: `LinearAlgebraFailure.shapeMismatch`, as do all operators of two matrices.
  public static func + (a: Matrix, b: Matrix) throws -> Matrix { try elementwise(a, b, +) }

  public static func - (a: Matrix, b: Matrix) throws -> Matrix { try elementwise(a, b, -) }

  public static prefix func - (a: Matrix) -> Matrix { -1 * a }

  public static func * (factor: Double, a: Matrix) -> Matrix {
    var result = a
    for index in result.storage.indices { result.storage[index] *= factor }
    return result
  }

  public static func * (a: Matrix, x: [Double]) throws -> [Double] {
    guard a.columns == x.count else {
      throw LinearAlgebraFailure.shapeMismatch(a.shape, "a vector of \(x.count)")
    }
    return a.storage.withUnsafeBufferPointer { elements in
      (0..<a.rows).map { row in
        var sum = 0.0
        for column in 0..<a.columns { sum += elements[row * a.columns + column] * x[column] }
        return sum
      }
    }
  }

  /// The sum of the diagonal.
  /// - Throws: `LinearAlgebraFailure.notSquare`.
  public func trace() throws -> Double {
    _ = try size()
    return diagonal.reduce(0, +)
  }

  /// The square root of the sum of all squares, without overflow.
  public var frobeniusNorm: Double { norm(storage) }

  private static func elementwise(
    _ a: Matrix, _ b: Matrix, _ combine: (Double, Double) -> Double
  ) throws -> Matrix {
    guard a.rows == b.rows, a.columns == b.columns else {
      throw LinearAlgebraFailure.shapeMismatch(a.shape, b.shape)
    }
    var result = a
    for index in result.storage.indices {
      result.storage[index] = combine(a.storage[index], b.storage[index])
    }
    return result
  }
}

/// The scalar product Σ xᵢ yᵢ.
/// - Throws: `LinearAlgebraFailure.shapeMismatch` if the lengths differ.
public func dot(_ x: [Double], _ y: [Double]) throws -> Double {
  guard x.count == y.count else {
    throw LinearAlgebraFailure.shapeMismatch("a vector of \(x.count)", "a vector of \(y.count)")
  }
  var sum = 0.0
  for index in x.indices { sum += x[index] * y[index] }
  return sum
}

/// The Euclidean norm √Σ xᵢ², without overflow or underflow: the largest component's power of two
/// is taken out first. Zero for no components, NaN if one is NaN.
public func norm(_ x: [Double]) -> Double {
  let largest = x.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, abs($1)) }
  guard largest > 0, largest.isFinite else { return largest }
  let scale = Double(sign: .plus, exponent: max(largest.exponent, -1000), significand: 1)
  return scale * x.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot()
}
