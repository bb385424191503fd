import WorkbookTranscript

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Swift compiler of this machine, and how its driver would compile and link one file.
///
/// The driver costs a tenth of a second a chapter. It is asked once what it would do (`-###`), and
/// its answer is kept until the compiler changes; after that the frontend and the linker are called
/// directly, with the same arguments.
public struct Toolchain: Sendable, Hashable {
  /// As `swiftc -version` says it, with the target.
  public var version: String
  /// Path of the driver.
  var driver: String
  /// The frontend's command line; `@source`, `@object`, `@module` and `@optimization` stand for
  /// what differs from chapter to chapter.
  var compileCommand: [String]
  /// The linker's; `@object` and `@program`. The libraries that imports ask for follow `@object`.
  var linkCommand: [String]

  /// The folder that holds `bin`.
  var folder: String {
    String(driver.split(separator: "/").dropLast(2).joined(separator: "/")).withLeadingSlash
  }
  var symbolizer: String { "\(folder)/bin/llvm-symbolizer" }
  var autolinkExtractor: String { "\(folder)/bin/swift-autolink-extract" }

  /// Asks the compiler that is first on PATH, or `cache` when it has been asked before.
  public static func find(kit: Installation, cache: String) async throws(BuildFailure) -> Toolchain
  {
    guard let driver = driverOnPath() else { throw BuildFailure(.noToolchain) }
    let key = [
      driver, FileStore.identity(driver) ?? "", kit.prefix, kit.moduleMaps.joined(separator: " "),
      "3",
    ].joined(separator: " ")
    let memo = "\(cache)/toolchain"
    if let known = Toolchain(memo: FileStore.text(memo), key: key) { return known }
    FileStore.makeFolder(cache)
    let toolchain = try await ask(driver, kit: kit, cache: cache)
    FileStore.write(toolchain.memo(key: key), to: memo)
    return toolchain
  }

  private static func driverOnPath() -> String? {
    guard let path = getenv("PATH").map({ String(cString: $0) }) else { return nil }
    for folder in path.split(separator: ":") {
      let candidate = "\(folder)/swiftc"
      if access(candidate, X_OK) == 0 {
        // `swiftc` is a link to the driver, which looks at the name it was called by.
        let resolved = FileStore.resolve(String(folder)) ?? String(folder)
        return isToolchain(resolved) ? "\(resolved)/swiftc" : resolveDriver(candidate)
      }
    }
    return nil
  }

  private static func isToolchain(_ folder: String) -> Bool {
    FileStore.exists("\(folder)/swift-frontend")
  }

  private static func resolveDriver(_ path: String) -> String {
    guard let target = FileStore.resolve(path), let slash = target.lastIndex(of: "/") else {
      return path
    }
    let beside = "\(target[..<slash])/swiftc"
    return FileStore.exists(beside) ? beside : path
  }

  // MARK: Remembering

  init(version: String, driver: String, compileCommand: [String], linkCommand: [String]) {
    self.version = version
    self.driver = driver
    self.compileCommand = compileCommand
    self.linkCommand = linkCommand
  }

  private init?(memo: String?, key: String) {
    guard let memo else { return nil }
    var fields = FieldReader(memo)
    guard fields.string() == key, let version = fields.string(), let driver = fields.string(),
      let compile = fields.list(), let link = fields.list(), !compile.isEmpty, !link.isEmpty,
      fields.isAtEnd
    else { return nil }
    self.init(version: version, driver: driver, compileCommand: compile, linkCommand: link)
    guard isComplete else { return nil }
  }

  /// Whether the commands have a place for everything that differs from chapter to chapter.
  var isComplete: Bool {
    ["@source", "@object", "@module", "@optimization"].allSatisfy(compileCommand.contains)
      && ["@object", "@program"].allSatisfy(linkCommand.contains)
  }

  private func memo(key: String) -> String {
    var fields = FieldWriter()
    fields.write(key, version, driver)
    fields.write(compileCommand)
    fields.write(linkCommand)
    return fields.line
  }
}

extension String {
  fileprivate var withLeadingSlash: String { hasPrefix("/") ? self : "/" + self }
}
