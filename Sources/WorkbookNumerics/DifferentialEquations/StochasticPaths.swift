// Paths side by side, step by step: the frame of all methods for stochastic equations. A method is its
// step, from the time, the next time, the length between, the state and the noise's increment.
extension StochasticSteps {
  /// Where paths end.
  @inlinable
  @inline(__always)
  func advance(
    _ initial: [Double], _ generator: inout SeededGenerator,
    _ observe: (_ t: Double, _ paths: [Double]) throws -> Void,
    _ step: (_ t: Double, _ next: Double, _ h: Double, _ x: Double, _ dW: Double) throws -> Double
  ) throws -> [Double] {
    let (h, root) = (length, abs(length).squareRoot())
    let ziggurat = Ziggurat.normal
    var random = generator
    defer { generator = random }
    var paths = initial
    try observe(start, paths)
    for index in 0..<count {
      let (t, next) = (time(index), time(index + 1))
      try paths.withUnsafeMutableBufferPointer { paths in
        // A copy of its own stays in registers.
        var own = random
        for path in paths.indices {
          let x = paths[path]
          let moved = try step(t, next, h, x, root * own.normal(ziggurat))
          guard moved.isFinite else { throw Self.notFinite(t, [x]) }
          paths[path] = moved
        }
        random = own
      }
      try observe(next, paths)
    }
    return paths
  }

  /// Where paths of states with several components end, each with a noise of its own.
  @inlinable
  @inline(__always)
  func advance(
    _ initial: [[Double]], _ generator: inout SeededGenerator,
    _ observe: (_ t: Double, _ paths: [[Double]]) throws -> Void,
    _ step: (_ t: Double, _ next: Double, _ h: Double, _ x: [Double], _ dW: [Double]) throws
      -> [Double]
  ) throws -> [[Double]] {
    let (h, root) = (length, abs(length).squareRoot())
    var paths = initial
    try observe(start, paths)
    for index in 0..<count {
      let (t, next) = (time(index), time(index + 1))
      for path in paths.indices {
        let x = paths[path]
        var increments = x
        for axis in x.indices { increments[axis] = root * generator.normal() }
        let moved = try step(t, next, h, x, increments)
        guard moved.allSatisfy(\.isFinite) else { throw Self.notFinite(t, x) }
        paths[path] = moved
      }
      try observe(next, paths)
    }
    return paths
  }

  /// One path that a noise drives, at the start and after each step.
  @inlinable
  @inline(__always)
  func path(
    _ initial: Double, _ increments: BrownianIncrements,
    _ step: (_ t: Double, _ next: Double, _ h: Double, _ x: Double, _ dW: Double) throws -> Double
  ) throws -> [Double] {
    var path = [initial]
    for (index, increment) in increments.values.enumerated() {
      let (t, x) = (time(index), path[index])
      let moved = try step(t, time(index + 1), length, x, increment)
      guard moved.isFinite else { throw Self.notFinite(t, [x]) }
      path.append(moved)
    }
    return path
  }
}
