/// A step between ticks that people count time in.
struct TimeStep: Sendable {
  enum Unit: Sendable { case seconds, months }

  let unit: Unit
  let count: Int

  /// From one second to ten years; below and above that, round numbers of seconds and years.
  private static let steps: [TimeStep] =
    [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400,
      172_800, 604_800,
    ].map { TimeStep(unit: .seconds, count: $0) }
    + [1, 2, 3, 6, 12, 24, 60, 120].map { TimeStep(unit: .months, count: $0) }

  static let secondsPerMonth = 2_629_746.0

  private init(unit: Unit, count: Int) {
    self.unit = unit
    self.count = count
  }

  /// The largest step that cuts `range`, in seconds, into at least about `ticks - 1` pieces; `nil`
  /// where that is less than a second.
  init?(covering range: Double, ticks: Int) {
    let rough = range / Double(max(ticks - 1, 1))
    guard rough > 0.7 else { return nil }
    // As for other numbers, a step may be up to about a third shorter than asked for.
    guard let step = Self.steps.first(where: { $0.length >= rough * 0.7 }) else {
      let years = NiceStep(covering: range / (12 * Self.secondsPerMonth), ticks: ticks)
      self.init(unit: .months, count: 12 * Int(min(years.value, 1e9)))
      return
    }
    self = step
  }

  /// In seconds; of months, the mean.
  var length: Double {
    unit == .seconds ? Double(count) : Double(count) * Self.secondsPerMonth
  }
}

extension Scale {
  /// Seconds as round seconds, minutes and hours, all in the same style: `90` beside `30`, `1:30`
  /// beside `1:00`, `1:00:00`.
  func durationTicks(_ count: Int) -> [Tick]? {
    let range = domain.upperBound - domain.lowerBound
    let largest = max(domain.lowerBound.magnitude, domain.upperBound.magnitude)
    guard largest >= 120, largest < 1e9, let step = TimeStep(covering: range, ticks: count),
      step.unit == .seconds
    else { return nil }
    let size = Double(step.count)
    let first = (domain.lowerBound / size - 1e-9).rounded(.up)
    let last = (domain.upperBound / size + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    return (Int(first)...Int(last)).map { index in
      let seconds = index * step.count
      return Tick(value: Double(seconds), label: Self.duration(seconds, hasHours: largest >= 3600))
    }
  }

  private static func duration(_ seconds: Int, hasHours: Bool) -> String {
    let (sign, rest) = (seconds < 0 ? "−" : "", Int(seconds.magnitude))
    let (minutes, last) = (rest / 60, rest % 60)
    return hasHours
      ? "\(sign)\(minutes / 60):\(twoDigits(minutes % 60)):\(twoDigits(last))"
      : "\(sign)\(minutes):\(twoDigits(last))"
  }

  /// Times of the calendar, of which a label says what differs: `2026`, `Mar 2026`, `3 Mar`,
  /// `14:30`, `14:30:05`.
  func dateTicks(_ count: Int) -> [Tick]? {
    let largest = max(domain.lowerBound.magnitude, domain.upperBound.magnitude)
    guard largest < 1e12,
      let step = TimeStep(covering: domain.upperBound - domain.lowerBound, ticks: count)
    else { return nil }
    let dates: [CalendarDate]
    switch step.unit {
    case .seconds:
      // Weeks begin on Mondays: the first one of 1970 was the fifth of January.
      let offset = step.count == 604_800 ? 4.0 * 86400 : 0
      let size = Double(step.count)
      let first = ((domain.lowerBound - offset) / size).rounded(.up)
      let last = ((domain.upperBound - offset) / size).rounded(.down)
      guard first <= last else { return [] }
      dates = (Int(first)...Int(last)).map {
        CalendarDate(seconds: $0 * step.count + Int(offset))
      }
    case .months:
      let months = [domain.lowerBound, domain.upperBound].map {
        CalendarDate(seconds: Int($0.rounded(.down))).monthCount
      }
      let first = Int((Double(months[0]) / Double(step.count)).rounded(.down))
      let last = months[1] / step.count + 1
      dates = (first...max(first, last)).map { CalendarDate(monthCount: $0 * step.count) }
        .filter { domain.contains(Double($0.seconds)) }
    }
    return dates.map { Tick(value: Double($0.seconds), label: $0.label(step)) }
  }
}

extension CalendarDate {
  fileprivate func label(_ step: TimeStep) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    if step.unit == .months {
      return step.count % 12 == 0 ? "\(year)" : "\(names[month - 1]) \(year)"
    }
    if step.count >= 86400 || secondOfDay == 0 { return "\(day) \(names[month - 1])" }
    let minute = secondOfDay / 60
    let time = "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
    return step.count >= 60 ? time : time + ":" + twoDigits(secondOfDay % 60)
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
