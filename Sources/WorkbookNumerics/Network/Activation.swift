/// What a unit of a hidden layer does to the weighted sum of its inputs.
public enum Activation: Sendable, Hashable, CaseIterable {
  /// The hyperbolic tangent, by `reproducibleTanh`.
  case tanh
  /// max(0, x); its derivative at 0 is taken to be 0.
  case relu
  /// x itself: the network is then an affine function, however many layers it has.
  case identity

  @inline(__always)
  func value(_ x: Lanes) -> Lanes {
    switch self {
    case .tanh: reproducibleTanh(x)
    case .relu: x.replacing(with: 0, where: x .<= 0)
    case .identity: x
    }
  }

  /// The derivative at the place where the value is y.
  @inline(__always)
  func derivative(atValue y: Lanes) -> Lanes {
    switch self {
    case .tanh: 1 - y * y
    case .relu: Lanes(repeating: 0).replacing(with: 1, where: y .> 0)
    case .identity: Lanes(repeating: 1)
    }
  }
}
