/// Inequalities declare a new name's interval, or constrain names that are known.
extension DeclarationReader {
  func inequalities(_ line: DeclarationLine) throws(FormulaProblem) -> [Declaration] {
    var sides = line.sides
    var relations = line.relations
    guard relations.allSatisfy({ ["<", ">", "\\le", "\\ge", "\\ne"].contains($0) }) else {
      throw FormulaProblem("one declaration mixes different signs", at: line.sides[0].span)
    }
    if relations.allSatisfy({ [">", "\\ge"].contains($0) }) {
      sides.reverse()
      relations = relations.reversed().map { $0 == ">" ? "<" : "\\le" }
    }
    guard relations.allSatisfy({ ["<", "\\le"].contains($0) }) else { return try constraints(line) }
    var news: [(place: Int, names: [DeclaredName])] = []
    for (i, side) in sides.enumerated() {
      if let names = try? names(side, range: line.range),
        names.allSatisfy({ $0.sequence != nil || !isDeclared($0.symbol) })
      {
        news.append((i, names))
      }
    }
    if news.isEmpty { return try constraints(line) }
    var declarations: [Declaration] = []
    for (place, names) in news {
      var lower: Domain.Bound?
      if place > 0 {
        lower = .init(value: try read(sides[place - 1]), isIncluded: relations[place - 1] == "\\le")
      }
      var upper: Domain.Bound?
      let above = sides.indices.first { index in
        index > place && !news.contains { $0.place == index }
      }
      if let above {
        upper = .init(value: try read(sides[above]), isIncluded: relations[above - 1] == "\\le")
      }
      let domain = Domain.real(lower: finite(lower), upper: finite(upper))
      for name in names {
        let whole =
          name.sequence.map { Domain.sequence(domain, from: $0.from, to: $0.to) } ?? domain
        declarations.append(Declaration(content: .domain(name.symbol, whole), name: name.text))
      }
    }
    return declarations
  }

  private func finite(_ bound: Domain.Bound?) -> Domain.Bound? {
    switch bound?.value.form {
    case .infinity?: return nil
    case .negated(let inner)? where inner.form == .infinity: return nil
    default: return bound
    }
  }

  private func constraints(_ line: DeclarationLine) throws(FormulaProblem) -> [Declaration] {
    let relations: [String: Relation] = [
      "<": .less, ">": .greater, "\\le": .lessOrEqual, "\\ge": .greaterOrEqual, "\\ne": .notEqual,
    ]
    var declarations: [Declaration] = []
    for (i, relation) in line.relations.enumerated() {
      guard let relation = relations[relation] else { continue }
      // `a, b < c` is about each of them.
      for left in DeclarationLine.separated(line.sides[i]) {
        for right in DeclarationLine.separated(line.sides[i + 1]) {
          let whole = Expression(
            .relation(try read(left), relation, try read(right)), at: line.sides[i].span)
          declarations.append(Declaration(content: .constraint(whole), name: left.text))
        }
      }
    }
    return declarations
  }
}
