extension ExpressionParser {
  /// What a displayed formula says: its chains.
  mutating func formula() throws(FormulaProblem) -> DisplayedFormula {
    var chains: [Chain] = []
    context.isTopLevel = true
    dropTrailingPunctuation()
    /// Chains of one sentence: between commas without space.
    var group: [Chain] = []
    var isCondition = false
    /// `for all x:` in front of the first chain.
    var isLeading = false
    var leading: [Expression] = []

    func flush(_ chains: inout [Chain]) {
      for chain in Self.joined(group) {
        let isNote = chain.links.isEmpty && chain.first.isRelation
        if isLeading {
          leading += chain.asConditions
          continue
        }
        if isCondition || isNote, !chains.isEmpty {
          chains[chains.count - 1].conditions += chain.asConditions
        } else {
          chains.append(chain)
          chains[chains.count - 1].conditions += leading
          leading = []
        }
      }
      if !group.isEmpty { isLeading = false }
      group = []
    }

    while let token = current {
      if token.startsChain || token.space == .wide {
        flush(&chains)
        if token.startsChain { isCondition = false }
      }
      switch token.kind {
      case .comma:
        position += 1
        continue
      case .semicolon, .period, .colon:
        position += 1
        flush(&chains)
        continue
      case .text where isConnective:
        flush(&chains)
        let word = token.text.lowercased()
        if Vocabulary.conditionWords.contains(where: { word == $0 || word.hasSuffix(" " + $0) }) {
          isCondition = !chains.isEmpty
          isLeading = chains.isEmpty
        } else if !chains.isEmpty, !Vocabulary.connectives.contains(word) {
          let remark = Expression(.text(token.text), at: token.span)
          chains[chains.count - 1].conditions.append(remark)
        }
        position += 1
        continue
      default: break
      }
      if token.kind == .relation, token.startsRow, !group.isEmpty || !chains.isEmpty {
        // A line that goes on behind a comma.
        let links = try links()
        if group.isEmpty {
          chains[chains.count - 1].links += links
        } else {
          group[group.count - 1].links += links
        }
      } else {
        group.append(try chain())
      }
      if let next = current, !isAtEnd,
        ![.comma, .semicolon, .period, .colon, .text].contains(next.kind)
      {
        throw unexpected(next)
      }
    }
    flush(&chains)
    guard !chains.isEmpty else {
      let place = tokens[0].span.union(tokens[tokens.count - 1].span)
      throw FormulaProblem("the formula holds no mathematics", at: place)
    }
    return DisplayedFormula(chains: chains)
  }

  mutating func wholeExpression() throws(FormulaProblem) -> Expression {
    dropTrailingPunctuation()
    guard end > 0 else {
      throw FormulaProblem("the formula holds no mathematics", at: tokens[0].span)
    }
    let items = try items(after: nil)
    if let current { throw unexpected(current) }
    return Self.tuple(items)
  }

  private mutating func dropTrailingPunctuation() {
    while end > 0, [.comma, .period, .semicolon].contains(tokens[end - 1].kind) { end -= 1 }
  }

  private mutating func chain() throws(FormulaProblem) -> Chain {
    var first: Expression
    if let token = current, token.kind == .relation, position == 0 {
      first = Expression(.text(""), at: Span(token.span.start, token.span.start))
    } else if at(.dots), isListEnd(position + 1) {
      first = Expression(.ellipsis, at: tokens[position].span)
      position += 1
    } else {
      first = try side(after: nil)
    }
    return Chain(first, try links())
  }

  private mutating func links() throws(FormulaProblem) -> [Chain.Link] {
    var links: [Chain.Link] = []
    while let token = current, !token.startsChain {
      let isMap = token.kind == .colon && hasArrowAhead
      guard token.kind == .relation || isMap else { break }
      let sign = position
      position += 1
      let relation = isMap ? .maps : Vocabulary.relation(token.text)
      var side =
        at(.dots) && isListEnd(position + 1)
        ? takeEllipsis() : try self.side(after: sign)
      side = Self.interval(side, after: relation)
      links.append(.init(relation, at: token.span, side: side, row: token.row))
    }
    return links
  }

  private mutating func takeEllipsis() -> Expression {
    position += 1
    return Expression(.ellipsis, at: tokens[position - 1].span)
  }

  private var hasArrowAhead: Bool {
    var place = position
    while place < end, tokens[place].kind != .comma, !tokens[place].startsChain {
      if tokens[place].kind == .relation { return Vocabulary.relation(tokens[place].text) == .maps }
      place =
        [.open, .groupOpen, .begin].contains(tokens[place].kind) ? partner[place] + 1 : place + 1
    }
    return false
  }

  /// `\sigma_1, \sigma_2 > 0` and `k = 1, 2, 3`: names in front of a relation belong to its first
  /// side, numbers behind it to its last.
  static func joined(_ group: [Chain]) -> [Chain] {
    var result: [Chain] = []
    var loose: [Expression] = []
    func attach(_ items: [Expression], toLastOf chain: inout Chain) {
      guard !items.isEmpty else { return }
      let last = chain.links.count - 1
      chain.links[last].side = tuple(list([chain.links[last].side] + items))
    }
    for chain in group {
      guard !chain.links.isEmpty else {
        loose.append(chain.first)
        continue
      }
      // Up to the last number or the item behind dots, the list goes on with the chain before.
      var behind = 0
      if !result.isEmpty {
        for (place, item) in loose.enumerated() where item.isNumber || item.form == .ellipsis {
          behind = min(place + (item.form == .ellipsis ? 2 : 1), loose.count)
        }
        attach(Array(loose[..<behind]), toLastOf: &result[result.count - 1])
      }
      var chain = chain
      chain.first = tuple(list(loose[behind...] + [chain.first]))
      loose = []
      result.append(chain)
    }
    guard !loose.isEmpty else { return result }
    if result.isEmpty { return [Chain(tuple(list(loose)), [])] }
    attach(loose, toLastOf: &result[result.count - 1])
    return result
  }
}

extension Chain {
  /// The relations of the chain, each on its own.
  fileprivate var asConditions: [Expression] {
    guard !links.isEmpty else { return [first] }
    var left = first
    return links.map { link in
      defer { left = link.side }
      return Expression(
        .relation(left, link.relation, link.side), at: left.span.union(link.side.span))
    }
  }
}

extension Expression {
  fileprivate var isRelation: Bool {
    if case .relation = form { return true }
    return false
  }
}
