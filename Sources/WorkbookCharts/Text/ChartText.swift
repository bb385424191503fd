/// A text of a picture: words, and between dollars mathematics as a small part of TeX writes it.
///
///     "density $p_t(x)$ for $\\sigma^2 = 0.5$"
///
/// A single dollar is a dollar, and so is `\$`.
struct ChartText: Hashable {
  /// A piece that is set in one way.
  struct Run: Hashable {
    var text: String
    var style: Style = .words
    /// How far the baseline is raised, in units of the font size of the whole text.
    var rise = 0.0
    /// The font size in units of that of the whole text.
    var scale = 1.0

    func enlarged(by factor: Double) -> Run {
      Run(text: text, style: style, rise: factor * rise, scale: factor * scale)
    }
  }

  /// How a run is set: as the words around it, as upright mathematics, or as its letters.
  enum Style: Hashable { case words, upright, italic, bold }

  var runs: [Run]

  /// Faces for formulas have smaller letters than those for words: beside them they are set larger,
  /// so that both look the same size.
  private static let mathScale = 1.15

  /// The text as it is written; a formula that cannot be read stays as it is.
  init(_ written: String) {
    runs = (try? Self.runs(written)) ?? [Run(text: written)]
  }

  /// - Throws: `ChartError.formula` for a formula that is not written in this part of TeX.
  static func runs(_ written: String) throws(ChartError) -> [Run] {
    guard written.contains("$") else { return [Run(text: written)] }
    var runs: [Run] = []
    for piece in pieces(written) {
      switch piece {
      case .words(let words): runs.append(Run(text: words))
      case .formula(let formula):
        do {
          var reader = FormulaText(formula)
          runs += try reader.read().map { $0.enlarged(by: Self.mathScale) }
        } catch {
          throw ChartError.formula(written, error.message)
        }
      }
    }
    return runs
  }

  enum Piece: Hashable {
    case words(String)
    case formula(String)
  }

  /// Words and formulas in their order.
  static func pieces(_ written: String) -> [Piece] {
    var pieces: [Piece] = []
    var words = ""
    var rest = Substring(written)
    while let character = rest.first {
      rest.removeFirst()
      if character == "\\", rest.first == "$" {
        words.append(rest.removeFirst())
      } else if character == "$", let end = rest.firstIndex(of: "$"), end > rest.startIndex {
        if !words.isEmpty { pieces.append(.words(words)) }
        words = ""
        pieces.append(.formula(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        words.append(character)
      }
    }
    return words.isEmpty ? pieces : pieces + [.words(words)]
  }

  /// The words of a text, split at the spaces that are not in a formula.
  static func words(_ written: String) -> [String] {
    var words = [""]
    for piece in pieces(written) {
      switch piece {
      case .formula(let formula): words[words.count - 1] += "$\(formula)$"
      case .words(let text):
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        words[words.count - 1] += parts.first ?? ""
        words += parts.dropFirst().map(String.init)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
