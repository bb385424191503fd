/// A number that is `whole` times ten to the `exponent`: what a tick label says, exactly.
struct DecimalNumber: Sendable, Hashable {
  var whole: Int
  var exponent: Int

  /// All digits: `0.25`, `−3`, `1200`.
  var plain: String {
    let sign = whole < 0 ? "−" : ""
    var digits = String(whole.magnitude)
    if exponent >= 0 {
      return sign + digits + (whole == 0 ? "" : String(repeating: "0", count: exponent))
    }
    let decimals = -exponent
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }

  /// One digit before the point and a power of ten: `2.5×10⁻⁷`.
  var scientific: String {
    guard whole != 0 else { return "0" }
    var digits = Substring(String(whole.magnitude))
    let power = exponent + digits.count - 1
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    let fraction = digits.dropFirst()
    return (whole < 0 ? "−" : "") + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction)
      + "×" + powerOfTenLabel(power)
  }

  /// Labels of one axis, all in the same style: the shorter one, where digits alone get long.
  static func labels(_ numbers: [DecimalNumber]) -> [String] {
    let plain = numbers.map(\.plain)
    let longest = plain.map(\.count).max() ?? 0
    guard longest > 6 else { return plain }
    let scientific = numbers.map(\.scientific)
    return (scientific.map(\.count).max() ?? 0) < longest ? scientific : plain
  }
}

/// The shortest decimal text of a number, with the sign that labels have.
func shortText(of value: Double) -> String {
  let text = Int(exactly: value).map(String.init) ?? "\(value)"
  return text.replacing("-", with: "−")
}

/// `10⁻³`, for −3.
func powerOfTenLabel(_ exponent: Int) -> String {
  let superscripts: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  let digits = String(exponent.magnitude).compactMap(\.wholeNumberValue).map { superscripts[$0] }
  return "10" + (exponent < 0 ? "⁻" : "") + String(digits)
}

/// A number rounded to so many significant digits, up to 15, in the shortest text: `0.5`, `1e-12`.
func significant(_ value: Double, digits: Int) -> String {
  guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
  let exponent = Int(ScaleType.log.even(value.magnitude).rounded(.down)) - digits + 1
  // Beyond these, the power of ten itself would not be exact or would overflow.
  guard exponent.magnitude <= 300 else { return "\(value)" }
  let power = ScaleType.log.value(atEven: Double(exponent.magnitude))
  var whole = Int((exponent < 0 ? value * power : value / power).rounded())
  var shift = exponent
  while whole % 10 == 0 { (whole, shift) = (whole / 10, shift + 1) }
  let length = String(whole.magnitude).count + shift
  if length > -5, length <= 15 {
    return DecimalNumber(whole: whole, exponent: shift).plain.replacing("−", with: "-")
  }
  let digits = String(whole.magnitude)
  let fraction = digits.dropFirst()
  return (whole < 0 ? "-" : "") + digits.prefix(1) + (fraction.isEmpty ? "" : ".") + fraction
    + "e\(length - 1)"
}
