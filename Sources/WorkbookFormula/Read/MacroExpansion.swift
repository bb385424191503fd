/// The course's own commands, replaced by what they stand for.
struct MacroExpansion: Sendable {
  /// By name with the backslash; `#1` to `#9` in a body stand for the arguments.
  let macros: [String: String]

  static let mostSigns = 20_000
  private static let deepest = 20

  func expand(_ signs: [TeXSign]) throws(FormulaProblem) -> [TeXSign] {
    guard signs.count <= Self.mostSigns else { throw Self.tooLong(signs) }
    guard !macros.isEmpty else { return signs }
    var count = 0
    return try expand(signs, depth: 0, count: &count)
  }

  private func expand(_ signs: [TeXSign], depth: Int, count: inout Int) throws(FormulaProblem)
    -> [TeXSign]
  {
    var expanded: [TeXSign] = []
    var index = 0
    while index < signs.count {
      let sign = signs[index]
      index += 1
      guard !sign.isText, let body = macros[sign.text] else {
        count += 1
        guard count <= Self.mostSigns else { throw Self.tooLong(signs) }
        expanded.append(sign)
        continue
      }
      guard depth < Self.deepest else {
        throw FormulaProblem(
          "the macro '\(sign.text)' never ends",
          help: "a macro must not use itself, also not through another one", at: sign.span)
      }
      let call = try arguments(of: sign, body, signs, &index)
      var bodySigns: [TeXSign] = []
      let raw = try TeXSign.signs(of: body, at: call.span)
      var place = 0
      while place < raw.count {
        if raw[place].text == "#", place + 1 < raw.count, let number = Int(raw[place + 1].text),
          (1...9).contains(number)
        {
          bodySigns += call.arguments[number - 1]
          place += 2
        } else {
          bodySigns.append(raw[place])
          place += 1
        }
        guard bodySigns.count <= Self.mostSigns else { throw Self.tooLong(signs) }
      }
      if !bodySigns.isEmpty { bodySigns[0].followsBlank = sign.followsBlank }
      expanded += try expand(bodySigns, depth: depth + 1, count: &count)
    }
    return expanded
  }

  private func arguments(
    of macro: TeXSign, _ body: String, _ signs: [TeXSign], _ index: inout Int
  ) throws(FormulaProblem) -> (arguments: [[TeXSign]], span: Span) {
    var span = macro.span
    var arguments: [[TeXSign]] = []
    let count = (1...9).last { body.contains("#\($0)") } ?? 0
    for _ in 0..<count {
      guard index < signs.count, signs[index].text != "}" else {
        throw FormulaProblem(
          "'\(macro.text)' needs \(count == 1 ? "an argument" : "\(count) arguments")",
          at: macro.span)
      }
      var end = index + 1
      if signs[index].text == "{", !signs[index].isText {
        var depth = 1
        while end < signs.count, depth > 0 {
          if !signs[end].isText {
            if signs[end].text == "{" { depth += 1 }
            if signs[end].text == "}" { depth -= 1 }
          }
          end += 1
        }
        guard depth == 0 else {
          throw FormulaProblem("this '{' is never closed", at: signs[index].span)
        }
      }
      arguments.append(Array(signs[index..<end]))
      span = span.union(signs[end - 1].span)
      index = end
    }
    return (arguments, span)
  }

  private static func tooLong(_ signs: [TeXSign]) -> FormulaProblem {
    FormulaProblem(
      "the formula is too long to be read", at: signs.first?.span ?? Span(0, 0))
  }
}
