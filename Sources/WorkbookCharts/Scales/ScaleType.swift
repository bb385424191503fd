#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How values are spread along an axis.
public enum ScaleType: Sendable, Hashable {
  /// Equal differences take equal lengths.
  case linear
  /// Equal ratios take equal lengths; the base of the labels is ten.
  case log

  /// The value in the space in which the axis is even. On a logarithmic scale what is not positive
  /// has no place: NaN.
  func even(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .log: value > 0 ? log10(value) : .nan
    }
  }

  /// The inverse of `even`.
  func value(atEven even: Double) -> Double {
    switch self {
    case .linear: even
    case .log: pow(10, even)
    }
  }
}
