extension DisplayCheck {
  /// The sides of a chain with the lines of the display on which they stand.
  func sides(of chain: Chain) -> [Side] {
    guard let link = chain.links.first else { return [] }
    let breaks = lineBreaks(between: chain.first.span.end, and: link.span.start)
    return [Side(chain.first, row: max(0, link.row - breaks))]
      + chain.links.map { Side($0.side, row: $0.row) }
  }

  private func lineBreaks(between start: Int, and end: Int) -> Int {
    guard start >= 0, start < end, end <= source.bytes.count else { return 0 }
    var count = 0
    var at = start
    while at + 1 < end {
      if source.bytes[at] == UInt8(ascii: "\\") {
        if source.bytes[at + 1] == UInt8(ascii: "\\") { count += 1 }
        at += 2
      } else {
        at += 1
      }
    }
    return count
  }

  /// `line 3` where a display has lines and a side a line of its own, else `side 2 of line 3`, `the
  /// left side`, `side 2`.
  func sideNames(_ chain: Chain, _ sides: [Side]) -> [String] {
    let lines = formula.chains.flatMap { $0.links.map(\.row) } + sides.map(\.row)
    if (lines.max() ?? 0) == 0 {
      return sides.count == 2
        ? ["the left side", "the right side"] : sides.indices.map { "side \($0 + 1)" }
    }
    return sides.indices.map { i in
      let line = sides[i].row + 1
      let sharing = sides.indices.filter { sides[$0].row == sides[i].row }
      guard sharing.count > 1, let place = sharing.firstIndex(of: i) else { return "line \(line)" }
      if sharing.count == 2, sides.count == 2 {
        return "the \(place == 0 ? "left" : "right") side of line \(line)"
      }
      return "side \(place + 1) of line \(line)"
    }
  }
}
