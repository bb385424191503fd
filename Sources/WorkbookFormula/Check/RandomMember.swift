/// A function or a density that stands for any of its kind.
enum RandomMember {
  /// - Parameters:
  ///   - from: the dimensions of the arguments; `nil` for a number.
  ///   - to: the dimension of the value; `nil` for a number.
  static func function(
    seed: UInt64, from: [Int?], to: Int?, _ kind: Domain.FunctionKind
  ) -> Function {
    Function { $0 }
  }

  static func density(seed: UInt64, dimension: Int?) -> Function {
    Function { $0 }
  }
}
