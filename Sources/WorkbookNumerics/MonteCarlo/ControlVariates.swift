extension Estimate {
  /// The mean of independent samples with the help of a control variate: a second number for each
  /// sample, correlated with it, whose mean is known.
  ///
  /// mean(y) − b (mean(c) − μ), with the slope b of the regression of y on c; the standard error is
  /// that of the residuals, with n − 2 degrees of freedom: √(1 − ρ²) times the plain one (P.
  /// Glasserman, "Monte Carlo Methods in Financial Engineering", 2003, section 4.1). The slope comes
  /// from the same samples, which makes a bias of order 1/n. Controls that are all equal are of no
  /// help, and the estimate is the plain one. NaN for fewer than three samples, or if the counts
  /// differ.
  /// - Parameters:
  ///   - controls: The control variate of each sample.
  ///   - mean: Its exact mean μ.
  public init(of samples: [Double], controls: [Double], mean exact: Double) {
    let n = Double(samples.count)
    guard samples.count == controls.count, n > 2 else {
      self.init(mean: .nan, standardError: .nan)
      return
    }
    let (y, c) = (Moments(samples), Moments(controls))
    guard c.variance > 0 || c.variance.isNaN else {
      self.init(y)
      return
    }
    var covariance = 0.0
    for (sample, control) in zip(samples, controls) {
      covariance += (sample - y.mean) * (control - c.mean)
    }
    let slope = covariance / ((n - 1) * c.variance)
    var squares = 0.0
    for (sample, control) in zip(samples, controls) {
      let residual = sample - y.mean - slope * (control - c.mean)
      squares += residual * residual
    }
    // The residual variance, and what the slope's own error adds at a distance from the mean.
    let distance = c.mean - exact
    let spread = squares / (n - 2)
    self.init(
      mean: y.mean - slope * distance,
      standardError: (spread * (1 / n + distance * distance / ((n - 1) * c.variance)))
        .squareRoot())
  }
}
