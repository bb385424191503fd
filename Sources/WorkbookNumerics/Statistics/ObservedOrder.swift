/// The power p in error ≈ C stepᵖ: the slope of log error over log step, by least squares.
///
/// NaN when there are fewer than two pairs, when the lists differ in length, or when an error or a
/// step is not positive.
public func observedOrder(errors: [Double], steps: [Double]) -> Double {
  guard errors.count == steps.count, errors.count > 1,
    (errors + steps).allSatisfy({ $0 > 0 && $0.isFinite })
  else { return .nan }
  let x = steps.map { log($0) }
  let y = errors.map { log($0) }
  let (meanX, meanY) = (mean(x), mean(y))
  var (covariance, spread) = (0.0, 0.0)
  for (x, y) in zip(x, y) {
    covariance += (x - meanX) * (y - meanY)
    spread += (x - meanX) * (x - meanX)
  }
  return spread > 0 ? covariance / spread : .nan
}
