/// Signs to tokens: puts words together, notes spaces and lines, and drops what only changes how a
/// formula looks.
struct TokenReader {
  let signs: [TeXSign]
  var index = 0
  private var tokens: [Token] = []
  private var space = Token.Space.none
  private var row = 0
  private var startsRow = false
  private var startsCell = false
  /// The environments that are open; their lines are tokens unless they are layouts.
  private var environments: [(name: String, span: Span)] = []
  /// The braces that are open, and whether they are a `\substack`'s.
  private var groups: [Bool] = []

  static func tokens(of signs: [TeXSign]) throws(FormulaProblem) -> [Token] {
    var reader = TokenReader(signs)
    while reader.index < signs.count { try reader.step() }
    if let open = reader.environments.last {
      throw FormulaProblem("'\\begin{\(open.name)}' is never ended", at: open.span)
    }
    return reader.tokens
  }

  private init(_ signs: [TeXSign]) {
    self.signs = signs
  }

  private var isInTable: Bool {
    environments.last.map { !Vocabulary.layouts.contains($0.name) } ?? false
  }

  mutating func add(_ kind: Token.Kind, _ text: String, _ span: Span, from start: Int) {
    var token = Token(kind, text, at: span)
    token.space = space
    token.isAdjacent = space == .none && !signs[start].followsBlank
    token.row = row
    token.startsRow = startsRow
    token.startsCell = startsCell
    space = .none
    startsRow = false
    startsCell = false
    tokens.append(token)
  }

  private mutating func step() throws(FormulaProblem) {
    let start = index
    let sign = signs[index]
    index += 1
    let text = sign.text
    guard !sign.isText else { return add(.text, text, sign.span, from: start) }

    switch text {
    case "{":
      groups.append(tokens.last?.text == "\\substack")
      add(.groupOpen, text, sign.span, from: start)
    case "}":
      _ = groups.popLast()
      add(.groupClose, text, sign.span, from: start)
    case "_": add(.sub, text, sign.span, from: start)
    case "^": add(.sup, text, sign.span, from: start)
    case ",", "\\comma": add(.comma, ",", sign.span, from: start)
    case ";": add(.semicolon, text, sign.span, from: start)
    case ".", "?": add(.period, text, sign.span, from: start)
    case "'", "\\prime": add(.prime, "'", sign.span, from: start)
    case "!": add(.bang, text, sign.span, from: start)
    case "&": cell(sign, start)
    case "\\\\", "\\cr", "\\newline", "\\tabularnewline": newline(sign, start)
    case ":", "=": pair(sign, start)
    case "\\begin": try begin(sign)
    case "\\end": try end(sign)
    case "\\infty": add(.name, text, sign.span, from: start)
    case "$": break
    default: try word(sign, start)
    }
  }

  private mutating func word(_ sign: TeXSign, _ start: Int) throws(FormulaProblem) {
    let text = sign.text
    if Vocabulary.thinSpaces.contains(text) {
      skipArgument()
      space = max(space, .thin)
    } else if Vocabulary.wideSpaces.contains(text) {
      space = .wide
    } else if Vocabulary.ignored.contains(text) || Vocabulary.wrappers.contains(text) {
      // A wrapper's argument is read as a group of its own.
    } else if Vocabulary.ignoredWithArgument.contains(text) {
      skipArgument()
    } else if Vocabulary.phantoms.contains(text) {
      skipArgument()
    } else if let size = Vocabulary.sizes[text] {
      try delimiter(size, sign, start)
    } else if TeXSign.textCommands.contains(text) {
      words(sign, start)
    } else if Vocabulary.romanFonts.contains(text) || Vocabulary.alphabets.contains(text) {
      font(sign, start)
    } else if let kind = Vocabulary.bars[text] {
      add(kind, kind == .bar ? "|" : kind == .given ? "\\mid" : "\\|", sign.span, from: start)
    } else if let open = Vocabulary.openings[text] {
      add(.open, open, sign.span, from: start)
    } else if let close = Vocabulary.closings[text] {
      add(.close, close, sign.span, from: start)
    } else if Vocabulary.ellipses.contains(text) {
      add(.dots, text, sign.span, from: start)
    } else if text == "\\textcolor" {
      skipArgument()
    } else if ["\\overset", "\\underset", "\\stackrel"].contains(text) {
      skipArgument()
      if index + 2 < signs.count, signs[index].text == "{", signs[index + 2].text == "}",
        Vocabulary.relations[signs[index + 1].text] != nil
      {
        add(.relation, signs[index + 1].text, sign.span.union(signs[index + 2].span), from: start)
        index += 3
      }
    } else if Vocabulary.commands.contains(text) {
      add(.command, text, sign.span, from: start)
    } else if Vocabulary.operations.contains(text) {
      add(.operation, text, sign.span, from: start)
    } else if Vocabulary.relations[text] != nil || Vocabulary.otherRelations.contains(text) {
      add(.relation, text, sign.span, from: start)
    } else if text.utf8.count == 1, let byte = text.utf8.first, byte >= 48, byte <= 57 {
      add(.digit, text, sign.span, from: start)
    } else if text.first?.isLetter == true || (text.first == "\\" && text.utf8.count > 2) {
      add(.name, text, sign.span, from: start)
    } else {
      throw FormulaProblem("'\(text)' has no meaning here", at: sign.span)
    }
  }

  // MARK: Lines

  private mutating func cell(_ sign: TeXSign, _ start: Int) {
    if isInTable {
      add(.cell, "&", sign.span, from: start)
    } else {
      startsCell = true
      if startsRow { space = .none }
    }
  }

  private mutating func newline(_ sign: TeXSign, _ start: Int) {
    if index < signs.count, signs[index].text == "[", !signs[index].isText {
      if let close = signs[index...].firstIndex(where: { $0.text == "]" }), close - index < 8 {
        // `\\[4pt]`
        if signs[index + 1..<close].contains(where: { $0.text.first?.isNumber == true }),
          signs[index + 1..<close].contains(where: { "empx".contains($0.text) })
        {
          index = close + 1
        }
      }
    }
    if isInTable || isInSubstack {
      add(.newline, "\\\\", sign.span, from: start)
    } else {
      row += 1
      startsRow = true
      startsCell = false
      space = .none
    }
  }

  private var isInSubstack: Bool { groups.last == true }

  private mutating func begin(_ sign: TeXSign) throws(FormulaProblem) {
    guard index < signs.count, signs[index].isText else {
      throw FormulaProblem("'\\begin' without a name in braces", at: sign.span)
    }
    let name = signs[index].text
    let span = sign.span.union(signs[index].span)
    let start = index
    index += 1
    if ["array", "alignedat", "alignat", "alignat*"].contains(name) { skipArgument() }
    if !Vocabulary.layouts.contains(name) {
      guard Vocabulary.matrices.contains(name) || Vocabulary.cases.contains(name) else {
        throw FormulaProblem("the environment '\(name)' cannot be read", at: span)
      }
      add(.begin, name, span, from: start)
    }
    environments.append((name, span))
  }

  private mutating func end(_ sign: TeXSign) throws(FormulaProblem) {
    guard index < signs.count, signs[index].isText else {
      throw FormulaProblem("'\\end' without a name in braces", at: sign.span)
    }
    let name = signs[index].text
    let span = sign.span.union(signs[index].span)
    let start = index
    index += 1
    guard let open = environments.popLast() else {
      throw FormulaProblem("'\\end{\(name)}' without '\\begin{\(name)}'", at: span)
    }
    guard open.name == name else {
      throw FormulaProblem(
        "'\\begin{\(open.name)}' is ended by '\\end{\(name)}'", at: span)
    }
    if Vocabulary.layouts.contains(name) {
      startsCell = false
    } else {
      add(.end, name, span, from: start)
    }
  }

  // MARK: Signs of two

  private mutating func pair(_ sign: TeXSign, _ start: Int) {
    let partner = sign.text == ":" ? "=" : ":"
    if index < signs.count, signs[index].text == partner, !signs[index].followsBlank {
      let span = sign.span.union(signs[index].span)
      index += 1
      add(.relation, sign.text + partner, span, from: start)
    } else {
      add(sign.text == ":" ? .colon : .relation, sign.text, sign.span, from: start)
    }
  }

  private mutating func delimiter(_ size: Token.Kind, _ sign: TeXSign, _ start: Int)
    throws(FormulaProblem)
  {
    guard index < signs.count, !signs[index].isText else {
      throw FormulaProblem("'\(sign.text)' needs a bracket", at: sign.span)
    }
    let delimiter = signs[index].text
    let span = sign.span.union(signs[index].span)
    let isStretched = sign.text == "\\left" || sign.text == "\\right"
    index += 1
    if let bar = Vocabulary.bars[delimiter] {
      let text = bar == .doubleBar ? "\\|" : "|"
      add(size == .bar ? bar : size == .given ? .given : size, text, span, from: start)
    } else if delimiter == "." {
      guard isStretched else {
        throw FormulaProblem("'\(sign.text)' needs a bracket", at: span)
      }
      add(size, ".", span, from: start)
    } else if let open = Vocabulary.openings[delimiter] {
      // `\right(` closes although it looks like an opening bracket.
      add(isStretched ? size : .open, open, span, from: start)
    } else if let close = Vocabulary.closings[delimiter] {
      add(isStretched ? size : .close, close, span, from: start)
    } else if delimiter == "/" {
      add(.operation, "/", span, from: start)
    } else {
      throw FormulaProblem("'\(sign.text)' needs a bracket", at: span)
    }
    tokens[tokens.count - 1].isSized = true
    tokens[tokens.count - 1].isStretched = isStretched
  }
}
