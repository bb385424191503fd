/// The law of a random variable.
public enum RandomLaw: Sendable {
  /// `\mathcal{N}(\mu, \sigma^2)` on the line.
  case normal(mean: Number, variance: Number)
  /// `\mathcal{N}(\mu, \sigma^2 I)`
  case isotropicNormal(mean: [Number], variance: Number)
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

extension RandomLaw {
  /// The density at a point; of a discrete law, the probability.
  public func density(at point: Value, _ span: Span) throws(EvaluationProblem) -> Number {
    switch self {
    case .cauchy(let location, let scale):
      let u = (try WorkbookFormula.number(point, span) - location) / scale
      return try checked(Number(1) / (.pi * scale * (Number(1) + u * u)), span)
    case .uniform(let lower, let upper):
      let x = try WorkbookFormula.number(point, span)
      guard x.plain.real >= lower.plain.real, x.plain.real <= upper.plain.real else {
        return Number(0)
      }
      return try checked(Number(1) / (upper - lower), span)
    case .exponential(let rate):
      let x = try WorkbookFormula.number(point, span)
      if x.plain.real < 0 { return Number(0) }
      return rate * (-(rate * x)).exponential
    case .discrete(let values):
      for (value, probability) in values where try decide(value, .equal, point, span) {
        return probability
      }
      return Number(0)
    case .density(let function):
      return try WorkbookFormula.number(try function.apply([point]), span)
    case .normal(let mean, let variance):
      let u = try WorkbookFormula.number(point, span) - mean
      let exponent = -(u * u) / (Number(2) * variance)
      return try checked(exponent.exponential / (Number.tau * variance).squareRoot, span)
    case .isotropicNormal, .multivariateNormal, .laplace:
      return try logDensity(at: point, span).exponential
    }
  }

  /// The logarithm of the density, which does not underflow.
  public func logDensity(at point: Value, _ span: Span) throws(EvaluationProblem) -> Number {
    switch self {
    case .normal(let mean, let variance):
      let u = try WorkbookFormula.number(point, span) - mean
      return try checked(
        -(u * u) / (Number(2) * variance)
          - (Number.tau * variance).logarithm / Number(2), span)
    case .isotropicNormal(let mean, let variance):
      guard case .vector(let x) = vectorPoint(point), x.count == mean.count else {
        throw .mismatch("a normal law of \(mean.count) numbers at \(point.kind)", span)
      }
      let square = squaredLength(zip(x, mean).map { $0 - $1 })
      return try checked(
        -square / (Number(2) * variance)
          - Number(mean.count) * (Number.tau * variance).logarithm / Number(2), span)
    case .multivariateNormal(let mean, let covariance):
      guard case .vector(let x) = vectorPoint(point), x.count == mean.count,
        covariance.rows == mean.count
      else {
        throw .mismatch("a normal law of \(mean.count) numbers at \(point.kind)", span)
      }
      let factor = try cholesky(covariance, span)
      let u = try solve(factor, zip(x, mean).map { $0 - $1 }, span)
      var logDeterminant = Number(0)
      for i in mean.indices { logDeterminant = logDeterminant + factor[i, i].logarithm }
      return try checked(
        -dot(u, u) / Number(2) - logDeterminant
          - Number(mean.count) * Number.tau.logarithm / Number(2), span)
    case .laplace(let location, let scale):
      let u = (try WorkbookFormula.number(point, span) - location).absolute / scale
      return try checked(-u - (Number(2) * scale).logarithm, span)
    case .exponential(let rate):
      let x = try WorkbookFormula.number(point, span)
      guard x.plain.real >= 0 else { throw .undefined("a logarithm of zero", span) }
      return rate.logarithm - rate * x
    default:
      return try checked(try density(at: point, span).logarithm, span)
    }
  }

  private func vectorPoint(_ point: Value) -> Value {
    if case .number(let x) = point { return .vector([x]) }
    return point
  }

  private func checked(_ x: Number, _ span: Span) throws(EvaluationProblem) -> Number {
    try defined(x, "a law whose variance or scale is not positive", span)
  }
}

extension Number {
  /// 2π
  static let tau = Number.real(2 * .pi, error: 2.5e-16)
}
