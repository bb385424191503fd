/// An index as a name plus a whole number: `n - 1` is n and −1, `0` is nothing and 0.
struct IndexPattern: Hashable {
  var core: Expression?
  var offset: Int

  init(_ expression: Expression) {
    switch expression.form {
    case .number(let x) where isWhole(x): (core, offset) = (nil, Int(x))
    case .negated(let body):
      if case .number(let x) = body.form, isWhole(x) {
        (core, offset) = (nil, -Int(x))
      } else {
        (core, offset) = (expression, 0)
      }
    case .sum(let terms):
      var rest: [Expression] = []
      var constant = 0
      for term in terms {
        let part = IndexPattern(term)
        if part.core == nil { constant += part.offset } else { rest.append(term) }
      }
      offset = constant
      core =
        rest.isEmpty ? nil : rest.count == 1 ? rest[0] : Expression(.sum(rest), at: expression.span)
    default: (core, offset) = (expression, 0)
    }
  }

  /// The name that an index is called by in a definition's head.
  var parameter: Symbol? {
    guard case .symbol(let symbol)? = core?.form else { return nil }
    return symbol
  }

  func expression(at span: Span) -> Expression {
    let constant = Expression(.number(Double(abs(offset))), at: span)
    let signed = offset < 0 ? Expression(.negated(constant), at: span) : constant
    guard let core else { return signed }
    return offset == 0 ? core : Expression(.sum([core, signed]), at: span)
  }
}

/// How the names in a definition's head are to be understood in one use of it.
struct Match {
  /// Parameters and the expressions that they stand for.
  var parameters: [(Symbol, Expression)] = []
  /// How closely the use resembles the head.
  var score = 0

  private mutating func set(_ parameter: Symbol, _ value: IndexPattern, _ span: Span) -> Bool {
    if let old = parameters.first(where: { $0.0 == parameter }) {
      return IndexPattern(old.1) == value
    }
    parameters.append((parameter, value.expression(at: span)))
    return true
  }

  /// Matches the indices in a head against those in a use; false where they contradict each other.
  mutating func match(indices pattern: [Expression], with use: [Expression]) -> Bool {
    guard pattern.count == use.count else { return false }
    for (head, used) in zip(pattern, use) {
      let (head, value) = (IndexPattern(head), IndexPattern(used))
      if let parameter = head.parameter {
        let shifted = IndexPattern(core: value.core, offset: value.offset - head.offset)
        guard set(parameter, shifted, used.span) else { return false }
        // φ_X is the definition of φ_X before it is that of any φ_Y.
        score += head == value ? 3 : 2
      } else {
        guard head == value else { return false }
        score += 3
      }
    }
    return true
  }

  /// The indices of a function's name count for more than all its arguments.
  static let nameWeight = 64

  /// Matches one argument: any expression for a plain name, one like it for a name with indices.
  ///
  /// What has the parameter's own name, or at least its letter, resembles it most.
  mutating func match(argument pattern: Expression, with use: Expression) -> Bool {
    switch pattern.form {
    case .symbol(let head):
      if case .symbol(let used) = use.form {
        if used == head {
          score += 2
        } else if used.letter == head.letter {
          score += 1
        }
        if !head.indices.isEmpty, used.base == head.base {
          guard match(indices: head.indices, with: used.indices) else { return false }
        }
      } else if names(in: use).contains(where: { $0.letter == head.letter }) {
        score += 1
      }
      parameters.append((head, use))
      return true
    default:
      score += 3
      return pattern == use
    }
  }

  /// Takes an argument for the parameter at its place, whatever their names.
  mutating func place(_ pattern: Expression, _ use: Expression) -> Bool {
    guard case .symbol(let parameter) = pattern.form else { return false }
    parameters.append((parameter, use))
    return true
  }
}

extension IndexPattern {
  init(core: Expression?, offset: Int) { (self.core, self.offset) = (core, offset) }
}

extension Symbol {
  /// What stands above in parentheses and below.
  var indices: [Expression] { superscripts + subscripts }

  /// The name without indices, primes and stars: what `z`, `z'` and `z_j` have in common.
  var letter: Symbol { Symbol(name, accents: accents) }

  /// The name without its primes, and how many there were.
  var withoutPrimes: (Symbol, Int) {
    var copy = self
    let primes = marks.reduce(0) { $0 + ($1.allSatisfy { $0 == "'" } ? $1.count : 0) }
    copy.marks = marks.filter { !$0.allSatisfy { $0 == "'" } }
    return (copy, primes)
  }

  /// The name without a backslash: `log` for `\log`.
  var word: String { name.hasPrefix("\\") ? String(name.dropFirst()) : name }
}
