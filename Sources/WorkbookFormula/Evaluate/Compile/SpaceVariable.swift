/// What a `\nabla` without a subscript differentiates by.
extension Compiler {
  /// The name in space that functions in `body` are applied to: the one that is a vector, else the
  /// one that all of them share; in `\nabla\cdot(f(t, x)\,q(x))` it is x and not the time t.
  func spaceVariable(of body: Expression) -> Symbol? {
    var arguments = Arguments()
    collect(body, &arguments)
    let lists = arguments.ofFunctions.isEmpty ? arguments.ofBuiltins : arguments.ofFunctions
    let vectors = lists.map { $0.filter(isVector) }.filter { !$0.isEmpty }
    if let found = Self.shared(vectors) { return found }
    let spatial = lists.map { $0.filter { !Self.isTime($0) } }.filter { !$0.isEmpty }
    return Self.shared(spatial) ?? Self.shared(lists)
  }

  /// Where `\nabla L(z(s))` and `\nabla\log p(m + e)` differentiate: at what a function of one
  /// argument is applied to, when it is no name.
  func placeInSpace(of body: Expression) -> Expression? {
    guard case .call(let call) = body.form, call.arguments.count == 1, call.given.isEmpty,
      case .symbol(let function) = call.function.form
    else { return nil }
    let argument = call.arguments[0]
    guard environment.knows(function) else {
      return Builtin(function.word) == nil ? nil : placeInSpace(of: argument)
    }
    if case .symbol = argument.form { return nil }
    return isFunction(call.function) ? argument : nil
  }

  /// The plain names that functions are applied to, a list for each application.
  private struct Arguments {
    var ofFunctions: [[Symbol]] = []
    var ofBuiltins: [[Symbol]] = []
  }

  private static func shared(_ lists: [[Symbol]]) -> Symbol? {
    guard let first = lists.first else { return nil }
    return first.first { name in lists.allSatisfy { $0.contains(name) } } ?? first.first
  }

  private static func isTime(_ symbol: Symbol) -> Bool {
    symbol.indices.isEmpty && isTimeLetter(symbol)
  }

  static func isTimeLetter(_ symbol: Symbol) -> Bool {
    ["t", "s", "\\tau", "n", "k", "i", "j"].contains(symbol.name)
  }

  private func isVector(_ symbol: Symbol) -> Bool {
    if let value = environment.values[symbol] {
      if case .vector = value { return true }
      return false
    }
    guard !symbol.indices.isEmpty, let sequence = environment.sequences[symbol.base] else {
      return false
    }
    return (0...2).contains { if case .vector? = sequence([$0]) { true } else { false } }
  }

  private func collect(_ body: Expression, _ found: inout Arguments) {
    switch body.form {
    case .call(let call):
      var names = call.arguments.compactMap { argument -> Symbol? in
        if case .symbol(let symbol) = argument.form { symbol } else { nil }
      }
      if !names.isEmpty {
        if case .symbol(let symbol) = call.function.form, !environment.knows(symbol) {
          // A law's parameters may stand behind a comma.
          if lawKind(symbol) != nil { names = [names[0]] }
          if Builtin(symbol.word) != nil {
            found.ofBuiltins.append(names)
          } else {
            found.ofFunctions.append(names)
          }
        } else {
          found.ofFunctions.append(names)
        }
      }
      for argument in call.arguments { collect(argument, &found) }
    case .nabla(let inner):
      if let variable = inner.variable {
        found.ofFunctions.append([variable])
      } else {
        collect(inner.body, &found)
      }
    case .series(let series): collect(series.body, &found)
    case .sum, .product, .tuple, .quotient, .power, .negated, .norm, .absolute, .root, .transposed,
      .inner, .named:
      for part in body.parts { collect(part, &found) }
    default: break
    }
  }
}
