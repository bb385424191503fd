typealias Step = @Sendable (Frame) throws(EvaluationProblem) -> Value

/// A compiled part of an expression.
struct Piece: Sendable {
  let run: Step
  /// The depths of the loops whose variables it reads, as bits; bit 0 for the environment.
  let reads: UInt64
  /// Whether running it is as cheap as remembering it.
  let isTrivial: Bool
  /// Its value where that is always the same.
  let constant: Value?

  init(reads: UInt64 = 0, isTrivial: Bool = false, _ run: @escaping Step) {
    (self.run, self.reads, self.isTrivial, constant) = (run, reads, isTrivial, nil)
  }

  init(constant: Value) {
    run = { (_: Frame) throws(EvaluationProblem) -> Value in constant }
    (reads, isTrivial, self.constant) = (0, true, constant)
  }

  /// The depth of the innermost loop that it depends on.
  var level: Int { reads == 0 ? 0 : 63 - reads.leadingZeroBitCount }
}

/// A loop (a sum, an integral, a derivative) around what is being compiled.
struct Loop {
  /// What is computed once each time the loop is entered.
  var caches: [Int] = []
}

/// What each run of a loop's body forgets, and how much work it is, in parts of the formula.
struct Iteration: Sendable {
  let caches: [Int]
  let work: Int
}

/// A name that a loop or a function's parameter binds.
struct Binding {
  enum Kind {
    /// A variable of a sum, an integral or a derivative.
    case variable
    /// What a derivative is taken by, if it has an index: `v_j` is one of all `v_k`.
    case element
    /// An argument of a function, or of an argument's index.
    case parameter
    /// The index of a name: `n` in `V_n`.
    case index
  }

  let symbol: Symbol
  let slot: Int
  let reads: UInt64
  let kind: Kind
}
