/// A record of a computation as a graph, from which the gradient of a scalar result with respect to
/// everything before it is found in one backward pass.
///
///     let tape = Tape()
///     let (x, y) = (tape.variable(2), tape.variable(3))
///     let gradients = try tape.gradients(of: x * y + sin(x))
///     gradients[x]
///
/// Reverse-mode differentiation (S. Linnainmaa, "Taylor expansion of the accumulated rounding
/// error", BIT 16, 1976; Griewank, Walther, "Evaluating Derivatives", 2nd ed., chapter 3.2): exact
/// up to rounding, at a small multiple of the formula's cost whatever the number of variables.
/// Every operation adds a node of 40 bytes; nodes stand in topological order.
public final class Tape {
  /// One number of the computation, and how it depends on those that it was made of directly.
  public struct Node: Sendable {
    public let value: Double
    @usableFromInline let first: Int
    @usableFromInline let firstSlope: Double
    @usableFromInline let second: Int
    @usableFromInline let secondSlope: Double

    /// The positions on the tape of the one or two nodes that this one is a function of, and the
    /// partial derivatives of that function. None for a variable.
    public var inputs: [(node: Int, slope: Double)] {
      (first < 0 ? [] : [(first, firstSlope)]) + (second < 0 ? [] : [(second, secondSlope)])
    }
  }

  public private(set) var nodes: [Node] = []
  private var isMixed = false

  public init() {}

  /// An independent variable with this value.
  public func variable(_ value: Double) -> Variable { append(value, -1, 0, -1, 0) }

  public func variables(_ values: [Double]) -> [Variable] { values.map(variable) }

  /// The derivatives of `output` with respect to every node of the tape.
  ///
  /// A node that the output does not depend on has derivative zero. The derivative is NaN where the
  /// value is NaN or has a kink.
  /// - Throws: `DifferentiationFailure` if variables of two tapes have met.
  public func gradients(of output: Variable) throws -> Gradients {
    guard !isMixed else { throw DifferentiationFailure.mixedTapes }
    guard output.tape == nil || output.tape === self else {
      throw DifferentiationFailure.outputOfAnotherTape
    }
    var adjoints = [Double](repeating: 0, count: nodes.count)
    guard output.index >= 0 else { return Gradients(tape: self, adjoints: adjoints) }
    // A node that the output does not use is passed over, lest an infinite slope there times zero
    // spoil the rest.
    var isReached = [Bool](repeating: false, count: output.index + 1)
    adjoints[output.index] = 1
    isReached[output.index] = true
    for index in (0...output.index).reversed() where isReached[index] {
      let node = nodes[index]
      let adjoint = node.value.isNaN ? .nan : adjoints[index]
      adjoints[index] = adjoint
      if node.first >= 0 {
        adjoints[node.first] += adjoint * node.firstSlope
        isReached[node.first] = true
      }
      if node.second >= 0 {
        adjoints[node.second] += adjoint * node.secondSlope
        isReached[node.second] = true
      }
    }
    return Gradients(tape: self, adjoints: adjoints)
  }

  /// The gradient of a function of many variables, in one pass forwards and one back.
  /// - Throws: `DifferentiationFailure` if `f` uses variables of another tape; what `f` throws.
  public static func gradient(
    at x: [Double], _ f: ([Variable]) throws -> Variable
  ) throws -> [Double] {
    let tape = Tape()
    let variables = tape.variables(x)
    let gradients = try tape.gradients(of: f(variables))
    return variables.map { gradients[$0] }
  }

  func append(
    _ value: Double, _ first: Int, _ firstSlope: Double, _ second: Int, _ secondSlope: Double
  ) -> Variable {
    nodes.append(
      Node(
        value: value, first: first, firstSlope: firstSlope, second: second,
        secondSlope: secondSlope))
    return Variable(value: value, index: nodes.count - 1, tape: self)
  }

  func noteMixture(with other: Tape) {
    isMixed = true
    other.isMixed = true
  }
}

/// The derivatives of one output with respect to the nodes of its tape, as they stood.
public struct Gradients {
  let tape: Tape
  /// The derivative with respect to each node of the tape, by its position.
  public let adjoints: [Double]

  /// The derivative with respect to a variable or an intermediate result: NaN for a constant, for a
  /// variable of another tape, and for one recorded after the gradients were taken.
  public subscript(_ variable: Variable) -> Double {
    variable.tape === tape && adjoints.indices.contains(variable.index)
      ? adjoints[variable.index] : .nan
  }
}
