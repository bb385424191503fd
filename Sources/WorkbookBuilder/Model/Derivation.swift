/// What became of the derivation of one displayed equation.
public enum Derivation: Sendable, Hashable {
  /// Its chapter declares no name, so nothing was tried.
  case notTried
  /// Every step was evaluated and holds.
  case holds(DerivationEvidence)
  /// It gives these names their meaning; what it states besides holds.
  case definition(names: [String], DerivationEvidence)
  /// Its author assumes it.
  case assumption
  /// Its author says why it is not checked.
  case exempt(reason: String)
  /// A step cannot be decided; the evidence is of the others.
  case undecided(reason: String, DerivationEvidence)
  /// A name in it is not declared, or it cannot be read: an error, unless a snippet verifies it.
  case unreadable(reason: String)
  /// A step changes the value: an error.
  case differs
}

/// How closely the steps of a derivation hold.
public struct DerivationEvidence: Sendable, Hashable {
  /// How many steps were checked.
  public var steps: Int
  /// At how many samples each of them was tried, at least.
  public var samples: Int
  /// Of the two sides of a step, relative to the larger.
  public var largestDeviation: Double
  /// The largest known error that a deviation may be due to, relative as well.
  public var accuracy: Double
  /// `quadrature`, `Monte Carlo`, … where a step took more than evaluating both sides.
  public var methods: [String]

  public init(
    steps: Int = 0, samples: Int = 0, largestDeviation: Double = 0, accuracy: Double = 0,
    methods: [String] = []
  ) {
    self.steps = steps
    self.samples = samples
    self.largestDeviation = largestDeviation
    self.accuracy = accuracy
    self.methods = methods
  }
}

/// A displayed equation, labelled or not, and what became of its derivation.
public struct CheckedEquation: Sendable, Hashable {
  public var equation: Equation
  /// Whether it stands in a block that the problems edition leaves out.
  public var isSolution: Bool
  public var derivation: Derivation
  /// What its author is told, at its place in the chapter.
  public var diagnostics: [Diagnostic]

  public init(
    _ equation: Equation, isSolution: Bool = false, derivation: Derivation = .notTried,
    diagnostics: [Diagnostic] = []
  ) {
    self.equation = equation
    self.isSolution = isSolution
    self.derivation = derivation
    self.diagnostics = diagnostics
  }
}
