extension ExpressionParser {
  /// `cases`, matrices.
  mutating func environment() throws(FormulaProblem) -> Expression {
    let start = position
    let name = tokens[position].text
    let rows = try table()
    let place = span(from: start)
    if Vocabulary.cases.contains(name) { return Expression(.cases(cases(rows)), at: place) }
    let matrix = Expression(.matrix(rows.map { $0.map(\.value) }), at: place)
    switch name {
    case "vmatrix":
      let det = Expression(.symbol(Symbol("\\det")), at: tokens[start].span)
      return Expression(.call(Call(det, [matrix])), at: place)
    case "Vmatrix": return Expression(.norm(matrix, order: nil), at: place)
    default:
      guard at(.open, "("), !isAtEnd else { return matrix }
      let arguments = try brackets()
      return Expression(
        .call(Call(matrix, arguments.first, given: arguments.rest)), at: span(from: start))
    }
  }

  private typealias Cell = (value: Expression, words: [String])

  private mutating func table() throws(FormulaProblem) -> [[Cell]] {
    let begin = position
    return try enclosed(Context()) { parser throws(FormulaProblem) in
      var rows: [[Cell]] = []
      var row: [Cell] = []
      while parser.position < parser.end {
        let start = parser.position
        var place = start
        while place < parser.end, ![.cell, .newline].contains(parser.tokens[place].kind) {
          let kind = parser.tokens[place].kind
          place =
            [.open, .groupOpen, .begin].contains(kind) ? parser.partner[place] + 1 : place + 1
        }
        row.append(try parser.cell(start, place))
        parser.position = place
        if parser.at(.newline) {
          rows.append(row)
          row = []
        }
        if parser.position < parser.end { parser.position += 1 }
      }
      if !row.isEmpty { rows.append(row) }
      guard !rows.isEmpty else {
        throw FormulaProblem("this environment is empty", at: parser.tokens[begin].span)
      }
      return rows
    }
  }

  private mutating func cell(_ start: Int, _ limit: Int) throws(FormulaProblem) -> Cell {
    var words: [String] = []
    var last = limit
    while last > start, [.comma, .period, .semicolon].contains(tokens[last - 1].kind) { last -= 1 }
    position = start
    while position < last, at(.text) || at(.comma) {
      if at(.text) { words.append(tokens[position].text) }
      position += 1
    }
    if position < last, tokens[last - 1].kind == .text { last -= 1 }
    guard position < last else {
      let place = tokens[max(0, min(position, tokens.count - 1))].span
      return (Expression(.text(words.joined(separator: " ")), at: place), words)
    }
    let value = try inside(to: last, Context()) { parser throws(FormulaProblem) in
      Self.tuple(try parser.items(after: nil))
    }
    return (value, words)
  }

  private func cases(_ rows: [[Cell]]) -> [Case] {
    rows.map { row in
      guard row.count > 1 else { return Case(row[0].value, if: nil) }
      if case .text = row[1].value.form { return Case(row[0].value, if: nil) }
      return Case(row[0].value, if: row[1].value)
    }
  }

  /// `\left\{ \begin{array} … \end{array} \right.`
  var isCasesBrace: Bool {
    let close = partner[position]
    return tokens[close].text == "." && position + 1 < close
      && tokens[position + 1].kind == .begin && partner[position + 1] == close - 1
  }

  mutating func braceCases() throws(FormulaProblem) -> Expression {
    let start = position
    return try enclosed(Context()) { parser throws(FormulaProblem) in
      let rows = try parser.table()
      return Expression(
        .cases(parser.cases(rows)), at: parser.tokens[start].span.union(parser.lastSpan))
    }
  }
}
