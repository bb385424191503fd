import Synchronization
internal import WorkbookFormula

/// The equations that the chapter's snippets use.
enum EquationRegister {
  private static let known = Mutex<[String: Result<FormulaSides, FormulaProblem>]>([:])

  static func add(
    _ label: String, _ tex: String, declared: [WorkbookRun.Declared], macros: [String: String]
  ) {
    let read = Result<FormulaSides, FormulaProblem> { () throws(FormulaProblem) in
      var declarations = Declarations()
      for declared in declared {
        switch declared {
        case .line(let line): try declarations.add(line, macros: macros)
        case .definition(let tex): try declarations.define(tex, macros: macros)
        }
      }
      return try FormulaSides(tex, declarations, macros: macros)
    }
    known.withLock { $0[label] = read }
  }

  static func sides(of label: String) throws -> FormulaSides {
    switch known.withLock({ $0[label] }) {
    case .success(let sides)?: return sides
    case .failure(let problem)?: throw EquationError(label, problem.message)
    case nil:
      throw EquationError(label, "no snippet says that it is used; write '//| uses: \(label)'")
    }
  }
}
