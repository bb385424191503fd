import WorkbookTranscript

/// What the result of a chapter's run depends on. This file is the one list of what is in the key.
///
/// In the key: the code of every snippet as the compiler sees it, without line numbers; the equations
/// that snippets use, with what is declared where they stand and the course's macros; the kit's
/// library and modules; the compiler's version, target and flags; how the chapter asks to be
/// optimised; the content of the input files that it declares; the format of transcripts.
///
/// Not in the key: prose, captions, other formulas, attributes that only say how something is shown,
/// the theme, editions, dates, where the course lies, and the optimisation that was chosen in the
/// end (it changes how long a run takes, not what it says).
public struct Fingerprint: Sendable, Hashable {
  public struct Component: Sendable, Hashable {
    /// As `workbook why` prints it: `snippet gauss-conv`, `kit`, `input data.csv`.
    public var name: String
    public var value: String
  }

  public var components: [Component]

  init(
    _ module: VerificationModule, toolchain: Toolchain, installation: Installation,
    workspace: Workspace, digests: FileDigests
  ) {
    components = [Component(name: "transcript format", value: TranscriptStore.format)]
    components += module.snippets.map { snippet in
      Component(name: "snippet \(snippet.id)", value: Digest(snippet.code).description)
    }
    components += module.equations.map { equation in
      Component(
        name: "equation \(equation.label)", value: Digest(equation.statement).description)
    }
    components += [
      Component(name: "module", value: Digest(module.code).description),
      Component(name: "optimization", value: module.optimization.rawValue),
      Component(name: "compiler", value: toolchain.version),
      Component(name: "flags", value: Self.flags(toolchain, installation)),
      Component(name: "kit", value: Self.kit(installation, digests)),
    ]
    components += module.inputs.map { input in
      let digest = digests.digest(of: "\(workspace.chapters)/\(input)")
      return Component(name: "input \(input)", value: digest ?? "missing")
    }
  }

  init(components: [Component]) {
    self.components = components
  }

  /// The name under which a run is stored.
  public var digest: String {
    var fields = FieldWriter()
    for component in components { fields.write(component.name, component.value) }
    return Digest(fields.line).description
  }

  /// What differs from an earlier fingerprint, in words.
  public func changes(since earlier: Fingerprint) -> [String] {
    let before = Dictionary(
      earlier.components.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let names = Set(components.map(\.name))
    // The module is made of the snippets: it is worth a line only when none of them explains it.
    var changes = components.compactMap { component -> String? in
      guard let value = before[component.name] else { return "\(component.name) is new" }
      return value == component.value ? nil : "\(component.name) changed"
    }
    changes += earlier.components.filter { !names.contains($0.name) }.map { "\($0.name) is gone" }
    if changes.count > 1 { changes.removeAll { $0 == "module changed" } }
    return changes.map { $0 == "module changed" ? "the order of the snippets changed" : $0 }
  }

  private static func kit(_ installation: Installation, _ digests: FileDigests) -> String {
    let modules = FileStore.files(below: installation.kitModules)
      .filter { $0.hasSuffix(".swiftmodule") }
      .map { "\(installation.kitModules)/\($0)" }
    let parts = ([installation.kitLibrary] + modules).map { digests.digest(of: $0) ?? "missing" }
    return Digest(parts.joined(separator: " ")).description
  }

  /// The compiler's arguments, without where things lie.
  private static func flags(_ toolchain: Toolchain, _ installation: Installation) -> String {
    toolchain.compileCommand.dropFirst().joined(separator: " ")
      .replacing(installation.prefix, with: "@prefix")
      .replacing(toolchain.folder, with: "@toolchain")
  }
}
