/// The derivative of `f` at a point, by forward-mode differentiation: exact up to rounding. NaN
/// where `f` is NaN or has a kink, infinite where its tangent is vertical.
@inlinable
public func derivative(
  at x: Double, _ f: (Dual<Double>) throws -> Dual<Double>
) rethrows -> Double {
  try f(Dual(x, derivative: 1)).checked.derivative
}

/// The derivative at a point that may itself be a dual number or a variable, so that derivatives
/// nest: `derivative(at: 0.3) { x in derivative(at: x) { y in sin(y) } }` is the second derivative.
@inlinable
public func derivative<Number: Scalar>(
  at x: Number, _ f: (Dual<Number>) throws -> Dual<Number>
) rethrows -> Number {
  try f(Dual(x, derivative: 1)).checked.derivative
}

/// The gradient ∂f/∂xᵢ at a point, by one forward pass for each variable; `Tape.gradient` needs one
/// pass for all and suits more than about ten. Components are NaN where `f` is not differentiable.
@inlinable
public func gradient(
  at x: [Double], _ f: ([Dual<Double>]) throws -> Dual<Double>
) rethrows -> [Double] {
  try x.indices.map { try f(seeded(x, alongAxis: $0)).checked.derivative }
}

/// The Jacobian at a point: ∂fᵢ/∂xⱼ in row i and column j, by one forward pass for each variable.
/// - Throws: `DifferentiationFailure` if `f` returns now more, now fewer components; what `f`
///   throws.
@inlinable
public func jacobian(
  at x: [Double], _ f: ([Dual<Double>]) throws -> [Dual<Double>]
) throws -> Matrix {
  let columns = try x.indices.map { try f(seeded(x, alongAxis: $0)).map(\.checked.derivative) }
  let rows = try columns.first?.count ?? f([]).count
  for column in columns where column.count != rows {
    throw DifferentiationFailure.componentsVary(rows, column.count)
  }
  return Matrix(rows: rows, columns: columns.count) { columns[$1][$0] }
}

/// The Hessian at a point times a direction, Σⱼ ∂²f/∂xᵢ∂xⱼ vⱼ, without the Hessian: one pass with
/// dual numbers of dual numbers for each variable (Griewank, Walther, "Evaluating Derivatives", 2nd
/// ed., chapter 5).
/// - Throws: `DifferentiationFailure` if the direction has another dimension; what `f` throws.
@inlinable
public func hessianVectorProduct(
  at x: [Double], along direction: [Double],
  _ f: ([Dual<Dual<Double>>]) throws -> Dual<Dual<Double>>
) throws -> [Double] {
  guard direction.count == x.count else {
    throw DifferentiationFailure.directionOfOtherDimension(direction.count, point: x.count)
  }
  return try x.indices.map { axis in
    let seeds = x.indices.map { index in
      Dual(
        Dual(x[index], derivative: direction[index]),
        derivative: Dual(index == axis ? 1.0 : 0.0))
    }
    return try f(seeds).checked.derivative.checked.derivative
  }
}

/// The Hessian ∂²f/∂xᵢ∂xⱼ at a point, by one pass for each pair of variables: the matrix is
/// symmetric to the last bit.
@inlinable
public func hessian(
  at x: [Double], _ f: ([Dual<Dual<Double>>]) throws -> Dual<Dual<Double>>
) rethrows -> Matrix {
  var result = Matrix(rows: x.count, columns: x.count)
  for row in x.indices {
    for column in 0...row {
      let seeds = x.indices.map { index in
        Dual(
          Dual(x[index], derivative: index == row ? 1 : 0),
          derivative: Dual(index == column ? 1.0 : 0.0))
      }
      let entry = try f(seeds).checked.derivative.checked.derivative
      result[row, column] = entry
      result[column, row] = entry
    }
  }
  return result
}

@inlinable
func seeded(_ x: [Double], alongAxis axis: Int) -> [Dual<Double>] {
  x.indices.map { Dual(x[$0], derivative: $0 == axis ? 1 : 0) }
}
