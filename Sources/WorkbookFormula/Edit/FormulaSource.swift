/// A formula's source as bytes, with the little that an edit has to know of LaTeX.
struct FormulaSource {
  let bytes: [UInt8]

  init(_ tex: String) { bytes = Array(tex.utf8) }

  func text(_ span: Span) -> String {
    guard 0 <= span.start, span.start <= span.end, span.end <= bytes.count else { return "" }
    return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// The first `+` or `-` in a piece of the source that is not part of a command.
  func sign(in span: Span) -> Int? {
    guard 0 <= span.start, span.start < span.end, span.end <= bytes.count else { return nil }
    return bytes[span.start..<span.end].firstIndex {
      $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
    }
  }

  /// The place behind white space and spacing commands that precede `position`.
  func skippingSpaceBackwards(from position: Int) -> Int {
    var place = position
    while place > 0 {
      if [0x20, 0x0A, 0x09, 0x0D].contains(bytes[place - 1]) {
        place -= 1
      } else if place > 1, bytes[place - 2] == UInt8(ascii: "\\"),
        Array(",;:! ".utf8).contains(bytes[place - 1])
      {
        place -= 2
      } else {
        break
      }
    }
    return place
  }

  func skippingSpace(from position: Int) -> Int {
    var place = position
    while place < bytes.count {
      if [0x20, 0x0A, 0x09, 0x0D].contains(bytes[place]) {
        place += 1
      } else if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
        Array(",;:! ".utf8).contains(bytes[place + 1])
      {
        place += 2
      } else {
        break
      }
    }
    return place
  }

  /// Where the command that ends at `position` begins, if its name is one of `names`.
  private func command(endingAt position: Int, _ names: [String]) -> Int? {
    for name in names {
      let start = position - name.utf8.count
      if start >= 0, bytes[start..<position].elementsEqual(name.utf8) { return start }
    }
    return nil
  }

  private static let sizes = [
    "\\left", "\\right", "\\bigl", "\\bigr", "\\Bigl", "\\Bigr", "\\biggl", "\\biggr", "\\big",
    "\\Big",
    "\\bigg", "\\Bigg",
  ]

  /// The span with the pair of brackets around it, if there is one.
  func bracketed(_ span: Span) -> Span? {
    let before = skippingSpaceBackwards(from: span.start)
    let after = skippingSpace(from: span.end)
    guard before > 0 else { return nil }
    var closing = after
    let pairs: [(UInt8, UInt8)] = [
      (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
      (UInt8(ascii: "{"), UInt8(ascii: "}")),
    ]
    guard let pair = pairs.first(where: { $0.0 == bytes[before - 1] }) else { return nil }
    for size in Self.sizes where bytes[closing...].starts(with: size.utf8) {
      let end = skippingSpace(from: closing + size.utf8.count)
      if end < bytes.count, bytes[end] == pair.1 { closing = end }
    }
    guard closing < bytes.count, bytes[closing] == pair.1 else { return nil }
    var opening = before - 1
    if let start = command(endingAt: skippingSpaceBackwards(from: opening), Self.sizes) {
      opening = start
    }
    return Span(opening, closing + 1)
  }

  /// Whether a span is all that stands between two braces.
  func fillsBraces(_ span: Span) -> Bool {
    let (before, after) = (
      skippingSpaceBackwards(from: span.start), skippingSpace(from: span.end)
    )
    return before > 0 && bytes[before - 1] == UInt8(ascii: "{") && after < bytes.count
      && bytes[after] == UInt8(ascii: "}")
  }

  /// The `^` or `_` that raises or lowers what stands at `span`, and the end of its braces.
  func script(_ mark: Character, around span: Span) -> Span? {
    guard let mark = mark.asciiValue else { return nil }
    var wide = span
    while true {
      let before = skippingSpaceBackwards(from: wide.start)
      if before > 0, bytes[before - 1] == mark { return Span(before - 1, wide.end) }
      guard let wider = bracketed(wide) else { return nil }
      wide = wider
    }
  }

  /// Spaces that keep what stands before and behind a removed piece apart.
  func joint(removing span: Span) -> String {
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    guard span.start > 0, span.end < bytes.count else { return "" }
    return isLetter(bytes[span.start - 1]) && isLetter(bytes[span.end]) ? " " : ""
  }
}
