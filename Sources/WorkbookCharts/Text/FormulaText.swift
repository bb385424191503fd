/// Reads the part of TeX that labels need into runs of text: letters and Greek letters, alphabets,
/// accents, sub- and superscripts, fractions on one line, roots, function names, signs.
struct FormulaText {
  struct Unreadable: Error { var message: String }

  private var rest: Substring
  private var depth = 0

  init(_ formula: String) { rest = Substring(formula) }

  mutating func read() throws(Unreadable) -> [ChartText.Run] {
    let runs = try sequence(until: nil)
    return runs.reduce(into: []) { joined, run in
      if let last = joined.last, last.style == run.style, last.rise == run.rise,
        last.scale == run.scale
      {
        joined[joined.count - 1].text += run.text
      } else {
        joined.append(run)
      }
    }
  }

  /// Runs up to a closing brace, or to the end of the formula.
  private mutating func sequence(until end: Character?) throws(Unreadable) -> [ChartText.Run] {
    var runs: [ChartText.Run] = []
    while let character = rest.first {
      if character == end {
        rest.removeFirst()
        return runs
      }
      if character == "}" { throw Unreadable(message: "'}' has no '{'") }
      runs += try atom(after: runs.last)
    }
    if let end { throw Unreadable(message: "'\(end)' is missing") }
    return runs
  }

  /// What the next sign of the formula stands for.
  private mutating func atom(after previous: ChartText.Run?) throws(Unreadable)
    -> [ChartText.Run]
  {
    let character = rest.removeFirst()
    switch character {
    case " ", "~", "&": return character == "~" ? [upright("\u{A0}")] : []
    case "{": return try group()
    case "^": return try script(rise: 0.38)
    case "_": return try script(rise: -0.22)
    case "'": return [upright("′")]
    case "-", "+", "=", "<", ">":
      let sign = character == "-" ? "−" : String(character)
      return [upright(isOperand(previous) ? "\u{2009}\(sign)\u{2009}" : sign)]
    case "*": return [upright("∗")]
    case "\\": return try command(after: previous)
    default:
      return [character.isLetter ? italic(String(character)) : upright(String(character))]
    }
  }

  /// Whether a sign behind this run joins two operands, and so has space around it.
  private func isOperand(_ run: ChartText.Run?) -> Bool {
    guard let last = run?.text.last else { return false }
    return !["(", "[", ",", "\u{2009}"].contains(last)
  }

  private mutating func group() throws(Unreadable) -> [ChartText.Run] {
    depth += 1
    defer { depth -= 1 }
    guard depth < 20 else { throw Unreadable(message: "it is nested too deeply") }
    return try sequence(until: "}")
  }

  /// The argument of a command or of a script: a group, or the next sign.
  private mutating func argument(of name: String) throws(Unreadable) -> [ChartText.Run] {
    while rest.first == " " { rest.removeFirst() }
    guard let next = rest.first, next != "}" else {
      throw Unreadable(message: "nothing follows '\(name)'")
    }
    if next == "^" || next == "_" { throw Unreadable(message: "nothing follows '\(name)'") }
    return try atom(after: nil)
  }

  /// The plain text between braces.
  private mutating func word(of name: String) throws(Unreadable) -> String {
    while rest.first == " " { rest.removeFirst() }
    guard let first = rest.popFirst() else {
      throw Unreadable(message: "nothing follows '\(name)'")
    }
    guard first == "{" else { return String(first) }
    guard let end = rest.firstIndex(of: "}") else { throw Unreadable(message: "'}' is missing") }
    defer { rest = rest[rest.index(after: end)...] }
    return String(rest[..<end])
  }

  private mutating func script(rise: Double) throws(Unreadable) -> [ChartText.Run] {
    try argument(of: rise > 0 ? "^" : "_").map { run in
      var raised = run
      raised.rise = rise + 0.7 * run.rise
      raised.scale = max(0.7 * run.scale, 0.55)
      return raised
    }
  }

  private mutating func command(after previous: ChartText.Run?) throws(Unreadable)
    -> [ChartText.Run]
  {
    guard let first = rest.popFirst() else { throw Unreadable(message: "it ends with '\\'") }
    guard first.isASCII, first.isLetter else {
      switch first {
      case ",", ":": return [upright("\u{2009}")]
      case ";", " ": return [upright("\u{2005}")]
      case "!": return []
      case "{", "}", "%", "#", "&", "_", "$": return [upright(String(first))]
      case "|": return [upright("‖")]
      default: throw Unreadable(message: "'\\\(first)' is not known in labels")
      }
    }
    var name = String(first)
    while let next = rest.first, next.isASCII, next.isLetter { name.append(rest.removeFirst()) }
    if let sign = MathSigns.relations[name] {
      return [upright(isOperand(previous) ? "\u{2009}\(sign)\u{2009}" : sign)]
    }
    if let sign = MathSigns.upright[name] { return [upright(sign)] }
    if let letter = MathSigns.italic[name] { return [italic(letter)] }
    if let mark = MathSigns.accents[name] { return try accented(name, mark) }
    if let alphabet = MathSigns.alphabets[name] {
      return [upright(try word(of: "\\\(name)").map { alphabet[$0] ?? String($0) }.joined())]
    }
    if MathSigns.functions.contains(name) {
      let gap = isOperand(previous) ? "\u{2009}" : ""
      return [
        upright(gap + name + (rest.first.map { "(_^{".contains($0) } ?? true ? "" : "\u{2009}"))
      ]
    }
    switch name {
    case "mathrm", "text", "operatorname", "textrm", "mbox":
      return [upright(try word(of: "\\\(name)"))]
    case "mathbf", "boldsymbol", "bm":
      return [ChartText.Run(text: try word(of: "\\\(name)"), style: .bold)]
    case "mathit", "mathnormal": return try argument(of: "\\\(name)")
    case "frac", "tfrac", "dfrac":
      let (top, bottom) = (try argument(of: "\\\(name)"), try argument(of: "\\\(name)"))
      return compound(top) + [upright("/")] + compound(bottom)
    case "sqrt": return [upright("√")] + compound(try argument(of: "\\sqrt"))
    case "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "mathopen", "mathclose":
      if rest.first == "." { rest.removeFirst() }
      return []
    case "displaystyle", "textstyle", "limits", "nolimits": return []
    default: throw Unreadable(message: "'\\\(name)' is not known in labels")
    }
  }

  private mutating func accented(_ name: String, _ mark: String) throws(Unreadable)
    -> [ChartText.Run]
  {
    var runs = try argument(of: "\\\(name)")
    guard let last = runs.indices.last else {
      throw Unreadable(message: "nothing stands under '\\\(name)'")
    }
    // The mark combines with the letter before it.
    runs[last].text += mark
    return runs
  }

  /// In parentheses if it is more than one sign.
  private func compound(_ runs: [ChartText.Run]) -> [ChartText.Run] {
    let letters = runs.reduce(0) { $0 + ($1.rise == 0 ? $1.text.count : 0) }
    let isNumber = runs.allSatisfy { $0.text.allSatisfy(\.isNumber) }
    return letters <= 1 || isNumber ? runs : [upright("(")] + runs + [upright(")")]
  }

  private func upright(_ text: String) -> ChartText.Run {
    ChartText.Run(text: text, style: .upright)
  }

  private func italic(_ text: String) -> ChartText.Run {
    ChartText.Run(text: text, style: .italic)
  }
}
