/// A displayed formula whose closing dollars are still to come.
struct OpenMath {
  var run = TextRun()
  var position: SourcePosition
  /// What stands before the opening dollars, and on which line.
  var prefix: Range<Int>
  var line: Int
  var start: Int
}

extension BlockScanner {
  /// Reads `$$` at the beginning of a line; `false` when text follows the formula on the same line,
  /// which makes it a formula within a paragraph.
  mutating func beginMath(_ line: inout Line, _ start: Int) -> Bool {
    let end = line.cursor.end
    let close = MathSyntax.displayEnd(bytes, from: start + 2, before: end)
    if let close {
      let rest = bytes.trimmed((close + 2)..<end)
      guard rest.isEmpty || Attributes.begin(bytes, at: rest.lowerBound, before: end) else {
        return false
      }
    }
    begin(&line)
    var math = OpenMath(
      position: source.position(start), prefix: line.base..<start, line: line.number, start: start)
    let content = (start + 2)..<(close ?? end)
    math.run.append(
      source, content, prefix: content.lowerBound..<content.lowerBound, line: line.number)
    if let close {
      finish(math, close: close, end)
    } else {
      leaf = .math(math)
    }
    return true
  }

  /// Adds a further line to a formula, or its end.
  mutating func add(_ line: Line, _ start: Int, to math: inout OpenMath) {
    let end = line.cursor.end
    let close = MathSyntax.displayEnd(bytes, from: start, before: end)
    math.run.append(source, start..<(close ?? end), prefix: line.base..<start, line: line.number)
    if let close {
      finish(math, close: close, end)
    } else {
      leaf = .math(math)
    }
  }

  private mutating func finish(_ math: OpenMath, close: Int, _ end: Int) {
    let (formula, diagnostics) = FormulaReader(math.run, source)
      .read(0..<math.run.bytes.count, isDisplay: true)
    tokens.diagnostics += diagnostics
    let attributes = readEquationAttributes((close + 2)..<end)
    var checking = EquationChecking()
    if let attributes {
      var reader = EquationAttributes(attributes)
      checking = reader.read()
      tokens.diagnostics += reader.diagnostics
    }
    let equation = Equation(
      formula: formula, label: attributes?.label?.label, checking: checking)
    write(
      .equation(equation, attributes?.label), math.prefix, line: math.line,
      literal: math.start..<(math.start + 2))
  }

  /// What follows the closing dollars: nothing, or the label and options in braces.
  private func readEquationAttributes(_ range: Range<Int>) -> Attributes? {
    let rest = bytes.trimmed(range)
    guard !rest.isEmpty else { return nil }
    guard bytes[rest.lowerBound] == .openBrace else {
      tokens.diagnostics.append(.textAfterEquation(at: source.position(rest.lowerBound)))
      return nil
    }
    do {
      let attributes = try Attributes.parse(bytes, rest, position: source.position)
      if attributes.end < rest.upperBound {
        let behind = bytes.end(of: attributes.end..<rest.upperBound, while: \.isWhitespace)
        tokens.diagnostics.append(.textAfterEquation(at: source.position(behind)))
      }
      return attributes
    } catch {
      tokens.diagnostics.append(.malformedAttributes(error))
      return nil
    }
  }
}

extension Attributes {
  var label: LabelUse? {
    id.map { LabelUse(label: Label($0.text), position: $0.position) }
  }

  /// Errors for all classes, and for keys that are not among the given ones.
  func refuse(classesOf element: String, keys: [String]) -> [Diagnostic] {
    classes.map { .unknownClass($0.text, of: element, known: [], at: $0.position) }
      + refuse(keysOf: element, known: keys)
  }

  /// Errors for unknown keys, and for keys that are given twice.
  func refuse(keysOf element: String, known: [String]) -> [Diagnostic] {
    var seen: [String: SourcePosition] = [:]
    var found: [Diagnostic] = []
    for pair in pairs {
      let key = pair.key
      if !known.contains(key.text) {
        found.append(.unknownKey(key.text, of: element, known: known, at: key.position))
      } else if let first = seen[key.text] {
        found.append(.duplicateKey(key.text, at: key.position, first: first))
      } else {
        seen[key.text] = key.position
      }
    }
    return found
  }

  func value(_ key: String) -> Pair? { pairs.first { $0.key.text == key } }
}
