/// One trial step of the method of Dormand and Prince ("A family of embedded Runge–Kutta formulae",
/// J. Comput. Appl. Math. 6, 1980; the tableau also in Hairer, Nørsett, Wanner, table II.5.2).
@usableFromInline
struct DormandPrinceStep {
  /// The result of order 5.
  @usableFromInline let state: [Double]
  /// How far the result of order 4 lies from it.
  @usableFromInline let error: [Double]
  /// All seven slopes; the last one is the first of the next step.
  @usableFromInline let slopes: [[Double]]

  @inlinable
  init(
    _ equation: RightHandSide, _ t: Double, _ next: Double, _ y: [Double], _ slope: [Double],
    _ h: Double, _ f: (Double, [Double]) throws -> [Double]
  ) throws {
    var slopes = [slope]
    let (nodes, rows, errorWeights) = (Self.nodes, Self.rows, Self.errorWeights)
    var state = y
    for stage in 0..<6 {
      state = Self.combined(y, h, slopes, rows[stage])
      let time = stage < 4 ? t + nodes[stage] * h : next
      slopes.append(try equation.slope(time, state, f))
    }
    self.state = state
    self.slopes = slopes
    error = Self.combined([Double](repeating: 0, count: y.count), h, slopes, errorWeights)
  }

  /// y + h Σ weightᵢ slopeᵢ.
  @usableFromInline
  static func combined(
    _ y: [Double], _ h: Double, _ slopes: [[Double]], _ weights: [Double]
  ) -> [Double] {
    y.indices.map { axis in
      var sum = 0.0
      for (slope, weight) in zip(slopes, weights) { sum += weight * slope[axis] }
      return y[axis] + h * sum
    }
  }

  /// The coefficients r₁ to r₄ of the dense output.
  @usableFromInline
  func piece(from y: [Double], _ h: Double) -> [[Double]] {
    let cubic = hermitePiece(from: y, slopes[0], to: state, slopes[6], h)
    let zero = [Double](repeating: 0, count: y.count)
    return cubic + [Self.combined(zero, h, slopes, Self.denseWeights)]
  }

  @usableFromInline static let nodes = [1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9]

  /// The last row is the method of order 5 itself.
  @usableFromInline static let rows: [[Double]] = [
    [1.0 / 5],
    [3.0 / 40, 9.0 / 40],
    [44.0 / 45, -56.0 / 15, 32.0 / 9],
    [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
    [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
    [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
  ]

  @usableFromInline static let errorWeights: [Double] = [
    71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40,
  ]

  static let denseWeights: [Double] = [
    -12715105075.0 / 11_282_082_432, 0, 87487479700.0 / 32_700_410_799,
    -10690763975.0 / 1_880_347_072,
    701980252875.0 / 199_316_789_632, -1453857185.0 / 822_651_844, 69997945.0 / 29_380_423,
  ]
}
