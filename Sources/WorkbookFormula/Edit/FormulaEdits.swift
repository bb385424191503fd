/// All small changes of a formula's source, in the order in which they are likely; each can be read
/// again and says something else than the formula.
public struct FormulaEdits: Sendable {
  public let edits: [FormulaEdit]

  /// - Parameters:
  ///   - formula: what `tex` was read into by `reader`.
  ///   - repairs: also what undoes a slip: a square that is missing, a factor 2.
  public init(
    of formula: DisplayedFormula, tex: String, reader: FormulaReader, repairs: Bool = false
  ) {
    let sides = formula.chains.flatMap { [$0.first] + $0.links.map(\.side) }
    var indices: [Symbol: Set<Int>] = [:]
    for symbol in sides.reduce(into: Set<Symbol>(), { $0.formUnion($1.symbols) }) {
      for index in symbol.subscripts {
        if case .number(let value) = index.form, let number = Int(exactly: value) {
          indices[symbol.base, default: []].insert(number)
        }
      }
    }
    var finder = EditFinder(FormulaSource(tex), indices: indices)
    for side in sides {
      if !side.isConstant { finder.visit(side) }
      if repairs { finder.repair(side) }
    }
    var seen: Set<String> = []
    edits = finder.edits.filter { edit in
      let changed = edit.applied(to: tex)
      guard changed != tex, seen.insert(changed).inserted,
        let read = try? reader.read(changed)
      else { return false }
      return read != formula && read.hasTheShape(of: formula)
    }
  }
}

extension Expression {
  fileprivate var isConstant: Bool { if case .text = form { true } else { false } }
}

extension DisplayedFormula {
  /// Whether it has as many chains, and as many steps in each.
  fileprivate func hasTheShape(of other: DisplayedFormula) -> Bool {
    chains.count == other.chains.count
      && zip(chains, other.chains).allSatisfy { $0.links.count == $1.links.count }
  }
}
