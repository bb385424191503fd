/// Writes the module, with and without the author's line numbers.
struct ModuleWriter {
  let file: String
  private(set) var source = ""
  private(set) var code = ""

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

  mutating func writeBody(
    _ parts: [SnippetParts], moving names: Set<String>, using equations: [UsedEquation] = []
  ) {
    let awaits = parts.contains(where: \.awaits)
    let effects = awaits ? "async throws" : "throws"
    let call =
      awaits
      ? "await WorkbookRun.main { try await chapter() }" : "WorkbookRun.main { try chapter() }"
    write("@main enum VerificationModule_ {\n")
    write("static func main() \(awaits ? "async " : ""){ \(call) }\n")
    write("static func chapter() \(effects) {\n")
    for equation in equations { write(equation.statement) }
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
