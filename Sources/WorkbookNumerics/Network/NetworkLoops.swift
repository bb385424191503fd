// The three loops in which a network spends its time. A unit has `NetworkPass.width` lanes in memory,
// of which the first `lanes` are in use.

/// y = activation(W x + b) for one layer.
func pushForward(
  _ x: UnsafePointer<Lanes>, _ before: Int, _ parameters: UnsafePointer<Double>, _ lanes: Int,
  _ activation: Activation, to y: UnsafeMutablePointer<Lanes>, _ after: Int
) {
  let biases = parameters + before * after
  for j in 0..<after {
    let row = parameters + j * before
    for lane in 0..<lanes {
      var sum = Lanes(repeating: biases[j])
      for i in 0..<before { sum += row[i] * x[i * NetworkPass.width + lane] }
      y[j * NetworkPass.width + lane] = activation.value(sum)
    }
  }
}

/// Adds the gradient with respect to the weights and biases of one layer: slope times value.
func addProducts(
  _ slopes: UnsafePointer<Lanes>, _ after: Int, _ values: UnsafePointer<Lanes>, _ before: Int,
  _ lanes: Int, to gradient: UnsafeMutablePointer<Double>
) {
  for j in 0..<after {
    let slope = slopes + j * NetworkPass.width
    for i in 0..<before {
      let value = values + i * NetworkPass.width
      var product = slope[0] * value[0]
      for lane in 1..<max(lanes, 1) { product += slope[lane] * value[lane] }
      gradient[j * before + i] += product.total
    }
    var sum = slope[0]
    for lane in 1..<max(lanes, 1) { sum += slope[lane] }
    gradient[before * after + j] += sum.total
  }
}

/// The slopes of the layer before: Wᵀ slopes, times the derivative of the activation.
func pullBack(
  _ slopes: UnsafePointer<Lanes>, _ after: Int, _ weights: UnsafePointer<Double>, _ lanes: Int,
  _ activation: Activation, values: UnsafePointer<Lanes>,
  to result: UnsafeMutablePointer<Lanes>, _ before: Int
) {
  for i in 0..<before {
    for lane in 0..<lanes {
      var sum = Lanes.zero
      for j in 0..<after { sum += weights[j * before + i] * slopes[j * NetworkPass.width + lane] }
      let index = i * NetworkPass.width + lane
      result[index] = sum * activation.derivative(atValue: values[index])
    }
  }
}
