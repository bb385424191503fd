/// The functions that need no declaration.
enum Builtin: String {
  case exp, log, ln, lg, sqrt, sin, cos, tan, cot, sinh, cosh, tanh, arctan, arcsin, arccos, erf,
    erfc
  case sigmoid, softplus, sgn, sign, abs, max, min, det, tr, diag, softmax
  case logsumexp, artanh, arsinh
  case realPart = "Re"
  case imaginaryPart = "Im"
  case gamma = "Gamma"

  init?(_ word: String) {
    switch word {
    case "mathrm{Re}": self = .realPart
    case "trace", "Tr": self = .tr
    case "logistic": self = .sigmoid
    case "atan": self = .arctan
    default:
      guard let known = Builtin(rawValue: word) else { return nil }
      self = known
    }
  }

  /// Of one number, with what is said where it is not defined.
  var numberFunction: (@Sendable (Number) -> Number, String)? {
    switch self {
    case .exp: ({ $0.exponential }, "an exponential too large")
    case .log, .ln: ({ $0.logarithm }, "a logarithm of a number that is not positive")
    case .lg: ({ $0.logarithm / Number(10).logarithm }, "a logarithm of a negative number")
    case .sqrt: ({ $0.squareRoot }, "a square root of a negative number")
    case .sin: ({ $0.sine }, "a sine")
    case .cos: ({ $0.cosine }, "a cosine")
    case .tan: ({ $0.tangentFunction }, "a tangent where the cosine is zero")
    case .cot: ({ $0.cosine / $0.sine }, "a cotangent where the sine is zero")
    case .sinh: ({ $0.hyperbolicSine }, "a hyperbolic sine too large")
    case .cosh: ({ $0.hyperbolicCosine }, "a hyperbolic cosine too large")
    case .tanh: ({ $0.hyperbolicTangent }, "a hyperbolic tangent")
    case .arctan: ({ $0.arcTangent }, "an arc tangent")
    case .arcsin: ({ $0.arcSine }, "an arc sine beyond 1")
    case .arccos: ({ $0.arcCosine }, "an arc cosine beyond 1")
    case .artanh:
      ({ ((Number(1) + $0) / (Number(1) - $0)).logarithm / Number(2) }, "artanh beyond 1")
    case .arsinh: ({ ($0 + ($0 * $0 + Number(1)).squareRoot).logarithm }, "an arsinh")
    case .erf: ({ $0.errorFunction }, "an error function")
    case .erfc: ({ $0.complementaryErrorFunction }, "an error function")
    case .sigmoid: ({ Number(1) / (Number(1) + (-$0).exponential) }, "a sigmoid")
    case .softplus: ({ (Number(1) + $0.exponential).logarithm }, "a softplus too large")
    case .sgn, .sign: ({ $0.signOrZero }, "a sign that cannot be told")
    case .abs: ({ $0.absolute }, "the derivative of |x| at zero")
    case .gamma: ({ $0.logGammaFunction.exponential }, "a gamma function")
    case .realPart: ({ $0.realPart }, "a real part")
    case .imaginaryPart: ({ $0.imaginaryPart }, "an imaginary part")
    case .max, .min, .det, .tr, .diag, .softmax, .logsumexp: nil
    }
  }
}

extension Number {
  var signOrZero: Number {
    if case .real(0, error: 0) = self { return Number(0) }
    return sign
  }

  var realPart: Number {
    switch self {
    case .real: self
    case .complex(let x, _, let e): .real(x, error: e)
    case .perturbed(let p):
      .perturbed(Perturbed(p.tag, p.primal.realPart, p.tangent.realPart))
    }
  }

  var imaginaryPart: Number {
    switch self {
    case .real: Number(0)
    case .complex(_, let y, let e): .real(y, error: e)
    case .perturbed(let p):
      .perturbed(Perturbed(p.tag, p.primal.imaginaryPart, p.tangent.imaginaryPart))
    }
  }
}

extension Compiler {
  func compile(
    _ builtin: Builtin, _ symbol: Symbol, _ call: Call, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    let used = call.arguments + call.given
    if let (function, problem) = builtin.numberFunction {
      guard used.count == 1 else {
        throw .mismatch("'\(symbol.word)' takes one argument, not \(used.count)", span)
      }
      if builtin == .log || builtin == .ln, symbol.subscripts.isEmpty,
        let piece = try compileLogDensity(used[0], span)
      {
        return piece
      }
      let base = symbol.subscripts.count == 1 && builtin == .log ? symbol.subscripts[0] : nil
      if let base {
        return try binary(used[0], base) { (x, b, _) throws(EvaluationProblem) in
          let value = try number(x, span).logarithm / number(b, span).logarithm
          return .number(try defined(value, problem, span))
        }
      }
      return try unary(used[0], span) { (value, _) throws(EvaluationProblem) in
        switch value {
        case .number(let x): return .number(try defined(function(x), problem, span))
        // Applied to each component, as networks do.
        case .vector(let v):
          let image = Value.vector(v.map(function))
          guard image.isDefined else { throw .undefined(problem, span) }
          return image
        default: throw .mismatch("'\(builtin.rawValue)' of \(value.kind)", span)
        }
      }
    }
    guard !used.isEmpty else { throw .mismatch("'\(symbol.word)' of nothing", span) }
    let pieces = try compileList(used)
    return several(pieces) { (values, _) throws(EvaluationProblem) in
      switch builtin {
      case .det:
        if case .matrix(let m) = values[0] { return .number(try determinant(m, span)) }
        return .number(try number(values[0], span))
      case .tr: return .number(try trace(values[0], span))
      case .diag:
        if values.count == 1, case .vector = values[0] { return try diagonal(values[0], span) }
        if values.count == 1, case .matrix = values[0] { return try diagonal(values[0], span) }
        return try diagonal(.vector(numbers(values)), span)
      case .max: return .number(try largest(numbers(values), span))
      case .min: return .number(-(try largest(numbers(values).map { -$0 }, span)))
      case .softmax: return .vector(try softmax(numbers(values), span))
      case .logsumexp: return .number(try logSumOfExponentials(numbers(values), span))
      default: throw .unsupported("'\(builtin.rawValue)' cannot be evaluated", span)
      }
    }
  }
}

func numbers(_ values: [Value]) -> [Number] {
  var all: [Number] = []
  for value in values { all += value.numbers }
  return all
}

/// exp xᵢ / Σ exp xⱼ, without overflow: the largest is taken off first.
func softmax(_ x: [Number], _ span: Span) throws(EvaluationProblem) -> [Number] {
  guard let top = x.map(\.plain.real).max() else {
    throw .undefined("a softmax of nothing", span)
  }
  let weights = x.map { ($0 - Number(top)).exponential }
  var sum = Number(0)
  for weight in weights { sum = sum + weight }
  return weights.map { $0 / sum }
}

func logSumOfExponentials(_ x: [Number], _ span: Span) throws(EvaluationProblem) -> Number {
  guard let top = x.map(\.plain.real).max() else {
    throw .undefined("a sum of nothing", span)
  }
  var sum = Number(0)
  for number in x { sum = sum + (number - Number(top)).exponential }
  return sum.logarithm + Number(top)
}
