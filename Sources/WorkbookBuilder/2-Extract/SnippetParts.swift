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
