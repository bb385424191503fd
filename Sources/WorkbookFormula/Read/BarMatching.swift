/// Tells which bars open an absolute value or a norm, which close one, and which separate.
///
/// A bar where an operand is needed opens. A bar behind an operand closes what is open; if nothing
/// is, it opens where a second one closes it before a comma or relation (`\gamma|t|`), and
/// separates otherwise (`p(x|y)`).
struct BarMatching {
  private struct Open {
    var place: Int
    var kind: Token.Kind
    /// It may turn out to separate.
    var isTentative: Bool
  }

  private var tokens: [Token]
  /// What is open, for each level of brackets.
  private var levels: [[Open]] = [[]]
  /// The second bars of pairs that are one sign.
  private var dropped: Set<Int> = []

  static func match(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: { $0.kind == .bar || $0.kind == .doubleBar }) else {
      return joined(tokens)
    }
    var matching = BarMatching(tokens: tokens)
    for place in tokens.indices { matching.step(place) }
    matching.endSides()
    return joined(
      matching.tokens.indices.filter { !matching.dropped.contains($0) }.map { matching.tokens[$0] })
  }

  private init(tokens: [Token]) {
    self.tokens = tokens
  }

  private mutating func step(_ place: Int) {
    switch tokens[place].kind {
    case .open, .groupOpen, .begin: levels.append([])
    case .close, .groupClose, .end:
      endSides()
      if levels.count > 1 { levels.removeLast() }
    case .comma, .semicolon, .relation, .cell, .newline, .given: endSides()
    case .bar, .doubleBar: if !dropped.contains(place) { bar(place) }
    default: if tokens[place].startsChain { endSides() }
    }
  }

  private mutating func bar(_ place: Int) {
    let level = levels.count - 1
    if needsOperand(before: place) {
      levels[level].append(Open(place: place, kind: tokens[place].kind, isTentative: false))
      return
    }
    // `||` behind an operand is one sign, unless it closes two or closes one and opens one.
    if tokens[place].kind == .bar, place + 1 < tokens.count, tokens[place + 1].kind == .bar,
      tokens[place + 1].isAdjacent, levels[level].last?.kind != .bar
    {
      tokens[place].kind = .doubleBar
      tokens[place].text = "\\|"
      tokens[place].span = tokens[place].span.union(tokens[place + 1].span)
      dropped.insert(place + 1)
    }
    let kind = tokens[place].kind
    if let match = levels[level].lastIndex(where: { $0.kind == kind }),
      levels[level][(match + 1)...].allSatisfy(\.isTentative)
    {
      for open in levels[level][(match + 1)...] { tokens[open.place].kind = .given }
      let sign = kind == .bar ? "|" : "\\|"
      tokens[levels[level][match].place].kind = .open
      tokens[levels[level][match].place].text = sign
      tokens[place].kind = .close
      tokens[place].text = sign
      levels[level].removeSubrange(match...)
      return
    }
    // `F \big|_{x=0}`
    if place + 1 < tokens.count, tokens[place + 1].kind == .sub { return }
    levels[level].append(Open(place: place, kind: kind, isTentative: true))
  }

  private func needsOperand(before place: Int) -> Bool {
    guard place > 0 else { return true }
    switch tokens[place - 1].kind {
    case .operation:
      // `q(\cdot|z)`
      return !isPlaceholder(place - 1)
    case .open, .groupOpen, .begin, .relation, .comma, .semicolon, .colon, .given, .cell,
      .newline, .sub, .sup, .command:
      return true
    case .bar, .doubleBar: return !(dropped.contains(place - 1) && tokens[place - 2].kind == .close)
    default: return false
    }
  }

  private func isPlaceholder(_ place: Int) -> Bool {
    guard tokens[place].text == "\\cdot", place > 0 else { return false }
    return [.open, .comma].contains(tokens[place - 1].kind)
  }

  /// What is open at the end of a side has no partner: behind an operand it separates.
  private mutating func endSides() {
    for open in levels[levels.count - 1] where open.isTentative && open.kind == .bar {
      tokens[open.place].kind = .given
    }
    levels[levels.count - 1] = []
  }

  /// `||x||` is a norm, and `p || q` has one sign between its sides.
  private static func joined(_ tokens: [Token]) -> [Token] {
    var closing: [Int: Int] = [:]
    var open: [Int] = []
    for (place, token) in tokens.enumerated() where token.text == "|" {
      if token.kind == .open { open.append(place) }
      if token.kind == .close, let last = open.popLast() { closing[last] = place }
    }
    var tokens = tokens
    var dropped: Set<Int> = []
    for place in tokens.indices.dropFirst() {
      let (first, second) = (tokens[place - 1], tokens[place])
      guard first.text == "|", second.text == "|", !dropped.contains(place - 1),
        second.isAdjacent || second.isStretched
      else { continue }
      if first.kind == .open, second.kind == .open, let outer = closing[place - 1],
        let inner = closing[place], inner + 1 == outer
      {
        tokens[place - 1].text = "\\|"
        tokens[place - 1].span = first.span.union(second.span)
        tokens[inner].text = "\\|"
        tokens[inner].span = tokens[inner].span.union(tokens[outer].span)
        dropped.formUnion([place, outer])
      }
    }
    guard !dropped.isEmpty else { return tokens }
    return tokens.indices.filter { !dropped.contains($0) }.map { tokens[$0] }
  }
}
