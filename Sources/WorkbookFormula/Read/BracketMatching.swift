/// Which token closes which, for braces, brackets, `\left … \right` and environments.
///
/// Done once for the whole formula, so that the parser never has to try out where a bracket ends.
struct BracketMatching {
  private(set) var tokens: [Token]
  /// For a token that opens: where the one that closes it stands.
  private(set) var partner: [Int]
  private var open: [Int] = []

  static let deepest = 40

  init(_ tokens: [Token]) throws(FormulaProblem) {
    self.tokens = Self.joinBars(tokens)
    partner = Array(repeating: -1, count: self.tokens.count)
    for index in self.tokens.indices {
      switch self.tokens[index].kind {
      case .open, .groupOpen, .begin:
        open.append(index)
        guard open.count <= Self.deepest else {
          throw FormulaProblem(
            "the formula is nested too deeply",
            help: "name a part of it in a formula of its own", at: self.tokens[index].span)
        }
      case .close: try close(index)
      case .groupClose:
        try close(index)
      case .end: try close(index)
      default: break
      }
    }
    if let last = open.last { throw neverClosed(last) }
    RowReading.markChains(&self.tokens, partner)
  }

  private mutating func close(_ index: Int) throws(FormulaProblem) {
    let token = tokens[index]
    guard let last = open.last else {
      throw FormulaProblem("nothing opens this '\(sign(token))'", at: token.span)
    }
    let opening = tokens[last]
    let fits: Bool =
      switch (opening.kind, token.kind) {
      case (.groupOpen, .groupClose), (.begin, .end): true
      case (.open, .close):
        opening.isStretched == token.isStretched
          && (opening.isStretched || opening.text == token.text
            || (["(", "["].contains(opening.text) && ["(", "["].contains(token.text)))
      default: false
      }
    guard fits else {
      if token.kind == .close, opening.kind != .open {
        throw FormulaProblem("nothing opens this '\(sign(token))'", at: token.span)
      }
      if token.kind == .close, !open.contains(where: { tokens[$0].text == token.text }) {
        throw FormulaProblem("nothing opens this '\(sign(token))'", at: token.span)
      }
      throw neverClosed(last)
    }
    open.removeLast()
    partner[last] = index
  }

  private func neverClosed(_ index: Int) -> FormulaProblem {
    FormulaProblem("this '\(sign(tokens[index]))' is never closed", at: tokens[index].span)
  }

  private func sign(_ token: Token) -> String {
    let closings = [
      "(": ")", "[": "]", "\\{": "\\}", "\\langle": "\\rangle", "\\lfloor": "\\rfloor",
      "\\lceil": "\\rceil",
    ]
    switch token.kind {
    case .close:
      return token.isStretched ? "\\right" : closings[token.text] ?? token.text
    case .open: return token.isStretched ? "\\left" : token.text
    case .begin: return "\\begin{\(token.text)}"
    case .end: return "\\end{\(token.text)}"
    default: return token.text
    }
  }

  /// `||` is one sign unless it closes one absolute value and opens the next, and
  /// `\left|\left|` is a norm.
  private static func joinBars(_ tokens: [Token]) -> [Token] {
    var joined: [Token] = []
    joined.reserveCapacity(tokens.count)
    /// Whether an absolute value is open, at each level of brackets.
    var isOpen = [false]
    var wasOpen = false
    for token in tokens {
      switch token.kind {
      case .open, .groupOpen, .begin: isOpen.append(false)
      case .close, .groupClose, .end: if isOpen.count > 1 { isOpen.removeLast() }
      default: break
      }
      if let last = joined.last, token.isAdjacent || token.isStretched, last.text == "|",
        token.text == "|", last.kind == token.kind, last.isStretched == token.isStretched
      {
        if token.kind == .bar, wasOpen || last.isSized {
          // Toggled twice.
        } else if token.kind == .bar {
          joined[joined.count - 1].kind = .doubleBar
          joined[joined.count - 1].text = "\\|"
          joined[joined.count - 1].span.end = token.span.end
          isOpen[isOpen.count - 1] = false
          continue
        } else if token.isStretched {
          joined[joined.count - 1].text = "\\|"
          joined[joined.count - 1].span.end = token.span.end
          if token.kind == .open { isOpen.removeLast() }
          continue
        }
      }
      if token.kind == .bar {
        wasOpen = isOpen[isOpen.count - 1]
        isOpen[isOpen.count - 1].toggle()
      }
      joined.append(token)
    }
    return joined
  }
}
