/// How the flow of probability between two cells is made of what is in them.
public enum FluxScheme: Sendable, Hashable {
  /// The mean of both sides for the drift, the difference for the diffusion: of second order always.
  /// Values may become negative where |drift| · width > diffusion².
  case central
  /// The flow of the exact stationary solution between two centres, of second order where
  /// |drift| · width is small beside diffusion², and of first order, upwind, where there is no
  /// diffusion. In short steps no value becomes negative by more than rounding, and stationary laws
  /// keep their shape (D. Scharfetter, H. Gummel, IEEE Trans. Electron Devices 16, 1969; J. Chang,
  /// G. Cooper, "A practical difference scheme for Fokker–Planck equations", J. Comput. Phys. 6,
  /// 1970).
  case exponentiallyFitted
}

/// Flows of probability through the edges between cells: into edge k, to the right,
/// fromLeft[k] · value of the cell on its left − fromRight[k] · that of the cell on its right.
///
/// Nothing flows through the two ends.
struct EdgeFlows {
  private(set) var fromLeft: [Double]
  private(set) var fromRight: [Double]

  init(cells: Int) {
    fromLeft = [Double](repeating: 0, count: max(cells - 1, 0))
    fromRight = fromLeft
  }

  /// - Parameters:
  ///   - drift: At the edge.
  ///   - spread: ½ diffusion² in the middle of the left cell, at the edge, and of the right cell.
  mutating func set(
    _ edge: Int, drift: Double, spread: (left: Double, edge: Double, right: Double),
    width: Double, _ scheme: FluxScheme
  ) {
    switch scheme {
    case .central:
      fromLeft[edge] = 0.5 * drift + spread.left / width
      fromRight[edge] = -0.5 * drift + spread.right / width
    case .exponentiallyFitted:
      // −∂(a p) = −a′ p − a ∂p: what a′ carries belongs to the drift.
      let speed = drift - (spread.right - spread.left) / width
      let rate = spread.edge / width
      guard rate > 0 else {
        (fromLeft[edge], fromRight[edge]) = (max(speed, 0), max(-speed, 0))
        return
      }
      fromLeft[edge] = rate * bernoulli(-speed / rate)
      fromRight[edge] = rate * bernoulli(speed / rate)
    }
  }

  /// The flow through each edge.
  func flows(_ values: [Double]) -> [Double] {
    fromLeft.indices.map { fromLeft[$0] * values[$0] - fromRight[$0] * values[$0 + 1] }
  }

  /// x with x + factor · (what flows out of each cell less what flows in) = values.
  func solve(_ values: [Double], factor: Double) throws -> [Double] {
    var diagonal = [Double](repeating: 1, count: values.count)
    for edge in fromLeft.indices {
      diagonal[edge] += factor * fromLeft[edge]
      diagonal[edge + 1] += factor * fromRight[edge]
    }
    return try solveTridiagonal(
      lower: fromLeft.map { -factor * $0 }, diagonal: diagonal,
      upper: fromRight.map { -factor * $0 }, values)
  }
}

/// Bernoulli's function x / (exp x − 1).
private func bernoulli(_ x: Double) -> Double {
  abs(x) < 1e-5 ? 1 - 0.5 * x + x * x / 12 : x / expm1(x)
}
