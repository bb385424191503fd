/// What the names of a chapter or a problem mean: its declarations, in the order of the source.
///
/// One declaration a line; what stands behind `%` is a comment. Declared are domains (`x \in \R`,
/// `\sigma > 0`, `n \in \{1,\dots,6\}`, `z \in \R^d`), sequences (`\sigma_k > 0 \text{ for } k \ge 1`),
/// functions (`f \colon \R \to \R`), laws (`p \in \mathcal{P}(\R)`, `X \sim \N(0,1)`), definitions
/// (`V_n := \sum_{k=1}^n \sigma_k^2`) and constraints (`a < b`).
///
/// A later declaration of a name replaces an earlier one.
public struct Declarations: Sendable {
  private(set) var items: [Declaration] = []
  /// The base symbols of all declared functions, for the reader.
  public private(set) var functions: Set<Symbol> = []
  /// All declared names as typed, for suggestions.
  public var names: [String] { items.map(\.name) }
  public var isEmpty: Bool { items.isEmpty }

  public init() {}

  /// Adds the declarations of `tex`, one a line.
  /// - Throws: the first problem, its span an offset into `tex`; nothing is added then.
  public mutating func add(_ tex: String, macros: [String: String] = [:]) throws(FormulaProblem) {
    var grown = self
    var start = 0
    for line in tex.split(separator: "\n", omittingEmptySubsequences: false) {
      let piece = DeclarationLine.Piece(text: Self.withoutComment(line), start: start)
      start += line.utf8.count + 1
      for part in Self.separateDeclarations(DeclarationLine.trimmed(piece)) where !part.isEmpty {
        // A function that a line defines is read as one on both sides of its definition.
        var functions = grown.functions
        if let name = Self.calledName(part, macros: macros) { functions.insert(name) }
        let known = Set(grown.items.filter(\.mayBeNumber).compactMap(\.symbol))
        let reader = DeclarationReader(macros: macros, functions: functions) { known.contains($0) }
        for item in try reader.declarations(part) { grown.append(item) }
      }
    }
    self = grown
  }

  /// Adds what a displayed formula defines: each chain's left side by its first right side. A process
  /// is defined by its increment, `\d y_t = …`, which has no value.
  /// - Throws: the formula cannot be read, or a left side is neither a name, a function of names nor
  ///   an increment.
  public mutating func define(_ tex: String, macros: [String: String] = [:]) throws(FormulaProblem)
  {
    var functions = functions
    for piece in tex.split(whereSeparator: { "\n&".contains($0) }) {
      if let name = Self.calledName(.init(text: String(piece), start: 0), macros: macros) {
        functions.insert(name)
      }
    }
    let formula = try FormulaReader(macros: macros, functions: functions).read(tex)
    var grown = self
    for chain in formula.chains {
      guard let link = chain.links.first, range(chain) == nil else { continue }
      guard [.equal, .defined, .distributed, .identical].contains(link.relation) else { continue }
      if chain.first.isIncrement { continue }
      guard case .symbol = DeclarationReader.patternName(chain.first) else {
        throw FormulaProblem(
          "the left side of a definition is a name or a function of names", at: chain.first.span)
      }
      grown.append(Self.definition(chain.first, link, tex))
    }
    self = grown
  }

  static func definition(_ head: Expression, _ link: Chain.Link, _ tex: String) -> Declaration {
    let name = FormulaSource(tex).text(head.span)
    if link.relation == .distributed, case .symbol(let symbol) = head.form {
      return Declaration(content: .domain(symbol, .law(link.side)), name: name)
    }
    return Declaration(content: .definition(pattern: head, value: link.side), name: name)
  }

  /// A later declaration takes the place of those that it contradicts. A letter may name a sequence
  /// and, without an index, something else.
  mutating func append(_ item: Declaration) {
    let names = Set(items.compactMap(\.symbol))
    items.removeAll { $0.isReplaced(by: item, among: names) }
    items.append(item)
    if item.isFunction, !item.isOperator, let symbol = item.symbol { functions.insert(symbol.base) }
  }
}

extension Declaration {
  /// The name that it gives a meaning to.
  var symbol: Symbol? {
    switch content {
    case .domain(let symbol, _): return symbol
    case .definition(let pattern, _):
      if case .symbol(let symbol)? = DeclarationReader.patternName(pattern) { return symbol }
      return nil
    case .constraint: return nil
    }
  }

  /// Whether it no longer holds where `later` follows it.
  /// - Parameter names: all that are declared before that.
  fileprivate func isReplaced(by later: Declaration, among names: Set<Symbol>) -> Bool {
    switch (content, later.content) {
    case (.constraint, _), (_, .constraint): return false
    case (.definition(let earlier, _), .definition(let pattern, let value)):
      if earlier == pattern { return true }
      if symbol == later.symbol, isFunction != later.isFunction {
        // `c := c(n)` shortens what is still needed.
        return !value.symbols.contains { $0 == symbol }
      }
      guard let index = formalIndex, let other = later.formalIndex,
        symbol?.base == later.symbol?.base
      else { return false }
      // `\alpha_s` and `\alpha_t` may be two names, where s and t are.
      return index == other || !names.contains(index) || !names.contains(other)
    case (.definition, .domain(let symbol, .sequence)) where formalIndex != nil:
      return self.symbol?.base == symbol
    default:
      let areApart = isSequence && later.isPlainName || isPlainName && later.isSequence
      return symbol == later.symbol && !areApart
    }
  }

  /// `s` of `z_s := s^2`: the letter that a definition of all elements has for their index.
  private var formalIndex: Symbol? {
    guard case .definition(let pattern, let value) = content, !isFunction, let symbol,
      symbol.indices.count == 1, let index = IndexPattern(symbol.indices[0]).parameter,
      pattern.symbols.contains(index), value.symbols.contains(index)
    else { return nil }
    return index
  }

  private var isSequence: Bool {
    if case .domain(_, .sequence) = content { true } else { false }
  }

  /// Whether it gives a meaning to a letter without an index or an argument.
  private var isPlainName: Bool {
    switch content {
    case .domain(let symbol, let domain):
      switch domain {
      case .sequence, .function, .density: false
      default: symbol.indices.isEmpty
      }
    case .definition(let pattern, _):
      if case .call = pattern.form { false } else { symbol?.indices.isEmpty == true }
    case .constraint: false
    }
  }

  /// `(T_a p)(x) := p(x - a)`
  var isOperator: Bool {
    if case .definition(let pattern, _) = content {
      OperatorExpansion.head(pattern) != nil
    } else {
      false
    }
  }

  /// Whether an inequality may constrain what it declares.
  fileprivate var mayBeNumber: Bool {
    switch content {
    case .domain(_, .vector), .domain(_, .matrix): false
    default: !isFunction
    }
  }

  var isFunction: Bool {
    switch content {
    case .domain(_, .function), .domain(_, .density): true
    case .domain(_, .sequence(let element, _, _)):
      switch element {
      case .function, .density: true
      default: false
      }
    case .definition(let pattern, _): if case .call = pattern.form { true } else { false }
    default: false
    }
  }
}

extension Declarations {
  private static func withoutComment(_ line: Substring) -> String {
    var isEscaped = false
    for index in line.indices {
      if line[index] == "%", !isEscaped { return String(line[..<index]) }
      isEscaped = line[index] == "\\" && !isEscaped
    }
    return String(line)
  }

  /// `x \in \R, s > 0` in its two declarations; `x, y \in \R` is one.
  private static func separateDeclarations(
    _ piece: DeclarationLine.Piece
  ) -> [DeclarationLine.Piece] {
    let whole = DeclarationLine(piece)
    if whole.relations.first == ":=" || whole.range != nil { return [piece] }
    var pieces: [DeclarationLine.Piece] = []
    var open: DeclarationLine.Piece?
    for part in DeclarationLine.separated(piece) {
      var joined = part
      if let before = open {
        let gap = part.start - before.start - before.text.utf8.count
        joined = .init(
          text: before.text + "," + String(repeating: " ", count: max(0, gap - 1)) + part.text,
          start: before.start)
      }
      if DeclarationLine(part).relations.isEmpty {
        open = joined
      } else {
        pieces.append(joined)
        open = nil
      }
    }
    if let open { pieces.append(open) }
    return pieces
  }

  /// `f` where a piece begins with `f(…) :=`, so that the reader applies it.
  static func calledName(_ piece: DeclarationLine.Piece, macros: [String: String]) -> Symbol? {
    let line = DeclarationLine(piece)
    guard let relation = line.relations.first, [":=", "=", ":"].contains(relation) else {
      return nil
    }
    let head = line.sides[0]
    let tokens = DeclarationLine.tokens(head)
    guard tokens.last?.text == ")" || relation == ":",
      let opening = relation == ":"
        ? tokens.count
        : tokens.indices.last(where: {
          tokens[$0].text == "(" && tokens[..<$0].allSatisfy { $0.text != "(" }
        }),
      opening > 0
    else { return nil }
    let end = relation == ":" ? head.start + head.text.utf8.count : tokens[opening].start
    let bytes = Array(head.text.utf8)[..<(end - head.start)]
    let name = DeclarationLine.trimmed(
      .init(text: String(decoding: bytes, as: UTF8.self), start: head.start))
    let reader = FormulaReader(macros: macros)
    guard case .symbol(let symbol) = try? reader.readExpression(name.text).form else { return nil }
    return symbol.base
  }
}

extension Expression {
  /// `\d y_t`
  fileprivate var isIncrement: Bool {
    guard case .product(let factors) = form, case .symbol(let first)? = factors.first?.form else {
      return false
    }
    return first == Symbol("\\mathrm{d}") || first == Symbol("d")
  }
}
