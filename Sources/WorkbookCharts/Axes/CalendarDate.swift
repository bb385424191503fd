/// A second of the proleptic Gregorian calendar in UTC, without leap seconds.
///
/// Howard Hinnant, *chrono-compatible low-level date algorithms* (2013): `days_from_civil` and
/// `civil_from_days`.
struct CalendarDate: Sendable, Hashable {
  let year: Int
  /// From 1.
  let month: Int
  /// From 1.
  let day: Int
  let secondOfDay: Int

  /// - Parameter seconds: since the start of 1970.
  init(seconds: Int) {
    let days = Int((Double(seconds) / 86400).rounded(.down))
    secondOfDay = seconds - days * 86400
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The first day of a month.
  ///
  /// - Parameter monthCount: months since January of the year 0.
  init(monthCount: Int) {
    year = Int((Double(monthCount) / 12).rounded(.down))
    month = monthCount - 12 * year + 1
    day = 1
    secondOfDay = 0
  }

  var monthCount: Int { 12 * year + month - 1 }

  /// Since the start of 1970.
  var seconds: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era * 146_097 + dayOfEra - 719_468) * 86400 + secondOfDay
  }
}
