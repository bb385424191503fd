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
  /// The linker's; `@object` and `@program`, and `@autolink` for the libraries that imports ask for.
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

  // MARK: Asking

  private static func ask(_ driver: String, kit: Installation, cache: String)
    async throws(BuildFailure) -> Toolchain
  {
    let version = try await ChildProcess(program: driver, arguments: ["-version"]).run()
    var arguments = [
      "-###", "-parse-as-library", "-Onone", "-gline-tables-only", "-swift-version", "5",
      "-module-name", "MODULE_NAME", "SOURCE.swift", "-o", "PROGRAM", "-I", kit.kitModules,
      "-L", kit.kitFolder, "-lWorkbookKit", "-Xlinker", "-rpath", "-Xlinker", kit.kitFolder,
    ]
    for map in kit.moduleMaps { arguments += ["-Xcc", "-fmodule-map-file=\(map)"] }
    #if os(Linux)
      arguments.append("-use-ld=lld")
    #endif
    let plan = try await ChildProcess(program: driver, arguments: arguments).run()
    let commands = plan.output.split(separator: "\n").map { words(of: String($0)) }
    guard version.isSuccess, plan.isSuccess,
      let compile = commands.first(where: { $0.contains("-primary-file") }),
      let link = commands.last(where: { $0.contains("-o") && !$0.contains("-primary-file") })
    else { throw BuildFailure(.unexpectedToolchain(version.output + plan.output)) }
    let linker = try await linkerCommand(behind: link, cache: cache)
    return Toolchain(
      version: version.output.split(separator: "\n").joined(separator: ", "), driver: driver,
      compileCommand: compile.map(compilePlaceholder) + [
        "-diagnostic-style=llvm", "-warn-long-expression-type-checking=\(slowExpressionLimit)",
      ],
      linkCommand: linker.compactMap(linkPlaceholder))
  }

  /// Milliseconds that one expression may take to type-check before its author is told.
  static let slowExpressionLimit = 100

  /// The linker that clang would call, asked the same way. Clang leaves out an object file that
  /// does not exist, so there is an empty one.
  private static func linkerCommand(behind link: [String], cache: String)
    async throws(BuildFailure) -> [String]
  {
    guard let program = link.first, program.hasSuffix("clang") else { return link }
    let object = "\(cache)/SOURCE.o"
    FileStore.writeInPlace("", to: object)
    defer { FileStore.remove(object) }
    let arguments = link.dropFirst().filter { !$0.hasPrefix("@") }
      .map { linkPlaceholder($0) == "@object" ? object : $0 }
    let plan = try await ChildProcess(program: program, arguments: ["-###"] + arguments).run()
    let lines = plan.output.split(separator: "\n").map { words(of: String($0)) }
    return lines.last { $0.first?.hasPrefix("/") == true && $0.contains("-o") } ?? link
  }

  private static func compilePlaceholder(_ word: String) -> String {
    switch word {
    case "SOURCE.swift": "@source"
    case "MODULE_NAME": "@module"
    case "-Onone": "@optimization"
    default: word.hasSuffix(".o") ? "@object" : word
    }
  }

  private static func linkPlaceholder(_ word: String) -> String? {
    if word == "PROGRAM" { return "@program" }
    // A build id and a full debug section would only cost time.
    if word == "--build-id" { return nil }
    return word.hasSuffix(".o") && word.contains("SOURCE") ? "@object" : word
  }

  /// Splits a command as the driver prints it: words with spaces are quoted.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var isWord = false
    var isEscaped = false
    for character in line {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
        isWord = true
      } else if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        isWord = true
      } else if character == " " {
        if isWord { words.append(word) }
        (word, isWord) = ("", false)
      } else {
        word.append(character)
        isWord = true
      }
    }
    if isWord { words.append(word) }
    return words
  }

  // MARK: Remembering

  private init(version: String, driver: String, compileCommand: [String], linkCommand: [String]) {
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
