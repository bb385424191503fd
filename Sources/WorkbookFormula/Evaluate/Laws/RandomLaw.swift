/// The law of a random variable.
public enum RandomLaw: Sendable {
  /// `\mathcal{N}(\mu, \sigma^2)` on the line.
  case normal(mean: Number, variance: Number)
  /// A normal law of a vector.
  case multivariateNormal(mean: [Number], covariance: NumberMatrix)
  case cauchy(location: Number, scale: Number)
  case laplace(location: Number, scale: Number)
  case exponential(rate: Number)
  case uniform(lower: Number, upper: Number)
  /// Finitely many values with their probabilities.
  case discrete([(value: Value, probability: Number)])
  /// Any density; of a vector where the function's dimension is not 0.
  case density(Function)
}
