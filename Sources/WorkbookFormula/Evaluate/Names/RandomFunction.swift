import WorkbookNumerics

/// A function chosen at random, which stands for any function of its kind.
///
/// It is made of sines, hyperbolic tangents and Gaussian bumps with coefficients of size one, so that
/// it is smooth, has derivatives of all orders in closed form, and varies where samples are taken.
public struct RandomFunction: Sendable {
  public enum Kind: Sendable, Hashable {
    case smooth
    /// Everywhere above zero, with values around 1.
    case positive
    /// Of its first argument: a mixture of three normal laws, whose integral is 1.
    case density
    /// Rising in every argument.
    case increasing
  }

  /// What is applied in an `Environment`.
  public let function: Function

  /// - Parameters:
  ///   - arity: How many arguments it takes.
  ///   - from: The dimension of its first argument, 0 for a number; a density is normalized in it.
  ///   - to: The dimension of its values, 0 for a number. A density's values are numbers.
  public init(seed: UInt64, arity: Int = 1, from: Int = 0, to: Int = 0, kind: Kind = .smooth) {
    var dice = SeededGenerator(seed: seed)
    let components = (0..<max(kind == .density ? 1 : to, 1)).map { _ in
      Component(kind, dimension: max(from, 1), using: &dice)
    }
    let isNumber = to == 0 || kind == .density
    function = Function(arity: arity, isDensity: kind == .density, dimension: from) {
      (arguments: [Value]) throws(EvaluationProblem) -> Value in
      var x: [Number] = []
      for argument in arguments { x += argument.numbers }
      guard x.count >= max(from, 1) else {
        throw .mismatch("a function of \(max(from, 1)) numbers is given \(x.count)", Span(0, 0))
      }
      return isNumber
        ? .number(components[0].value(at: x)) : .vector(components.map { $0.value(at: x) })
    }
  }
}

/// One coordinate of a random function.
private struct Component: Sendable {
  private struct Wave: Sendable {
    let amplitude: Double
    let frequencies: [Double]
    let phase: Double
  }

  /// Weights, centres and variances of a mixture.
  private struct Bump: Sendable {
    let weight: Double
    let centre: [Double]
    let variance: Double
  }

  /// Frequencies are kept for so many numbers among the arguments; more take them in turn.
  private static let width = 16
  private let kind: RandomFunction.Kind
  private let dimension: Int
  private let waves: [Wave]
  private let bumps: [Bump]
  private let offset: Double

  init(_ kind: RandomFunction.Kind, dimension: Int, using dice: inout SeededGenerator) {
    (self.kind, self.dimension) = (kind, dimension)
    offset = dice.normal()
    waves = (0..<3).map { _ in
      Wave(
        amplitude: dice.uniform(in: 0.3...1), frequencies: dice.normals(Component.width),
        phase: dice.uniform(in: 0...6))
    }
    let shares = (0..<3).map { _ in dice.uniform(in: 0.5...1) }
    let total = shares.reduce(0, +)
    bumps = shares.map { share in
      Bump(
        weight: share / total, centre: dice.normals(dimension),
        variance: dice.uniform(in: 0.4...1.5))
    }
  }

  func value(at x: [Number]) -> Number {
    switch kind {
    case .smooth: return sum(x)
    case .positive: return (sum(x) / Number(2)).exponential
    case .increasing:
      var result = Number(offset)
      for wave in waves {
        let slope = wave.frequencies.map { abs($0) + 0.1 }
        result = result + Number(wave.amplitude) * phase(x, slope, wave.phase - 3).hyperbolicTangent
      }
      for number in x { result = result + number / Number(4) }
      return result
    case .density: return mixture(x)
    }
  }

  private func phase(_ x: [Number], _ frequencies: [Double], _ start: Double) -> Number {
    var angle = Number(start)
    for (k, number) in x.enumerated() {
      angle = angle + Number(frequencies[k % Component.width]) * number
    }
    return angle
  }

  private func sum(_ x: [Number]) -> Number {
    var result = Number(offset)
    for wave in waves {
      result = result + Number(wave.amplitude) * phase(x, wave.frequencies, wave.phase).sine
    }
    return result
  }

  /// Further arguments move the centres.
  private func mixture(_ x: [Number]) -> Number {
    var shift = Number(0)
    for (k, number) in x.dropFirst(dimension).enumerated() {
      shift = shift + Number(waves[0].frequencies[k % Component.width]) * number
    }
    var density = Number(0)
    for bump in bumps {
      var square = Number(0)
      for k in 0..<dimension {
        let u = x[k] - Number(bump.centre[k]) - shift
        square = square + u * u
      }
      let variance = Number(bump.variance)
      let height = (Number.tau * variance).squareRoot.raised(to: dimension)
      let part = (-square / (Number(2) * variance)).exponential
      density = density + Number(bump.weight) * part / height
    }
    return density
  }
}
