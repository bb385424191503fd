/// What became of a displayed formula. All spans are offsets into the formula's own source.
public enum Verdict: Sendable, Hashable {
  /// Every step was checked and holds.
  case holds(Evidence)
  /// A step changes the value: an error.
  case differs(Difference)
  /// Some step cannot be decided; the evidence says which steps were checked and hold.
  case notChecked(Unchecked)
  /// Names that nobody declared, where they are used: an error.
  case undeclared([UndeclaredName])
  /// The formula cannot be read: an error.
  case malformed(FormulaProblem)
  /// The formula defines these names, as typed; what it states besides was checked and holds.
  case definition(names: [String], Evidence)
}

/// What was done to verify a formula, step by step, in the order of the source.
public struct Evidence: Sendable, Hashable {
  public var steps: [DerivationStep]

  public init(steps: [DerivationStep] = []) {
    self.steps = steps
  }

  /// The steps that were checked.
  public var checked: [DerivationStep] { steps.filter { $0.outcome == .holds } }
  /// At how many samples the checked steps were tried, at least.
  public var samples: Int { checked.map(\.samples).min() ?? 0 }
  /// The largest relative deviation of two sides.
  public var largestDeviation: Double { checked.map(\.largestDeviation).max() ?? 0 }
  /// The largest relative error that a deviation may be due to.
  public var accuracy: Double { checked.map(\.accuracy).max() ?? 0 }
}

/// One step of a derivation: the relation sign and its two sides.
public struct DerivationStep: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    case holds
    /// The left side gets its meaning here.
    case defines
    case notChecked(String)
  }

  public enum Method: String, Sendable, Hashable {
    case evaluation, quadrature
    case sampling = "Monte Carlo"
    case order = "observed order"
  }

  public var relation: Relation
  /// Where the relation sign stands.
  public var span: Span
  /// The lines of the display on which the two sides stand, from 0.
  public var rows: (from: Int, to: Int) { (fromRow, toRow) }
  var fromRow: Int
  var toRow: Int
  public var outcome: Outcome
  public var samples: Int
  /// Relative to the larger of the two sides, over all samples.
  public var largestDeviation: Double
  /// The known error of both sides, relative to the larger of the two.
  public var accuracy: Double
  public var method: Method
  /// It is not checked because its sides have no values: shapes that do not fit.
  var isMisfit = false

  public init(
    _ relation: Relation, at span: Span, rows: (from: Int, to: Int), outcome: Outcome,
    samples: Int = 0, largestDeviation: Double = 0, accuracy: Double = 0,
    method: Method = .evaluation
  ) {
    self.relation = relation
    self.span = span
    (fromRow, toRow) = rows
    self.outcome = outcome
    self.samples = samples
    self.largestDeviation = largestDeviation
    self.accuracy = accuracy
    self.method = method
  }
}

/// A step that does not hold, with the sample that shows it.
public struct Difference: Sendable, Hashable {
  /// A value that was chosen for a declared name: `x`, `0.73`.
  public struct Sample: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Where the relation sign of the wrong step stands.
  public var span: Span
  public var relation: Relation
  /// What the two sides are called in a message: `line 3`, `the left side`.
  public var leftName: String
  public var rightName: String
  /// The sample, by declaration; only names that the two sides depend on.
  public var sample: [Sample]
  /// Both values, with enough digits to tell them apart.
  public var left: String
  public var right: String
  /// What a later side says that agrees with the left one: "line 4 agrees with line 2".
  public var agreement: String?
  /// Steps before this one that were checked.
  public var evidence: Evidence
  /// The smallest edit of the source that was found to make the step hold.
  public var suggestion: FormulaEdit?
}

/// Why a formula, or one of its steps, was not checked.
public struct Unchecked: Sendable, Hashable {
  /// "`\sim` states a law; verify it in a snippet"
  public var reason: String
  public var span: Span
  public var evidence: Evidence

  public init(_ reason: String, at span: Span, evidence: Evidence = Evidence()) {
    self.reason = reason
    self.span = span
    self.evidence = evidence
  }
}

/// A name that a checked formula uses and nobody declared.
public struct UndeclaredName: Sendable, Hashable {
  /// As typed.
  public var name: String
  public var span: Span
  /// The declared name, as typed, whose declaration uses the undeclared one; `nil` where the formula
  /// itself does. Then `span` is where the formula uses what depends on it.
  public var user: String?
  /// A declared name that may have been meant.
  public var suggestion: String?

  public init(_ name: String, at span: Span, user: String? = nil, suggestion: String? = nil) {
    self.name = name
    self.span = span
    self.user = user
    self.suggestion = suggestion
  }
}
