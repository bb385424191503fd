/// What of a course is verified, by what, and how closely, as one edition shows it.
public struct Ledger: Sendable, Hashable {
  public var edition: Edition
  /// The chapters that have an equation or a claim, in the order of the course.
  public var chapters: [LedgerChapter]

  public init(edition: Edition, chapters: [LedgerChapter] = []) {
    self.edition = edition
    self.chapters = chapters
  }

  public var coverage: Coverage {
    chapters.reduce(Coverage()) { $0 + $1.coverage }
  }

  public func chapter(_ id: ChapterID) -> LedgerChapter? { chapters.first { $0.id == id } }
}

/// How many of the labelled equations are verified. Definitions and assumptions do not count: there
/// is nothing to verify about them.
public struct Coverage: Sendable, Hashable {
  public var verified: Int
  public var total: Int

  public init(verified: Int = 0, total: Int = 0) {
    self.verified = verified
    self.total = total
  }

  /// From 0 to 1; of nothing, all is verified.
  public var share: Double { total == 0 ? 1 : Double(verified) / Double(total) }

  /// "17 of 20 (85 %)"; rounded down, so that only all is 100 %.
  public var description: String {
    "\(verified) of \(total) (\(total == 0 ? 100 : verified * 100 / total) %)"
  }

  static func + (first: Coverage, second: Coverage) -> Coverage {
    Coverage(verified: first.verified + second.verified, total: first.total + second.total)
  }
}

public struct LedgerChapter: Sendable, Hashable {
  public var id: ChapterID
  public var title: String
  public var week: Int?
  /// The labelled equations, in the order of the text.
  public var equations: [LedgerEquation]
  /// What snippets claim, in the order of the text.
  public var claims: [LedgerClaim]
  /// Displayed equations without a label: those whose derivation holds or that define or assume
  /// something, and the others.
  public var unlabelled: Unlabelled

  public struct Unlabelled: Sendable, Hashable {
    public var checked = 0
    public var unchecked = 0

    public init(checked: Int = 0, unchecked: Int = 0) {
      self.checked = checked
      self.unchecked = unchecked
    }
  }

  public init(
    id: ChapterID, title: String, week: Int? = nil, equations: [LedgerEquation] = [],
    claims: [LedgerClaim] = [], unlabelled: Unlabelled = Unlabelled()
  ) {
    self.id = id
    self.title = title
    self.week = week
    self.equations = equations
    self.claims = claims
    self.unlabelled = unlabelled
  }

  public var coverage: Coverage {
    let counted = equations.filter { $0.status != .definition && $0.status != .assumption }
    return Coverage(verified: counted.count { $0.status == .verified }, total: counted.count)
  }

  public func equation(_ label: Label) -> LedgerEquation? {
    equations.first { $0.label == label }
  }

  var isEmpty: Bool {
    equations.isEmpty && claims.isEmpty && unlabelled == Unlabelled()
  }
}

/// A labelled equation and what there is to say for it.
public struct LedgerEquation: Sendable, Hashable {
  public enum Status: String, Sendable, Hashable {
    case verified, definition, assumption, unverified, fails
  }

  public var label: Label
  /// `8.3`
  public var number: String
  public var derivation: Derivation
  /// Claims about it, of snippets that the edition shows.
  public var claims: [LedgerClaim]
  /// Whether claims about it hold in a part that the edition does not show.
  public var isVerifiedInSolution: Bool
  /// Whether a snippet that is to verify it claims nothing about it.
  public var lacksClaim: Bool

  public init(
    label: Label, number: String, derivation: Derivation = .notTried, claims: [LedgerClaim] = [],
    isVerifiedInSolution: Bool = false, lacksClaim: Bool = false
  ) {
    self.label = label
    self.number = number
    self.derivation = derivation
    self.claims = claims
    self.isVerifiedInSolution = isVerifiedInSolution
    self.lacksClaim = lacksClaim
  }

  public var status: Status {
    if derivation == .differs || claims.contains(where: { !$0.claim.holds }) { return .fails }
    switch derivation {
    case .definition: return .definition
    case .assumption: return .assumption
    case .holds: return .verified
    default: return claims.isEmpty && !isVerifiedInSolution ? .unverified : .verified
    }
  }
}

public struct LedgerClaim: Sendable, Hashable {
  public var snippet: SnippetID
  public var claim: CheckedClaim

  public init(_ claim: CheckedClaim, in snippet: SnippetID) {
    self.claim = claim
    self.snippet = snippet
  }
}
