extension Compiler {
  func compile(_ call: Call, _ span: Span) throws(EvaluationProblem) -> Piece {
    switch call.function.form {
    case .symbol(let symbol): return try compile(call, of: symbol, span)
    case .derivative(let derivative) where derivative.variables.isEmpty:
      return try compilePrimes(
        derivative.body, derivative.order, call, span)
    case .power(let function, let exponent):
      if isFunction(function), !hasAllArguments(function) {
        let value = Expression(
          .call(Call(function, call.arguments, given: call.given)), at: span)
        return try compile(Expression(.power(value, exponent), at: span))
      }
    case .nabla(let nabla) where isFunction(nabla.body):
      var applied = nabla
      applied.body = Expression(
        .call(Call(nabla.body, call.arguments, given: call.given)), at: span)
      return try compile(applied, span)
    case .infix("\\circ", let outer, let inner):
      let value = Expression(.call(Call(inner, call.arguments)), at: span)
      return try compile(Expression(.call(Call(outer, [value])), at: span))
    case .infix("*", let p, let q) where call.arguments.count == 1:
      return try compileConvolution(p, q, at: call.arguments[0], span)
    default: break
    }
    let pieces = try compileList([call.function] + call.arguments + call.given)
    return several(pieces) { (values, _) throws(EvaluationProblem) in
      try apply(values[0], Array(values.dropFirst()), span)
    }
  }

  /// Whether an expression is the name of a function and not a number.
  func isFunction(_ expression: Expression) -> Bool {
    guard case .symbol(let symbol) = expression.form, lookUp(symbol) == nil else { return false }
    if environment.values[symbol] != nil { return false }
    return environment.functions[symbol] != nil || environment.functions[symbol.base] != nil
      || environment.definitions[symbol.base]?.contains(where: \.isCall) == true
      || Builtin(symbol.word) != nil
  }

  /// Whether a declared function has its arguments below, as `a_t` for `a(t)`: what follows in
  /// parentheses is a factor.
  func hasAllArguments(_ expression: Expression) -> Bool {
    guard case .symbol(let symbol) = expression.form, environment.functions[symbol] == nil,
      environment.definitions[symbol.base]?.contains(where: \.isCall) != true,
      let function = environment.functions[symbol.base]
    else { return false }
    return function.arity == symbol.indices.count
  }

  private func compile(
    _ call: Call, of symbol: Symbol, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    let used = call.arguments + call.given
    if let binding = lookUp(symbol) {
      let head = read(binding.slot, binding.reads)
      return several([head] + (try compileList(used))) { (values, _) throws(EvaluationProblem) in
        try apply(values[0], Array(values.dropFirst()), span)
      }
    }
    if let (definition, match) = try definition(for: call, symbol) {
      return try expand(definition, match, hidesParameters: true, span)
    }
    let (plain, primes) = symbol.withoutPrimes
    if primes > 0, !environment.knows(symbol) {
      return try compilePrimes(
        Expression(.symbol(plain), at: call.function.span), primes, call, span)
    }
    // Declared with its indices, f_θ, or without them: then they are its first arguments.
    if !hasAllArguments(call.function) || symbol.indices.isEmpty,
      let name = [symbol, symbol.base].first(where: { environment.functions[$0] != nil })
    {
      let place = functionPlace(name)
      let leading = name == symbol ? [] : symbol.indices
      return several(try compileList(leading + used)) {
        (values, frame) throws(EvaluationProblem) in
        let function = frame.functions[place]
        guard function.arity == values.count else {
          throw .mismatch(
            "'\(symbol.name)' takes \(function.arity) argument(s), not \(values.count)", span)
        }
        do throws(EvaluationProblem) { return try function.apply(values) } catch {
          throw error.moved(to: span)
        }
      }
    }
    if symbol.name == "\\lim", !environment.knows(symbol) {
      throw .unsupported("a limit: verify it in a snippet", span)
    }
    if let function = symbol.jacobianOf, isFunction(function), !environment.knows(symbol) {
      return try compileJacobian(of: function, call, span)
    }
    if environment.values[symbol] == nil, let builtin = Builtin(symbol.word),
      !environment.knows(symbol)
    {
      return try compile(builtin, symbol, call, span)
    }
    if environment.values[symbol] == nil, lawKind(symbol) != nil, !environment.knows(symbol) {
      return try compileLawCall(symbol, call, span)
    }
    // A number before parentheses multiplies.
    if used.count == 1 {
      let head = Expression(.symbol(symbol), at: call.function.span)
      let pieces = try compileList([head, used[0]])
      return several(pieces) { (values, _) throws(EvaluationProblem) in
        try apply(values[0], [values[1]], span)
      }
    }
    if environment.definitions[symbol.base]?.contains(where: \.isCall) == true {
      throw .unsupported(
        "no definition of '\(symbol.name)' fits these \(used.count) argument(s)", span)
    }
    throw .undeclared(symbol, call.function.span)
  }

  /// `J_u(z)`: the Jacobian of `u`, a row for each of its components.
  private func compileJacobian(
    of function: Expression, _ call: Call, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    var applied = Call(function, call.arguments, given: call.given)
    let space = spaceVariable(of: Expression(.call(applied), at: span))
    let place = call.arguments.firstIndex { $0.form == space.map(Expression.Form.symbol) } ?? 0
    guard call.arguments.indices.contains(place) else {
      throw .mismatch("a Jacobian needs an argument", span)
    }
    return try compile(call.arguments[place], as: "the argument of J") {
      (c, variable) throws(EvaluationProblem) in
      applied.arguments[place] = Expression(.symbol(variable), at: span)
      let gradient = Nabla(.gradient, over: variable, of: Expression(.call(applied), at: span))
      return try c.compile(Expression(.nabla(gradient), at: span))
    }
  }

  /// `f'(x)`: the derivative in the first argument.
  private func compilePrimes(
    _ function: Expression, _ order: Int, _ call: Call, _ span: Span
  ) throws(EvaluationProblem) -> Piece {
    guard let first = call.arguments.first, call.arguments.count == 1 else {
      throw .unsupported("a prime needs a function of one argument", span)
    }
    let variable = Symbol("the argument of f'")
    let body = Expression(
      .call(
        Call(function, [Expression(.symbol(variable), at: first.span)], given: call.given)),
      at: span)
    return try differentiate(
      body, Array(repeating: variable, count: order), at: [try compile(first)], span)
  }
}

/// A value before parentheses: a function applied, a law's density, a number that multiplies.
func apply(
  _ head: Value, _ arguments: [Value], _ span: Span
) throws(EvaluationProblem) -> Value {
  switch head {
  case .function(let function):
    guard function.arity == arguments.count else {
      throw .mismatch(
        "a function of \(function.arity) argument(s) is given \(arguments.count)", span)
    }
    do throws(EvaluationProblem) { return try function.apply(arguments) } catch {
      throw error.moved(to: span)
    }
  case .law(let law) where arguments.count == 1:
    return .number(try law.density(at: arguments[0], span))
  case .number, .vector, .matrix:
    guard arguments.count == 1 else {
      throw .mismatch("\(head.kind) is no function", span)
    }
    return try multiply(head, arguments[0], span)
  default: throw .mismatch("\(head.kind) cannot be applied", span)
  }
}
