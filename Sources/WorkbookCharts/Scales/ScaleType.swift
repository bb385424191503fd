#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How values are spread along an axis, or over colours.
public struct ScaleType: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case linear, log, category, date, duration
    case symmetricLog(slopeAtZero: Double)
    case power(exponent: Double)
  }

  let kind: Kind

  /// Equal differences take equal lengths.
  public static let linear = ScaleType(kind: .linear)
  /// Equal ratios take equal lengths; the base of the labels is ten.
  public static let log = ScaleType(kind: .log)
  /// Logarithmic in both directions far from zero and linear near it, with slope one at zero.
  public static let symmetricLog = symmetricLog(slopeAtZero: 1)
  /// The power ½: areas rather than lengths grow with the value.
  public static let squareRoot = power(exponent: 0.5)
  /// Numbers are seconds since the start of 1970 in UTC, as `timeIntervalSince1970` says them;
  /// ticks stand at years, months, days and rounder parts of them (Gregorian calendar, UTC).
  public static let date = ScaleType(kind: .date)
  /// Numbers are seconds; ticks stand at round seconds, minutes and hours, as in 1:30. Swift Charts
  /// has no such scale.
  public static let duration = ScaleType(kind: .duration)
  /// Every value stands by itself, at equal distances, in the order they first appear; numbers too.
  public static let category = ScaleType(kind: .category)

  /// A value x stands at the sign of x times log(1 + `slopeAtZero` · |x|): linear as long as |x| is
  /// well below 1/`slopeAtZero`, logarithmic beyond.
  ///
  /// J. Beau W. Webber, *A bi-symmetric log transformation for wide-range data*, Measurement Science
  /// and Technology 24 (2013) 027001. A slope that is not positive and finite counts as 1.
  public static func symmetricLog(slopeAtZero: Double) -> ScaleType {
    let slope = slopeAtZero.isFinite && slopeAtZero > 0 ? slopeAtZero : 1
    return ScaleType(kind: .symmetricLog(slopeAtZero: slope))
  }

  /// A value x stands at the sign of x times |x| to the power of the exponent, which is 1 if what is
  /// given is not positive and finite.
  public static func power(exponent: Double) -> ScaleType {
    ScaleType(kind: .power(exponent: exponent.isFinite && exponent > 0 ? exponent : 1))
  }

  /// Whether numbers of every sign have a place.
  var hasZero: Bool { kind != .log }

  /// The value in the space in which the axis is even. On a logarithmic scale what is not positive
  /// has no place: NaN.
  func even(_ value: Double) -> Double {
    switch kind {
    case .linear, .category, .date, .duration: value
    case .log: value > 0 ? log10(value) : .nan
    case .symmetricLog(let slope): copysign(log1p(slope * value.magnitude), value)
    case .power(let exponent): copysign(pow(value.magnitude, exponent), value)
    }
  }

  /// The inverse of `even`.
  func value(atEven even: Double) -> Double {
    switch kind {
    case .linear, .category, .date, .duration: even
    case .log: pow(10, even)
    case .symmetricLog(let slope): copysign(expm1(even.magnitude) / slope, even)
    case .power(let exponent): copysign(pow(even.magnitude, 1 / exponent), even)
    }
  }
}
