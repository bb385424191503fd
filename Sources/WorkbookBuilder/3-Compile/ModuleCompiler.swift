/// A chapter's program, ready to run.
public struct CompiledModule: Sendable, Hashable {
  public var module: VerificationModule
  /// Path of the executable.
  public var program: String
  public var warnings: [Diagnostic]
}

/// Compiles and links one chapter: the frontend, then the linker, without the driver between.
public struct ModuleCompiler: Sendable {
  private let toolchain: Toolchain
  private let workspace: Workspace
  private let autolink: AutolinkStore

  public init(toolchain: Toolchain, workspace: Workspace) {
    self.toolchain = toolchain
    self.workspace = workspace
    autolink = AutolinkStore(path: "\(workspace.cache)/autolink")
  }

  /// - Parameter optimized: whether the chapter's own code is compiled with `-O`.
  public func compile(_ module: VerificationModule, optimized: Bool) async throws(BuildFailure)
    -> CompiledModule
  {
    let folder = workspace.modules(module.chapter)
    FileStore.makeFolder(folder)
    let source = "\(folder)/main.swift"
    let object = "\(folder)/main.o"
    let program = "\(folder)/program"
    guard FileStore.writeInPlace(module.source, to: source) else {
      throw BuildFailure(.cannotWrite(source))
    }
    let places = [
      "@source": source, "@object": object, "@program": program, "@module": "VerificationModule",
      "@optimization": optimized ? "-O" : "-Onone",
    ]
    let compiled = try await run(toolchain.compileCommand.map { places[$0] ?? $0 })
    let messages = CompilerMessages(module: module).diagnostics(in: compiled.output)
    guard compiled.isSuccess else {
      let errors = messages.filter { $0.severity == .error && $0.position != nil }
      throw BuildFailure(
        errors.isEmpty
          ? [.compilerFailed(module.chapter, file: module.file, output: compiled.output)] : errors)
    }
    let libraries = try await libraries(
      for: module, optimized: optimized, object: object, folder: folder)
    let linked = try await run(link(places, libraries))
    guard linked.isSuccess else {
      throw BuildFailure(
        .linkFailed(module.chapter, file: module.file, output: linked.output))
    }
    return CompiledModule(module: module, program: program, warnings: messages)
  }

  private func run(_ command: [String]) async throws(BuildFailure) -> ChildProcess.Result {
    // Relative to the course, so that debug information names `chapters/…` as messages do.
    try await ChildProcess(
      program: command[0], arguments: Array(command.dropFirst()), workingFolder: workspace.folder
    ).run()
  }

  private func link(_ places: [String: String], _ libraries: [String]) -> [String] {
    var command: [String] = []
    for word in toolchain.linkCommand {
      command.append(places[word] ?? word)
      if word == "@object" { command += libraries }
    }
    return command
  }

  /// The libraries that the chapter's imports ask for, and the one of ready-made generic code that
  /// an unoptimised program needs. They depend on nothing else, so the object file is asked only
  /// when a set of imports is new.
  private func libraries(
    for module: VerificationModule, optimized: Bool, object: String, folder: String
  ) async throws(BuildFailure) -> [String] {
    #if os(Linux)
      let imports = Set(
        module.code.split(separator: "\n")
          .map { $0.drop { $0 == " " } }.filter { $0.contains("import ") }.map(String.init))
      let key =
        imports.sorted().joined(separator: ";") + toolchain.version + (optimized ? "-O" : "")
      if let known = await autolink.libraries(key) { return known }
      let file = "\(folder)/main.autolink"
      let extracted = try await run([toolchain.autolinkExtractor, object, "-o", file])
      guard extracted.isSuccess, let text = FileStore.text(file) else { return [] }
      let libraries = Toolchain.words(of: text.replacing("\n", with: " "))
      await autolink.store(libraries, key)
      return libraries
    #else
      return []
    #endif
  }
}
