import WorkbookTranscript

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A computed value as text of the page, or as LaTeX inside a formula.
struct ValueText {
  var isInFormula: Bool

  /// The value in a format, or `nil` when the format does not fit its type.
  func text(_ content: Value.Content, _ format: ValueFormat?) -> String? {
    switch content {
    case .double(let value):
      return number(value, format)
    case .integer(let value):
      switch format?.style {
      case nil, .whole: return sign("\(value)")
      default: return number(Double(value), format)
      }
    case .estimate(let mean, let standardError):
      return estimate(mean, standardError, format)
    case .doubles(let values):
      let texts = values.compactMap { number($0, format) }
      return texts.count == values.count ? texts.joined(separator: ", ") : nil
    case .boolean(let value):
      return format == nil ? word(value ? "true" : "false") : nil
    case .text(let text):
      return format == nil ? word(text) : nil
    }
  }

  private func number(_ value: Double, _ format: ValueFormat?) -> String? {
    guard value.isFinite else { return word(value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞") }
    guard let format else { return mantissaAndExponent(value.description) }
    switch format.style {
    case .whole:
      guard value == value.rounded(), abs(value) < 1e15 else { return nil }
      return sign("\(Int(value))")
    case .fixed: return sign(printed(value, "%.*f", format.precision))
    case .scientific: return mantissaAndExponent(printed(value, "%.*e", format.precision))
    case .general: return mantissaAndExponent(printed(value, "%.*g", format.precision))
    }
  }

  /// The mean to the digits that two digits of the standard error leave.
  private func estimate(_ mean: Double, _ standardError: Double, _ format: ValueFormat?) -> String?
  {
    guard mean.isFinite, standardError.isFinite, standardError > 0 else {
      return number(mean, format)
    }
    let between = isInFormula ? " \\pm " : " ± "
    if let format {
      guard let mean = number(mean, format), let error = number(standardError, format) else {
        return nil
      }
      return mean + between + error
    }
    let digits = 1 - Int(floor(log10(standardError)))
    guard (0...15).contains(digits) else {
      let format = ValueFormat(style: .general, precision: 2)
      return (number(mean, ValueFormat(style: .general, precision: 6)) ?? "") + between
        + (number(standardError, format) ?? "")
    }
    return sign(printed(mean, "%.*f", digits)) + between + printed(standardError, "%.*f", digits)
  }

  private func printed(_ value: Double, _ format: String, _ precision: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let count = withVaList([Int32(precision), value]) {
      vsnprintf(&buffer, buffer.count, format, $0)
    }
    return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A number as a program writes it, perhaps with an error behind `±`, as people write it.
  func asWritten(_ text: String) -> String {
    text.split(separator: Character(" "), omittingEmptySubsequences: false)
      .map { Double($0) == nil ? String($0) : mantissaAndExponent(String($0)) }
      .joined(separator: " ")
  }

  /// `3.1e-13` as people write it: 3.1 · 10⁻¹³.
  private func mantissaAndExponent(_ text: String) -> String {
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return sign(text) }
    let mantissa = sign(String(parts[0]))
    if exponent == 0 { return mantissa }
    return isInFormula
      ? "\(mantissa) \\cdot {10}^{\(exponent)}" : "\(mantissa) · 10\(superscript(exponent))"
  }

  private func superscript(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (exponent < 0 ? "⁻" : "")
      + String("\(abs(exponent))".compactMap { $0.wholeNumberValue }.map { digits[$0] })
  }

  private func sign(_ text: String) -> String {
    !isInFormula && text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// A value that is no number stays text, in LaTeX too.
  private func word(_ text: String) -> String {
    guard isInFormula else { return text }
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\textbackslash{}"
      case "{", "}", "$", "%", "&", "#", "_": escaped += "\\\(character)"
      case "^": escaped += "\\textasciicircum{}"
      case "~": escaped += "\\textasciitilde{}"
      default: escaped.append(character)
      }
    }
    return "\\text{\(escaped)}"
  }
}
