/// Checks all chains of one display.
struct DisplayCheck {
  let formula: DisplayedFormula
  let source: FormulaSource
  let checker: FormulaChecker
  let options: CheckOptions
  let firstIsDefinition: Bool
  private let work: WorkBudget

  init(
    _ formula: DisplayedFormula, tex: String, checker: FormulaChecker, options: CheckOptions,
    firstIsDefinition: Bool = false
  ) {
    (self.formula, source, self.checker) = (formula, FormulaSource(tex), checker)
    (self.options, self.firstIsDefinition) = (options, firstIsDefinition)
    work = WorkBudget(options.work)
  }

  /// The verdict, and where a wrong step stands.
  func verdict() -> (verdict: Verdict, chain: Int, link: Int) {
    let stating = formula.chains.first {
      !$0.links.isEmpty && checker.declarations.range($0) == nil
    }
    guard let first = stating else {
      let span = formula.chains.first?.first.span ?? Span(0, source.bytes.count)
      return (.notChecked(Unchecked("the formula states nothing", at: span)), 0, 0)
    }
    guard !checker.declarations.isEmpty else {
      let reason = "no names are declared here"
      return (.notChecked(Unchecked(reason, at: first.links[0].span)), 0, 0)
    }
    var evidence = Evidence()
    var undeclared: [UndeclaredName] = []
    for place in formula.chains.indices {
      for (link, outcome) in outcomes(ofChain: place, through: nil).enumerated() {
        switch outcome {
        case .step(let step): evidence.steps.append(step)
        case .undeclared(let symbol, let span):
          let name = undeclaredName(symbol, span, in: formula.chains[place])
          if !undeclared.contains(where: { $0.name == name.name }) { undeclared.append(name) }
        case .differs(var difference):
          difference.evidence = evidence
          return (.differs(difference), place, link)
        }
      }
    }
    if !undeclared.isEmpty { return (.undeclared(undeclared), 0, 0) }
    for step in evidence.steps {
      if case .notChecked(let reason) = step.outcome {
        return (.notChecked(Unchecked(reason, at: step.span, evidence: evidence)), 0, 0)
      }
    }
    return (.holds(evidence), 0, 0)
  }

  /// What became of the steps of one chain, those through `link` only.
  func outcomes(ofChain place: Int, through link: Int?, samples: Int? = nil) -> [ChainCheck.Outcome]
  {
    var chain = formula.chains[place]
    guard !chain.links.isEmpty, checker.declarations.range(chain) == nil else { return [] }
    chain.conditions += formula.chains.compactMap(checker.declarations.range).flatMap(\.self)
    let known = self.known(at: place)
    var sides = self.sides(of: chain)
    if let applied = FunctionEquation(known).applied(sides.map(\.expression)) {
      for i in sides.indices { sides[i].expression = applied[i] }
    }
    let observations = Observations(sides.map(\.expression), known)
    for i in sides.indices where !observations.isEmpty {
      sides[i].expression = observations.applied(sides[i].expression)
    }
    var names: Set<Symbol> = []
    for side in sides {
      names.formUnion(side.expression.symbols)
      if let order = side.order { names.formUnion(order.size.symbols) }
    }
    for condition in chain.conditions { names.formUnion(condition.symbols) }
    var items = known.needed(for: names) + observations.declarations
    var operators = OperatorExpansion(items)
    if !operators.isEmpty {
      for i in sides.indices { sides[i].expression = operators.expanded(sides[i].expression) }
      items = items.filter { !$0.isOperator } + operators.definitions
      let functions = Set(
        items.compactMap { item in item.isFunction ? item.symbol : nil })
      if sides.allSatisfy({ $0.expression.isFunction(among: functions) }) {
        // Functions are equal where all their values are.
        let variable = Symbol("x", marks: ["\(items.count)"])
        items.append(Declaration(content: .domain(variable, .reals), name: "x"))
        for i in sides.indices {
          let side = sides[i].expression
          let argument = Expression(.symbol(variable), at: side.span)
          sides[i].expression = Expression(.call(Call(side, [argument])), at: side.span)
        }
      }
    }
    let isHard =
      sides.contains { $0.expression.holdsIntegral }
      || items.contains { item in
        if case .definition(_, let value) = item.content { value.holdsIntegral } else { false }
      }
    var options = options
    options.samples = samples ?? (isHard ? min(8, options.samples) : options.samples)
    work.begin(chains: formula.chains[place...].count { !$0.links.isEmpty })
    let check = ChainCheck(
      chain: chain, sides: sides,
      sampler: Sampler(items: items, seed: options.seed, isModerate: isHard), options: options,
      sideNames: sideNames(chain, sides), end: link.map { $0 + 1 } ?? chain.links.count,
      reader: checker.reader, work: work)
    var outcomes = check.outcomes()
    if firstIsDefinition, case .step(let step)? = outcomes.first {
      var defining = step
      defining.outcome = .defines
      outcomes[0] = .step(defining)
    }
    return outcomes
  }

  /// What a chain defines in passing: `a := b`, and `\underbrace{…}_{name}`.
  private func definitions(in chain: Chain) -> [Declaration] {
    var found: [Declaration] = []
    var side = chain.first
    for link in chain.links {
      if link.relation == .defined, case .symbol = DeclarationReader.patternName(side) {
        found.append(
          Declaration(
            content: .definition(pattern: side, value: link.side), name: source.text(side.span)))
      }
      side = link.side
    }
    for part in [chain.first] + chain.links.map(\.side) { part.collectNamed(&found, source) }
    return found
  }

  /// What the names of a chain may mean: declarations, and what earlier chains define.
  private func known(at place: Int) -> Declarations {
    var known = checker.declarations
    for earlier in formula.chains[...place] {
      for definition in definitions(in: earlier) { known.append(definition) }
    }
    return known
  }

  /// A name without a meaning where it is used: in the chain, or in a declaration of another name.
  private func undeclaredName(_ symbol: Symbol, _ span: Span, in chain: Chain) -> UndeclaredName {
    let text = source.text(span)
    // Of an application only the name.
    let name = String(text.prefix { $0 != "(" })
    let isTyped = (try? checker.reader.readExpression(name))?.form == .symbol(symbol)
    let declarations = checker.declarations
    let user = declarations.items.first { item in
      item.dependencies.contains(symbol) && item.symbol != symbol
    }
    guard !isTyped, let user else {
      let typed = name.isEmpty ? symbol.description : name
      return UndeclaredName(typed, at: span, suggestion: nearest(typed))
    }
    let typed = symbol.description
    let sides = [chain.first] + chain.links.map(\.side)
    let place = sides.lazy.compactMap { side in
      side.firstName { declarations.needed(for: [$0]).contains(user) }
    }.first
    return UndeclaredName(
      typed, at: place ?? chain.first.span, user: user.name, suggestion: nearest(typed))
  }

  /// A declared name that is one or two letters away.
  private func nearest(_ name: String) -> String? {
    let candidates = checker.declarations.names.filter { $0 != name }
      .map { ($0, Self.distance(name, $0)) }
    guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= max(1, name.count / 3) else {
      return nil
    }
    return best.0
  }

  /// Levenshtein's distance.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    var row = Array(0...b.count)
    for i in a.indices {
      var corner = row[0]
      row[0] = i + 1
      for j in b.indices {
        let next = min(row[j] + 1, row[j + 1] + 1, corner + (a[i] == b[j] ? 0 : 1))
        corner = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}

extension Expression {
  /// Where the first name stands that `isWanted`.
  fileprivate func firstName(_ isWanted: (Symbol) -> Bool) -> Span? {
    if case .symbol(let symbol) = form, isWanted(symbol) { return span }
    for part in subexpressions {
      if let place = part.firstName(isWanted) { return place }
    }
    return nil
  }

  /// Whether it is one of these functions, or a convolution of them.
  fileprivate func isFunction(among functions: Set<Symbol>) -> Bool {
    switch form {
    case .symbol(let symbol): functions.contains(symbol)
    case .infix("*", let a, let b):
      a.isFunction(among: functions) && b.isFunction(among: functions)
    default: false
    }
  }

  /// The names that braces below an expression give to it.
  fileprivate func collectNamed(_ found: inout [Declaration], _ source: FormulaSource) {
    if case .named(let inner, let label) = form, case .symbol = label.form {
      found.append(
        Declaration(
          content: .definition(pattern: label, value: inner), name: source.text(label.span)))
    }
    for part in subexpressions { part.collectNamed(&found, source) }
  }
}
