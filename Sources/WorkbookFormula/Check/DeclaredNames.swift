/// The names on the left of a declaration: `x, y`, `\sigma_k`, `(\sigma_k)_{k \ge 1}`,
/// `a_1, \dots, a_n`.
struct DeclaredName {
  var symbol: Symbol
  var text: String
  /// The range of its index, for a sequence.
  var sequence: (from: Expression?, to: Expression?)?
}

extension DeclarationReader {
  func names(
    _ piece: DeclarationLine.Piece, range: DeclarationLine.Piece?
  ) throws(FormulaProblem) -> [DeclaredName] {
    var bound: (index: Symbol, from: Expression?, to: Expression?)?
    if let range { bound = try indexRange(range) }
    var names: [DeclaredName] = []
    var isOpen = false
    for part in DeclarationLine.separated(piece) where !part.isEmpty {
      if ["\\dots", "\\ldots", "\\cdots"].contains(part.text) {
        isOpen = true
        continue
      }
      var name = try self.name(part, bound)
      if isOpen {
        isOpen = false
        // `a_1, a_2, \dots, a_n` is one sequence.
        guard let last = name.symbol.subscripts.first,
          let first = names.first(where: { $0.symbol.base == name.symbol.base })
        else {
          throw FormulaProblem("nothing says what '\\dots' stands for", at: part.span)
        }
        names.removeAll { $0.symbol.base == name.symbol.base }
        name.sequence = (first.symbol.subscripts.first, last)
        name.symbol = name.symbol.base
      }
      names.append(name)
    }
    guard !names.isEmpty else {
      throw FormulaProblem("a declaration without a name", at: piece.span)
    }
    return names
  }

  private func name(
    _ piece: DeclarationLine.Piece, _ bound: (index: Symbol, from: Expression?, to: Expression?)?
  ) throws(FormulaProblem) -> DeclaredName {
    if let family = Self.family(piece) {
      let range = try indexRange(family.range)
      guard case .symbol(let symbol) = try read(family.name).form else { throw notName(piece) }
      return DeclaredName(
        symbol: symbol.base, text: family.name.text, sequence: (range.from, range.to))
    }
    guard case .symbol(let symbol) = try read(piece).form else { throw notName(piece) }
    if let bound, symbol.subscripts.contains(where: { $0.form == .symbol(bound.index) }) {
      return DeclaredName(
        symbol: symbol.base, text: piece.text, sequence: (bound.from, bound.to))
    }
    return DeclaredName(symbol: symbol, text: piece.text)
  }

  /// `(\sigma_k)_{k \ge 1}`
  private static func family(
    _ piece: DeclarationLine.Piece
  ) -> (name: DeclarationLine.Piece, range: DeclarationLine.Piece)? {
    let tokens = DeclarationLine.tokens(piece)
    guard tokens.first?.text == "(", let close = tokens.firstIndex(where: { $0.text == ")" }),
      close + 2 < tokens.count, tokens[close + 1].text == "_"
    else { return nil }
    let bytes = Array(piece.text.utf8)
    func part(_ from: Int, _ end: Int) -> DeclarationLine.Piece {
      let text = String(decoding: bytes[(from - piece.start)..<(end - piece.start)], as: UTF8.self)
      return DeclarationLine.trimmed(.init(text: text, start: from))
    }
    let isBraced = tokens[close + 2].text == "{" && tokens.last?.text == "}"
    let range =
      isBraced
      ? part(tokens[close + 2].end, tokens[tokens.count - 1].start)
      : part(tokens[close + 2].start, piece.start + bytes.count)
    return (part(tokens[0].end, tokens[close].start), range)
  }

  /// `k \ge 1`, `1 \le k \le n`, `k = 0, \dots, N`, `k \in \{1,\dots,n\}`, or only `k`.
  private func indexRange(
    _ piece: DeclarationLine.Piece
  ) throws(FormulaProblem) -> (index: Symbol, from: Expression?, to: Expression?) {
    let line = DeclarationLine(piece)
    func index(_ piece: DeclarationLine.Piece) throws(FormulaProblem) -> Symbol {
      guard case .symbol(let symbol) = try read(piece).form else { throw notName(piece) }
      return symbol
    }
    func shifted(_ piece: DeclarationLine.Piece, _ by: Double) throws(FormulaProblem) -> Expression
    {
      let value = try read(piece)
      if by == 0 { return value }
      return Expression(.sum([value, Expression(.number(by), at: value.span)]), at: value.span)
    }
    switch line.relations {
    case []: return (try index(line.sides[0]), nil, nil)
    case ["\\ge"]: return (try index(line.sides[0]), try read(line.sides[1]), nil)
    case [">"]: return (try index(line.sides[0]), try shifted(line.sides[1], 1), nil)
    case ["\\le", "\\le"]:
      return (try index(line.sides[1]), try read(line.sides[0]), try read(line.sides[2]))
    case ["="]:
      let values = DeclarationLine.separated(line.sides[1]).filter { !$0.text.hasSuffix("dots") }
      guard let first = values.first, let last = values.last else { throw notName(piece) }
      return (try index(line.sides[0]), try read(first), try read(last))
    case ["\\in"]:
      guard case .integer(let first, let last) = try sets.domain(line.sides[1], words: []) else {
        throw notName(piece)
      }
      return (try index(line.sides[0]), first, last)
    default:
      throw FormulaProblem(
        "'\(piece.text)' does not say which indices are meant",
        help: "write 'k \\ge 1', '1 \\le k \\le n' or 'k = 0,\\dots,N'", at: piece.span)
    }
  }

  private func notName(_ piece: DeclarationLine.Piece) -> FormulaProblem {
    FormulaProblem("'\(piece.text)' is not a name that can be declared", at: piece.span)
  }
}
