/// Which lines of an `aligned` begin something new, and which go on with the line before.
enum RowReading {
  static func markChains(_ tokens: inout [Token], _ partner: [Int]) {
    var start = 0
    while start < tokens.count {
      var limit = start + 1
      while limit < tokens.count, !tokens[limit].startsRow { limit += 1 }
      if tokens[start].startsRow, start > 0 {
        tokens[start].startsChain = startsChain(tokens, partner, start, limit)
      }
      start = limit
    }
  }

  private static func startsChain(
    _ tokens: [Token], _ partner: [Int], _ start: Int, _ limit: Int
  ) -> Bool {
    let first = tokens[start]
    let before = tokens[start - 1]
    if first.kind == .relation || first.kind == .close { return false }
    if before.kind == .relation || before.kind == .operation { return false }
    if [.comma, .period, .semicolon].contains(before.kind) { return true }
    // A line that begins in its first cell and has a relation behind the mark.
    if !first.startsCell,
      let cell = (start..<limit).dropFirst().first(where: { tokens[$0].startsCell })
    {
      return tokens[cell].kind == .relation || first.kind != .operation
    }
    return first.kind == .name || first.kind == .text || first.kind == .command
      ? !first.startsCell || hasRelation(tokens, partner, start, limit) : false
  }

  private static func hasRelation(
    _ tokens: [Token], _ partner: [Int], _ start: Int, _ limit: Int
  ) -> Bool {
    var place = start
    while place < limit {
      if tokens[place].kind == .relation { return true }
      place = partner[place] > place ? partner[place] + 1 : place + 1
    }
    return false
  }
}
