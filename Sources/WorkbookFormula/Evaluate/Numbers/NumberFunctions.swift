import WorkbookNumerics

/// The C library's functions are right to about one unit in the last place.
private let lastPlaces = 4.5e-16

extension Number {
  /// A function of a real number: its value, and a bound for its derivative within e of x.
  @inline(__always)
  private func apply(
    _ value: (Double) -> Double, slope: (Double, Double) -> Double,
    complex: (Number) -> Number
  ) -> Number {
    switch self {
    case .real(let x, let e):
      let y = value(x)
      let propagated = e == 0 ? 0 : slope(x, e) * e
      return .real(y, error: propagated + lastPlaces * Swift.abs(y) + (y == 0 && x == 0 ? 0 : tiny))
    case .complex: return complex(self)
    case .perturbed: return .undefined
    }
  }

  /// f(p + ε t) = f(p) + ε f′(p) t
  @inline(__always)
  private func chain(
    _ p: Perturbed, _ value: (Number) -> Number, _ derivative: (Number) -> Number
  ) -> Number {
    .perturbed(Perturbed(p.tag, value(p.primal), derivative(p.primal) * p.tangent))
  }

  public var exponential: Number {
    switch self {
    case .real(let x, let e):
      let y = exp(x)
      let growth = e == 0 ? 0 : expm1(e)
      return .real(y, error: y * (growth + lastPlaces) + (x < -700 ? tiny * (1 + growth) : 0))
    case .complex(let x, let y, let e):
      let size = exp(x)
      let growth = e == 0 ? 0 : expm1(e)
      return .complex(
        size * cos(y), size * sin(y), error: size * (growth + 3 * lastPlaces) + tiny * (1 + growth))
    case .perturbed(let p):
      let value = p.primal.exponential
      return .perturbed(Perturbed(p.tag, value, value * p.tangent))
    }
  }

  /// Undefined unless the number is certainly above zero; the principal value for complex numbers.
  public var logarithm: Number {
    switch self {
    case .real(let x, let e):
      guard x - e > 0 else { return .undefined }
      let y = log(x)
      let spread = e == 0 ? 0 : -log1p(-e / x) * (1 + lastPlaces) + tiny
      return .real(y, error: spread + lastPlaces * Swift.abs(y))
    case .complex(let x, let y, let e):
      let size = length(x, y)
      guard size - e > 0, !(x < 0 && Swift.abs(y) <= e) else { return .undefined }
      let (re, im) = (log(size), atan2(y, x))
      return .complex(
        re, im,
        error: 1.6 * e / (size - e) + lastPlaces * (Swift.abs(re) + Swift.abs(im) + 1))
    case .perturbed(let p):
      return chain(p, { $0.logarithm }, { Number(1) / $0 })
    }
  }

  /// Undefined below zero; the principal value for complex numbers.
  public var squareRoot: Number {
    switch self {
    case .real(let x, let e):
      guard x >= 0 else {
        return x + e >= 0 ? .real(0, error: (x + e).squareRoot()) : .undefined
      }
      let y = x.squareRoot()
      // √(x + e) − √x and √x − √(x − e) are at most √e.
      let spread = e == 0 ? 0 : (x > e ? e / (y + (x - e).squareRoot()) : e.squareRoot())
      return .real(y, error: (spread + roundoff * y) * (1 + 8 * roundoff))
    case .complex(let x, let y, let e):
      let size = length(x, y)
      if size == 0, e == 0 { return Number(0) }
      guard size > e, !(x < 0 && Swift.abs(y) <= e) else { return .undefined }
      let angle = atan2(y, x) / 2
      let root = size.squareRoot()
      return .complex(
        root * cos(angle), root * sin(angle),
        error: e / (size - e).squareRoot() + 4 * lastPlaces * root)
    case .perturbed(let p):
      let value = p.primal.squareRoot
      return .perturbed(Perturbed(p.tag, value, p.tangent / (Number(2) * value)))
    }
  }

  /// Differentiable except at zero.
  public var absolute: Number {
    switch self {
    case .real(let x, let e): return .real(Swift.abs(x), error: e)
    case .complex(let x, let y, let e):
      let size = length(x, y)
      return .real(size, error: e + 2 * lastPlaces * size)
    case .perturbed(let p):
      if case .complex = p.primal.plain { return .undefined }
      let sign = p.primal.sign
      return .perturbed(Perturbed(p.tag, p.primal.absolute, sign * p.tangent))
    }
  }

  /// −1 or 1; undefined where the sign is not known.
  var sign: Number {
    let (x, e) = (real, error)
    guard Swift.abs(x) > e else { return .undefined }
    return Number(x < 0 ? -1.0 : 1.0)
  }

  public var sine: Number {
    if case .perturbed(let p) = self { return chain(p, { $0.sine }, { $0.cosine }) }
    return apply(
      sin, slope: { _, _ in 1 },
      complex: {
        let w = (Number.i * $0).exponential
        return (w - Number(1) / w) / (Number(2) * .i)
      }
    ).limited(to: 1)
  }

  public var cosine: Number {
    if case .perturbed(let p) = self { return chain(p, { $0.cosine }, { -$0.sine }) }
    return apply(
      cos, slope: { _, _ in 1 },
      complex: {
        let w = (Number.i * $0).exponential
        return (w + Number(1) / w) / Number(2)
      }
    ).limited(to: 1)
  }

  static let i = Number.complex(0, 1, error: 0)

  /// A real function's error never exceeds the width of its range.
  private func limited(to bound: Double) -> Number {
    guard case .real(let x, let e) = self, e > 2 * bound else { return self }
    return .real(x, error: 2 * bound)
  }

  public var tangentFunction: Number { sine / cosine }

  public var hyperbolicSine: Number {
    if case .perturbed(let p) = self {
      return chain(p, { $0.hyperbolicSine }, { $0.hyperbolicCosine })
    }
    return apply(
      sinh, slope: { cosh(Swift.abs($0) + $1) },
      complex: { ($0.exponential - (-$0).exponential) / Number(2) })
  }

  public var hyperbolicCosine: Number {
    if case .perturbed(let p) = self {
      return chain(p, { $0.hyperbolicCosine }, { $0.hyperbolicSine })
    }
    return apply(
      cosh, slope: { sinh(Swift.abs($0) + $1) },
      complex: { ($0.exponential + (-$0).exponential) / Number(2) })
  }

  public var hyperbolicTangent: Number {
    if case .perturbed(let p) = self {
      return chain(p, { $0.hyperbolicTangent }, { Number(1) / $0.hyperbolicCosine.raised(to: 2) })
    }
    return apply(
      tanh,
      slope: {
        let nearest = max(Swift.abs($0) - $1, 0)
        let c = cosh(min(nearest, 300))
        return 1 / (c * c)
      },
      complex: { $0.hyperbolicSine / $0.hyperbolicCosine })
  }

  public var arcTangent: Number {
    if case .perturbed(let p) = self {
      return chain(p, { $0.arcTangent }, { Number(1) / (Number(1) + $0 * $0) })
    }
    return apply(
      atan, slope: { _, _ in 1 }, complex: { _ in .undefined })
  }

  public var arcSine: Number {
    if case .perturbed(let p) = self {
      return chain(p, { $0.arcSine }, { Number(1) / (Number(1) - $0 * $0).squareRoot })
    }
    return apply(
      asin,
      slope: {
        let edge = min(Swift.abs($0) + $1, 1)
        return 1 / (1 - edge * edge).squareRoot()
      }, complex: { _ in .undefined })
  }

  public var arcCosine: Number { Number.pi / Number(2) - arcSine }

  static let pi = Number.real(.pi, error: 1.3e-16)
  static let e = Number.real(2.718281828459045, error: 1.5e-16)

  public var errorFunction: Number {
    if case .perturbed(let p) = self {
      return chain(
        p, { $0.errorFunction },
        { Number(2) / Number.pi.squareRoot * (-($0 * $0)).exponential })
    }
    return apply(
      erf, slope: { _, _ in 1.1283791670955129 },
      complex: { _ in .undefined })
  }

  public var complementaryErrorFunction: Number {
    if case .perturbed(let p) = self {
      return chain(
        p, { $0.complementaryErrorFunction },
        { Number(-2) / Number.pi.squareRoot * (-($0 * $0)).exponential })
    }
    return apply(
      erfc,
      slope: {
        let nearest = max($0 - $1, 0)
        return 1.1283791670955129 * exp(-nearest * nearest)
      }, complex: { _ in .undefined })
  }

  /// log Γ for positive numbers; not differentiated.
  var logGammaFunction: Number {
    guard case .real(let x, let e) = self, x - e > 0 else { return .undefined }
    let y = Double.logGamma(x)
    // |ψ(x)| ≤ |log x| + 1/x
    let slope = Swift.abs(log(x - e)) + Swift.abs(log(x + e)) + 1 / (x - e)
    return .real(y, error: slope * e + 4 * lastPlaces * (Swift.abs(y) + 1))
  }

  /// xʸ: whole powers by multiplication, others of positive numbers by exp(y log x).
  func power(_ exponent: Number) -> Number {
    if case .real(let n, let e) = exponent, e == 0 {
      if isWhole(n), Swift.abs(n) <= 4096 { return raised(to: Int(n)) }
      if n == 0.5 { return squareRoot }
      if isWhole(2 * n), Swift.abs(n) <= 64 {
        return squareRoot.raised(to: Int(2 * n))
      }
    }
    if case .real(let x, let ex) = self, x == 0, ex == 0, exponent.real > exponent.error {
      return exponent.tag < 0 ? Number(0) : .undefined
    }
    if case .real(let x, let ex) = self, case .real(let y, let ey) = exponent {
      guard x - ex > 0 else { return .undefined }
      let value = pow(x, y)
      let spread = (Swift.abs(y) + ey) * (ex == 0 ? 0 : -log1p(-ex / x)) + Swift.abs(log(x)) * ey
      return .real(value, error: value * (expm1(spread) + 2 * lastPlaces) + tiny)
    }
    return (exponent * logarithm).exponential
  }
}
