import Testing
import WorkbookFormula

@Suite struct DerivationTests {
  static func checker(_ derivation: Derivation) throws -> FormulaChecker {
    var declarations = Declarations()
    try declarations.add(derivation.declarations, macros: WeekEight.macros)
    return FormulaChecker(declarations, macros: WeekEight.macros)
  }

  @Test(arguments: WeekEight.derivations)
  func `no step of a right derivation is reported`(_ derivation: Derivation) throws {
    let verdict = try Self.checker(derivation).check(derivation.tex)
    guard case .holds(let evidence) = verdict else {
      Issue.record("\(derivation.name): \(verdict.messages(for: derivation.tex))")
      return
    }
    #expect(evidence.samples >= 4)
    #expect(evidence.accuracy < 1e-3)
  }

  @Test func `a right derivation is right for other samples too`() throws {
    for derivation in WeekEight.derivations where !derivation.hasIntegrals {
      let checker = try Self.checker(derivation)
      for seed in 2...3 {
        let verdict = checker.check(derivation.tex, options: CheckOptions(seed: UInt64(seed)))
        guard case .holds = verdict else {
          Issue.record("\(derivation.name), seed \(seed): \(verdict.messages(for: derivation.tex))")
          return
        }
      }
    }
  }

  /// Of the changes of one derivation: how many are reported, and which alter a value unnoticed.
  static func mutations(_ derivation: Derivation) throws -> (caught: Int, survivors: [Mutation]) {
    let checker = try checker(derivation)
    let edits = checker.edits(of: derivation.tex)
    // All of them take minutes where the code is not optimised.
    let step = derivation.hasIntegrals ? 40 : 5
    let tried = stride(from: 0, to: edits.count, by: step).map { edits[$0] }
    let mutations = checker.mutations(tried, of: derivation.tex)
    return (
      mutations.count { $0.outcome == .caught }, mutations.filter { $0.outcome == .survived }
    )
  }

  @Test func `nearly every small change of a derivation is reported`() async throws {
    let results = try await withThrowingTaskGroup(
      of: (String, Int, [Mutation]).self
    ) { group in
      for derivation in WeekEight.derivations {
        group.addTask {
          let (caught, survivors) = try Self.mutations(derivation)
          return (derivation.name, caught, survivors)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let caught = results.reduce(0) { $0 + $1.1 }
    let survivors = results.flatMap { result in
      result.2.map { "\(result.0): \($0.edit.description)" }
    }
    let rate = Double(caught) / Double(caught + survivors.count)
    print("\(caught) of \(caught + survivors.count) changes are reported: \(rate)")
    #expect(caught > 200)
    #expect(rate >= 0.98, "\(survivors)")
  }
}
