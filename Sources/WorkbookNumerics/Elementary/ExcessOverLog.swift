/// μ − log(1 + μ), by its series where the two nearly cancel: what a ratio 1 + μ costs in a
/// Kullback–Leibler divergence. Accurate to a few units in the last place; NaN below μ = −1.
@inlinable
func excessOverLog<T: Scalar>(_ mu: T) -> T {
  guard -0.1 < mu, mu < 0.1 else { return mu - log1p(mu) }
  var (power, sum): (T, T) = (mu * mu, 0)
  for n in 2...20 {
    sum += (n % 2 == 0 ? power : -power) / T(Double(n))
    power *= mu
  }
  return sum
}
