/// A number with a bound on how far it may be off: running error analysis.
///
/// Every operation adds what rounding costs to what its operands bring along (Higham, "Accuracy and
/// Stability of Numerical Algorithms", section 3.3; Wilkinson). A number that does not exist (a
/// logarithm of a negative number) is NaN with an infinite error. Derivatives are taken by giving a
/// number a direction: see `Perturbed`.
public enum Number: Sendable {
  /// The value, and a bound on its absolute error.
  case real(Double, error: Double)
  /// The two parts, and a bound on the distance to the true number.
  case complex(Double, Double, error: Double)
  /// A number that is being differentiated; never seen outside an evaluation.
  case perturbed(Perturbed)

  /// Exactly this number.
  @inline(__always)
  public init(_ value: Double) { self = .real(value, error: 0) }

  @inline(__always)
  public init(_ value: Int) { self = .real(Double(value), error: 0) }

  static let undefined = Number.real(.nan, error: .infinity)

  /// The real part.
  public var real: Double {
    switch self {
    case .real(let x, _): x
    case .complex(let x, _, _): x
    case .perturbed(let p): p.primal.real
    }
  }

  public var imaginary: Double {
    switch self {
    case .real: 0
    case .complex(_, let y, _): y
    case .perturbed(let p): p.primal.imaginary
    }
  }

  /// A bound on the absolute error.
  public var error: Double {
    switch self {
    case .real(_, let e): e
    case .complex(_, _, let e): e
    case .perturbed(let p): p.primal.error
    }
  }

  /// The absolute value, without its error.
  public var magnitude: Double {
    switch self {
    case .real(let x, _): Swift.abs(x)
    case .complex(let x, let y, _): length(x, y)
    case .perturbed(let p): p.primal.magnitude
    }
  }

  /// Whether it and all its derivatives are numbers, and finite.
  public var isDefined: Bool {
    switch self {
    case .real(let x, let e): (x - x) + (e - e) == 0
    case .complex(let x, let y, let e): (x - x) + (y - y) + (e - e) == 0
    case .perturbed(let p): p.primal.isDefined && p.tangent.isDefined
    }
  }

  /// Whether it is known to be zero, with all its derivatives.
  var isExactlyZero: Bool {
    switch self {
    case .real(let x, let e): x == 0 && e == 0
    case .complex: false
    case .perturbed(let p): p.primal.isExactlyZero && p.tangent.isExactlyZero
    }
  }

  /// Whether value, error and derivatives are the same.
  func isIdentical(to other: Number) -> Bool {
    switch (self, other) {
    case (.real(let x, let e), .real(let y, let f)): x == y && e == f
    case (.complex(let x, let u, let e), .complex(let y, let v, let f)):
      x == y && u == v && e == f
    case (.perturbed(let p), .perturbed(let q)):
      p.tag == q.tag && p.primal.isIdentical(to: q.primal) && p.tangent.isIdentical(to: q.tangent)
    default: false
    }
  }

  /// The same number, known less well.
  public func adding(error extra: Double) -> Number {
    switch self {
    case .real(let x, let e): .real(x, error: e + extra)
    case .complex(let x, let y, let e): .complex(x, y, error: e + extra)
    case .perturbed(let p):
      .perturbed(Perturbed(p.tag, p.primal.adding(error: extra), p.tangent))
    }
  }
}

/// primal + ε tangent with ε² = 0: a number and its derivative in one direction.
///
/// Each derivative that is being taken has a tag of its own; that of an inner derivative is larger,
/// and a number with a larger tag holds those with smaller ones (Siskind, Pearlmutter, "Nesting
/// forward-mode AD in a functional framework", Higher-Order Symb. Comput. 21, 2008).
public final class Perturbed: Sendable {
  let tag: Int
  let primal: Number
  let tangent: Number

  init(_ tag: Int, _ primal: Number, _ tangent: Number) {
    self.tag = tag
    self.primal = primal
    self.tangent = tangent
  }
}

extension Number {
  /// The derivative in the direction of `tag`.
  func tangent(_ tag: Int) -> Number {
    guard case .perturbed(let p) = self else { return Number(0) }
    if p.tag == tag { return p.tangent }
    if p.tag < tag { return Number(0) }
    return .perturbed(Perturbed(p.tag, p.primal.tangent(tag), p.tangent.tangent(tag)))
  }

  /// What is left without the direction of `tag`.
  func primal(_ tag: Int) -> Number {
    guard case .perturbed(let p) = self else { return self }
    if p.tag == tag { return p.primal }
    if p.tag < tag { return self }
    return .perturbed(Perturbed(p.tag, p.primal.primal(tag), p.tangent.primal(tag)))
  }

  /// Without any direction.
  var plain: Number {
    guard case .perturbed(let p) = self else { return self }
    return p.primal.plain
  }

  var tag: Int {
    guard case .perturbed(let p) = self else { return -1 }
    return p.tag
  }
}

/// √(x² + y²) without overflow.
@inline(__always)
func length(_ x: Double, _ y: Double) -> Double {
  let (a, b) = (Swift.abs(x), Swift.abs(y))
  let high = a > b ? a : b
  guard high > 0, high < .infinity else { return high + (a - a) + (b - b) }
  let ratio = (a > b ? b : a) / high
  return high * (1 + ratio * ratio).squareRoot()
}
