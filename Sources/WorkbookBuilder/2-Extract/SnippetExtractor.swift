/// Makes a chapter's snippets into one Swift program.
///
/// The statements of all snippets become the body of one function, so that they share a scope from
/// top to bottom and its variables are local: a loop over them runs as fast as in any function.
/// What Swift wants at file scope (imports, types, extensions, operators) is moved there, together
/// with the functions and variables that it uses. `#sourceLocation` keeps every line the author's.
public struct SnippetExtractor: Sendable {
  public init() {}

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
    writer.writeBody(parts, moving: moved)
    return VerificationModule(
      chapter: chapter.id, file: chapter.file, source: writer.source, code: writer.code,
      snippets: chapter.snippets, optimization: chapter.frontMatter.optimization,
      inputs: Array(Set(chapter.snippets.flatMap(\.inputs))).sorted())
  }
}

/// A snippet with its top-level declarations.
struct SnippetParts {
  var snippet: Snippet
  var bytes: [UInt8]
  var declarations: [Declaration]
  /// Whether the word `await` stands in it.
  var awaits: Bool
  /// A bracket without a partner: in one program with other snippets it would be reported far away.
  var unbalancedBracket: Diagnostic?

  init(_ snippet: Snippet) {
    let tokens = SwiftTokenizer.tokens(of: snippet.code)
    self.snippet = snippet
    bytes = Array(snippet.code.utf8)
    declarations = DeclarationFinder(tokens: tokens).declarations()
    awaits = tokens.contains { $0.text == "await" }
    unbalancedBracket = Self.unbalancedBracket(in: tokens, of: snippet)
  }
}

extension SnippetParts {
  private static func unbalancedBracket(in tokens: [SwiftToken], of snippet: Snippet)
    -> Diagnostic?
  {
    let partners: [Substring: Substring] = ["(": ")", "[": "]", "{": "}"]
    var open: [SwiftToken] = []
    // Branches of `#if` may each open what one later line closes.
    guard !tokens.contains(where: { $0.text == "#" }) else { return nil }
    for token in tokens {
      if token.kind == .opening {
        open.append(token)
      } else if token.kind == .closing {
        guard let last = open.popLast() else {
          return .unbalancedBracket(token.text, at: position(of: token, in: snippet), partner: nil)
        }
        guard partners[last.text] == token.text else {
          return .unbalancedBracket(
            token.text, at: position(of: token, in: snippet),
            partner: (last.text, position(of: last, in: snippet)))
        }
      }
    }
    return open.last.map {
      .unbalancedBracket($0.text, at: position(of: $0, in: snippet), partner: nil)
    }
  }

  private static func position(of token: SwiftToken, in snippet: Snippet) -> SourcePosition {
    let before = String(
      decoding: Array(snippet.code.utf8)[..<token.range.lowerBound], as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return SourcePosition(
      file: snippet.position.file, line: snippet.position.line + lines.count - 1,
      column: snippet.position.column + (lines.last?.count ?? 0))
  }
}

enum FileScope {
  /// The names of functions and variables that must stand at file scope, because something that
  /// does uses them.
  static func names(in parts: [SnippetParts]) -> Set<String> {
    let declarations = parts.flatMap(\.declarations)
    var byName: [String: [Declaration]] = [:]
    for declaration in declarations
    where declaration.kind == .function || declaration.kind == .variable {
      for name in declaration.names { byName[name, default: []].append(declaration) }
    }
    var names: Set<String> = []
    var pending = declarations.filter { $0.kind == .fileScope }.flatMap(\.mentions)
    while let name = pending.popLast() {
      guard let used = byName[name], names.insert(name).inserted else { continue }
      for declaration in used {
        pending += declaration.mentions
        pending += declaration.names
      }
    }
    return names
  }

  static func holds(_ declaration: Declaration, moving names: Set<String>) -> Bool {
    switch declaration.kind {
    case .importing, .fileScope: true
    case .function, .variable: !declaration.names.isDisjoint(with: names)
    }
  }
}

/// Writes the module, with and without the author's line numbers.
private struct ModuleWriter {
  let file: String
  var source = ""
  var code = ""

  init(file: String) {
    self.file = file
  }

  mutating func writeFileScope(_ parts: [SnippetParts], moving names: Set<String>) {
    write("import WorkbookKit\n")
    for part in parts {
      for declaration in part.declarations where FileScope.holds(declaration, moving: names) {
        let (line, column) = place(of: declaration.range.lowerBound, in: part)
        startAuthorsLines(at: part.snippet.position.line + line)
        write(String(repeating: " ", count: column))
        write(String(decoding: part.bytes[declaration.range], as: UTF8.self) + "\n")
        endAuthorsLines()
      }
    }
  }

  mutating func writeBody(_ parts: [SnippetParts], moving names: Set<String>) {
    let awaits = parts.contains(where: \.awaits)
    let effects = awaits ? "async throws" : "throws"
    let call =
      awaits
      ? "await WorkbookRun.main { try await chapter() }" : "WorkbookRun.main { try chapter() }"
    write("@main enum VerificationModule_ {\n")
    write("static func main() \(awaits ? "async " : ""){ \(call) }\n")
    write("static func chapter() \(effects) {\n")
    for part in parts {
      write("WorkbookRun.snippet(\"\(part.snippet.id)\")\n")
      var bytes = part.bytes
      for declaration in part.declarations where FileScope.holds(declaration, moving: names) {
        for index in declaration.range where bytes[index] != UInt8(ascii: "\n") {
          bytes[index] = UInt8(ascii: " ")
        }
      }
      startAuthorsLines(at: part.snippet.position.line)
      write(String(decoding: bytes, as: UTF8.self))
      if bytes.last != UInt8(ascii: "\n") { write("\n") }
      endAuthorsLines()
    }
    write("}\n}\n")
  }

  private mutating func write(_ text: String) {
    source += text
    code += text
  }

  private mutating func startAuthorsLines(at line: Int) {
    source += "#sourceLocation(file: \"\(file)\", line: \(line))\n"
  }

  private mutating func endAuthorsLines() {
    source += "#sourceLocation()\n"
  }

  /// Lines before the offset, and bytes before it in its own line.
  private func place(of offset: Int, in part: SnippetParts) -> (line: Int, column: Int) {
    let before = part.bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (line, offset - start)
  }
}
