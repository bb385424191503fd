/// Which token closes which, for braces, brackets, `\left … \right` and environments.
///
/// Done once for the whole formula, so that the parser never has to try out where a bracket ends.
struct BracketMatching {
  private(set) var tokens: [Token]
  /// For a token that opens: where the one that closes it stands.
  private(set) var partner: [Int]
  private var open: [Int] = []

  static let deepest = 32

  init(_ tokens: [Token]) throws(FormulaProblem) {
    self.tokens = BarMatching.match(tokens)
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
}
