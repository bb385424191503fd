/// Checks displayed formulas: every relation between two sides is evaluated at samples of all names.
///
/// A sample decides only when the difference of two sides is larger than the sum of their known
/// errors; there is no tolerance to choose.
public struct FormulaChecker: Sendable {
  public let declarations: Declarations
  public let macros: [String: String]

  public init(_ declarations: Declarations, macros: [String: String] = [:]) {
    self.declarations = declarations
    self.macros = macros
  }

  var reader: FormulaReader { FormulaReader(macros: macros, functions: declarations.functions) }

  /// The verdict over a display, the text between `$$` and `$$`.
  public func check(_ tex: String, options: CheckOptions = CheckOptions()) -> Verdict {
    if options.isDefinition { return checkDefinition(tex, options) }
    do throws(FormulaProblem) {
      let formula = try reader.read(tex)
      let outcome = DisplayCheck(formula, tex: tex, checker: self, options: options).verdict()
      guard options.suggests, case .differs(var difference) = outcome.verdict else {
        return outcome.verdict
      }
      difference.suggestion = suggestion(
        for: formula, tex: tex, chain: outcome.chain, link: outcome.link, options: options)
      return .differs(difference)
    } catch {
      return .malformed(error)
    }
  }

  /// A definition is true; what its chains state beyond the first relation is checked.
  private func checkDefinition(_ tex: String, _ options: CheckOptions) -> Verdict {
    var extended = self.declarations
    var inner = options
    inner.isDefinition = false
    do throws(FormulaProblem) {
      try extended.define(tex, macros: macros)
      let checker = FormulaChecker(extended, macros: macros)
      let formula = try checker.reader.read(tex)
      let names = formula.chains.filter {
        !$0.links.isEmpty && extended.range($0) == nil
      }.map { FormulaSource(tex).text($0.first.span) }
      let outcome = DisplayCheck(
        formula, tex: tex, checker: checker, options: inner, firstIsDefinition: true
      ).verdict()
      switch outcome.verdict {
      case .holds(let evidence): return .definition(names: names, evidence)
      case .notChecked(let unchecked): return .definition(names: names, unchecked.evidence)
      // It speaks of what is not made precise: a law `p(z_0)`, a step `X_t`.
      case .undeclared: return .definition(names: names, Evidence())
      default: return outcome.verdict
      }
    } catch {
      return .malformed(error)
    }
  }
}
