/// Where an axis has its ticks and what is written there: `.chartXAxis { AxisMarks(values: [0, 1]) }`.
///
/// Ticks outside of the axis are left out. Where labels would touch, later ones are not written.
public struct AxisMarks: Sendable, Hashable {
  var values: AxisMarkValues
  var labels: [String]?

  /// At round numbers, so many or so far apart as `values` says.
  public init(values: AxisMarkValues = .automatic) {
    self.values = values
  }

  /// At the numbers given.
  ///
  /// - Parameter labels: what is written at each of them, plain text; the numbers themselves if
  ///   nothing is said. Where there are fewer labels than numbers, the rest has none.
  public init(values: [Double], labels: [String]? = nil) {
    self.values = AxisMarkValues(kind: .stated(values))
    self.labels = labels
  }
}

/// A rule for where ticks stand.
public struct AxisMarkValues: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case automatic(Int?)
    case stride(Double)
    case stated([Double])
  }

  let kind: Kind

  /// At round numbers, as many as have room.
  public static let automatic = AxisMarkValues(kind: .automatic(nil))

  /// At round numbers, about so many, if they have room.
  public static func automatic(desiredCount: Int) -> AxisMarkValues {
    AxisMarkValues(kind: .automatic(max(desiredCount, 1)))
  }

  /// At the multiples of a number. If it is not positive, or there are more than 200, as if nothing
  /// had been said.
  public static func stride(by step: Double) -> AxisMarkValues {
    AxisMarkValues(kind: .stride(step))
  }
}

extension Scale {
  /// The ticks that `marks` states, `nil` if it leaves them to the scale.
  func statedTicks(_ marks: AxisMarks) -> [Tick]? {
    switch marks.values.kind {
    case .automatic: return nil
    case .stated(let values):
      let labels = marks.labels ?? values.map(shortText)
      let ticks = values.enumerated().map { index, value in
        Tick(value: value, label: index < labels.count ? labels[index] : "")
      }
      return ticks.filter { domain.contains($0.value) && position($0.value).isFinite }
    case .stride(let step):
      guard step > 0, step.isFinite, categories.isEmpty else { return nil }
      let first = (domain.lowerBound / step - 1e-9).rounded(.up)
      let last = (domain.upperBound / step + 1e-9).rounded(.down)
      guard last - first < 200, max(first.magnitude, last.magnitude) < 1e15, first <= last,
        let exact = DecimalNumber(step)
      else { return nil }
      let numbers = (Int(first)...Int(last)).map {
        DecimalNumber(whole: $0 * exact.whole, exponent: exact.exponent)
      }
      return zip(numbers, DecimalNumber.labels(numbers)).map { number, label in
        Tick(value: NiceStep.value(of: number), label: label)
      }
    }
  }
}

extension DecimalNumber {
  /// The shortest decimal number that is read as `value`; `nil` if its digits make no `Int`.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let parts = "\(value)".split(separator: "e")
    guard let mantissa = parts.first else { return nil }
    let fraction = mantissa.split(separator: ".").dropFirst().first ?? ""
    let decimals = fraction == "0" ? 0 : fraction.count
    let digits = mantissa.filter { $0 != "." }.dropLast(fraction == "0" ? 1 : 0)
    guard let whole = Int(digits), whole.magnitude < 1_000_000_000 else { return nil }
    self.init(
      whole: whole, exponent: (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - decimals)
  }
}
