import Testing
import WorkbookFormula

enum Outcome { case holds, differs, notChecked, undeclared, malformed, definition }

extension Verdict {
  var outcome: Outcome {
    switch self {
    case .holds: .holds
    case .differs: .differs
    case .notChecked: .notChecked
    case .undeclared: .undeclared
    case .malformed: .malformed
    case .definition: .definition
    }
  }
}

/// Checks `tex` where `declarations` are made, with the macros of the course.
func verdict(
  _ tex: String, _ declarations: String, _ options: CheckOptions = CheckOptions()
) throws -> Verdict {
  var declared = Declarations()
  try declared.add(declarations, macros: Sampled.macros)
  return FormulaChecker(declared, macros: Sampled.macros).check(tex, options: options)
}

func expect(
  _ tex: String, _ outcome: Outcome, _ declarations: String,
  _ place: SourceLocation = #_sourceLocation
) throws {
  let options = CheckOptions(suggests: false)
  let verdict = try verdict(tex, declarations, options)
  #expect(
    verdict.outcome == outcome, "\(tex): \(verdict.messages(for: tex))", sourceLocation: place)
}
