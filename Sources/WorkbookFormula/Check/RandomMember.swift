import Synchronization
import WorkbookNumerics

/// A function or a density that stands for any of its kind: sums of waves, mixtures of normal laws,
/// with derivatives of all orders.
enum RandomMember {
  /// - Parameters:
  ///   - from: the dimensions of the arguments; `nil` for a number.
  ///   - to: the dimension of the value; `nil` for a number.
  static func function(
    seed: UInt64, from: [Int?], to: Int?, _ kind: Domain.FunctionKind
  ) -> Function {
    var generator = SeededGenerator(seed: seed)
    let sizes = from.map { $0 ?? 1 }
    let components = (0..<(to ?? 1)).map { _ in
      Component(variables: sizes.reduce(0, +), kind, &generator)
    }
    return Function(arity: from.count, dimension: from.first.flatMap { $0 } ?? 0) {
      (arguments: [Value]) throws(EvaluationProblem) -> Value in
      guard arguments.count == sizes.count,
        zip(arguments, sizes).allSatisfy({ $0.numbers.count == $1 })
      else { throw .mismatch("a function of other arguments", Span(0, 0)) }
      let x = arguments.flatMap(\.numbers)
      let values = components.map { $0.value(x) }
      return to == nil ? .number(values[0]) : .vector(values)
    }
  }

  /// A number as a function of several: a line plus waves; positive, it is their exponential.
  private struct Component: Sendable {
    let kind: Domain.FunctionKind
    let start: Double
    let slopes: [Double]
    let waves: [(height: Double, numbers: [Double], phase: Double)]

    init(variables: Int, _ kind: Domain.FunctionKind, _ generator: inout SeededGenerator) {
      func draw(_ low: Double, _ high: Double) -> Double {
        Double.random(in: low...high, using: &generator)
      }
      self.kind = kind
      start = draw(-0.5, 0.5)
      // A positive function that is to be integrated against densities must not grow.
      slopes = (0..<variables).map { _ in kind == .positive ? 0 : draw(1, 1.6) }
      waves = (0..<3).map { _ in
        let numbers = (0..<variables).map { _ in draw(-1.1, 1.1) }
        return (height: draw(0.1, 0.28), numbers: numbers, phase: draw(0, 6))
      }
    }

    func value(_ x: [Number]) -> Number {
      var sum = Number(start)
      for (slope, x) in zip(slopes, x) where slope != 0 { sum = sum + Number(slope) * x }
      for wave in waves {
        var angle = Number(wave.phase)
        for (number, x) in zip(wave.numbers, x) { angle = angle + Number(number) * x }
        sum = sum + Number(wave.height) * angle.sine
      }
      return kind == .positive ? sum.exponential : sum
    }
  }

  /// A density for each index: `q_j`.
  static func densities(seed: UInt64, dimension: Int?, indices: Int) -> Function {
    let drawn = Mutex<[[Double]: Function]>([:])
    return Function(arity: indices + 1, isDensity: true, dimension: dimension ?? 0) {
      (arguments: [Value]) throws(EvaluationProblem) -> Value in
      guard arguments.count == indices + 1 else {
        throw .mismatch("a density of other arguments", Span(0, 0))
      }
      let place = arguments.dropLast().flatMap(\.numbers).map(\.plain.real)
      let member = drawn.withLock { members in
        if let known = members[place] { return known }
        var mixed = seed
        for index in place { mixed = (mixed ^ index.bitPattern) &* 0xBF58_476D_1CE4_E5B9 }
        let member = density(seed: mixed ^ (mixed >> 31), dimension: dimension)
        members[place] = member
        return member
      }
      return try member.apply([arguments[indices]])
    }
  }

  /// A mixture of three normal densities, which has its mass near zero.
  static func density(seed: UInt64, dimension: Int?) -> Function {
    var generator = SeededGenerator(seed: seed)
    let size = dimension ?? 1
    let weights = [0.5, 0.3, 0.2]
    let bumps = weights.map { weight in
      let centre = (0..<size).map { _ in Double.random(in: -1.5...1.5, using: &generator) }
      return (
        weight: weight, centre: centre, width: Double.random(in: 0.5...1.2, using: &generator)
      )
    }
    return Function(isDensity: true, dimension: dimension ?? 0) {
      (arguments: [Value]) throws(EvaluationProblem) -> Value in
      guard arguments.count == 1, arguments[0].numbers.count == size else {
        throw .mismatch("a density of other arguments", Span(0, 0))
      }
      var sum = Number(0)
      for bump in bumps {
        var exponent = Number(0)
        var height = Number(bump.weight)
        for (x, centre) in zip(arguments[0].numbers, bump.centre) {
          let step = (x - Number(centre)) / Number(bump.width)
          exponent = exponent - step * step / Number(2)
          height = height / (Number(bump.width) * (Number(2) * .pi).squareRoot)
        }
        sum = sum + height * exponent.exponential
      }
      return .number(sum)
    }
  }
}
