import WorkbookFormula

/// What a chapter declares, read for every place in it.
struct DeclarationReadings: Sendable {
  /// By scope; `nil` where something in it cannot be read.
  private(set) var declarations: [Declarations?] = []
  /// By scope: what is wrong with its own entry.
  private(set) var problems: [FormulaProblem?] = []

  init(_ scopes: EquationScopes, macros: [String: String]) {
    // A scope comes after the one that it adds to.
    for scope in scopes.scopes {
      var own = scope.parent.map { declarations[$0] } ?? Declarations()
      var problem: FormulaProblem?
      do throws(FormulaProblem) {
        switch scope.entry {
        case .declared(let declared): try own?.add(declared.line, macros: macros)
        case .defined(let equation): try own?.define(equation.tex ?? "", macros: macros)
        case nil: break
        }
      } catch {
        problem = error
        own = nil
      }
      declarations.append(own)
      problems.append(problem)
    }
  }

  func verdict(
    _ item: EquationScopes.Item, _ macros: [String: String], _ judge: DerivationChecker.Judge
  ) -> EquationVerdict {
    guard let declared = declarations[item.scope] else {
      return EquationVerdict(
        derivation: .undecided(
          reason: "a declaration above it cannot be read", DerivationEvidence()))
    }
    let tex = item.equation.tex ?? ""
    return EquationVerdict(
      judge(declared, macros, tex, CheckOptions(item.equation.checking)), tex: tex)
  }
}

extension CheckOptions {
  init(_ checking: EquationChecking) {
    self.init(
      tolerance: checking.tolerance, along: checking.variable, limit: checking.limit,
      isDefinition: checking.role == .definition)
  }
}
