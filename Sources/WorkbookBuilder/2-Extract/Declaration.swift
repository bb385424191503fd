/// A declaration at the top level of a snippet.
struct Declaration {
  enum Kind {
    case importing
    /// `struct`, `class`, `enum`, `actor`, `protocol`, `extension`, `typealias`, `operator`,
    /// `precedencegroup`, and functions whose name is an operator: what Swift wants at file scope,
    /// or what may not close over a function's variables.
    case fileScope
    case function
    case variable
  }

  var kind: Kind
  /// UTF-8 offsets in the snippet, attributes and modifiers included.
  var range: Range<Int>
  /// The names that it declares.
  var names: Set<String>
  /// The names that it uses and does not bind itself.
  var mentions: Set<String>
}

/// Finds the declarations at the top level of a snippet. Statements are everything between them.
struct DeclarationFinder {
  private let tokens: [SwiftToken]

  init(tokens: [SwiftToken]) {
    self.tokens = tokens
  }

  func declarations() -> [Declaration] {
    var found: [Declaration] = []
    var index = 0
    while index < tokens.count {
      if startsStatement(index), let declaration = declaration(at: index) {
        found.append(declaration.value)
        index = declaration.end
      } else {
        index += 1
      }
    }
    return found
  }

  private func startsStatement(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.depth == 0, token.kind == .word || token.text == "@" else { return false }
    guard index > 0 else { return true }
    let previous = tokens[index - 1]
    if previous.text == ";" { return true }
    guard token.startsLine else { return previous.text == "}" }
    if Self.conditionOpeners.contains(previous.text) || previous.text == "," { return false }
    return previous.kind != .operation || !previous.followsSpace
  }

  private func declaration(at start: Int) -> (value: Declaration, end: Int)? {
    var index = start
    while index < tokens.count {
      let token = tokens[index]
      if token.text == "@" {
        index += 2
        if index < tokens.count, tokens[index].text == "(", !tokens[index].followsSpace {
          index = closing(of: index) + 1
        }
      } else if Self.modifiers.contains(token.text) {
        // `class` and `prefix` can be a modifier or the keyword itself.
        if token.text == "class", index + 1 < tokens.count,
          !["func", "var", "let"].contains(tokens[index + 1].text)
        {
          break
        }
        index += 1
        if index < tokens.count, tokens[index].text == "(", !tokens[index].followsSpace {
          index = closing(of: index) + 1
        }
      } else {
        break
      }
    }
    guard index + 1 < tokens.count else { return nil }
    let keyword = tokens[index].text
    let name = tokens[index + 1]
    let end: Int
    let kind: Declaration.Kind
    switch keyword {
    case "import":
      (kind, end) = (.importing, endOfLine(from: index))
    case "struct", "class", "enum", "protocol", "extension", "precedencegroup":
      (kind, end) = (.fileScope, endOfBody(from: index))
    case "actor" where name.kind == .word && !name.startsLine:
      (kind, end) = (.fileScope, endOfBody(from: index))
    case "typealias":
      (kind, end) = (.fileScope, endOfExpression(from: index))
    case "operator":
      (kind, end) = (.fileScope, endOfLine(from: index))
    case "func":
      let isOperator = name.text.first.map { !$0.isLetter && $0 != "_" && $0 != "`" } ?? false
      (kind, end) = (isOperator ? .fileScope : .function, endOfBody(from: index))
    case "let", "var":
      (kind, end) = (.variable, endOfExpression(from: index))
    default:
      return nil
    }
    let inside = tokens[index..<end]
    let bound = boundNames(in: inside)
    let declared: Set<String> =
      switch kind {
      case .importing: []
      case .variable: patternNames(from: index + 1, to: end)
      case .fileScope, .function: keyword == "extension" ? [] : [String(name.text)]
      }
    let value = Declaration(
      kind: kind, range: tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound,
      names: declared, mentions: mentions(in: inside).subtracting(bound).subtracting(declared))
    return (value, end)
  }

  // MARK: Ends

  /// The index of the bracket that closes the one at `index`.
  private func closing(of index: Int) -> Int {
    let depth = tokens[index].depth
    return tokens[(index + 1)...].firstIndex { $0.kind == .closing && $0.depth == depth }
      ?? tokens.count - 1
  }

  private func endOfBody(from index: Int) -> Int {
    guard
      let body = tokens[index...].firstIndex(where: { $0.text == "{" && $0.depth == 0 })
    else { return endOfLine(from: index) }
    return closing(of: body) + 1
  }

  private func endOfLine(from index: Int) -> Int {
    tokens[(index + 1)...].firstIndex { $0.depth == 0 && ($0.startsLine || $0.text == ";") }
      ?? tokens.count
  }

  /// A line break at the top level ends an expression, unless an operator or a dot carries it on.
  private func endOfExpression(from start: Int) -> Int {
    var index = start + 1
    while index < tokens.count {
      let token = tokens[index]
      let previous = tokens[index - 1]
      if token.depth == 0 {
        if token.text == ";" { return index }
        if token.startsLine {
          let isCarriedOn =
            token.text == "." || token.text == "{" || token.text == "?" || token.text == ":"
            || token.text == "else"
            || (token.kind == .operation && isFollowedBySpace(index))
            || (previous.kind == .operation && previous.followsSpace)
            || previous.text == "," || previous.text == ":"
          if !isCarriedOn && token.kind != .closing { return index }
        }
      }
      index += 1
    }
    return tokens.count
  }

  private func isFollowedBySpace(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].followsSpace
  }

  // MARK: Names

  private func mentions(in range: ArraySlice<SwiftToken>) -> Set<String> {
    var names: Set<String> = []
    for index in range.indices where tokens[index].kind == .word {
      let isMember =
        index > range.startIndex && tokens[index - 1].text == "."
        && !tokens[index - 1].text.hasPrefix("..")
      if !isMember, !isLabel(index) { names.insert(plain(tokens[index].text)) }
    }
    for token in range where token.kind == .string {
      // An interpolation may use any name; too many mentions only move more to file scope.
      names.formUnion(interpolatedNames(in: token.text))
    }
    return names
  }

  private func interpolatedNames(in literal: Substring) -> Set<String> {
    guard literal.contains("\\") else { return [] }
    return Set(
      literal.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
  }

  /// A name with a colon right behind it is an argument's label, a parameter or a property.
  private func isLabel(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].text == ":" && !tokens[index + 1].followsSpace
  }

  private func boundNames(in range: ArraySlice<SwiftToken>) -> Set<String> {
    var names: Set<String> = []
    for index in range.indices.dropFirst() where tokens[index].kind == .word {
      let previous = tokens[index - 1].text
      if Self.binders.contains(previous) || isLabel(index) {
        names.insert(plain(tokens[index].text))
      }
    }
    return names
  }

  /// The names between `let` and `=`, or the type.
  private func patternNames(from start: Int, to end: Int) -> Set<String> {
    var names: Set<String> = []
    var isPattern = true
    for index in start..<end {
      let token = tokens[index]
      if token.depth == 0 {
        if token.text == "," { isPattern = true }
        if token.text == "=" || token.text == ":" || token.text == "{" { isPattern = false }
      }
      if isPattern, token.kind == .word { names.insert(plain(token.text)) }
    }
    return names
  }

  private func plain(_ name: Substring) -> String {
    name.hasPrefix("`") ? String(name.dropFirst().dropLast()) : String(name)
  }

  private static let conditionOpeners: Set<Substring> = [
    "if", "guard", "while", "case", "for", "return", "in", "else", "do", "try", "await", "import",
  ]
  private static let binders: Set<Substring> = [
    "let", "var", "func", "for", "struct", "class", "enum", "actor", "protocol", "typealias",
    "associatedtype",
  ]
  private static let modifiers: Set<Substring> = [
    "public", "private", "internal", "fileprivate", "open", "package", "final", "static", "class",
    "mutating", "nonmutating", "nonisolated", "indirect", "prefix", "postfix", "infix", "lazy",
    "weak", "unowned", "override", "dynamic", "required", "convenience", "distributed",
  ]
}
