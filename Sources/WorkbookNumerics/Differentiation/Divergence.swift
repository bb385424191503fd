/// The divergence Σ ∂fᵢ/∂xᵢ of a vector field at a point, exact up to rounding, by one forward pass
/// for each variable.
/// - Throws: `DifferentiationFailure` if there are not as many outputs as inputs; what `f` throws.
@inlinable
public func divergence(
  at x: [Double], _ f: ([Dual<Double>]) throws -> [Dual<Double>]
) throws -> Double {
  var sum = 0.0
  for axis in x.indices {
    sum += try vectorField(f, seeded(x, alongAxis: axis))[axis].derivative
  }
  return sum
}

/// The divergence Σ ∂fᵢ/∂xᵢ of a vector field at a point, estimated from vᵀ J v with random signs
/// v: one forward pass for each probe, however many variables there are.
///
/// M. F. Hutchinson, "A stochastic estimator of the trace of the influence matrix for Laplacian
/// smoothing splines", Communications in Statistics: Simulation and Computation 19, 1990. It is
/// unbiased; the variance of one probe is ½ Σᵢ≠ⱼ (Jᵢⱼ + Jⱼᵢ)², so it is exact if the symmetric part
/// of the Jacobian is diagonal. The standard error is NaN for fewer than two probes.
/// - Throws: `DifferentiationFailure` if there are not as many outputs as inputs; what `f` throws.
@inlinable
public func estimatedDivergence(
  at x: [Double], probes: Int, _ generator: inout SeededGenerator,
  _ f: ([Dual<Double>]) throws -> [Dual<Double>]
) throws -> Estimate {
  var samples: [Double] = []
  for _ in stride(from: 0, to: probes, by: 1) {
    let probe = x.map { Dual($0, derivative: generator.next() >> 63 == 0 ? 1 : -1) }
    let image = try vectorField(f, probe)
    samples.append(zip(probe, image).reduce(0) { $0 + $1.0.derivative * $1.1.derivative })
  }
  return Estimate(of: samples)
}

@inlinable
func vectorField(
  _ f: ([Dual<Double>]) throws -> [Dual<Double>], _ x: [Dual<Double>]
) throws -> [Dual<Double>] {
  let image = try f(x).map(\.checked)
  guard image.count == x.count else {
    throw DifferentiationFailure.notAVectorField(outputs: image.count, inputs: x.count)
  }
  return image
}
