/// A place on an axis that is marked, and what is written there.
struct Tick: Sendable, Hashable {
  var value: Double
  /// Empty for a minor tick.
  var label: String
}

extension Scale {
  /// About `count` ticks, never closer to each other than the step that this allows.
  func ticks(_ count: Int) -> [Tick] {
    if !categories.isEmpty {
      return categories.indices.map { Tick(value: Double($0), label: categories[$0]) }
    }
    return switch type {
    case .linear: linearTicks(count)
    case .log: logTicks(count)
    }
  }

  private func linearTicks(_ count: Int) -> [Tick] {
    let step = NiceStep(covering: domain.upperBound - domain.lowerBound, ticks: count)
    // A tick at the very end of the domain survives the rounding of the division.
    let first = (domain.lowerBound / step.value - 1e-9).rounded(.up)
    let last = (domain.upperBound / step.value + 1e-9).rounded(.down)
    guard first <= last, last - first < 1000, max(first.magnitude, last.magnitude) < 1e15
    else { return [] }
    let counts = Int(first)...Int(last)
    let numbers = counts.map { DecimalNumber(whole: $0 * step.digit, exponent: step.exponent) }
    return zip(counts, DecimalNumber.labels(numbers)).map { count, label in
      Tick(value: step.multiple(Double(count)), label: label)
    }
  }

  /// Powers of ten; where the domain has fewer than two of them, also 2 and 5 times those; where
  /// even these are few, round numbers as on a linear scale.
  private func logTicks(_ count: Int) -> [Tick] {
    let powers = exponents
    if powers.count >= 2 {
      let stride = max(1, (powers.count + count - 1) / max(count, 1))
      return powers.filter { $0 % stride == 0 }.map {
        Tick(value: powerOfTen($0), label: powerOfTenLabel($0))
      }
    }
    let rounded = multiplesOfPowers([1, 2, 5])
    if rounded.count >= 3, rounded.count <= max(count, 3) {
      let labels = DecimalNumber.labels(rounded)
      return zip(rounded, labels).map { number, label in
        let value = NiceStep.value(of: number)
        return Tick(value: value, label: label)
      }
    }
    return linearTicks(count)
  }

  /// Ticks without labels: 2 to 9 times each power of ten while the decades are few, or else the
  /// powers themselves.
  func minorTicks() -> [Double] {
    guard type == .log, categories.isEmpty else { return [] }
    return switch exponents.count {
    case 0: []
    case ...6: multiplesOfPowers(Array(2...9)).map(NiceStep.value(of:))
    case ...30: exponents.map(powerOfTen)
    default: []
    }
  }

  private var exponents: [Int] {
    let first = (type.even(domain.lowerBound) - 1e-9).rounded(.up)
    let last = (type.even(domain.upperBound) + 1e-9).rounded(.down)
    return first <= last ? Array(Int(first)...Int(last)) : []
  }

  private func multiplesOfPowers(_ digits: [Int]) -> [DecimalNumber] {
    let first = Int(type.even(domain.lowerBound).rounded(.down))
    let last = Int(type.even(domain.upperBound).rounded(.down))
    return (first...last).flatMap { exponent in
      digits.map { DecimalNumber(whole: $0, exponent: exponent) }
    }.filter { domain.contains(NiceStep.value(of: $0)) }
  }
}

extension NiceStep {
  fileprivate static func value(of number: DecimalNumber) -> Double {
    (-300..<0).contains(number.exponent)
      ? Double(number.whole) / powerOfTen(-number.exponent)
      : Double(number.whole) * powerOfTen(number.exponent)
  }
}
