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
    if let stated = statedTicks(marks) { return stated }
    return switch type.kind {
    case .linear, .category, .power: linearTicks(count)
    case .log: logTicks(count)
    case .symmetricLog(let slope): symmetricLogTicks(count, slope)
    case .date: dateTicks(count) ?? linearTicks(count)
    case .duration: durationTicks(count) ?? linearTicks(count)
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

  /// Zero, and on both sides the powers of ten beyond the part that is nearly linear; round numbers
  /// as on a linear scale where there are not two of those.
  private func symmetricLogTicks(_ count: Int, _ slope: Double) -> [Tick] {
    let first = Int((ScaleType.log.even(1 / slope) - 1e-9).rounded(.up))
    let largest = max(domain.lowerBound.magnitude, domain.upperBound.magnitude)
    let last = Int((ScaleType.log.even(largest) + 1e-9).rounded(.down))
    guard first < last else { return linearTicks(count) }
    let sides = domain.contains(0) && domain.lowerBound < 0 && domain.upperBound > 0 ? 2 : 1
    let step = max(1, (sides * (last - first + 1) + count) / max(count, 1))
    let powers = (first...last).filter { $0 % step == 0 }.map {
      Tick(value: powerOfTen($0), label: powerOfTenLabel($0))
    }
    let ticks =
      powers.reversed().map { Tick(value: -$0.value, label: "−" + $0.label) }
      + [Tick(value: 0, label: "0")] + powers
    let shown = ticks.filter { domain.contains($0.value) }
    return shown.count >= 2 ? shown : linearTicks(count)
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
  static func value(of number: DecimalNumber) -> Double {
    (-300..<0).contains(number.exponent)
      ? Double(number.whole) / powerOfTen(-number.exponent)
      : Double(number.whole) * powerOfTen(number.exponent)
  }
}
