/// Reads one line of declarations.
struct DeclarationReader {
  let expressions: FormulaReader
  let sets: SetReader
  /// Decides between a new name's domain and a constraint on known ones.
  var isDeclared: (Symbol) -> Bool

  init(
    macros: [String: String], functions: Set<Symbol>, isDeclared: @escaping (Symbol) -> Bool
  ) {
    expressions = FormulaReader(macros: macros, functions: functions)
    sets = SetReader(expressions: expressions, macros: macros)
    self.isDeclared = isDeclared
  }

  func declarations(_ line: DeclarationLine.Piece) throws(FormulaProblem) -> [Declaration] {
    let line = DeclarationLine(line)
    guard let relation = line.relations.first else {
      let piece = line.sides[0]
      throw FormulaProblem(
        "'\(piece.text)' declares nothing",
        help: "say where it lies, as in '\(piece.text) \\in \\R', or what it means with ':='",
        at: piece.span)
    }
    switch relation {
    case ":=", "=":
      guard line.sides.count == 2 else { throw tooMany(line) }
      let pattern = try read(line.sides[0])
      guard case .symbol = Self.patternName(pattern) else {
        throw FormulaProblem(
          "'\(line.sides[0].text)' is not a name or a function that can be defined",
          at: line.sides[0].span)
      }
      return [
        Declaration(
          content: .definition(pattern: pattern, value: try read(line.sides[1])),
          name: line.sides[0].text)
      ]
    case "\\in", "\\sim", ":": return try domains(line, relation)
    default: return try inequalities(line)
    }
  }

  /// The symbol that a definition's left side gives a meaning to.
  static func patternName(_ pattern: Expression) -> Expression.Form? {
    switch pattern.form {
    case .symbol: pattern.form
    case .call(let call): patternName(call.function)
    case .power(let base, _): patternName(base)
    // `(T_a p)(x)`
    case .product(let factors) where factors.count == 2: patternName(factors[0])
    default: nil
    }
  }

  private func domains(
    _ line: DeclarationLine, _ relation: String
  ) throws(FormulaProblem) -> [Declaration] {
    let domain: Domain
    switch relation {
    case "\\in":
      guard line.sides.count == 2 else { throw tooMany(line) }
      domain = try sets.domain(line.sides[1], words: line.words)
    case "\\sim":
      guard line.sides.count == 2 else { throw tooMany(line) }
      domain = .law(try read(line.sides[1]))
    default: domain = try function(line)
    }
    var declarations: [Declaration] = []
    for name in try names(line.sides[0], range: line.range) {
      let whole = name.sequence.map { Domain.sequence(domain, from: $0.from, to: $0.to) } ?? domain
      declarations.append(Declaration(content: .domain(name.symbol, whole), name: name.text))
    }
    return declarations
  }

  private func function(_ line: DeclarationLine) throws(FormulaProblem) -> Domain {
    guard line.sides.count == 3, line.relations == [":", "\\to"] else {
      throw FormulaProblem(
        "a function is declared as in 'f \\colon \\R \\to \\R'", at: line.sides[0].span)
    }
    var sources: [Expression?] = []
    for factor in Self.factors(line.sides[1]) {
      guard let dimension = try sets.dimension(factor.text, factor) else { throw unknown(factor) }
      sources.append(dimension)
    }
    let target = sets.normalised(line.sides[2].text)
    let isPositive = ["(0,\\infty)", "\\mathbb{R}_{>0}", "\\mathbb{R}_+"].contains(target)
    let words = line.words.joined(separator: " ")
    let kind: Domain.FunctionKind =
      isPositive ? .positive : words.contains("increasing") ? .increasing : .any
    if isPositive { return .function(from: sources, to: nil, .positive) }
    guard let dimension = try sets.dimension(target, line.sides[2]) else {
      throw unknown(line.sides[2])
    }
    return .function(from: sources, to: dimension, kind)
  }

  /// `\R \times \R^d` in its factors.
  private static func factors(_ piece: DeclarationLine.Piece) -> [DeclarationLine.Piece] {
    var pieces: [DeclarationLine.Piece] = []
    var depth = 0
    var from = piece.start
    let bytes = Array(piece.text.utf8)
    func cut(_ end: Int) {
      let text = String(decoding: bytes[(from - piece.start)..<(end - piece.start)], as: UTF8.self)
      pieces.append(DeclarationLine.trimmed(.init(text: text, start: from)))
    }
    for token in DeclarationLine.tokens(piece) {
      depth += token.nesting
      if depth == 0, token.text == "\\times" {
        cut(token.start)
        from = token.end
      }
    }
    cut(piece.start + bytes.count)
    return pieces
  }

  func read(_ piece: DeclarationLine.Piece) throws(FormulaProblem) -> Expression {
    do {
      return try expressions.readExpression(piece.text)
    } catch {
      throw FormulaProblem(
        error.message, help: error.help,
        at: Span(error.span.start + piece.start, error.span.end + piece.start))
    }
  }

  private func tooMany(_ line: DeclarationLine) -> FormulaProblem {
    FormulaProblem("one declaration has more than one sign", at: line.sides[2].span)
  }

  private func unknown(_ piece: DeclarationLine.Piece) -> FormulaProblem {
    FormulaProblem(
      "'\(piece.text)' is not where a function can come from or go to",
      help:
        "write \\R, \\R^d, products such as \\R\\times\\R, or (0,\\infty) for a positive function",
      at: piece.span)
  }
}
