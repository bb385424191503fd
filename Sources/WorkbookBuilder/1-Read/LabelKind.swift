/// What carries a label, with the prefix that its labels begin with.
enum LabelKind: Hashable {
  case equation, section, figure, table
  case division(Division.Kind)

  /// `eq` of `eq-gauss-conv`.
  var prefix: String {
    switch self {
    case .equation: "eq"
    case .section: "sec"
    case .figure: "fig"
    case .table: "tbl"
    case .division(let kind):
      switch kind {
      case .problem: "prb"
      case .part: "prt"
      case .hint: "hnt"
      case .answer: "ans"
      case .solution: "sol"
      case .proof: "prf"
      case .theorem: "thm"
      case .lemma: "lem"
      case .definition: "def"
      case .assumptions: "asm"
      case .note: "nte"
      case .remark: "rem"
      case .algorithm: "alg"
      case .question: "qst"
      case .example: "exm"
      }
    }
  }

  /// As messages say it, with its article.
  var description: String {
    switch self {
    case .equation: "an equation"
    case .section: "a heading"
    case .figure: "an image"
    case .table: "a table"
    case .division(let kind):
      ("aeiou".contains(kind.rawValue.prefix(1)) ? "an " : "a ") + "'\(kind.rawValue)'"
    }
  }

  static let prefixes: Set<String> = Set(
    [equation, section, figure, table].map(\.prefix)
      + Division.Kind.allCases.map { LabelKind.division($0).prefix })
}

/// A label where it is given, and what to.
struct LabelSite: Hashable {
  var position: SourcePosition
  var kind: LabelKind
}
