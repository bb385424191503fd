/// A density estimated from samples: the mean of normal densities around each of them.
///
/// As a law it is the mixture that it looks like. Without samples, if one is not finite, or if the
/// bandwidth is not positive, all that it says is NaN.
public struct KernelDensity: DifferentiableLaw, Hashable {
  /// In rising order; none if one was not finite.
  public let samples: [Double]
  /// The standard deviation of the kernel, in the samples' unit.
  public let bandwidth: Double

  /// An estimate with a bandwidth, or with `silvermanBandwidth` if none is given.
  public init(_ samples: [Double], bandwidth: Double? = nil) {
    let isUsable = !samples.isEmpty && samples.allSatisfy(\.isFinite)
    self.samples = isUsable ? samples.sorted() : []
    let bandwidth = bandwidth ?? Self.silvermanBandwidth(samples)
    self.bandwidth = isUsable && bandwidth > 0 && bandwidth.isFinite ? bandwidth : .nan
  }

  /// Silverman's rule of thumb, 0.9 min(s, IQR / 1.349) n^(−1/5) ("Density Estimation for Statistics
  /// and Data Analysis", 1986, equation 3.31): near the best for one hump, and too wide for several.
  ///
  /// If half of the samples are equal, so that the quartiles coincide, s stands alone. NaN for fewer
  /// than two samples, for samples that are all equal, and if one is not finite.
  public static func silvermanBandwidth(_ samples: [Double]) -> Double {
    guard samples.allSatisfy(\.isFinite) else { return .nan }
    let deviation = variance(samples).squareRoot()
    let quartiles = quantiles(samples, [0.25, 0.75])
    let range = (quartiles[1] - quartiles[0]) / 1.349
    let spread = range > 0 ? min(deviation, range) : deviation
    return spread > 0 ? 0.9 * spread * pow(Double(samples.count), -0.2) : .nan
  }

  public func density(_ x: Double) -> Double {
    guard bandwidth > 0, !x.isNaN else { return .nan }
    // Beyond 39 bandwidths a kernel is zero.
    var sum = 0.0
    var index = firstSample(above: x - 39 * bandwidth)
    while index < samples.count, samples[index] <= x + 39 * bandwidth {
      let z = (x - samples[index]) / bandwidth
      sum += exp(-0.5 * z * z)
      index += 1
    }
    return sum / (Double(samples.count) * bandwidth * 2.5066282746310005)  // √(2π)
  }

  public func logDensity(_ x: Double) -> Double { logDensity(any: x) }

  @_disfavoredOverload
  public func logDensity<T: Scalar>(_ x: T) -> T { logDensity(any: x) }

  private func logDensity<T: Scalar>(any x: T) -> T {
    let terms = samples.map { Normal(mean: $0, standardDeviation: bandwidth).logDensity(x) }
    return terms.isEmpty || bandwidth.isNaN
      ? T(.nan) : T.logSumExp(terms) - T(log(Double(samples.count)))
  }

  public func cumulative(_ x: Double) -> Double {
    guard bandwidth > 0, !x.isNaN else { return .nan }
    let sum = samples.reduce(0) {
      $0 + Normal(mean: $1, standardDeviation: bandwidth).cumulative(x)
    }
    return sum / Double(samples.count)
  }

  public func quantile(_ p: Double) -> Double {
    guard bandwidth > 0, let low = samples.first, let high = samples.last else { return .nan }
    let reach = Normal(standardDeviation: bandwidth).quantile(p)
    return invert(cumulative, at: p, between: low + reach, high + reach)
  }

  public func sample(_ generator: inout SeededGenerator) -> Double {
    guard bandwidth > 0 else { return .nan }
    let index = Int(generator.uniform() * Double(samples.count))
    return samples[index] + bandwidth * generator.normal()
  }

  private func firstSample(above x: Double) -> Int {
    var (low, high) = (0, samples.count)
    while low < high {
      let middle = (low + high) / 2
      if samples[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
