/// A square matrix of numbers, row by row: as much linear algebra as the exact Kolmogorov
/// distribution needs.
struct SquareMatrix {
  let size: Int
  private var elements: [Double]

  init(size: Int, _ element: (Int, Int) -> Double) {
    self.size = size
    elements = (0..<size * size).map { element($0 / size, $0 % size) }
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * size + column] }
    set { elements[row * size + column] = newValue }
  }

  static func * (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix {
    var product = SquareMatrix(size: a.size) { _, _ in 0 }
    for i in 0..<a.size {
      for k in 0..<a.size {
        let factor = a[i, k]
        for j in 0..<a.size { product[i, j] += factor * b[k, j] }
      }
    }
    return product
  }

  /// (scale · matrix) to a power, by repeated squaring.
  func power(_ exponent: Int, scale: Double) -> SquareMatrix {
    var result = SquareMatrix(size: size) { $0 == $1 ? 1 : 0 }
    var square = SquareMatrix(size: size) { scale * self[$0, $1] }
    var rest = exponent
    while rest > 0 {
      if rest % 2 == 1 { result = result * square }
      square = square * square
      rest /= 2
    }
    return result
  }
}
