/// A little more than the unit roundoff 2⁻⁵³: the bounds themselves are rounded.
let roundoff = 1.12e-16
/// Results below this may have lost digits to underflow.
let tiny = Double.leastNormalMagnitude

extension Number {
  public static func + (a: Number, b: Number) -> Number {
    if case .real(let x, let ex) = a, case .real(let y, let ey) = b {
      let sum = x + y
      // What rounding has taken away, exactly (Knuth's two-sum).
      let part = sum - x
      let lost = (x - (sum - part)) + (y - part)
      return .real(sum, error: (ex + ey + Swift.abs(lost)) * (1 + 4 * roundoff))
    }
    if a.tag >= 0 || b.tag >= 0 {
      let tag = max(a.tag, b.tag)
      return .perturbed(
        Perturbed(tag, a.primal(tag) + b.primal(tag), a.tangent(tag) + b.tangent(tag)))
    }
    let (x, y) = (a.real + b.real, a.imaginary + b.imaginary)
    return .complex(x, y, error: a.error + b.error + roundoff * (Swift.abs(x) + Swift.abs(y)))
  }

  public static prefix func - (a: Number) -> Number {
    switch a {
    case .real(let x, let e): .real(-x, error: e)
    case .complex(let x, let y, let e): .complex(-x, -y, error: e)
    case .perturbed(let p): .perturbed(Perturbed(p.tag, -p.primal, -p.tangent))
    }
  }

  public static func - (a: Number, b: Number) -> Number { a + -b }

  public static func * (a: Number, b: Number) -> Number {
    if case .real(let x, let ex) = a, case .real(let y, let ey) = b {
      let product = x * y
      let size = Swift.abs(product)
      var error = Swift.abs(x) * ey + Swift.abs(y) * ex + ex * ey
      if ex == 0, ey == 0, isWhole(x), isWhole(y), size < 0x1p53 {
        return .real(product, error: 0)
      }
      error += roundoff * size
      if size < 1e-290, x != 0, y != 0 { error += tiny }
      return .real(product, error: error * (1 + 8 * roundoff))
    }
    if a.tag >= 0 || b.tag >= 0 {
      let tag = max(a.tag, b.tag)
      let (p, q) = (a.primal(tag), b.primal(tag))
      let tangent: Number
      if a.tag < tag {
        tangent = p * b.tangent(tag)
      } else if b.tag < tag {
        tangent = a.tangent(tag) * q
      } else {
        tangent = a.tangent(tag) * q + p * b.tangent(tag)
      }
      return .perturbed(Perturbed(tag, p * q, tangent))
    }
    let (x, y, u, v) = (a.real, a.imaginary, b.real, b.imaginary)
    let (sizeA, sizeB) = (a.magnitude, b.magnitude)
    return .complex(
      x * u - y * v, x * v + y * u,
      error: (sizeA * b.error + sizeB * a.error + a.error * b.error + 4 * roundoff * sizeA * sizeB
        + tiny) * (1 + 8 * roundoff))
  }

  /// Undefined where the denominator cannot be told from zero.
  public static func / (a: Number, b: Number) -> Number {
    if case .real(let x, let ex) = a, case .real(let y, let ey) = b {
      let least = Swift.abs(y) - ey
      guard least > 0 else { return .undefined }
      let quotient = x / y
      let size = Swift.abs(quotient)
      var error = (ex + size * ey) / least + roundoff * size
      if ex == 0, ey == 0, isWhole(quotient), isWhole(y), quotient * y == x, size < 0x1p53 {
        return .real(quotient, error: 0)
      }
      if size < 1e-290, x != 0 { error += tiny }
      return .real(quotient, error: error * (1 + 8 * roundoff))
    }
    if a.tag >= 0 || b.tag >= 0 {
      let tag = max(a.tag, b.tag)
      let (p, q) = (a.primal(tag), b.primal(tag))
      let ratio = p / q
      let tangent =
        b.tag < tag ? a.tangent(tag) / q : (a.tangent(tag) - ratio * b.tangent(tag)) / q
      return .perturbed(Perturbed(tag, ratio, tangent))
    }
    let (u, v) = (b.real, b.imaginary)
    let size = b.magnitude
    let least = size - b.error
    guard least > 0 else { return .undefined }
    // Divided by the length twice, so that squares neither overflow nor underflow.
    let (c, d) = (u / size, v / size)
    let (x, y) = (a.real / size, a.imaginary / size)
    let (re, im) = (x * c + y * d, y * c - x * d)
    let quotient = length(re, im)
    return .complex(
      re, im,
      error: ((a.error + quotient * b.error) / least + 8 * roundoff * quotient + tiny)
        * (1 + 8 * roundoff))
  }

  /// A whole power, by repeated squaring.
  func raised(to n: Int) -> Number {
    if n < 0 { return Number(1) / raised(to: n == .min ? .max : -n) }
    if n == 2 { return self * self }
    var (result, square, rest) = (Number(1), self, n)
    while rest > 0 {
      if rest & 1 == 1 { result = rest == n ? square : result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }
}

@inline(__always)
func isWhole(_ x: Double) -> Bool {
  Swift.abs(x) < 0x1p53 && Double(Int(x)) == x
}
