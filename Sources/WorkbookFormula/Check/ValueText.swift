import WorkbookNumerics

/// Two values in as few digits as tell them apart.
enum ValueText {
  static func pair(_ left: [Number]?, _ right: [Number]?) -> (String, String) {
    guard let left, let right else {
      return (left.map { text($0, 4) } ?? "undefined", right.map { text($0, 4) } ?? "undefined")
    }
    for digits in 4...16 {
      let (a, b) = (text(left, digits), text(right, digits))
      if a != b { return (a, b) }
    }
    return (text(left, 17), text(right, 17))
  }

  static func text(_ numbers: [Number], _ digits: Int) -> String {
    let parts = numbers.map { text($0, digits) }
    return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: ", ") + ")"
  }

  private static func text(_ x: Number, _ digits: Int) -> String {
    let real = shortest(x.real, digits: digits)
    // An imaginary part within the error is none.
    if abs(x.imaginary) <= x.error { return real }
    let imaginary = shortest(abs(x.imaginary), digits: digits) + "i"
    if x.real == 0 { return (x.imaginary < 0 ? "-" : "") + imaginary }
    return real + (x.imaginary < 0 ? " - " : " + ") + imaginary
  }
}
