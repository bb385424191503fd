/// A step between ticks that people count in: 1, 2 or 5 times a power of ten.
///
/// Paul S. Heckbert, *Nice numbers for graph labels*, in Graphics Gems, Academic Press 1990,
/// pages 61 to 63. A tick is kept as a whole multiple of a power of ten, so that its label is exact:
/// 0.3, never 0.30000000000000004.
struct NiceStep: Sendable, Hashable {
  /// 1, 2 or 5.
  let digit: Int
  let exponent: Int

  /// The step that cuts `range`, which is positive and finite, into about `ticks - 1` pieces.
  init(covering range: Double, ticks: Int) {
    let rough = range / Double(max(ticks - 1, 1))
    var exponent = Int(ScaleType.log.even(rough).rounded(.down))
    let fraction = rough / powerOfTen(exponent)
    switch fraction {
    case ..<1.5: digit = 1
    case ..<3: digit = 2
    case ..<7: digit = 5
    default:
      digit = 1
      exponent += 1
    }
    self.exponent = exponent
  }

  var value: Double { multiple(1) }

  /// `count` steps. Division by a power of ten is correctly rounded where its product would not be.
  func multiple(_ count: Double) -> Double {
    let whole = count * Double(digit)
    return exponent < 0 ? whole / powerOfTen(-exponent) : whole * powerOfTen(exponent)
  }
}

/// Ten to a whole power, correctly rounded.
func powerOfTen(_ exponent: Int) -> Double {
  Double("1e\(exponent)") ?? .infinity
}
