/// Points that fill the unit cube more evenly than random ones: Sobol's sequence in base 2, up to 64
/// dimensions.
///
///     for point in try SobolSequence(dimension: 2).prefix(1024) { … }
///
/// Of the first 2ᵐ points each of the 2ᵐ boxes of certain shapes holds one, so take powers of two.
/// The order is that of the Gray code (I. Antonov, V. Saleev, USSR Comput. Math. Math. Phys. 19,
/// 1979), the direction numbers those of S. Joe, F. Kuo, "Constructing Sobol sequences with better
/// two-dimensional projections", SIAM J. Sci. Comput. 30, 2008, which keep the plane projections
/// even; Halton's sequence loses that from some ten dimensions on, and cannot be randomised so that
/// the error of smooth integrands falls faster than 1/n. There are 2³² points of 32 bits.
public struct SobolSequence: Sequence, IteratorProtocol, Sendable {
  public static let largestDimension = sobolDirections.count

  public let dimension: Int
  /// For each bit of the point's number the direction of each component.
  private var directions: [UInt32]
  private var place: [UInt32]
  private var count: UInt64 = 0
  /// Half of a cell, for a scrambled point to be inside of it.
  private let offset: Double

  /// The sequence as its authors have it; it begins with the origin.
  /// - Throws: `QuasiRandomFailure` unless the dimension is from 1 to `largestDimension`.
  public init(dimension: Int) throws(QuasiRandomFailure) {
    guard (1...Self.largestDimension).contains(dimension) else {
      throw .dimension(dimension, largest: Self.largestDimension)
    }
    self.dimension = dimension
    directions = Self.directions(dimension)
    place = [UInt32](repeating: 0, count: dimension)
    offset = 0
  }

  /// A random copy of the sequence: each point is uniform in the cube, with no component 0 or 1, and
  /// together they are as even as before.
  ///
  /// The digits are multiplied by a random triangular matrix and shifted (J. Matoušek, "On the
  /// L2-discrepancy for anchored boxes", J. Complexity 14, 1998). Means over n points are unbiased,
  /// with the variance of A. Owen's nested scrambling: o(1/n) for any square integrable function, and
  /// nearly n⁻³ for smooth ones (F. Hickernell, R.-X. Yue, SIAM J. Numer. Anal. 38, 2000).
  /// - Throws: `QuasiRandomFailure`, as for the sequence itself.
  public init(
    dimension: Int, scrambledBy generator: inout SeededGenerator
  ) throws(QuasiRandomFailure) {
    guard (1...Self.largestDimension).contains(dimension) else {
      throw .dimension(dimension, largest: Self.largestDimension)
    }
    self.dimension = dimension
    directions = Self.directions(dimension)
    place = []
    offset = 0x1p-33
    for axis in 0..<dimension {
      // Row k of the matrix has its diagonal, and random bits for the digits before it.
      let rows = (0..<32).map { k in
        let diagonal = UInt32(1) << UInt32(31 - k)
        let before = k == 0 ? 0 : ~UInt32(0) << UInt32(32 - k)
        return UInt32(truncatingIfNeeded: generator.next() >> 32) & before | diagonal
      }
      for bit in 0..<32 {
        let old = directions[bit * dimension + axis]
        directions[bit * dimension + axis] = rows.reduce(0) {
          $0 << 1 | UInt32((old & $1).nonzeroBitCount & 1)
        }
      }
      place.append(UInt32(truncatingIfNeeded: generator.next() >> 32))
    }
  }

  /// The next point; `nil` after 2³² of them.
  public mutating func next() -> [Double]? {
    guard count < 1 << 32 else { return nil }
    let point = place.map { Double($0) * 0x1p-32 + offset }
    count += 1
    let bit = count.trailingZeroBitCount
    if bit < 32 {
      for axis in 0..<dimension { place[axis] ^= directions[bit * dimension + axis] }
    }
    return point
  }

  private static func directions(_ dimension: Int) -> [UInt32] {
    var result = [UInt32](repeating: 0, count: 32 * dimension)
    for axis in 0..<dimension {
      let (polynomial, initial) = sobolDirections[axis]
      var numbers = (0..<32).map { UInt32(1) << UInt32(31 - $0) }
      if axis > 0 {
        let degree = initial.count
        for k in 0..<32 {
          if k < degree {
            numbers[k] = initial[k] << UInt32(31 - k)
          } else {
            numbers[k] = numbers[k - degree] ^ (numbers[k - degree] >> UInt32(degree))
            for j in 1..<degree where polynomial >> UInt32(degree - j) & 1 == 1 {
              numbers[k] ^= numbers[k - j]
            }
          }
        }
      }
      for k in 0..<32 { result[k * dimension + axis] = numbers[k] }
    }
    return result
  }
}

/// Why there are no such points.
public enum QuasiRandomFailure: Error, Hashable, CustomStringConvertible {
  case dimension(Int, largest: Int)
  /// A mean needs a point, and its standard error two replications.
  case tooFew(points: Int, replications: Int)

  public var description: String {
    switch self {
    case .dimension(let dimension, let largest):
      "Sobol's sequence has from 1 to \(largest) dimensions here, not \(dimension)"
    case .tooFew(let points, let replications):
      "a quasi-random estimate needs a point and two replications, "
        + "not \(points) and \(replications)"
    }
  }
}
