/// How wide text is, without a font to ask: rather too wide than too narrow.
///
/// The widths are those of common sans-serif faces (Helvetica, DejaVu Sans, Segoe UI), rounded up,
/// in units of the font size. Where an estimate matters for staying inside the picture, the text
/// also carries its length, so that a wider face is set narrower instead of running out.
enum TextSize {
  /// Ticks, labels and the legend, in units of the picture.
  static let label = 12.0
  /// Titles.
  static let title = 14.0

  static func width(_ text: String, size: Double = label) -> Double {
    // Titles are bold, which is wider.
    ChartText(text).runs.reduce(0) { $0 + width($1) } * size * (size == title ? 1.15 : 1)
  }

  private static func width(_ run: ChartText.Run) -> Double {
    run.text.unicodeScalars.reduce(0) { $0 + em($1) } * run.scale
  }

  /// The lines into which text breaks at spaces so that each fits, if its words do.
  static func lines(_ text: String, width available: Double, size: Double = label) -> [String] {
    var lines: [String] = []
    for word in ChartText.words(text) {
      if let last = lines.last, width(last + " " + word, size: size) <= available {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  private static func em(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[", "]", "f", "t", "r":
      0.4
    case " ": 0.33
    case "\u{2009}": 0.2
    case "\u{2005}": 0.28
    case "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻", "₀", "₁", "₂", "₃", "₄", "₅", "₆",
      "₇", "₈", "₉":
      0.42
    case "m", "w", "M", "W", "@", "%", "—": 0.95
    case "0"..."9": 0.62
    case "A"..."Z": 0.74
    case "−", "×", "+", "=", "<", ">", "~", "≤", "≥", "·": 0.82
    default:
      if scalar.properties.generalCategory == .nonspacingMark {
        0
      }
      // Han, kana, hangul and what else is set in full squares.
      else if (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xFFDC).contains(scalar.value)
        || scalar.value >= 0x1F000
      {
        1.05
      } else {
        0.63
      }
    }
  }
}
