/// Why a stage could not hand on its product: a non-empty list of located messages.
///
/// A stage looks at all chapters before it throws, so that ten mistakes are reported in one go.
public struct BuildFailure: Error, Sendable, Hashable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "a failure says why")
    self.diagnostics = diagnostics
  }

  public init(_ diagnostic: Diagnostic) {
    self.init([diagnostic])
  }
}

extension BuildFailure: CustomStringConvertible {
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n\n")
  }
}

/// Throws all the errors at once, when there are any.
func throwErrors(in diagnostics: [Diagnostic]) throws(BuildFailure) {
  if diagnostics.contains(where: { $0.severity == .error }) { throw BuildFailure(diagnostics) }
}
