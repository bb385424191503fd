/// The author's lines on a run's call stack.
struct AuthorFrames {
  let program: String
  let symbolizer: String
  let addresses: [UInt]

  /// Innermost first; empty when the addresses lead to none of the chapter's lines.
  func positions(in module: VerificationModule) async -> [SourcePosition] {
    guard !addresses.isEmpty else { return [] }
    let process = ChildProcess(
      program: symbolizer,
      arguments: ["--obj=\(program)", "--relative-address", "--functions=none", "--inlines"]
        + addresses.prefix(64).map { "0x" + String($0, radix: 16) })
    guard let result = try? await process.run(), result.isSuccess else { return [] }
    var positions: [SourcePosition] = []
    for line in result.output.split(separator: "\n") {
      let parts = line.split(separator: ":")
      guard parts.count >= 3, let column = Int(parts[parts.count - 1]),
        let number = Int(parts[parts.count - 2]),
        parts.dropLast(2).joined(separator: ":").hasSuffix(module.file),
        let snippet = module.snippet(atLine: number)
      else { continue }
      let position = SourcePosition(
        file: module.file, line: number, column: max(1, column) + snippet.position.column - 1)
      if positions.last?.line != number { positions.append(position) }
    }
    return positions
  }
}
