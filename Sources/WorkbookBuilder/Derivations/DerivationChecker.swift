import WorkbookFormula

/// What checking the displayed equations of one chapter came to.
public struct CheckedDerivations: Sendable, Hashable {
  /// In the order of the text.
  public var equations: [CheckedEquation] = []
  /// What is wrong with the chapter's declarations.
  public var diagnostics: [Diagnostic] = []

  /// Those of the equations as well.
  var allDiagnostics: [Diagnostic] { diagnostics + equations.flatMap(\.diagnostics) }
}

/// Checks the displayed equations of a course in this process, beside the stages that compile and
/// run: no compiler is needed.
///
/// A verdict is stored by what it depends on: the equation's LaTeX and options, all that is declared
/// where it stands, the course's macros, and this program. Prose is not in it.
public struct DerivationChecker: Sendable {
  /// How one equation is judged, given what is declared, the macros, its LaTeX and its options.
  typealias Judge =
    @Sendable (Declarations, [String: String], String, CheckOptions) -> Verdict

  private let folder: String
  private let identity: String
  private let jobs: Int
  private let judge: Judge
  private let progress: @Sendable (BuildEvent) -> Void

  private static let format = "1"

  /// - Parameter identity: tells one state of the checker's own code from another.
  init(
    workspace: Workspace, identity: String, jobs: Int,
    judge: @escaping Judge = { FormulaChecker($0, macros: $1).check($2, options: $3) },
    progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) {
    folder = workspace.derivations
    self.identity = identity
    self.jobs = jobs
    self.judge = judge
    self.progress = progress
  }

  /// Checks all chapters, or those in `only`.
  func check(_ course: Course, only: Set<ChapterID>? = nil) async -> [ChapterID: CheckedDerivations]
  {
    let macros = course.settings.allMacros
    let names = macros.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    let key = ([Self.format, identity] + names).joined(separator: "\n")
    var checked: [ChapterID: CheckedDerivations] = [:]
    for chapter in course.chapters where only?.contains(chapter.id) ?? true {
      let scopes = EquationScopes(chapter, course: course.declarations, key: key)
      checked[chapter.id] =
        scopes.isDeclaring
        ? await check(chapter.id, scopes, macros)
        : CheckedDerivations(equations: scopes.items.map { $0.checked(nil) })
    }
    return checked
  }

  private func check(_ chapter: ChapterID, _ scopes: EquationScopes, _ macros: [String: String])
    async -> CheckedDerivations
  {
    let store = FragmentStore(path: "\(folder)/\(chapter)", maker: Self.format)
    let stored = store.load()
    var verdicts = stored.compactMapValues(EquationVerdict.init(stored:))
    let entryKeys = scopes.scopes.map { "declared \($0.digest)" }
    let keys = scopes.items.map { scopes.fingerprint($0) }
    let missing = scopes.items.indices.filter {
      scopes.items[$0].isTried && verdicts[keys[$0]] == nil
    }
    if !missing.isEmpty || entryKeys.contains(where: { verdicts[$0] == nil }) {
      let readings = DeclarationReadings(scopes, macros: macros)
      for (key, problem) in zip(entryKeys, readings.problems) {
        verdicts[key] = EquationVerdict(
          derivation: .notTried, messages: problem.map { [.init(unreadable: $0)] } ?? [])
      }
      if !missing.isEmpty { progress(.deriving(chapter, equations: missing.count)) }
      let found = await sideBySide(missing, atMost: jobs) { [judge] index in
        readings.verdict(scopes.items[index], macros, judge)
      }
      for (index, verdict) in zip(missing, found) { verdicts[keys[index]] = verdict }
    }
    let used = Set(keys + entryKeys)
    verdicts = verdicts.filter { used.contains($0.key) }
    store.save(verdicts.mapValues(\.stored), replacing: stored)
    return CheckedDerivations(
      equations: zip(scopes.items, keys).map { $0.checked(verdicts[$1]) },
      diagnostics: zip(scopes.scopes, entryKeys).flatMap { scope, key in
        (verdicts[key]?.messages ?? []).compactMap { scope.entry?.diagnostic($0) }
      })
  }
}

extension [Diagnostic] {
  /// What cannot be typeset cannot be checked either, which need not be said twice.
  var withoutRepeatedFormulas: [Diagnostic] {
    func line(_ diagnostic: Diagnostic) -> SourcePosition? {
      diagnostic.position.map { SourcePosition(file: $0.file, line: $0.line) }
    }
    let typesetting: Set = ["latex", "unknown-latex-command"]
    let lines = Set(filter { typesetting.contains($0.id) }.compactMap(line))
    return filter { diagnostic in
      guard ["unreadable-formula", "undeclared-name"].contains(diagnostic.id) else { return true }
      return line(diagnostic).map { !lines.contains($0) } ?? true
    }
  }
}

extension Course {
  /// What the index declares for all chapters.
  var declarations: [DeclaredText] {
    chapters.first { $0.id == .index }?.frontMatter.declarations ?? []
  }
}

extension EquationScopes {
  /// What the verdict over an equation is stored under.
  fileprivate func fingerprint(_ item: Item) -> String {
    let checking = item.equation.checking
    let parts = [
      scopes[item.scope].digest, checking.role?.rawValue ?? "",
      checking.tolerance?.description ?? "", checking.variable ?? "", checking.limit ?? "",
      item.equation.tex ?? "",
    ]
    return Digest(parts.joined(separator: "\n")).description
  }
}

extension EquationScopes.Entry {
  fileprivate func diagnostic(_ message: EquationVerdict.Message) -> Diagnostic {
    switch self {
    case .declared(let declared): message.diagnostic(at: declared.position, in: declared.tex)
    case .defined(let equation):
      message.diagnostic(at: equation.formula.position, in: equation.tex ?? "")
    }
  }
}

extension EquationScopes.Item {
  /// - Parameter verdict: `nil` where nothing was tried.
  fileprivate func checked(_ verdict: EquationVerdict?) -> CheckedEquation {
    var checked = CheckedEquation(equation, isSolution: isSolution)
    if let reason = equation.checking.uncheckedReason {
      // It still gives its names their meaning, which nothing else here can evaluate.
      checked.derivation =
        equation.checking.role == .definition
        ? .definition(names: [], DerivationEvidence()) : .exempt(reason: reason)
    } else if equation.checking.role == .assumption {
      checked.derivation = .assumption
    } else if let verdict {
      checked.derivation = verdict.derivation
      checked.diagnostics = verdict.messages.map {
        $0.diagnostic(at: equation.formula.position, in: equation.tex ?? "")
      }
    } else if equation.tex == nil {
      checked.derivation = .undecided(
        reason: "it shows computed values", DerivationEvidence())
    } else if equation.checking.role == .definition {
      checked.derivation = .definition(names: [], DerivationEvidence())
    }
    return checked
  }
}
