extension Toolchain {
  static func ask(_ driver: String, kit: Installation, cache: String)
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
    let toolchain = Toolchain(
      version: version.output.split(separator: "\n").joined(separator: ", "), driver: driver,
      compileCommand: compile.map(compilePlaceholder) + [
        "-diagnostic-style=llvm", "-warn-long-expression-type-checking=\(slowExpressionLimit)",
      ],
      linkCommand: linker.compactMap(linkPlaceholder))
    guard toolchain.isComplete else {
      throw BuildFailure(.unexpectedToolchain(linker.joined(separator: " ")))
    }
    return toolchain
  }

  /// Milliseconds that one expression may take to type-check before its author is told.
  static let slowExpressionLimit = 100

  /// The linker that clang would call, asked the same way. Clang leaves out an object file that
  /// does not exist, so there is an empty one.
  private static func linkerCommand(behind link: [String], cache: String)
    async throws(BuildFailure) -> [String]
  {
    guard let program = link.first, program.hasSuffix("clang") else { return link }
    // Two may ask at a time.
    let object = "\(cache)/SOURCE-\(UInt64.random(in: 0 ... .max)).o"
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
}
