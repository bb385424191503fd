import WorkbookNumerics

/// Values for all declared names, chosen at random and at the ends of their domains.
///
/// Each name of each sample has a generator of its own, made of the seed, so that varying one name
/// leaves the others as they are.
struct Sampler: Sendable {
  /// In the order of the source; only those that the formula depends on.
  let items: [Declaration]
  let seed: UInt64
  /// Moderate values only, where sides hold integrals.
  let isModerate: Bool
  /// Definitions that refer to earlier elements of what they define, by their places.
  private let recursions: [Int: Recursion]
  private let names: Set<Symbol>

  init(items: [Declaration], seed: UInt64, isModerate: Bool) {
    (self.items, self.seed, self.isModerate) = (items, seed, isModerate)
    names = Set(items.compactMap(\.symbol))
    var recursions: [Int: Recursion] = [:]
    for (place, item) in items.enumerated() {
      recursions[place] = Recursion(item, among: items)
    }
    self.recursions = recursions
  }

  /// Whether a definition is the first element of a sequence that refers to itself.
  private func isStart(_ item: Declaration) -> Bool {
    recursions.values.contains { Recursion.start(item, of: $0.base) != nil }
  }

  struct Sample: Sendable {
    var environment: Environment
    var shown: [(symbol: Symbol, sample: Difference.Sample)]
  }

  /// A sample, or `nil` if none was found that fulfils the constraints.
  ///
  /// - Parameters:
  ///   - index: the first is ordinary; others have extreme or equal values.
  ///   - varying: these names get other values for each `variant`.
  func sample(
    _ index: Int, varying: Set<Symbol> = [], variant: Int = 0
  ) throws(EvaluationProblem) -> Sample? {
    for attempt in 0..<60 {
      if let sample = try draw(index, attempt, varying, variant) { return sample }
    }
    return nil
  }

  private func draw(
    _ index: Int, _ attempt: Int, _ varying: Set<Symbol>, _ variant: Int
  ) throws(EvaluationProblem) -> Sample? {
    var sample = Sample(environment: Environment(), shown: [])
    var dimensions: Set<Int> = []
    for (place, item) in items.enumerated() {
      var mixed = seed
      // Functions stay the same in a few samples each, so that what depends on them may be shared.
      for word in [index, attempt, place] { mixed = mixed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(word) }
      if let symbol = item.symbol, varying.contains(symbol.base) || varying.contains(symbol) {
        mixed = mixed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(variant)
      }
      var drawing = Drawing(
        SeededGenerator(seed: mixed), seed: mixed, style: style(index, attempt, place),
        names: names,
        environment: sample.environment)
      switch item.content {
      case .domain(let symbol, let domain):
        if let text = try drawing.declare(symbol, domain) {
          sample.shown.append((symbol, Difference.Sample(item.name, text)))
        }
        sample.environment = drawing.environment
        dimensions.formUnion(try drawing.dimensions(of: domain))
        // The identity has the size of all vectors around it, if that is one.
        sample.environment.dimension = dimensions.count == 1 ? dimensions.first : nil
      case .definition(let pattern, let value):
        if let recursion = recursions[place] {
          sample.environment.sequences[recursion.base] = try recursion.sequence(
            in: sample.environment)
        } else if !isStart(item) {
          try sample.environment.define(pattern, as: value)
        }
      case .constraint(let relation):
        guard try drawing.holds(relation) else { return nil }
      }
    }
    return sample
  }

  /// A dimension that has a value in some sample and in none that decides: what is true in one
  /// dimension only is not true.
  /// - Returns: the dimension as `d = 2`, and the first such sample's place.
  func dimension(
    of all: [Sample], without deciding: [Sample]
  ) -> (text: String, place: Int)? {
    guard deciding.count < all.count else { return nil }
    let sizes = Set(items.flatMap(\.sizes).flatMap(\.symbols))
    for item in items {
      guard let symbol = item.symbol, sizes.contains(symbol) else { continue }
      func value(_ sample: Sample) -> String? {
        sample.shown.first { $0.symbol == symbol }?.sample.value
      }
      let decided = Set(deciding.map(value))
      if let place = all.firstIndex(where: { value($0).map { !decided.contains($0) } ?? false }) {
        return ("\(item.name) = \(value(all[place]) ?? "")", place)
      }
    }
    return nil
  }

  /// One sample in four is extreme, in one or two of its names.
  private func style(_ index: Int, _ attempt: Int, _ place: Int) -> Drawing.Style {
    if isModerate { return index == 1 ? .first : index == 2 ? .last : .ordinary }
    if index == 1 { return .first }
    if index == 2 { return .last }
    guard index % 4 == 3, attempt < 10 else { return .ordinary }
    return (place + index / 4) % 3 == 0 ? .extreme : .ordinary
  }
}
