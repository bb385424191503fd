extension Chapter {
  /// The places of the snippets whose changes only a picture could show: they draw, claim and report
  /// nothing, and what they declare is used by no snippet that claims or reports.
  var drawingSnippets: Set<Int> {
    let tokens = snippets.map { SwiftTokenizer.tokens(of: $0.code) }
    let words = tokens.map { Set($0.filter { $0.kind == .word }.map { String($0.text) }) }
    let names = tokens.map {
      DeclarationFinder(tokens: $0).declarations().reduce(into: Set()) { $0.formUnion($1.names) }
    }
    var drawing = Set(
      words.indices.filter {
        !words[$0].isDisjoint(with: ["figure", "table"])
          && words[$0].isDisjoint(with: ["verify", "report", "equation"])
      })
    var isSettled = false
    while !isSettled {
      let judged = words.indices.filter { !drawing.contains($0) }
      let used = drawing.filter { place in
        judged.contains { !words[$0].isDisjoint(with: names[place]) }
      }
      drawing.subtract(used)
      isSettled = used.isEmpty
    }
    return drawing
  }
}
