/// The slopes of the natural cubic spline: its second derivative is continuous at the points and zero
/// at both ends. The tridiagonal system is dominated by its diagonal and solved without pivots.
func naturalSlopes(_ widths: [Double], _ secants: [Double]) -> [Double] {
  let last = widths.count
  // Each equation is slope[i] + beside[i] · slope[i + 1] = slopes[i], made from the one above.
  var beside = [0.5]
  var slopes = [1.5 * secants[0]]
  for index in 1..<max(last, 1) {
    let (left, right) = (widths[index - 1], widths[index])
    let pivot = 2 * (left + right) - right * beside[index - 1]
    let sum = 3 * (right * secants[index - 1] + left * secants[index])
    beside.append(left / pivot)
    slopes.append((sum - right * slopes[index - 1]) / pivot)
  }
  slopes.append((3 * secants[last - 1] - slopes[last - 1]) / (2 - beside[last - 1]))
  for index in stride(from: last - 1, through: 0, by: -1) {
    slopes[index] -= beside[index] * slopes[index + 1]
  }
  return slopes
}

/// The slopes of Fritsch and Carlson: means of the secants, zero where they change sign, and made
/// smaller together where (α, β), the slopes at both ends over the secant, leave the circle of radius
/// 3 in which a cubic is monotone.
func monotoneSlopes(_ secants: [Double]) -> [Double] {
  var slopes = [secants[0]]
  for (left, right) in zip(secants, secants.dropFirst()) {
    let isPeak = left == 0 || right == 0 || (left < 0) != (right < 0)
    slopes.append(isPeak ? 0 : 0.5 * left + 0.5 * right)
  }
  slopes.append(secants[secants.count - 1])
  for (index, secant) in secants.enumerated() where secant != 0 {
    let size = hypot(slopes[index] / secant, slopes[index + 1] / secant)
    if size > 3 {
      slopes[index] *= 3 / size
      slopes[index + 1] *= 3 / size
    }
  }
  return slopes
}
