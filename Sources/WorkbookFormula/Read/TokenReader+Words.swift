extension TokenReader {
  mutating func words(_ sign: TeXSign, _ start: Int) {
    guard index < signs.count, signs[index].isText else { return }
    let span = sign.span.union(signs[index].span)
    let text = signs[index].text.trimmed
    index += 1
    if text == "d" {
      add(.differential, text, span, from: start)
    } else if text.isWord, !Vocabulary.connectives.contains(text) {
      add(.name, Self.name(text), span, from: start)
    } else if !text.isEmpty {
      add(.text, text, span, from: start)
    }
  }

  mutating func font(_ sign: TeXSign, _ start: Int) {
    guard index < signs.count, !signs[index].isText else { return }
    var end = index + 1
    var content: [TeXSign]
    if signs[index].text == "{" {
      while end < signs.count, signs[end].text != "}", signs[end].text != "{" { end += 1 }
      guard end < signs.count, signs[end].text == "}" else { return }
      content = Array(signs[(index + 1)..<end])
      end += 1
    } else {
      content = [signs[index]]
    }
    content.removeAll { Vocabulary.thinSpaces.contains($0.text) || $0.text == "\\!" }
    let isLetters = content.allSatisfy { sign in
      !sign.isText && sign.text.utf8.count == 1
        && (sign.text.first!.isLetter || sign.text.first!.isNumber || sign.text == "-")
    }
    let isOneCommand =
      content.count == 1 && content[0].text.first == "\\"
      && !Vocabulary.commands.contains(content[0].text)
      && !Vocabulary.operations.contains(content[0].text)
      && Vocabulary.letters.contains(content[0].text)
    guard !content.isEmpty, isLetters || isOneCommand, content[0].text != "-" else { return }
    let word = content.map(\.text).joined()
    let span = sign.span.union(signs[end - 1].span)
    index = end
    if Vocabulary.alphabets.contains(sign.text) {
      add(.name, "\(sign.text == "\\bm" ? "\\boldsymbol" : sign.text){\(word)}", span, from: start)
    } else if word == "d" {
      add(.differential, word, span, from: start)
    } else if word == "const" {
      add(.text, word, span, from: start)
    } else {
      add(.name, Self.name(word), span, from: start)
    }
  }

  private static func name(_ word: String) -> String { Vocabulary.commandsOfWords[word] ?? word }

  mutating func skipArgument() {
    guard index < signs.count else { return }
    if signs[index].isText {
      index += 1
    } else if signs[index].text == "{" {
      var depth = 0
      repeat {
        if signs[index].text == "{", !signs[index].isText { depth += 1 }
        if signs[index].text == "}", !signs[index].isText { depth -= 1 }
        index += 1
      } while depth > 0 && index < signs.count
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace || first == "~" { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace || last == "~" { text = text.dropLast() }
    return String(text)
  }

  /// Letters only, with a hyphen at most.
  fileprivate var isWord: Bool {
    guard let first, first.isLetter else { return false }
    return allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
  }
}
