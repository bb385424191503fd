/// Reads the sets that a name may be declared to lie in: `\R`, `\R^{d\times d}`, `\{1,\dots,n\}`,
/// `[0,1)`, `\mathcal{P}(\R)`.
struct SetReader {
  let expressions: FormulaReader
  let macros: [String: String]

  func domain(_ piece: DeclarationLine.Piece, words: [String]) throws(FormulaProblem) -> Domain {
    let text = normalised(piece.text)
    func inner(
      _ opening: String, _ closing: String, of text: String
    ) -> [DeclarationLine.Piece]? {
      guard text.hasPrefix(opening), text.hasSuffix(closing),
        text.utf8.count >= opening.utf8.count + closing.utf8.count
      else { return nil }
      let bytes = Array(text.utf8).dropFirst(opening.utf8.count).dropLast(closing.utf8.count)
      return DeclarationLine.separated(
        .init(text: String(decoding: bytes, as: UTF8.self), start: piece.start))
    }
    if let elements = inner("\\{", "\\}", of: piece.text) { return try integers(elements, piece) }
    for (opening, closing) in [("(", ")"), ("(", "]"), ("[", ")"), ("[", "]")] {
      if let ends = inner(opening, closing, of: piece.text), ends.count == 2 {
        let lower = try bound(ends[0], isIncluded: opening == "[", piece)
        let upper = try bound(ends[1], isIncluded: closing == "]", piece)
        return .real(lower: lower, upper: upper)
      }
    }
    if let space = inner("\\mathcal{P}(", ")", of: text), space.count == 1 {
      guard let dimension = try dimension(space[0].text, piece) else { throw unknown(piece) }
      return .density(dimension: dimension)
    }
    return try numbers(text, piece, words)
  }

  private func numbers(
    _ text: String, _ piece: DeclarationLine.Piece, _ words: [String]
  ) throws(FormulaProblem) -> Domain {
    switch text {
    case "\\mathbb{R}": return .reals
    case "\\mathbb{R}_{>0}", "\\mathbb{R}_+", "\\mathbb{R}_{+}", "\\mathbb{R}_{>0}^{}":
      return .real(lower: .init(value: number(0, piece), isIncluded: false), upper: nil)
    case "\\mathbb{R}_{\\ge0}", "\\mathbb{R}_{\\geq0}":
      return .real(lower: .init(value: number(0, piece), isIncluded: true), upper: nil)
    case "\\mathbb{N}": return .integer(from: number(1, piece), to: nil)
    case "\\mathbb{N}_0", "\\mathbb{N}_{0}": return .integer(from: number(0, piece), to: nil)
    case "\\mathbb{Z}": return .integer(from: number(-3, piece), to: number(4, piece))
    default: break
    }
    guard let exponent = power(of: "\\mathbb{R}", text) else { throw unknown(piece) }
    let sizes = exponent.components(separatedBy: "\\times")
    if sizes.count == 2 {
      let rows = try read(sizes[0], piece)
      let columns = try read(sizes[1], piece)
      return .matrix(rows: rows, columns: columns, kind(words))
    }
    return .vector(dimension: try read(exponent, piece))
  }

  /// The dimension of `\R` (`nil` inside) or `\R^d`; `nil` for another set.
  func dimension(
    _ text: String, _ piece: DeclarationLine.Piece
  ) throws(FormulaProblem) -> Expression?? {
    let text = normalised(text)
    if text == "\\mathbb{R}" { return .some(nil) }
    if text.hasPrefix("(") || text.hasPrefix("[") { return .some(nil) }
    if let exponent = power(of: "\\mathbb{R}", text) { return .some(try read(exponent, piece)) }
    return nil
  }

  private func kind(_ words: [String]) -> Domain.MatrixKind {
    let text = words.joined(separator: " ")
    if text.contains("positive definite") { return .positiveDefinite }
    if text.contains("orthogonal") { return .orthogonal }
    return text.contains("symmetric") ? .symmetric : .any
  }

  private func power(of base: String, _ text: String) -> String? {
    guard text.hasPrefix(base + "^") else { return nil }
    var exponent = String(text.dropFirst(base.count + 1))
    if exponent.hasPrefix("{"), exponent.hasSuffix("}") {
      exponent = String(exponent.dropFirst().dropLast())
    }
    return exponent.isEmpty ? nil : exponent
  }

  private func integers(
    _ elements: [DeclarationLine.Piece], _ piece: DeclarationLine.Piece
  ) throws(FormulaProblem) -> Domain {
    var values: [Expression] = []
    var hasDots = false
    for element in elements {
      if ["\\dots", "\\ldots", "\\cdots"].contains(element.text) {
        hasDots = true
      } else {
        values.append(try read(element.text, piece))
      }
    }
    guard let first = values.first, let last = values.last else { throw unknown(piece) }
    return hasDots ? .integer(from: first, to: last) : .oneOf(values)
  }

  private func bound(
    _ text: DeclarationLine.Piece, isIncluded: Bool, _ piece: DeclarationLine.Piece
  ) throws(FormulaProblem) -> Domain.Bound? {
    if ["\\infty", "+\\infty", "-\\infty"].contains(text.text) { return nil }
    return Domain.Bound(value: try read(text.text, piece), isIncluded: isIncluded)
  }

  private func read(
    _ text: String, _ piece: DeclarationLine.Piece
  ) throws(FormulaProblem) -> Expression {
    do {
      return try expressions.readExpression(text)
    } catch {
      throw FormulaProblem(error.message, help: error.help, at: piece.span)
    }
  }

  private func number(_ value: Double, _ piece: DeclarationLine.Piece) -> Expression {
    Expression(.number(value), at: piece.span)
  }

  private func unknown(_ piece: DeclarationLine.Piece) -> FormulaProblem {
    FormulaProblem(
      "'\(piece.text)' is not a set that names can be declared in",
      help:
        "write \\R, \\R^d, \\R^{d\\times d}, (a,b), [a,b], \\{1,\\dots,n\\} or \\mathcal{P}(\\R)",
      at: piece.span)
  }

  /// Macros without arguments expanded, white space dropped, one spelling of alphabets.
  func normalised(_ text: String) -> String {
    var result = ""
    for token in DeclarationLine.tokens(.init(text: text, start: 0)) {
      result += macros[token.text] ?? token.text
    }
    result = result.filter { !$0.isWhitespace }
    for letter in ["R", "N", "Z", "P"] {
      for alphabet in ["\\mathbb", "\\mathcal"] {
        if result.hasPrefix(alphabet + letter) {
          result = alphabet + "{\(letter)}" + result.dropFirst(alphabet.count + 1)
        }
      }
    }
    return result
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts = [""]
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        parts.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        parts[parts.count - 1].append(rest.removeFirst())
      }
    }
    return parts
  }
}
