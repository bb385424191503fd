/// What the Swift compiler said about a chapter, in the author's places.
struct CompilerMessages {
  private let module: VerificationModule

  init(module: VerificationModule) {
    self.module = module
  }

  /// Reads the compiler's output: `file:line:column: error: message`, with excerpts between.
  func diagnostics(in output: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for line in output.split(separator: "\n", omittingEmptySubsequences: true) {
      guard let message = Message(line) else { continue }
      let position = position(message)
      switch message.kind {
      case "error":
        found.append(.compileError(message.text, at: position))
      case "warning":
        // A chapter's variables are there for its readers and its later snippets.
        guard let position, message.group != "no-usage" else { continue }
        found.append(.compileWarning(message.text, at: position))
      default:
        // Of several ways to mend one place the first is enough.
        guard let last = found.last, let position, last.position != position || last.notes.isEmpty
        else { continue }
        found[found.count - 1].notes.append(Diagnostic.Note(message.text, at: position))
      }
    }
    // The compiler may say the same about a declaration twice.
    var seen: Set<Diagnostic> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// The author's place; `nil` for a place in what the builder wrote around the snippets.
  private func position(_ message: Message) -> SourcePosition? {
    guard message.file == module.file, let snippet = module.snippet(atLine: message.line) else {
      return nil
    }
    let offset = message.line - snippet.position.line
    let lines = snippet.code.split(separator: "\n", omittingEmptySubsequences: false)
    guard offset >= 0, offset < lines.count else {
      return SourcePosition(file: module.file, line: message.line)
    }
    // The compiler counts bytes, an editor characters.
    let before = lines[offset].utf8.prefix(message.column - 1)
    return SourcePosition(
      file: module.file, line: message.line,
      column: String(decoding: before, as: UTF8.self).count + snippet.position.column)
  }

  private struct Message {
    var file: String
    var line: Int
    var column: Int
    var kind: String
    var text: String
    /// The compiler's name for this kind of message, where it gives one.
    var group: Substring?

    init?(_ output: Substring) {
      for kind in ["error", "warning", "note"] {
        guard let mark = output.firstRange(of: ": \(kind): ") else { continue }
        let place = output[..<mark.lowerBound].split(
          separator: ":", omittingEmptySubsequences: false)
        guard place.count >= 3, let column = Int(place[place.count - 1]),
          let line = Int(place[place.count - 2])
        else { continue }
        file = place[..<(place.count - 2)].joined(separator: ":")
        self.line = line
        self.column = column
        self.kind = kind
        var message = output[mark.upperBound...]
        if message.hasSuffix("]"), let bracket = message.ranges(of: " [#").last {
          group = message[bracket.upperBound...].dropLast()
          message = message[..<bracket.lowerBound]
        }
        text = String(message)
        return
      }
      return nil
    }
  }
}
