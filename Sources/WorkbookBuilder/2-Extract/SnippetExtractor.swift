/// Makes a chapter's snippets into one Swift program.
///
/// The statements of all snippets become the body of one function, so that they share a scope from
/// top to bottom and its variables are local: a loop over them runs as fast as in any function.
/// What Swift wants at file scope (imports, types, extensions, operators) is moved there, together
/// with the functions and variables that it uses. `#sourceLocation` keeps every line the author's.
public struct SnippetExtractor: Sendable {
  private let macros: [String: String]
  private let declarations: [DeclaredText]

  /// - Parameter course: gives the equations that snippets use their macros and declarations.
  public init(_ course: Course? = nil) {
    macros = course?.settings.allMacros ?? [:]
    declarations = course?.declarations ?? []
  }

  /// The modules of all chapters that have snippets.
  public func extract(_ chapters: [Chapter]) throws(BuildFailure) -> [VerificationModule] {
    var modules: [VerificationModule] = []
    var diagnostics: [Diagnostic] = []
    for chapter in chapters {
      do throws(BuildFailure) {
        if let module = try extract(chapter) { modules.append(module) }
      } catch {
        diagnostics += error.diagnostics
      }
    }
    try throwErrors(in: diagnostics)
    return modules
  }

  /// The module of a chapter; `nil` when it has no snippet.
  public func extract(_ chapter: Chapter) throws(BuildFailure) -> VerificationModule? {
    guard !chapter.snippets.isEmpty else { return nil }
    let parts = chapter.snippets.map(SnippetParts.init)
    try throwErrors(in: parts.compactMap(\.unbalancedBracket))
    let moved = FileScope.names(in: parts)
    var writer = ModuleWriter(file: chapter.file)
    writer.writeFileScope(parts, moving: moved)
    let equations = try usedEquations(chapter)
    writer.writeBody(parts, moving: moved, using: equations)
    return VerificationModule(
      chapter: chapter.id, file: chapter.file, source: writer.source, code: writer.code,
      snippets: chapter.snippets, optimization: chapter.frontMatter.optimization,
      inputs: Array(Set(chapter.snippets.flatMap(\.inputs))).sorted(), equations: equations)
  }

  /// The equations that the chapter's snippets evaluate, in the order of the text.
  private func usedEquations(_ chapter: Chapter) throws(BuildFailure) -> [UsedEquation] {
    let used = Set(chapter.snippets.flatMap(\.uses))
    guard !used.isEmpty else { return [] }
    let scopes = EquationScopes(chapter, course: declarations, key: "")
    var equations: [UsedEquation] = []
    for item in scopes.items {
      guard let label = item.equation.label, used.contains(label) else { continue }
      guard let tex = item.equation.tex else {
        throw BuildFailure(.usesComputedValues(label, at: item.equation.formula.position))
      }
      equations.append(
        UsedEquation(label: label, tex: tex, entries: scopes.entries(of: item), macros: macros))
    }
    return equations
  }
}
