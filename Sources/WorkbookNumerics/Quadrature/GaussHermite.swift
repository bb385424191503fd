/// The nodes and weights of the Gauss–Hermite rule with `order` points, for integrals of
/// exp(−x²) f(x) over the real line, in rising order.
///
/// Exact for polynomials f up to degree 2 · order − 1. The nodes are the eigenvalues of the Jacobi
/// matrix of Golub and Welsch ("Calculation of Gauss quadrature rules", Math. Comp. 23, 1969),
/// separated by counting signs and made accurate by Newton's method on the orthonormal polynomial
/// hₙ; the weights are 1 / (n hₙ₋₁(x)²). Nodes are accurate to a few units in the last place, weights
/// to about x² of them; weights below 10⁻³⁰⁸ are zero. Without points, empty.
public func gaussHermite(_ order: Int) -> (nodes: [Double], weights: [Double]) {
  guard order > 0 else { return ([], []) }
  var nodes = [Double](repeating: 0, count: order)
  var weights = nodes
  let edge = (2 * Double(order) + 1).squareRoot()
  for index in 0..<(order + 1) / 2 {
    // The zero that has `index` zeros above it.
    var x = 0.0
    if 2 * index + 1 != order {
      var (low, high) = (0.0, edge)
      while high - low > 1e-3 / edge {
        let middle = 0.5 * (low + high)
        if zeros(above: middle, order) > index { low = middle } else { high = middle }
      }
      x = 0.5 * (low + high)
      for _ in 0..<10 {
        let step = hermite(order, x).newtonStep
        x -= step
        if abs(step) <= 2 * x.ulp { break }
      }
    }
    let weight = hermite(order, x).weight
    (nodes[index], weights[index]) = (x == 0 ? 0 : -x, weight)
    (nodes[order - 1 - index], weights[order - 1 - index]) = (x, weight)
  }
  return (nodes, weights)
}

extension Normal {
  /// The expectation of f(X) under this law, by a Gauss–Hermite rule with `order` points.
  ///
  /// Exact for polynomials up to degree 2 · order − 1. For functions with singularities at a distance
  /// d from the real line, as tanh has them, the error falls only like exp(−2 d √order / σ):
  /// compare two orders, or integrate adaptively. NaN without a point.
  @inlinable
  public func expectation(order: Int, _ f: (Double) throws -> Double) rethrows -> Double {
    guard order > 0 else { return .nan }
    let (nodes, weights) = gaussHermite(order)
    var sum = 0.0
    for (node, weight) in zip(nodes, weights) where weight > 0 {
      sum += weight * (try f(mean + 1.4142135623730951 * standardDeviation * node))
    }
    return sum / 1.7724538509055160  // √π
  }
}

/// How many zeros of the polynomial lie above x: the negative pivots of x − J, where J is the Jacobi
/// matrix with zeros on its diagonal and √(k/2) beside it.
private func zeros(above x: Double, _ order: Int) -> Int {
  var count = 0
  var pivot = x
  for k in 1...order {
    if pivot < 0 { count += 1 }
    if pivot == 0 { pivot = .leastNormalMagnitude }
    pivot = x - 0.5 * Double(k) / pivot
  }
  return count
}

/// What Newton's method and the weight need of hₙ and hₙ₋₁, by their three-term recurrence. The
/// values grow like exp(x²/2); they are scaled down before they overflow.
private func hermite(_ order: Int, _ x: Double) -> (newtonStep: Double, weight: Double) {
  var (previous, current) = (0.0, 0.7511255444649425)  // π^(−1/4)
  var scalings = 0
  for k in 0..<order {
    let k = Double(k)
    (previous, current) = (
      current, x * (2 / (k + 1)).squareRoot() * current - (k / (k + 1)).squareRoot() * previous
    )
    if abs(current) > 1e100 {
      (previous, current) = (previous * 1e-100, current * 1e-100)
      scalings += 1
    }
  }
  let n = Double(order)
  var weight = 1 / (n * previous) / previous
  for _ in 0..<2 * scalings { weight *= 1e-100 }
  return (current / ((2 * n).squareRoot() * previous), weight)
}
