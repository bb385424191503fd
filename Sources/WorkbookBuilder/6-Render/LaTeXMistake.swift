/// What KaTeX says about a formula that it cannot typeset.
struct LaTeXMistake: Error, Sendable, Hashable {
  /// In UTF-16 units from the start of the formula; -1 when KaTeX does not say.
  var offset: Int
  var sentence: String

  /// `nil` when the answer of the typesetting function is a typeset formula.
  init?(answer: String) {
    guard answer.first == "-", let end = answer.firstIndex(of: "\n") else { return nil }
    offset = Int(answer[answer.index(after: answer.startIndex)..<end]) ?? -1
    sentence = String(answer[answer.index(after: end)...])
  }

  private static let undefinedCommand = "Undefined control sequence: "

  func diagnostic(in source: FormulaSource, known: Set<String>) -> Diagnostic {
    let units = source.tex.utf16
    var offset = min(max(0, offset), units.count)
    guard sentence.hasPrefix(Self.undefinedCommand) else {
      return .latex(sentence.lowercasedFirst, in: source, offset: offset)
    }
    let command = String(sentence.dropFirst(Self.undefinedCommand.count))
    // Inside a macro, KaTeX counts from the start of the macro's body.
    if !units.dropFirst(offset).starts(with: command.utf16) { offset = 0 }
    return .unknownCommand(command, in: source, offset: offset, known: known)
  }
}

extension String {
  /// As it stands in the middle of a sentence; what is in capitals or a command stays.
  fileprivate var lowercasedFirst: String {
    let second = dropFirst().first
    guard let first, second?.isLowercase ?? false else { return self }
    return first.lowercased() + dropFirst()
  }
}
