/// A number on a `Tape`, or a constant. Every operation with it is recorded on its tape.
///
/// Order compares values. A number on a tape equals nothing but itself, so that no branch on
/// equality loses its derivative; constants are equal if their values are.
///
/// Variables of two tapes must not meet: the result is NaN and both tapes refuse their gradients.
public struct Variable: DifferentiatingScalar {
  public let value: Double
  /// Where on the tape the number stands; −1 for a constant.
  public let index: Int
  let tape: Tape?

  init(value: Double, index: Int, tape: Tape?) {
    self.value = value
    self.index = index
    self.tape = tape
  }

  public init(_ constant: Double) { self.init(value: constant, index: -1, tape: nil) }

  public func mapped(to value: Double, slope: Double) -> Variable {
    tape?.append(value, index, slope, -1, 0) ?? Variable(value)
  }

  public static func combined(
    to value: Double, _ x: Variable, slope xSlope: Double, _ y: Variable, slope ySlope: Double
  ) -> Variable {
    guard let xTape = x.tape else { return y.mapped(to: value, slope: ySlope) }
    guard let yTape = y.tape else { return x.mapped(to: value, slope: xSlope) }
    guard xTape === yTape else {
      xTape.noteMixture(with: yTape)
      return Variable(.nan)
    }
    return xTape.append(value, x.index, xSlope, y.index, ySlope)
  }
}

extension Variable {
  public static func + (x: Variable, y: Variable) -> Variable {
    combined(to: x.value + y.value, x, slope: 1, y, slope: 1)
  }

  public static func - (x: Variable, y: Variable) -> Variable {
    combined(to: x.value - y.value, x, slope: 1, y, slope: -1)
  }

  public static prefix func - (x: Variable) -> Variable { x.mapped(to: -x.value, slope: -1) }

  public static func * (x: Variable, y: Variable) -> Variable {
    combined(to: x.value * y.value, x, slope: y.value, y, slope: x.value)
  }

  public static func / (x: Variable, y: Variable) -> Variable {
    let quotient = x.value / y.value
    return combined(to: quotient, x, slope: 1 / y.value, y, slope: -quotient / y.value)
  }

  public static func == (x: Variable, y: Variable) -> Bool {
    x.value == y.value && x.index == y.index && x.tape === y.tape
  }
}

extension Variable: CustomStringConvertible {
  public var description: String { value.description }
}
