#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Samples as a smooth density: the mean of normal densities around each of them.
///
/// The samples are shared out to the nearest two of 512 equally far points first, which costs an
/// error far below what a picture shows and makes millions of samples cheap (B. W. Silverman,
/// *Density Estimation for Statistics and Data Analysis*, 1986, section 3.5). Samples that are NaN
/// or infinite are left out.
public struct DensitySeries: ChartContent {
  public let content: Layers

  /// - Parameters:
  ///   - bandwidth: the standard deviation of each normal density. Without it, Silverman's rule
  ///     (equation 3.31 there): 0.9 times the smaller of the standard deviation and the
  ///     interquartile range over 1.34, divided by the fifth root of the number of samples.
  ///   - name: the series it belongs to, as the legend shows it.
  public init(_ samples: [Double], bandwidth: Double? = nil, name: String? = nil) {
    let sorted = samples.filter { $0.magnitude <= Extent.largest / 1e3 }.sorted()
    let stated = bandwidth.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    let density = sampledDensity(sorted, bandwidth: stated ?? silvermanBandwidth(sorted))
    content = LineSeries(x: density.x, y: density.y, name: name).content
  }
}

/// Silverman's rule for sorted samples; for equal ones, a tenth of their value or of one.
func silvermanBandwidth(_ sorted: [Double]) -> Double {
  guard let first = sorted.first else { return 1 }
  let count = Double(sorted.count)
  let mean = sorted.reduce(0) { $0 + $1 / count }
  let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(count - 1, 1)
  let spreads = [variance.squareRoot(), (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34]
  guard let spread = spreads.filter({ $0 > 1e-290 && $0.isFinite }).min() else {
    return first.magnitude < 1e-290 ? 0.1 : first.magnitude / 10
  }
  return 0.9 * spread * pow(count, -0.2)
}

/// The density at 512 points, from four bandwidths below the least sample to four above the largest.
private func sampledDensity(
  _ sorted: [Double], bandwidth: Double
) -> (x: [Double], y: [Double]) {
  guard let low = sorted.first, let high = sorted.last else { return ([], []) }
  let points = 512
  let start = low - 4 * bandwidth
  let step = (high - low + 8 * bandwidth) / Double(points - 1)
  var weights = [Double](repeating: 0, count: points)
  for sample in sorted {
    let place = (sample - start) / step
    let index = min(max(Int(place), 0), points - 2)
    let share = min(max(place - Double(index), 0), 1)
    weights[index] += 1 - share
    weights[index + 1] += share
  }
  let reach = min(Int((6 * bandwidth / step).rounded(.up)), points)
  let scale = 1 / (bandwidth * (2 * Double.pi).squareRoot() * Double(sorted.count))
  let kernel = (0...reach).map { index in
    let z = Double(index) * step / bandwidth
    return scale * exp(-z * z / 2)
  }
  let densities = (0..<points).map { index in
    (max(0, index - reach)...min(points - 1, index + reach)).reduce(0.0) {
      $0 + weights[$1] * kernel[abs($1 - index)]
    }
  }
  return ((0..<points).map { start + step * Double($0) }, densities)
}
