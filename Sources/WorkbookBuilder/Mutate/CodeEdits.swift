/// One small change of a snippet's code.
struct CodeEdit: Sendable, Hashable {
  /// UTF-8 offsets in the code.
  var range: Range<Int>
  var replacement: String
  /// "3 becomes 4"
  var description: String
}

/// The small changes of a snippet that its claims should notice: another constant, another sign,
/// a quotient for a product.
///
/// Tolerances, bounds, seeds, sizes and lists of cases stay as they are, and so does what only draws:
/// figures and tables. So do numbers that are nobody's formula but a choice: `let x = 0.3`, a range
/// between two literals, brackets that hold literals only.
struct CodeEdits {
  private let tokens: [SwiftToken]
  private(set) var edits: [CodeEdit] = []

  private static let drawing: Set<Substring> = ["figure", "table", "Chart", "print"]
  private static let slack: Set<Substring> = [
    "within", "seed", "atMost", "atLeast", "over", "samples", "count", "points", "steps", "bins",
    "breaks",
  ]

  init(_ code: String) {
    tokens = SwiftTokenizer.tokens(of: code)
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .word, Self.drawing.contains(token.text) {
        index = endOfCall(after: index)
      } else if token.kind == .word, Self.slack.contains(token.text), text(index + 1) == ":" {
        index = endOfArgument(after: index + 1)
      } else if let end = endOfChoice(from: index) {
        index = end
      } else {
        if let edit = edit(at: index) { edits.append(edit) }
        index += 1
      }
    }
  }

  private func text(_ index: Int) -> Substring? {
    tokens.indices.contains(index) ? tokens[index].text : nil
  }

  // MARK: What is left alone

  /// The index behind the brackets of a call and its trailing closures.
  private func endOfCall(after index: Int) -> Int {
    var next = index + 1
    while tokens.indices.contains(next), tokens[next].kind == .opening, !tokens[next].startsLine {
      next = endOfBrackets(from: next)
    }
    return next
  }

  private func endOfBrackets(from opening: Int) -> Int {
    var depth = 0
    for index in opening..<tokens.count {
      if tokens[index].kind == .opening { depth += 1 }
      if tokens[index].kind == .closing { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return tokens.count
  }

  private func endOfArgument(after index: Int) -> Int {
    var next = index + 1
    while tokens.indices.contains(next) {
      if tokens[next].kind == .closing || tokens[next].text == "," { return next }
      next = tokens[next].kind == .opening ? endOfBrackets(from: next) : next + 1
    }
    return next
  }

  /// The index behind literals that are a choice, if they begin here.
  private func endOfChoice(from index: Int) -> Int? {
    if tokens[index].text == "let" { return endOfChosenConstant(from: index) }
    if tokens[index].kind == .opening, tokens[index].text != "{", !isSubscript(index) {
      let end = endOfBrackets(from: index)
      let isChoice = (index + 1..<max(index + 1, end - 1)).allSatisfy(isPartOfChoice)
      return isChoice ? end : nil
    }
    // `-2...2`, `0..<40`: a range sign is three tokens.
    guard let first = endOfLiteral(from: index), text(first) == ".", text(first + 1) == "." else {
      return nil
    }
    return endOfLiteral(from: first + 3)
  }

  /// `let x = 0.3` up to what follows.
  private func endOfChosenConstant(from index: Int) -> Int? {
    guard text(index + 2) == "=", let end = endOfLiteral(from: index + 3) else { return nil }
    return end == tokens.count || tokens[end].startsLine || text(end) == "," || text(end) == ";"
      ? end : nil
  }

  /// A number and its sign.
  private func endOfLiteral(from index: Int) -> Int? {
    let number = text(index) == "-" ? index + 1 : index
    guard tokens.indices.contains(number), tokens[number].kind == .number else { return nil }
    return number + 1
  }

  /// Literals, their signs, labels, ranges and lists.
  private func isPartOfChoice(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .number, .string: true
    case .punctuation: [",", ":", "."].contains(tokens[index].text)
    case .opening, .closing: tokens[index].text != "{" && tokens[index].text != "}"
    case .operation:
      tokens[index].text == "<" || tokens[index].text == "-" && !followsOperand(index)
    case .word: text(index + 1) == ":"
    }
  }

  private func isSubscript(_ index: Int) -> Bool {
    tokens[index].text == "[" && !tokens[index].followsSpace && followsOperand(index)
  }

  // MARK: Changes

  private func edit(at index: Int) -> CodeEdit? {
    let token = tokens[index]
    switch token.kind {
    case .number:
      // `pair.0` names a member.
      if index > 0, tokens[index - 1].text == ".", !token.followsSpace { return nil }
      guard let changed = Self.changed(token.text) else { return nil }
      return CodeEdit(
        range: token.range, replacement: changed, description: "\(token.text) becomes \(changed)")
    case .operation:
      guard let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil else {
        return nil
      }
      let flipped: [Substring: String] = ["+": "-", "-": "+", "*": "/", "/": "*"]
      guard let other = flipped[token.text] else { return nil }
      if token.followsSpace == next.followsSpace, followsOperand(index) {
        return CodeEdit(
          range: token.range, replacement: other, description: "'\(token.text)' becomes '\(other)'")
      }
      guard token.text == "-", !next.followsSpace else { return nil }
      return CodeEdit(
        range: token.range, replacement: "", description: "the sign of \(next.text) is dropped")
    default: return nil
    }
  }

  private func followsOperand(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch tokens[index - 1].kind {
    case .word, .number, .string, .closing: return true
    case .operation, .opening, .punctuation: return false
    }
  }

  /// The next whole number, or a tenth more; `nil` for other literals.
  private static func changed(_ literal: Substring) -> String? {
    let plain = literal.filter { $0 != "_" }
    if let whole = Int(plain) { return whole < .max ? "\(whole + 1)" : nil }
    guard !plain.hasPrefix("0x"), let number = Double(plain), number.isFinite else { return nil }
    return number == 0 ? "0.1" : "\(number * 1.1)"
  }
}
